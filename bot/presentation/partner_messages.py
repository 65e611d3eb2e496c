"""Screens of messages in own words: the question about words of dying, previews, receipts, what arrives."""

from bot.domain.api_calls import Priority
from bot.domain.partner_messages import (
    ANSWERS,
    AnswerWanted,
    CallAsked,
    Form,
    HelpContext,
    KeptToOneself,
    MessageAnswered,
    MessageMoved,
    MessageNotSent,
    MessageOver,
    MessagePreviewed,
    MessageReleased,
    MessageReplied,
    MessageSent,
    MessageTakenBack,
    PartnerMessage,
    SelfHarmAsked,
    Situation,
    TextCaught,
    TooManyMessages,
    TypedWhileInvited,
    WordsReturned,
)
from bot.domain.people import Member
from bot.domain.receiving import Reception
from bot.domain.stored_names import About, CollapseKey, DedupeKey
from bot.domain.text import Text, join
from bot.domain.ways import Way
from bot.presentation.buttons.menu import LetBe
from bot.presentation.buttons.partner_messages import (
    AnswerMessage,
    CallSomebody,
    DropMessage,
    GiveWordsBack,
    KeepForReturn,
    KeepToOneself,
    ReplyToAnswer,
    ReturnWithWords,
    SendAsLine,
    SendMessage,
    StopWriting,
    UnsendMessage,
    WriteAnswer,
    WriteLine,
)
from bot.presentation.buttons.safety import HelpFriend
from bot.presentation.buttons.soothing import Soothe
from bot.presentation.delivery import to_partner
from bot.presentation.helplines import help_numbers
from bot.presentation.menu import menu_row, menu_rows
from bot.presentation.outcomes import Localizer, Messages, shows
from bot.presentation.screen import (
    Button,
    ClearButtons,
    DeleteMessages,
    Edit,
    EditTapped,
    Message,
    Rows,
    Screen,
    SendNew,
)
from bot.presentation.words import Translator

_COPIED = 256  # characters that a button may copy (Bot API, CopyTextButton)
_OFFERED = {  # the label of the first button, and what it does with the words
    Situation.WAITING: ("button-keep-for-return", KeepForReturn),
    Situation.AWAY: ("button-come-back-with-it", ReturnWithWords),
    Situation.OPEN: ("button-send-as-line", SendAsLine),
}


@shows(SelfHarmAsked)
def self_harm_asked(outcome: SelfHarmAsked, localizer: Localizer) -> Messages:
    """Ask directly, with the numbers first; what would arrive is shown word for word."""
    person, partner = outcome.person, outcome.partner
    words = localizer.words(person)
    parts = [words.say("serious-asked", **numbers(localizer, person, outcome.context))]
    choices: list[tuple[Button, ...]] = [*number_rows(localizer, person, outcome.context), _call_row(words)]
    if partner is not None and outcome.text is not None:
        parts.append(words.say("serious-preview", partner=partner.name) + "\n" + outcome.text.styled("blockquote"))
        if outcome.gloss is not None:
            parts.append(words.say("serious-gloss", text=outcome.gloss))
        parts.append(words.say(f"serious-before-{outcome.reception}", partner=partner.name))
        choices.append((Button(words.label("button-send-to", partner=partner.name), SendMessage(outcome.number)),))
    choices.append((Button(words.label("button-do-not-send"), DropMessage(outcome.number)),))
    choices.append((Button(words.label("button-not-meant"), GiveWordsBack(outcome.number)),))
    return [Message(person, Screen(join(parts, "\n\n"), tuple(choices)))]


@shows(MessagePreviewed)
def message_previewed(outcome: MessagePreviewed, localizer: Localizer) -> Messages:
    """Show what would arrive, word for word."""
    words, partner = localizer.words(outcome.person), outcome.partner
    asked = words.say(f"message-preview-{outcome.form}", partner=partner.name)
    parts: list[Text | str] = [asked, outcome.text.styled("blockquote")]
    if outcome.reception is Reception.HELD:
        parts.append(words.say("message-waits", partner=partner.name))
    below: Rows = (
        (Button(words.label("button-send"), SendMessage(outcome.number)),),
        (Button(words.label("button-do-not-send"), DropMessage(outcome.number)),),
    )
    return [Message(outcome.person, Screen(join(parts, "\n"), below), EditTapped())]


