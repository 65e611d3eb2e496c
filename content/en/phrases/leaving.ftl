# Leaving, deleting, one's own data, and what is kept.
unpair-asked =
    You can disconnect from { $partner } alone, at any time, without a reason. What is on its way between you is dropped; your account and your lessons stay.

    Quietly means that { $partner } gets no message. When { $partner } sends something later, I say that you can't be reached here right now, as with a pause. { $partner } may notice. If a sudden stop could put you at risk, think about the moment; a help line can help you plan: /safety
button-tell-kindly = Tell them kindly
button-leave-quietly = Leave quietly
button-yes-disconnect = Yes, disconnect
unpair-kindly =
    { $partner } gets this, without a sound, word for word:
    <q>{ $told }</q>
    A line of yours can go with it. Disconnect now?
unpair-quietly = { $partner } gets no message. Disconnect now?
unpaired = You are disconnected. Whatever was on its way between you is dropped, and old links lead nowhere. /menu shows what stays yours.
unpaired-told = { $name } has stopped using Halfway with you. This message is about the app alone. Nothing you wrote here is passed on any more.
unpaired-after = For you alone, whenever you like:
unpaired-told-line = { $name }: { $line }
unpair-line-talk = “Let's talk tonight.”
unpair-line-care = “I still care.”
button-ticked = ✓ { $label }
delete-asked =
    This deletes everything I keep about you, at once: settings, signals, answers, lessons. A connection ends with it, quietly. It can't be undone.

    What stands in this chat stays until you delete the chat yourself; /x removes what can be removed of the last two days.
button-yes-delete = Yes, delete everything
deleted = Everything I kept about you is deleted. If you write to me again, /start begins from the beginning.
exported = Here is what I keep about you, as a file that people and programs can read. Nothing of your partner is in it but what was sent to you.
privacy =
    <b>What I keep, and for how long</b>
    Your name, settings, lessons and connection: as long as you are here.
    What I say to you: until it is delivered.
    What you sent, were sent or began to write: the words two days at most, that it was sent thirty.
    Your cards: until you take them out, or half a year unused.
    Answers to check-ins and good moments you told of: ninety days. Private writing under /soothe: not at all.
    No location, no contacts, no times of reading, no scores.

    <b>Who else has access</b>
    { $shared } A chat with a bot is not end-to-end encrypted: it lies open to Telegram. Whoever runs this bot keeps the data encrypted, but has the key and could open it.

    /export gives you your data, /delete deletes all of it, /unpair disconnects you alone. Nothing goes to advertisers, statistics or the training of models.
privacy-shared = Your partner sees your name in /settings, what you send, and your evening answer where both answered.
help-more = /settings · /privacy · /export · /delete · /unpair · /safety
command-unpair = Disconnect, alone and at any time
command-privacy = What is kept, and for how long
command-export = My data as a file
command-delete = Delete everything about me
