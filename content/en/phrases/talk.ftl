# “I'd like to talk”: one topic, softly begun, so that closeness stays free of agendas.
talk-felt = One thing, gently. It becomes a sentence like: “I felt … about …, and I'd like …”. First: how did you feel? One or two words.
talk-about = About what? One thing only.
talk-like = And what would you like? Something small that can be done.
talk-so-far-felt = So far: I felt { $said } …
talk-so-far-about = … about { $said } …
talk-so-far-like = … and I'd like { $said }.
talk-topic = I felt { $felt } about { $about }, and I'd like { $like }.
# What they said stands on a line of its own above this.
talk-frame = { $name } would like to talk with you about this. Now, at a time you name, or not today: you choose.
    .b = From { $name }, for a calm moment, at a time that suits you; “not today” is an answer too.
talk-frame-bare = { $name } would like to talk with you about one thing. Now, at a time you name, or not today: you choose.
    .b = { $name } would like to talk about one thing, in a calm moment, at a time that suits you; “not today” is an answer too.
button-talk = I'd like to talk
button-change-topic = Say it again
receipt-talk = Delivered, with what it is about. { $partner } can name a time.
receipt-talk-bare = Delivered. { $partner } can name a time for it.
problem-topic-long = That is { $count } characters; there is room for { $most }.
command-talk = I'd like to talk about one thing
command-soothe = Ten minutes for me
