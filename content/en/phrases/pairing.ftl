# Connecting two people.
invite =
    Here is your invitation. Send it to your partner; it works once, until { $until }.

    { $link }

    If they say yes, I ask you to confirm. Shared is then what each of you chooses to send, your names, and the answers to an evening question where you both gave one. Nothing else: no place, nothing about when you look, nor anything else you write to me.

    Not for anybody who is afraid of the other; if you are, nobody hears that you look here: “Not safe?”
button-share = Share the link
button-qr = Show it as a picture
button-revoke = Revoke
invite-share-text = I'd like to try this with you. It helps two people say “I need space” and “I'd like closeness” kindly.
invite-qr = Let your partner point their camera at this. It works once, until { $until }.
invite-revoked = The invitation is taken back. Its link leads nowhere now. /invite makes a new one.
invite-opened =
    <b>{ $inviter } would like to try Halfway with you.</b>

    When you need room, you say until when; nobody follows. When you're missed, you get one small wish; “not today” is fine.

    Shared: your name, what you send, and evening answers you both gave. All else is yours alone. Leave whenever you like.

    If you are afraid, look here first: “Not safe?”
invite-example =
    Two examples, sent to nobody.

    When { $inviter } needs room, you would get:
    <q>{ $space }</q>
    You can answer with one tap, leave a line for later, or nothing. At that time I ask the one who left, not you.

    A small wish would look like this:
    <q>{ $wish }</q>
button-example = Show me an example
button-yes-after-all = Yes after all
button-accept = Accept
button-not-now = Not now
invite-left = All right. Nothing is passed on, and nothing happens. The link stays good until its time is over, in case you change your mind.
invite-accepted = Thank you. { $inviter } now confirms that it is you, and then you are connected.
invite-confirm = { $invited } opened your invitation and said yes. Is this the person you invited? Do you want to be connected, of your own free will? If you are afraid of them, “No” needs no reason, and nobody hears why.
button-yes-connect = Yes, connect
button-no = No
paired =
    You and { $partner } are connected.

    When you need room, say so with a time, and write first then. When you'd like to be near, make one small wish. Yes, later and not today are all fair answers.
pairing-declined-inviter = All right, you are not connected. The invitation is over; /invite makes a new one.
pairing-declined-invited = { $inviter } didn't confirm, so you are not connected.
refused-own = This is your own invitation. Send the link to your partner and let them open it.
refused-used = This invitation was used already. Ask for a new one.
refused-expired = This invitation is older than 48 hours and no longer works. Ask for a new one.
refused-revoked = This invitation was taken back. If that surprises you, ask the one who sent it.
refused-unknown = I don't know this invitation. Check that the whole link was copied, or ask for a new one.
refused-taken = Somebody else has accepted this invitation in the meantime. Ask for a new one.
refused-you-connected = You are already connected with somebody. One connection at a time.
refused-other-connected = The other one is already connected with somebody. One connection at a time.
refused-too-many = That was a lot of invitations for one day. You can make a new one tomorrow.
