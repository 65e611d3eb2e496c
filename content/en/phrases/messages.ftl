# Messages in own words, and a line that speaks of ending one's life: it goes without a frame, and is asked about first.
serious-asked =
    <b>Are you thinking of ending your life?</b>
    Please call now: { $emergency }
    { $crisis }
    I'm a program; a person can come.
serious-preview = If you like, { $partner } gets this, word for word, and nothing else of what you were writing:
serious-gloss = In your language: “{ $text }”
serious-before-now = Nothing goes out unless you tap. A call is quicker.
serious-before-silent = This arrives without a sound now, and { $partner } may be asleep. Call.
serious-before-held = This won't reach { $partner } now. Call.
serious-call =
    { $emergency }
    { $crisis }
serious-sent = On its way to { $partner }. Please call too; you needn't wait alone for an answer.
serious-silent = On its way to { $partner }, without a sound. It may not be noticed now. Call.
serious-held = This doesn't reach { $partner } now. Call. If that changes within two days, it goes out first.
serious-delivered = Delivered. Whether { $partner } has noticed it, I can't know. Call.
serious-undelivered = This did not reach { $partner }. Call.
serious-taken_back = Taken back.
serious-not-sent =
    Nothing was sent, and I keep nothing of it. If it comes back, call:
    { $emergency }
    { $crisis }
serious-arrives =
    { $name } wrote this on { $day } at { $clock }:
    “{ $words }”

    It may be serious. Call now, or go there. If a life is in danger: { $emergency }.
# The same for whoever wrote it, where the other reads another language; their own words stand above.
serious-arrives-gloss = { $name } wrote this on { $day } at { $clock }: … It may be serious. Call now, or go there. If a life is in danger: { $emergency }.
serious-arrives-bare =
    On { $day } at { $clock } { $name } wrote something that may be serious.

    Call now, or go there. If a life is in danger: { $emergency }.
button-call-someone = Call someone
button-send-to = Send to { $partner }
button-do-not-send = Don't send
button-not-meant = That's not what I meant
button-what-can-i-do = 🔒 What I can do
words-returned =
    All right. Nothing was sent. Here are your words; change them, and write again:

    “{ $words }”
button-copy-words = Copy my words
call-somebody =
    Who could be with you now, or stay on the phone? A friend, somebody of your family, a neighbour, a doctor. It needn't be the right person, only one who picks up.

    One sentence is enough: “I'm not safe with my thoughts. Can you stay with me?” If nobody answers:
    { $emergency }
    { $crisis }
button-copy-message = Copy a message for them
call-somebody-text = I'm not safe with my thoughts right now. Can you call me, or come?

# What can be said back with one tap: the label is what the other reads.
message-calling = I'm calling
message-heart = ❤

# A line of one's own, and an answer to a question from a lesson.
message-preview-line = { $partner } would get this, word for word:
message-preview-answer = { $partner } would get your answer, word for word:
message-waits = It waits now, and goes out if { $partner } can be reached here within two days.
message-arrives-line = { $name }: “{ $words }”
message-arrives-answer = { $name }, to your question “{ $question }”: “{ $words }”
message-sent = On its way to { $partner }.
message-silent = On its way to { $partner }, without a sound.
message-held = Held: { $partner } can't be reached here right now. It goes out if that changes within two days.
message-delivered = Delivered. { $partner } has it now.
message-undelivered = I couldn't deliver this to { $partner }, and nothing arrived. That is my side, not what you wrote.
message-taken_back = Taken back.
too-many-messages = I carry six lines within a day, so this one stays with you. What can't wait goes better by phone.

# What is typed without having been asked: nothing goes out by itself.
typed-waiting =
    I haven't sent this: “{ $words }”

    Keep it for { $partner }'s return?
typed-away =
    I haven't sent this: “{ $words }”

    It can be what you come back with.
typed-open =
    I haven't sent this: “{ $words }”

    Send it to { $partner } as a line? You see it first.
typed-lines-off = This stays here. { $partner } takes ready-made lines only.
typed-too-long = This stays here. It has { $count } characters; a line has room for { $most }. A shorter one?
typed-invited = I pass nothing on yet. Your link is out until { $until }; it stands above, in this chat. /invite makes a new one in its place.
button-keep-for-return = Keep it
button-for-me = Just for me
button-come-back-with-it = Come back with it
button-send-as-line = Send it as a line
typed-for-me = It stays with you, and I keep nothing of it.
answer-wanted = Write your answer to { $partner }. You see it first; nothing goes out by itself.
answer-wanted-line = Write one line to { $partner }. You see it first; nothing goes out by itself.
answer-wanted-off = { $partner } takes ready-made lines only, so I can't carry an answer in your own words.
answer-wanted-long = That is { $count } characters; an answer has room for 400. A shorter one?
button-answer-question = Answer
