# What the receiver can say, and how it arrives.
answer-see-you = Okay, see you { $at }
answer-see-you-label = Okay, see you { $at }
answer-heart = Okay ❤
answer-heart-label = Okay ❤
answer-line-label = Leave a line for later
answer-hard-label = This is hard for me
answer-yes-now = Yes, now
answer-yes-now-label = Yes, now
answer-yes-at = Yes, { $at }
answer-yes-at-label = Yes, at …
answer-smaller = ❤ now, more later
answer-smaller-label = Something smaller
answer-not-now = Not now, but { $at }
answer-not-now-label = Not now, at …
answer-not-today-label = Not today
answered-relay = { $name }: { $answer }
answered-not-today = { $name } can't today and let you know. That's an answer too.
answered-own = Your answer: { $answer }
answered-own-not-today = You said: not today.
answer-at = When would be good? Tap one, or write a time.
answer-at-problem = I couldn't read a time that lies ahead in that. “20:30” or “in an hour” would work.
answer-in-30m = In 30 min
answer-in-1h = In 1 h
answer-in-3h = In 3 h
answer-tomorrow = Tomorrow
line-for-later = Write one line, 200 characters at most. { $name } gets it on coming back, not before.
line-kept = Kept. { $name } gets it on coming back.
line-arrives = { $name } left you a line: { $line }
signal-over = This one is put away, so there is nothing left to answer.
hard =
    Waiting can be hard, and that makes sense. Only you see this.

    Breathe in through the nose, take a second small sip of air, and let it out long through the mouth. Three minutes of that, then walk a few steps, or call someone who is good for you.

    { $name } has named a time: { $until }.
returned-as-agreed = { $name } is back, as agreed.
returned-late = { $name } is back, later than planned.
returned-early = { $name } is back.
returned-own = Welcome back. { $partner } knows.
nothing-to-return-from = You aren't in a pause, so there is nothing to come back from.
