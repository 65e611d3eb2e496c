# Where somebody's clock is: asked when a time of day first matters, or from the settings.
zone-asked =
    <b>What time is it for you now?</b>

    So that a time means the same to both of you. Tap yours, or write the nearest bigger city. I ask this once.
zone-which = Which one is it?
zone-place-button = { $place } – { $clock }
zone-other = None of these
zone-share = Share my place instead
zone-problem-no-city = I don't know a city of that name. A bigger one nearby would work, or a tap on your time.
zone-problem-no-clock = Nobody's clock shows that at the moment. A city would work too.
zone-problem-clock-moved = These times had moved on, so here they are again.
zone-problem-no-text = Please write it as text, or tap one.
zone-place = With the button below the text field you share where you are. I turn that into a time zone and forget the place; your partner gets nothing of it.
zone-place-yes = Share my place
zone-place-no = Another way
zone-place-shared = Thank you. It is { $clock } for you, then, as in { $place }. The place itself is forgotten.
zone-place-nowhere = I couldn't find a time zone there. The place is forgotten.
zone-place-named = Thank you. It is { $clock } for you, then, as in { $place }.
zone-place-refused = All right, another way.
rules-own-moved = Clocks have new rules, and I had counted your return by the old ones. On your clock it stays { $time }; for { $partner } it is put right.
rules-own-stays = Clocks have new rules. Your return stays when it was; on your clock that is now { $time }.
rules-theirs = { $name }'s time stays as it was meant. Clocks have new rules, so on yours it is now { $time }.
zone-taken = It is { $clock } for you, then, in { $place }.
