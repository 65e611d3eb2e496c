# Lessons: what stands around them, the list, and a question that is asked of the partner.
lesson-practice = <b>To try, two minutes:</b> { $practice }
lesson-ask-self = <b>For you alone:</b> { $question }
lesson-ask-partner = <b>To share, if you like:</b> { $question }
lesson-last = This is the last of the series. From here on: all of them to look into again, the other side's, and whatever the two of you make of it.
button-door-soothe = Ten minutes, now
button-door-space = Prepare my card
button-door-wish = Make a small wish
button-door-line = Send one warm line
button-door-talk = Begin a talk softly
lesson-later = Put aside. It comes again next time.
lesson-gone = That lesson isn't here any more. /lessons shows what there is.
lesson-none = You have been through all of them. /lessons has them to look into again, whenever you like.
button-ask-partner = Ask my partner this
button-skip = Not for me
button-later = Later
button-unsafe = Not safe?
button-all-lessons = All lessons
button-over-fence = The other side's lessons
button-own-lessons = Back to my lessons
lessons-list = Your lessons, in your own order. { $mark } is where you are. Tap one to open it; only you see this.
lessons-list-through = Your lessons, in your own order. Tap one to open it; only you see this.
lessons-fence = The other side's lessons, for whoever is curious.

question-relay = { $name } has a question for you, from a short lesson: “{ $question }” Answer when and how you like; leaving it is fine too.
question-sent = On its way to { $partner }.
question-held = Held: { $partner } can't be reached here right now. It goes out if that changes.
question-delivered = Delivered. Your question is with { $partner } now.
question-undelivered = I couldn't deliver this to { $partner }, and nothing arrived. That is my side, not what you asked.
question-expired = It waited a week for { $partner } and is let go now. Nothing arrived.
question-refused = One question a day is plenty; today's has gone to { $partner } already. This one can go tomorrow.
question-in-space = There is a pause between the two of you right now. This question keeps until it is over; tap again then.
question-gone = That one is no longer open. Tap “Ask my partner this” under the lesson to begin again.
question-dropped = Not sent.

command-lesson = A short lesson now
command-lessons = All lessons, with my place in them
