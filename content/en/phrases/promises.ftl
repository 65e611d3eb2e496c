# A time that somebody named in an answer or for a topic, and what follows from it.
promise-soon =
    { $about ->
        [closeness] You said { $time } for { $name }'s wish.
        [talk] You said { $time } for the talk with { $name }.
       *[topic] You said { $time } for the topic with { $name }.
    }
promise-due =
    { $about ->
        [closeness] It's { $time }, your time for { $name }'s wish.
        [talk] It's { $time }, your time for the talk with { $name }.
       *[topic] It's { $time }, your time for the topic with { $name }.
    }
promise-overdue = It's a little past { $time }. Here, or a new time for { $name }?
promise-morning = You said { $time } for { $name }. One line is enough.
promise-last = Late is fine. Here, or a new time for { $name }?
promise-has-come = It's { $time }, the time { $name } named.
promise-went-on = No word from { $name } yet. I don't know the reason and won't guess. Nothing for you to do; I'll pass it on as soon as there is something.
promise-moved = A new time: { $time }
promise-times = A promised time has room for two new ones. Being there for five minutes counts.
promise-past = That time is past or too close by now. Here, or a new time for { $name }?
promise-closed =
    { $about ->
        [closeness] The time for the wish, { $time }, is put away. A plain “hello” works.
        [talk] The time for the talk, { $time }, is put away. A plain “hello” works.
       *[topic] The time for the topic, { $time }, is put away. A plain “hello” works.
    }
button-here = I'm here
