# Cards: needs for space that were put together in calm. Their keys stand below the chat.
cards = <b>Your cards</b>

    One press of a card's key below the chat sends it, with ten seconds to stop it. Tap one here to look at it first.
cards-none =
    <b>Your cards</b>

    A card is a need for space that you put together in calm. Its key stands below the chat: one press sends it, with ten seconds to stop it.
card-kept = Kept, with its key below the chat.
card-full = Three cards have room. Take one out first.
card-dropped = Taken out.
card-gone = That card isn't here. /cards shows those that are.
card-own-length = Own time
preview-card = A card: it goes to nobody now. Sent this minute, it would read like this.
preview-card-stale = The words for { $partner } have changed since you approved this card. Please look again.
button-new-card = New card
button-keep-card = Keep as a card
button-card-link = Copy its link
button-card-drop = Take it out
command-cards = Cards: space in one tap
