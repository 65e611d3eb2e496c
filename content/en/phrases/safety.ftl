# When it is not a question of style.
safety =
    <b>Is something not safe?</b>
    In danger right now: call { $emergency }.

    { $lines }

    Being afraid of your partner, watched, cut off, forced into sex, hit, threatened: none of that is a communication problem. Worried about how <i>you</i> treat your partner? Ask there, too.

    If others can see this phone, use a safer one: calls stay in its list, maybe on the bill. I keep no record.
safety-quiet-on = Quiet mode is on: I ask nothing and hold signals, as in a pause.
button-country = My country
button-clear = Remove this chat's last 48 h
button-quiet-on = Pause quietly
button-quiet-off = End quiet mode
button-disconnect-quietly = Disconnect quietly
countries = Which country's help lines shall I show? Your choice takes the place of any guess, and only you see it.
button-no-country = I don't say
clear-ask = Remove what can be removed of this chat's last two days? It can't be brought back.
cleared = Done.
cleared-more = Older messages, the other phone and screenshots are beyond my reach. To remove the rest, delete the chat in Telegram.
threat-refused = I don't pass on threats. Nothing was sent, and I keep nothing of it. If you are afraid of what might happen, there is help for that too.
help-offered =
    Only you see this, and I keep nothing of it. If you are thinking of ending your life, please call now:
    { $emergency }
    { $crisis }
button-worry = 🔒 Is something wrong?
worry =
    You can't carry this alone, and you aren't to blame.

    If a life is in danger: { $emergency }
    For advice:
    { $crisis }
    If it's being used to keep you from leaving or from saying no:
    { $violence }

    Only you see this.
command-safety = When something is not safe
command-x = Remove this chat's last two days