@shows(MessageSent)
def message_sent(outcome: MessageSent, localizer: Localizer) -> Messages:
    """Turn the preview into the receipt, and carry the message."""
    message = outcome.message
    is_silent = outcome.reception is Reception.SILENT
    return [
        _receipt(localizer, message, EditTapped(), outcome.context, is_silent=is_silent),
        *message_released(MessageReleased(message, outcome.at), localizer),
    ]


@shows(MessageReleased)
def message_released(outcome: MessageReleased, localizer: Localizer) -> Messages:
    """Carry a message, unless it still waits in the queue."""
    message = outcome.message
    screen = Screen(message.text, _answer_rows(localizer, message))
    about, key = About.MESSAGE.of(message.id), DedupeKey.MESSAGE.of(message.id)
    return [to_partner(message.receiver, screen, outcome.at, about=about, dedupe_key=key)]


@shows(MessageMoved)
def message_moved(outcome: MessageMoved, localizer: Localizer) -> Messages:
    """Bring the receipt up to date."""
    receipt = outcome.message.receipt_message_id
    return [_receipt(localizer, outcome.message, Edit(receipt), outcome.context)] if receipt else []


@shows(MessageAnswered)
def message_answered(outcome: MessageAnswered, localizer: Localizer) -> Messages:
    """Carry the answer back as its label says it, and show what was said."""
    message, phrase = outcome.message, f"message-{outcome.answer}"
    mine, theirs = localizer.words(message.receiver), localizer.words(message.sender)
    own = mine.say("answered-own", answer=mine.say(phrase))
    told = theirs.say("answered-relay", name=message.receiver.name, answer=theirs.say(phrase))
    where = Edit(message.relay_message_id) if message.relay_message_id else EditTapped()
    key = DedupeKey.MESSAGE_ANSWER.of(message.id)
    shown = Screen(message.text + "\n\n" + own, _answer_rows(localizer, message))
    return [
        Message(message.receiver, shown, where, of_couple=True),
        to_partner(message.sender, Screen(told, _reply_rows(theirs, message)), outcome.at, dedupe_key=key),
    ]


@shows(MessageReplied)
def message_replied(outcome: MessageReplied, localizer: Localizer) -> Messages:
    """Carry that the one in danger is there; the way to call somebody stays."""
    message = outcome.message
    mine, theirs = localizer.words(message.sender), localizer.words(message.receiver)
    told = theirs.say("answered-relay", name=message.sender.name, answer=theirs.label("button-here"))
    said = Button("✓ " + mine.label("button-here"), LetBe())
    write = (Button(theirs.label("button-write-line"), WriteLine()),)
    help_ = (Button(theirs.label("button-what-can-i-do"), HelpFriend()),)
    screen = Screen(told, (write, help_) if message.sender.takes_lines else (help_,))
    return [
        ClearButtons(message.sender, rows=((said,), _call_row(mine))),
        to_partner(message.receiver, screen, outcome.at, dedupe_key=DedupeKey.MESSAGE_REPLY.of(message.id)),
    ]


@shows(MessageTakenBack)
def message_taken_back(outcome: MessageTakenBack, localizer: Localizer) -> Messages:
    """Say what is left of a message that was taken back."""
    message, shown = outcome.message, outcome.relay_message_id
    phrase = "taken-back" if shown else "taken-back-maybe" if outcome.is_in_doubt else "taken-back-before"
    text = localizer.words(message.sender).say(phrase, partner=message.receiver.name)
    mail: Messages = [Message(message.sender, Screen(text), EditTapped(), of_couple=True)]
    if shown:
        mail.append(DeleteMessages(message.receiver, (shown,), Priority.RELAY, of_couple=True))
    return mail


@shows(MessageOver)
def message_over(outcome: MessageOver, localizer: Localizer) -> Messages:
    """Say that there is nothing left to send or to answer."""
    words = localizer.words(outcome.person)
    below = menu_rows(words, outcome.person.couple_id is not None, was_left=outcome.person.was_left)
    return [Message(outcome.person, Screen(words.say("draft-gone"), below))]


