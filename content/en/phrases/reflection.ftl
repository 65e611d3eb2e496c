# The frame around the private self-reflection; its sentences stand in reflection.yaml.
button-reflection = How do you look for calm?
reflection-title = <b>How do you look for calm?</b>
reflection-intro =
    { $intro }

    Your answers stay on this screen. Nothing is saved, not even that you opened this. You can stop at any point, and choose how messages sound without it. A picture like this changes, so a new look makes sense after three months or so.
reflection-begin = Begin
reflection-step = <b>{ $number } of { $count }</b>
reflection-skip = Skip this one
reflection-stop = Stop
reflection-stopped = Stopped. Nothing of it is kept.
reflection-suggests = It would set: messages to you sound “{ $tone }”, lessons begin with { $track ->
        [reach] those for closing the gap
        [retreat] those for taking room
       *[mixed] the shared ones
    }. Nothing else is kept.
reflection-use = Use this
reflection-leave = Leave as is
reflection-used = Set. Messages to you sound “{ $tone }” from now on. It stays yours to change in /settings.
reflection-left = All as it was. Nothing of it is kept.
