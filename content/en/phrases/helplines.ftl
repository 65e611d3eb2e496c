# What to do for somebody in danger, and what happens when one calls. Where it is from stands in content/README.md.
friend-ten-minutes =
    <b>The next ten minutes</b>
    If they are hurt, say it will be now, or have the means at hand: call { $emergency } from wherever you are, and say where they are.

    1. Stay with them, in the room, by phone or in writing. If you can't, ask somebody who is near.
    2. Ask it plainly: “Are you thinking of killing yourself?” Asking doesn't put the idea there.
    3. Listen more than you talk. No arguing, and no promise to keep it secret.
    4. If it's safe for you, put distance between them and what they could use.
    5. Call together, or call for advice yourself:
    { $crisis }

    You can't do this alone. If it's said to keep you from leaving or from saying no, calling for help is still the answer.
what-happens-when-you-call =
    <b>When you call</b>
    There may be an announcement and a wait. Then somebody answers who is there to listen. You can give a name or none. “I don't know how to begin” is a beginning.

    They may ask whether you are thinking of suicide and whether you are safe right now. What you tell is up to you, and you can hang up whenever you like.

    Most calls end with the conversation. Where a life is in danger that very minute, some lines send help; you can ask at the start what they do then, and what stays in confidence.

    If nobody answers, try again, or call { $emergency }.

    The call may show on the bill and in the phone's list of calls.
helplines-line = { $number }: { $what }. { $source }
helplines-line-noted = { $number }: { $what }. { $note } { $source }
helplines-source = Source: { $publisher }, { $day }.
helplines-undated = a page without a day
helplines-opened = From the operator's page, opened on { $day }.
helplines-tried = Page opened and line tried on { $day }.
helplines-for = for { $audience }
helplines-mobiles = from mobiles only
helplines-not-in = not in { $part }
helplines-off-bill = not on the bill
helplines-not-called = We haven't called. If nobody answers: { $emergency }.
helplines-no-answer = If nobody answers: { $emergency }.
helplines-press = From the press only: { $numbers }.
helplines-press-one = { $number } ({ $publisher }, { $day })
helplines-guess = { $country } is my guess.
helplines-violence =
    Against violence:
    { $lines }
helplines-crisis =
    In a crisis, or thinking of suicide:
    { $lines }
button-another-country = Another country
button-copy = Copy { $number }
button-friend = For a friend in danger
button-calling = What happens when I call