@shows(MessageNotSent)
def message_not_sent(outcome: MessageNotSent, localizer: Localizer) -> Messages:
    """Say that nothing was sent; the numbers stay where somebody is in danger."""
    person, words = outcome.person, localizer.words(outcome.person)
    if outcome.context is None:
        return [Message(person, Screen(words.say("draft-cancelled"), (menu_row(words),)), EditTapped())]
    text = words.say("serious-not-sent", **numbers(localizer, person, outcome.context))
    soothe = (Button(words.label("button-ten-for-me"), Soothe()),)
    below = (*number_rows(localizer, person, outcome.context), _call_row(words), soothe)
    return [Message(person, Screen(text, below), EditTapped())]


@shows(TooManyMessages)
def too_many_messages(outcome: TooManyMessages, localizer: Localizer) -> Messages:
    """Say that a day has room for so many; who is in danger reads the numbers."""
    person, words = outcome.person, localizer.words(outcome.person)
    text = words.say("too-many-messages", partner=outcome.partner.name)
    below: Rows = (menu_row(words),)
    if outcome.context is not None:
        text = text + "\n\n" + words.say("serious-call", **numbers(localizer, person, outcome.context))
        below = (*number_rows(localizer, person, outcome.context), _call_row(words))
    return [Message(person, Screen(text, below), EditTapped())]


@shows(WordsReturned)
def words_returned(outcome: WordsReturned, localizer: Localizer) -> Messages:
    """Give words back to be changed; a button copies them into the field where one types."""
    words = localizer.words(outcome.person)
    text = words.say("words-returned", words=outcome.words)
    below: Rows = (menu_row(words),)
    if len(outcome.words) <= _COPIED:
        below = ((Button(words.label("button-copy-words"), copy=outcome.words),), *below)
    return [Message(outcome.person, Screen(text, below), EditTapped())]


@shows(CallAsked)
def call_asked(outcome: CallAsked, localizer: Localizer) -> Messages:
    """Help somebody to call a person: who it could be, and what one can say."""
    words = localizer.words(outcome.person)
    text = words.say("call-somebody", **numbers(localizer, outcome.person, outcome.context))
    copy = (Button(words.label("button-copy-message"), copy=words.label("call-somebody-text")),)
    return [
        Message(
            outcome.person, Screen(text, (*number_rows(localizer, outcome.person, outcome.context), copy)), SendNew()
        )
    ]


def arriving(
    localizer: Localizer, form: Form, sender: Member, receiver: Member, words: str, *, about: str | None = None
) -> Text:
    """Return what arrives of a line or an answer, in the language of `receiver`; `words` stand as they were written."""
    said = localizer.words(receiver)
    if form is Form.ANSWER and about:
        return said.say("message-arrives-answer", name=sender.name, question=about, words=words)
    return said.say("message-arrives-line", name=sender.name, words=words)


def serious_arriving(
    localizer: Localizer,
    sender: Member,
    reader: Member,
    words: str,
    *,
    day: str,
    clock: str,
    emergency: str,
) -> Text:
    """Return what arrives of words about dying, in the language of `reader`; without words, that there were some.

    For the sender as `reader` it is what the partner reads in another language, without the words, which stand above.
    """
    said = localizer.words(reader)
    if not words:
        return said.say("serious-arrives-bare", name=sender.name, day=day, clock=clock, emergency=emergency)
    if reader.id == sender.id:
        return said.say("serious-arrives-gloss", name=sender.name, day=day, clock=clock, emergency=emergency)
    return said.say("serious-arrives", name=sender.name, day=day, clock=clock, emergency=emergency, words=words)


def numbers(localizer: Localizer, person: Member, context: HelpContext) -> dict[str, Text]:
    """Return the numbers to call, as the phrases that show them take them."""
    found = help_numbers(localizer, person, context.today, context.country)
    return {"emergency": found.emergency, "crisis": found.crisis}


def number_rows(localizer: Localizer, person: Member, context: HelpContext) -> Rows:
    """Return buttons that copy the numbers to call."""
    return help_numbers(localizer, person, context.today, context.country).crisis_buttons


