# The first words, the menu, and what is said to everything that fits nowhere.
welcome =
    I'm Halfway. When things get tense between two people, I carry two short sentences well: “I need space, and I come back at eight” and “I'd like you near, ten minutes is plenty”.

    It works best with the two of you: invite your partner, or open the link you were sent. Alone there are short lessons and ten minutes for yourself: /lesson, /soothe
menu-alone = You aren't connected with anybody here. /lesson and /soothe work alone; /invite makes a link for a partner, and a link you were sent opens an invitation.
menu-alone-left = You aren't connected with anybody here. /lesson and /soothe work alone.
menu-connected = You and { $partner } are connected. What do you need?
button-invite = Invite my partner
button-help = What can I do here?
button-space = I need space
button-closeness = I need closeness
button-menu = Menu
help =
    <b>What there is</b>
    /space – I need space. You say until when; I tell { $partner } and ask you to come back then. Try /space 2h or /space until 20:00 I need to recharge
    /closeness – I'd like closeness. One small wish, no agenda.
    /talk – I'd like to talk, about one thing.
    /back – I'm back from my space. A line of your own may follow.
    /soothe – ten minutes for me, in private.
    /checkin – today's small question now.
    /lesson – a short lesson now; /lessons shows them all.
    /history – your own weeks as a picture, for your eyes only.
    /pause – a pause from everything here, for as long as you like.
    /invite – invite your partner.
    /cancel – step out of whatever we are in the middle of.

    { help-more }

    What you write to me outside of this goes to nobody.
help-alone =
    <b>What there is</b>
    /invite – a link for your partner. You both say yes before anything is shared.
    /lesson – a short lesson now; /lessons shows them all.
    /soothe – ten minutes for yourself.
    /cancel – step out of whatever we are in the middle of.

    /settings · /privacy · /export · /delete · /safety

    Once you are connected: /space for “I need space, and I come back at …” and /closeness for one small wish to be near. What you write to me outside of this goes to nobody.
your-partner = your partner
free-text = I don't pass on what you write here. If you need something, tap one of these.
free-text-alone = I don't pass on what you write here. The first step is to invite your partner.
free-text-alone-left = I don't pass on what you write here. Ten minutes for yourself are one tap away.
not-text = I can read text and taps on buttons, nothing else. What you sent goes to nobody.
unknown-command = I don't know that command. /help shows what there is.
edited = I don't follow changes to messages. If you meant to change something, send it again.
button-old = That button is from earlier and does nothing now.
nothing-open = There is nothing open to step out of.
group-goodbye = I only work in a private chat between one person and me, so I'm leaving. Write to me there.
put-aside = Something went wrong on my side, and I couldn't do what you asked. Nothing was sent. If you tell whoever runs this bot, name the number { $number }.

# What Telegram shows before anybody has written, and in the list of commands.
bot-description =
    For two people who look for calm in opposite ways. One needs room, the other needs closeness: I carry both, kindly, with a promised time to come back.
bot-short-description = Carries “I need space” and “I'd like closeness” from one partner to the other.
command-space = I need space, until a time I name
command-closeness = I'd like to be near: one small wish
command-back = I'm back from my space
command-invite = Invite my partner
command-settings = How I speak to you, and when
command-help = What there is
command-cancel = Step out of what is open
