# When it is not a question of style.
safety =
    <b>Is something not safe?</b>
    In danger right now: call { $emergency }.

    Being afraid of your partner's reactions, being watched, cut off from others, forced into sex, hit, threatened: none of that is a communication problem, and you can't fix it by asking more nicely or needing less.

    Talk to someone, free of charge and in confidence: { $violence }. In a crisis or thinking about suicide: { $crisis }. Worried about how <i>you</i> treat your partner? The same lines talk to you too, without judging.

    If someone else can see this phone, use a safer device. I keep no record that you opened this page.
safety-quiet-on = Quiet mode is on: I ask nothing, suggest nothing and hold your partner's signals. From outside it looks like a pause.
button-country = My country
button-clear = Remove this chat's last 48 h
button-quiet-on = Pause quietly
button-quiet-off = End quiet mode
button-disconnect-quietly = Disconnect quietly
countries = Which country's help lines shall I show? I don't guess it from anything, and only you see it.
button-no-country = I don't say
cleared = Done.
cleared-more = Older messages, the other phone and screenshots are beyond my reach. To remove the rest, delete the chat in Telegram.
threat-refused = I don't pass on threats. Nothing was sent, and I keep nothing of it. If you are afraid of what might happen, there is help for that too.
help-offered =
    Only you see this, and I keep nothing of it. If you are thinking of ending your life, please call now: { $emergency }
    { $crisis }
button-worry = This worries me
worry =
    You can't carry this alone, and you aren't to blame.

    If a life is in danger: { $emergency }. Advice, also for relatives: { $crisis }. If it's being used to keep you from leaving or from saying no: { $violence }.

    Only you see this.
command-safety = When something is not safe
command-x = Remove this chat's last two days
