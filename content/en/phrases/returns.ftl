# The promised return.
ask-soon = You said { $time }.
ask-overdue = It's a little past { $time }. Back, or a new time?
ask-last = Late is fine: one line, one new time.
    .b = If coming back feels heavy: “I'm late, I'm here” is a complete message.
opener-thanks = Thank you for the room.
opener-hug = Hug first?
opener-clearer = A bit clearer. Ten minutes?
opener-not-ready = Not ready for the topic yet, but I'm here.
opener-offered = One line more, if you like:
opener-told = { $partner } reads:
button-topic-later = Back, topic later …
button-own-words = In my own words …
back-line-asked = Write one line, 120 characters at most. { $partner } gets it with your return; you see the whole of it first.
button-longer-20 = 20 more min · { $clock }
button-longer-60 = 1 more h · { $clock }
button-longer-other = Other time …
longer-asked = Until when, in your own words? “until 21:00” or “in 40 min” would work.
topic-asked = When would be good for the topic? “tomorrow 18:00” or “in 2 hours” would work.
longer-preview = { $partner } would read, word for word:
longer-times = A pause has room for two new times. Coming back for five minutes counts, and so does coming back with one line.
longer-day = That would be more than a day in all. A pause that long needs a word between you. Two lines are enough: “I need more days, and here is when we speak.”
longer-past = That time is too close or already past. From 20 minutes on would work.
longer-unknown = { $partner } hasn't got your need for space yet, so there is no time to change. You can take it back and send a new one.
extended = { $name } needs a bit longer: until { $t }.
extended-own = Told. Your new time is { $time }. Naming a time is a way of staying.
returned-topic = { $name } is back, and has a time for the topic: { $time }.
returned-read-late = Written { $at }: I was out of reach and could not bring it sooner.
returned-own = Welcome back. { $partner } reads:
returned-own-unknown = Welcome back. { $partner } had not got your need for space yet, so nothing was sent.
receipt-returned = You are back, and { $partner } is told. Whether this had arrived before, I can't know.
receipt-returned-before = Not sent: you were back before it could reach { $partner }.
nothing-to-return-from = You aren't in a pause, so there is nothing to come back from.
back-preview = { $partner } will get, word for word:
wait-went-on = The time { $name } named has passed, and there is no new one yet. I don't know the reason and won't guess. What would be good for you now?
    .b = No word from { $name } yet. I don't know the reason and won't guess. Nothing for you to do; I'll pass it on as soon as there is something.
button-ten-for-me = Ten minutes for me
button-write-line = Write a line
button-leave-it = Leave it
space-closed = I've closed the pause that ran until { $time }. How you go on is up to you two: a plain “hello” works.
    .b = The pause that ran until { $time } is put away now. A plain “hello” works.
line-asked-for-later = Write one line, 200 characters at most. { $name } gets it on coming back, not before.
line-kept = Kept. { $name } gets it on coming back: { $line }
line-out = Taken out. Nothing is kept for the return.
line-not-taken = { $name } takes ready-made lines only. “Okay ❤” is one of them.
problem-time-is-theirs = { $name } names the end of the pause. You can leave a line about it for the return.
button-line-out = Take it out
line-arrives = { $name } left you a line: { $line }
hard =
    Waiting can be hard, and that makes sense. Only you see this.

    Breathe in through the nose, take a second small sip of air, and let it out long through the mouth. Three minutes of that, then walk a few steps, or call someone who is good for you.

    { $name } has named a time: { $until }.
ask-unheard = This reached { $partner } only after { $time }, so you aren't late. Back, or a new time?
ask-morning = You said { $time }. One line is enough.
button-ways = ⋯ More ways
returned = { $name } is back. { $said }
welcome-heart = ❤
welcome-good = Good to have you back
welcome-ten = Ten minutes?
welcome-bit = Give me a bit
