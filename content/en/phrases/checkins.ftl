# The small questions of the evening: what stands around the polls, and what is shown once both answered.
# The questions themselves are in checkins/.

# Under the question, in the poll.
checkin-note-shared = { $partner } gets the same question. If you both answer, you both see both answers { $when }. An answer can be changed up to that moment.
checkin-note-opt-in = Stays with you, unless you both tap “{ $share }”. Nobody hears who did.
checkin-note-private = Only for you. { $partner } doesn't get to see it.
button-skip-question = Skip
button-share-this = Share this one
button-keep-this = ✓ Shared if you both do

checkin-offered = There is something small for you. It opens when you tap.
button-open = Open
checkin-already = Today's question is up there. You can change your answer until { $until }.
checkin-already-here = Today's question is on its way to you. You can change your answer until { $until }.
checkin-closed = Today's question is closed. The next one comes another day.
checkin-in-space = There is a pause between the two of you right now. Questions rest until it is over.

# The reveal. Where there is nothing to show, for whatever reason, nothing is said.
checkin-reveal =
    You: <i>{ $own }</i>. { $partner }: <i>{ $theirs }</i>.

    { $bridge }

# Lines that bridge two answers, beside those in checkins/bridges.yaml.
bridge-week-good = Similar for both of you this week, and on the good side. What contributed?
    .b = A good week for both. Which moment would you keep?
    .c = It went well for the two of you this week. What was small and did a lot?
bridge-week-middle = Neither good nor bad this week, for both of you. What would make the next one a little lighter?
    .b = A week in between, for both. What would you like more of?
    .c = So-so for both of you this week. What could be left out of the next one?
bridge-week-low = A heavy week for both. Nothing needs fixing tonight. One small thing that would be kind?
    .b = That was a lot for both of you. What can wait until next week?
    .c = A hard week on the two of you. Who or what carried you a little?
bridge-week-apart = You had different weeks with each other. Both are true. Want to tell one scene each?
    .b = The same week looked different to each of you. Which moment do you mean?
    .c = Two weeks in one. What would the other not have noticed?
bridge-none = Nothing of that kind for either of you this week. What was good instead?
    .b = Not this week, for either of you. What was there in its place?
    .c = Neither of you had that this week. Would you have liked it?
bridge-same = The same for both of you. What's behind it?
    .b = You chose the same. Did you know?
    .c = One answer, twice. What made you choose it?
bridge-different = Two answers, and both are true. Want to tell each other what you had in mind?
    .b = You see it differently. What would you like the other to know about yours?
    .c = Not the same, and neither is wrong. What did you think of as you chose?
bridge-no-moment = Nothing of that kind for either of you this week, and that is fine. What would be a small one?
    .b = No such moment this week, for either. Where would one fit?
    .c = A week without one, for both. Which earlier one comes to mind?
bridge-no-wish = Neither of you is missing anything special. What is good as it is?
    .b = No wishes just now. What would you like to stay?
    .c = Nothing in particular, for either of you. What makes it enough?
bridge-one-wish = One of you would like “{ $x }”, the other has no wish in particular. When could it fit?
    .b = There is one wish: “{ $x }”. What would be a small version of it?
    .c = “{ $x }” would do one of you good. Which day has room?

# "If it isn't possible …": shown to one person only, and nothing is kept of it.
checkin-afraid = If it isn't possible because you're afraid of the reaction, that's important. Tap here.
button-afraid = 🔒 Help, only for you

# A good moment that wants to be told.
telling-asked = What was the moment? Write it in one line, 120 characters at most. You see first what { $partner } would get.
telling-offered = You can tell { $partner } of it in one line, or without one. You see first what { $partner } would get.
telling-off = { $partner } takes ready-made lines only. I can say that there was a moment you liked.
telling-long = That is { $count } characters; a line has room for 120. A shorter one?
telling-no-text = Please write it as text, in one line.
telling-in-space = There is a pause between the two of you right now. This keeps until it is over; tap again then.
telling-left = Good. It stays with you.
telling-line = There was a small moment with you that { $name } liked: “{ $line }”
telling-bare = There was a small moment with you that { $name } liked.
telling-delivered = Delivered. It's in { $partner }'s chat now.
telling-expired = It waited two days for { $partner } and is let go now. Nothing arrived.
telling-undelivered = I couldn't deliver this to { $partner }, and nothing arrived. That is my side, not what you wrote.
telling-heart = ❤
telling-more = Tell me more
button-write-it = Write a line
button-without-line = Without a line

# After three weeks.
checkin-review = You have had a small question in the evening for three weeks now. Keep going, fewer, or a break?
button-going-keep = Keep going
button-going-fewer = Fewer
button-going-break = A break
checkin-going-keep = Good. It goes on as it is.
checkin-going-fewer = Good. From now on a question comes on Tuesday, Thursday and Sunday. /settings changes that.
checkin-going-break = Good. No more questions by themselves. /checkin asks one when you like, and /settings brings them back.

command-checkin = Today's question, now
