# The settings: one screen, and the screens below it.
settings-title = <b>Settings</b>
settings-line-name = The name your partner sees: { $name }
settings-line-tone = How messages to you sound: { $tone }
settings-line-signals = Signals: { $what }
settings-line-quiet = Quiet hours: { $hours }
settings-line-zone = Time zone: { $zone }
settings-line-language = Language: { $language }
settings-line-discreet = Discreet mode: { $state }
settings-line-checkins = Check-ins: { $rhythm }
settings-line-lessons = Lessons: { $rhythm }
settings-every-day = every day
settings-rhythm = { $days } at { $clock }
settings-foot = A change counts at once. Nobody else is told of it.
settings-on = on
settings-off = off
settings-none = none
settings-not-said = not set yet
settings-hours = { $from } to { $to }
settings-zone-short = { $place }, { $clock } now
settings-short-lines-on = own lines welcome
settings-short-lines-off = ready-made lines only
settings-short-reminders-on = one reminder
settings-short-reminders-off = no reminders
settings-short-undo = { $count ->
        [0] sent at once
       *[other] sent after { $count } seconds
    }
settings-short-holds-on = held in quiet hours
settings-short-holds-off = without sound in quiet hours

# The buttons that lead to the screens below.
settings-button-name = My name
settings-button-tone = How messages sound
settings-button-signals = Signals
settings-button-quiet = Quiet hours
settings-button-zone = Time zone
settings-button-language = Language
settings-button-discreet = Discreet mode
settings-button-checkins = Check-ins
settings-button-lessons = Lessons

# What may be typed behind /settings to go straight to a screen, with blanks between the words.
settings-main-words = settings
settings-name-words = name names
settings-tone-words = tone tones sound wording
settings-signals-words = signals signal lines reminders undo
settings-quiet-words = quiet night nights hours
settings-quiet-from-words = from
settings-quiet-to-words = to
settings-zone-words = zone timezone time clock city
settings-language-words = language languages
settings-discreet-words = discreet spoiler
settings-checkins-words = checkin checkins check-in check-ins question questions
settings-checkins-hour-words = checkin-hour
settings-lessons-words = lesson lessons track
settings-lessons-hour-words = lesson-hour

settings-name =
    <b>The name your partner sees: { $name }</b>

    It stands in every message that reaches your partner from you. To change it, write another one, up to { $most } characters.
settings-name-none = Telegram shows nothing of your name, so your partner would not see who writes to them. What may they call you? Write a name.
settings-name-empty = There is no name in that.
settings-name-long = That is too long for a name; { $most } characters have room.
settings-name-telegrams = The one Telegram shows

settings-tone =
    <b>How messages to you sound: { $tone }</b>

    This is a taste in wording, nothing more. Your partner sees that wording in the preview, nothing else. A request for a little quiet would arrive like this:
settings-tone-sample =
    { $tone }
    <q>{ $sample }</q>
settings-sample-name = Alex

settings-signals = <b>Signals</b>
settings-lines-on = Lines in your partner's own words: on. They arrive in quotation marks, as theirs.
settings-lines-off = Lines in your partner's own words: off. You get ready-made lines only, and your partner is told so while choosing one.
settings-reminders-on = A reminder of a wish that is still open: on. One at most, and none in your quiet hours or during your own space.
settings-reminders-off = A reminder of a wish that is still open: off.
settings-undo = { $count ->
        [0] Time for second thoughts after “Send”: none, it goes out at once. You can still take it back.
       *[other] Time for second thoughts after “Send”: { $count } seconds. Until then nothing has left.
    }
settings-holds-on = In your quiet hours signals wait until those are over. Your partner reads that they are held.
settings-holds-off = In your quiet hours signals arrive, without a sound.
settings-switch-lines-on = Turn own lines on
settings-switch-lines-off = Turn own lines off
settings-switch-reminders-on = Turn the reminder on
settings-switch-reminders-off = Turn the reminder off
settings-switch-holds-on = Hold signals in quiet hours
settings-switch-holds-off = Let signals in without a sound
settings-undo-button = { $count ->
        [0] At once
       *[other] { $count } s
    }

settings-quiet =
    <b>Quiet hours: { $from } to { $to }</b>

    In that time nothing comes from me on its own account, and signals from your partner make no sound.
settings-quiet-none =
    <b>Quiet hours: none</b>

    Signals from your partner make a sound at any hour.
settings-quiet-zone = I don't know your time zone yet, so for now these hours follow { $zone }.
settings-quiet-from-button = From { $clock }
settings-quiet-to-button = To { $clock }
settings-quiet-none-button = No quiet hours
settings-quiet-from = When do your quiet hours begin? Tap a time, or write one, such as “22:15”.
settings-quiet-to = When do your quiet hours end? Tap a time, or write one, such as “7:45”.
settings-clock-unclear =
    { $count ->
        [one] I'm not sure that I read this right. Is it this time?
       *[other] That can mean more than one time. Is it one of these?
    }
settings-clock-unreadable = I couldn't read a time of day in that. “22:30” or “8am” would work.

settings-zone =
    <b>Time zone: { $place }</b>

    It is { $clock } for you now. Times that reach you are shown in your time, whatever the clock of your partner shows.
settings-zone-unknown =
    <b>Time zone: not set yet</b>

    Until I know yours, times are shown with the zone they are meant in, which is { $zone }.
settings-zone-set = Set my time zone
settings-zone-change = Change it

settings-language =
    <b>Language</b>

    What I say to you is in this language, and so is what reaches you from your partner. Each of you has your own.

settings-discreet-on =
    <b>Discreet mode: on</b>

    Every text from me lies under a spoiler: a notification, or somebody who looks over, shows nothing. A tap on the text opens it. Buttons stay readable, and so does a question once you open it.
settings-discreet-off =
    <b>Discreet mode: off</b>

    With it on, every text from me lies under a spoiler: a notification, or somebody who looks over, shows nothing. A tap on the text opens it. Buttons stay readable, and so does a question once you open it.
settings-switch-discreet-on = Turn discreet mode on
settings-switch-discreet-off = Turn discreet mode off

settings-checkins =
    <b>Check-ins: { $rhythm }</b>

    One small question for each of you. What you both answered is shown to both; who skips stays unnamed. /checkin asks at any time, whatever is set here.
settings-checkins-hour = At what time may the question come? Tap a time, or write one, such as “20:15”.
settings-switch-checkins-on = Let questions come
settings-switch-checkins-off = No questions by themselves
settings-lessons =
    <b>Lessons: { $rhythm }</b>

    Short ones, two minutes each. Only you see where you are. /lesson brings one at any time, whatever is set here.
settings-lessons-hour = At what time may a lesson come? Tap a time, or write one, such as “18:30”.
settings-switch-lessons-on = Let lessons come
settings-switch-lessons-off = No lessons by themselves
settings-hour-button = At { $clock }
settings-track = Which come first is a taste too, and only yours to see:
settings-track-reach = Lessons for closing the gap
settings-track-retreat = Lessons for taking room
settings-track-mixed = The shared ones first
