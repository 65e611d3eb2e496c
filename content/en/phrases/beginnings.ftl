# The one message that says what will come by itself, before anything does.
start-none = Nothing comes by itself: you had switched that off. /settings has it.
start-question-every-day = Would you like one small question each evening at { $clock }? You see each other's answers only if you both gave one.
start-question = Would you like one small question at { $clock }, on { $days }? You see each other's answers only if you both gave one.
start-lesson = A short lesson arrives { $days } at { $clock }: two minutes to read, for you alone.
start-rest = At most two messages a day come by themselves. /pause stops everything, /settings changes it.
button-question-yes = Yes, each evening
button-question-no = Not for now
start-question-on = Good. The question comes at { $clock }. /settings changes it, or stops it.
start-question-off = Good. No question comes by itself. /checkin asks one whenever you like.
start-zone = Until then I go by { $zone }.
button-change = Change
button-my-time = Set my time
