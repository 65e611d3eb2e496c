# One's own weeks (/history): what stands in the picture, and below it.
command-history = My own weeks, as a picture

history-title = Your weeks
history-this-week = this week
history-little = little
history-plenty = plenty
history-nothing = nothing here
# One row of moons for each of these questions. The fuller the moon, the more of it.
history-row-D1 = Feeling close
history-row-D2 = Room for yourself
history-row-D3 = A clear head
history-row-D4 = Feeling understood
history-row-W1 = Saying what you needed
history-row-W4 = Settling yourself
history-row-W5 = Letting your partner in
history-row-W6 = Friends, interests, rest
history-mark-lesson = Weeks with a lesson
history-mark-room = Weeks you took space
history-mark-wish = Weeks you wished for closeness

history-since = <b>Your weeks</b> since { $day } { $month }. The fuller a moon, the more of what is written above it.
history-close = { $weeks ->
        [one] One of the { $of } weeks in which you told me had an evening you called close.
       *[other] { $weeks } of the { $of } weeks in which you told me had an evening you called close.
    }
history-close-each = { $weeks ->
        [one] There was an evening you called close.
       *[other] Each of the { $of } weeks in which you told me had an evening you called close.
    }
history-moments = { $count ->
        [one] One evening held a small moment with your partner that you liked.
       *[other] { $count } evenings held a small moment with your partner that you liked.
    }
history-usual = Your days lately: mostly “{ $close }”, and room for yourself: “{ $room }”.
history-usual-close = Your days lately: mostly “{ $close }”.
history-usual-room = Room for yourself lately: mostly “{ $room }”.
history-begun = This is a beginning. It fills with what you answer, in your own time.
history-foot = <i>Only you get this. Answers are kept for ninety days and signals for thirty; what is older leaves the picture too.</i>
history-empty =
    Your own weeks will stand here as a picture: what you answered in the evenings, weeks in which you took space or wished for closeness, weeks with a lesson.

    There is nothing yet. A first answer is enough to begin, and only you get to look at it.
