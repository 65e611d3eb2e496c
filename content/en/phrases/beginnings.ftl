# The one message that says what will come by itself, before anything does.
start = From now on two small things come by themselves, in your own time:
start-none = Nothing comes by itself: you had switched that off. /settings has it.
start-question-every-day = • one small question each evening at { $clock }; you see each other's answers only if you both answered
start-question = • one small question at { $clock }, on { $days }; you see each other's answers only if you both answered
start-lesson = • a short lesson { $days } at { $clock }, two minutes to read, for you alone
start-rest = At most two a day, and /pause stops everything. What you two tell each other comes on top, whenever you like.
start-zone = What time is it for you now? I don't know yet, so until you tell me I go by { $zone }, where it is { $clock }.
button-change = Change
button-my-time = What time it is here