def _receipt(
    localizer: Localizer,
    message: PartnerMessage,
    where: EditTapped | Edit,
    context: HelpContext,
    *,
    is_silent: bool = False,
) -> Message:
    words, partner = localizer.words(message.sender), message.receiver.name
    is_serious = message.form is Form.SERIOUS
    way = "silent" if is_silent and message.way is Way.SENT else str(message.way)
    phrase = f"serious-{way}" if is_serious else f"message-{way}"
    text = message.text.styled("blockquote") + "\n" + words.say(phrase, partner=partner)
    below: Rows = ()
    if is_serious:
        text = text + "\n\n" + words.say("serious-call", **numbers(localizer, message.sender, context))
        below = (*number_rows(localizer, message.sender, context), _call_row(words))
    if message.way in {Way.SENT, Way.HELD, Way.DELIVERED}:
        below = (*below, (Button(words.label("button-take-back"), UnsendMessage(message.id)),))
    key = CollapseKey.MESSAGE_RECEIPT.of(message.id)
    return Message(message.sender, Screen(text, below), where, Priority.RETURN, of_couple=True, replaces=key)


def _answer_rows(localizer: Localizer, message: PartnerMessage) -> Rows:
    words, given = localizer.words(message.receiver), ANSWERS[message.form]
    label = words.label(f"message-{given}")
    chips: Rows = ((Button(label, AnswerMessage(given, message.id)),),) if message.answer is None else ()
    if message.form is Form.SERIOUS:
        return (*chips, (Button(words.label("button-what-can-i-do"), HelpFriend()),))
    write = (Button(words.label("button-write-line"), WriteAnswer(message.id)),)
    return (*chips, write)


def _reply_rows(words: Translator, message: PartnerMessage) -> Rows:
    """Return what can follow the answer to one's own message: no lightness where it was about dying."""
    if message.form is not Form.SERIOUS:
        return ((Button("❤", ReplyToAnswer(message.id)),),)
    return ((Button(words.label("button-here"), ReplyToAnswer(message.id)),), _call_row(words))


def _call_row(words: Translator) -> tuple[Button, ...]:
    return (Button(words.label("button-call-someone"), CallSomebody()),)


@shows(TextCaught)
def text_caught(outcome: TextCaught, localizer: Localizer) -> Messages:
    """Say that nothing was sent, and offer what can be done with the words here and now."""
    words, number, situation = localizer.words(outcome.person), outcome.number, outcome.situation
    count, most = str(outcome.count), str(outcome.most)
    text = words.say(f"typed-{situation}", words=outcome.words, partner=outcome.partner.name, count=count, most=most)
    for_me = Button(words.label("button-for-me"), KeepToOneself(number))
    soothe = Button(words.label("button-ten-for-me"), Soothe())
    if situation in _OFFERED:
        label, form = _OFFERED[situation]
        below: Rows = ((Button(words.label(label), form(number)),), (for_me,), (soothe,))
    else:
        below = menu_rows(words, connected=True)
    return [Message(outcome.person, Screen(text, below))]


@shows(TypedWhileInvited)
def typed_while_invited(outcome: TypedWhileInvited, localizer: Localizer) -> Messages:
    """Say that the link is out; whoever waits for its answer is not asked to invite once more."""
    words = localizer.words(outcome.person)
    until = words.time(outcome.person, outcome.until_at, outcome.at)
    below = menu_rows(words, connected=False, was_left=True)
    return [Message(outcome.person, Screen(words.say("typed-invited", until=until), below))]


@shows(KeptToOneself)
def kept_to_oneself(outcome: KeptToOneself, localizer: Localizer) -> Messages:
    """Let it be."""
    words = localizer.words(outcome.person)
    return [Message(outcome.person, Screen(words.say("typed-for-me"), (menu_row(words),)), EditTapped())]


@shows(AnswerWanted)
def answer_wanted(outcome: AnswerWanted, localizer: Localizer) -> Messages:
    """Ask for the words of an answer."""
    words = localizer.words(outcome.person)
    phrase = f"answer-wanted-{outcome.problem}" if outcome.problem else "answer-wanted"
    text = words.say(phrase, partner=outcome.partner.name, count=str(outcome.count))
    out = (Button(words.label("button-cancel"), StopWriting()),)
    return [Message(outcome.person, Screen(text, (out,) if outcome.problem != "off" else ()))]
