# Putting a signal together, and its way to the other.
not-connected = You aren't connected with anybody here, so there is nobody to tell. /invite makes a link for your partner.
not-connected-left = You aren't connected with anybody here, so there is nobody to tell. Ten minutes for yourself are one tap away.
draft-gone = That one is no longer open. Start again with /space or /closeness.
draft-cancelled = Cancelled. Nothing was sent.
button-cancel = Cancel
button-back = Back

space-until = Until when do you need space? { $partner } will see the time, and that you come back then. From 20 minutes to a day.
space-until-text = Tell me until when, in your own words: “until 20:00”, “90 min”, “Friday 9am”.
problem-too-short = That is a bit short: a pause that helps takes 20 minutes or more.
problem-too-long = I carry pauses of a day at most. Longer than that needs a word between the two of you.
problem-late = I was out of reach and read this only now; the time you named is over, which is not your doing. Until when from here?
problem-unreadable = I couldn't read a time in that. “2h”, “until 20:00” or “tomorrow 9am” would work.
problem-no-text = Please write it as text.
problem-line-long = That is { $count } characters; a line has room for { $most }.
problem-wish-long = That is { $count } characters; a wish has room for { $most }.
problem-wish-off = { $partner } takes ready-made wishes only, so tap one of these.
problem-unclear = That can mean more than one time, and I'd rather ask than promise the wrong one.
which-time = Which one do you mean?
words-kept = I keep what you wrote: “{ $words }”
reading-morning = { $time } · morning
reading-afternoon = { $time } · afternoon
reading-evening = { $time } · evening
reading-late = { $time } · night
reading-night = { $time } · night
until-20m = 20 min
until-1h = 1 h
until-3h = 3 h
until-tonight = Tonight
until-tomorrow = Tomorrow
until-morning = Morning
# On a button: a length and the clock it leads to.
until-clock = { $length } · { $clock }
until-other = Other

wish-asked = What would be good? One small wish is easier to answer than a big one.
wish-text = Put your wish in a few words, 80 characters at most. Write it as you would say it, like “Could we talk for five minutes?”.
wish-own = My own words
window-asked = And when?

line-asked = A line of your own choosing can make the wait easier for { $partner }. Tick what is true, or write your own.
line-asked-closeness = You can add a line. Tick what is true, or write your own.
line-own = My own words
line-done = Done
line-remove = Without my line
line-text = Write one line, 120 characters at most. It arrives in quotation marks, as yours.
line-off = { $partner } takes ready-made lines only, so tick what is true.

preview = This is what { $partner } will get, word for word:
preview-answers = { $partner } can answer: { $answers }
preview-foot = I add nothing to it, and I don't report when it is opened.
# The sentence in the sender's own language, where the other reads another one.
preview-gloss = In English: { $text }
preview-yours = In your own time that is { $time }.
preview-new-words = Time has moved on, so the words have changed a little. Please look again.
preview-clock-moved = It is later now, so the time has changed. Please look again.
button-more = ⋯
button-send = Send
button-change-time = Change time
button-change-wish = Change wish
button-add-line = Add a line
button-other-words = Other words
strength-space-1 = A little
strength-space-2 = Quite
strength-space-3 = I need to stop now
strength-closeness-1 = A little
strength-closeness-2 = Quite
strength-closeness-3 = Hard moment

receipt-sent = On its way to { $partner }.
receipt-held = Held: { $partner } can't be reached here right now. It goes out if that changes.
receipt-undelivered = I couldn't deliver this to { $partner }, and nothing arrived. That is my side, not what you wrote. You can send it again with /{ $kind ->
        [space] space
        [talk] talk
       *[other] closeness
    }.
receipt-space = Delivered. It says that you come back { $at }. Nothing to prepare.
# Above what was held, where its words name no day; or where the time they name is over.
late = Written { $written }.
late-over = Written { $written }. Its time is over now.
late-wish = Written { $written }. The time it names has passed; it can be answered all the same.
receipt-space-late = Delivered, after its time. { $partner } reads when you wrote it.
receipt-closeness = Delivered. { $partner } has your wish.
receipt-closeness-late = Delivered, after the time it names. { $partner } reads when you wrote it.
button-im-back = I'm back

space-already-open = You are in a pause until { $time }. Are you back, or do you need a new time?

kinder = { $partner } may be asleep then. { $time } works too.
button-kinder = { $time }
line-landing = <q>{ $line }</q> This line may land as blame. Keep it, or try: “I felt … when …, and I'd like …”?
line-keep = Keep mine
line-use-template = Use the template
line-none = No line
line-template =
    Fill it in and send it to me, 120 characters at most:

    I felt … when …, and I'd like …
line-template-copy = Copy the template
line-template-text = I felt … when …, and I'd like …
preview-no-line = { $partner } takes ready-made lines only now, so your own line is left out.
preview-bare = { $partner } takes ready-made lines only, so what it is about stays with you until you talk.
preview-landing = Some of this may land as blame. Keep it, or say it again as: “I felt … when …, and I'd like …”.
preview-ten-first = What { $partner } got says that ten minutes come first. Your need for space waits here; send it when you're ready.
