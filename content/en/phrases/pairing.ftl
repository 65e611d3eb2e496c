# Connecting two people.
invite =
    Here is your invitation. Send it to your partner; it works once, until { $until }.

    { $link }

    If they say yes, I ask you to confirm. Then each of you can tell the other “I need space” and “I'd like closeness”, and I carry it. Nothing else is shared: no location, nothing about when you look, nothing you write to me otherwise.

    I'm not made for relationships in which one is afraid of the other. If you are watched, threatened, hurt or forced – including to use this bot – that isn't a question of style, and it isn't your fault. “Help” shows where there is some, and nobody hears of it.
button-share = Share the link
button-qr = Show it as a picture
button-revoke = Revoke
invite-share-text = I'd like to try this with you. It helps two people say “I need space” and “I'd like closeness” kindly.
invite-qr = Let your partner point their camera at this. It works once, until { $until }.
invite-revoked = The invitation is taken back. Its link leads nowhere now. /invite makes a new one.
invite-opened =
    <b>{ $inviter } would like to connect with you here.</b>

    I help two adults who both want it to tell each other “I need space” and “I'd like closeness”. { $inviter } will see your name, as it stands in /settings, and what you choose to send, nothing else. Either of you can leave at any time, alone.

    I'm not for relationships in which one is afraid of the other. If you are watched, threatened, hurt or forced – including to use this bot – that isn't a question of style, and it isn't your fault. “Help” shows where there is some, and nobody hears of it. You don't need to give a reason for not connecting.

    Do you want to connect, of your own free will?
button-accept = Accept
button-not-now = Not now
invite-left = All right. Nothing is passed on, and nothing happens. The link stays good until its time is over, in case you change your mind.
invite-accepted = Thank you. { $inviter } now confirms that it is you, and then you are connected.
invite-confirm = { $invited } opened your invitation and said yes. Is this the person you invited? Do you want to be connected, of your own free will? If you are afraid of them, “No” needs no reason.
button-yes-connect = Yes, connect
button-no = No
paired =
    You and { $partner } are connected.

    When you need room, say so with a time: you come back then. When you'd like to be near, make one small wish. Yes, later, smaller and not today are all fair answers.
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
