# The monthly look back: only good things, only if both want it, the same for both.
button-lookback = Monthly look back
lookback-on = <b>Monthly look back: on for you</b>
lookback-off = <b>Monthly look back: off for you</b>
lookback-what =
    On the first Saturday of a month, the two of you get the same few lines: evenings that both of you called good, and good moments that one of you told the other, as quotations. No counts, no comparison, nothing hard.

    It begins once both of you want it, and ends when one of you doesn't. What your partner chose here, and why a month brings none, I tell nobody.
lookback-turn-on = Yes, I'd like that
lookback-turn-off = No look back for me
lookback-title = <b>Looking back on { $month }</b>
lookback-foot = Both of you get these lines. Is there one you'd like to come back to?
lookback-quote = “{ $words }”
# {$day} is like "Saturday 6"; {$words} are the answers that were chosen, whoever chose which.
lookback-told = { $day }: <i>“{ $line }”</i>
lookback-told-bare = { $day }: a small moment that one of you liked and told the other.
lookback-D1 = { $day }: connected, for both of you: { $words }
lookback-D4 = { $day }: understood, both of you: { $words }
lookback-W2 = { $day }, after time apart you found each other again: { $words }
lookback-W3 = { $day }, a wish for closeness in that week: { $words }
lookback-W7 = { $day }: both of you noticed a moment when one of you did the less usual thing.
lookback-W8 = { $day }, after something tense you were well again: { $words }
