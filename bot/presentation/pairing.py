"""Screens of connecting: the invitation, the question, the confirmation, and each refusal."""

import io
from datetime import datetime, timedelta
from urllib.parse import quote

import segno

from bot.domain.drafts import Draft
from bot.domain.pairing import (
    ExampleShown,
    InviteAccepted,
    Invited,
    InviteLeft,
    InviteOpened,
    InvitePictured,
    InviteRevoked,
    Paired,
    PairingDeclined,
    PairingRefused,
)
from bot.domain.people import Member
from bot.domain.signals import Kind, Strength
from bot.domain.stored_names import DedupeKey
from bot.domain.text import Text
from bot.presentation import frames
from bot.presentation.buttons.pairing import (
    AcceptInvite,
    ConfirmPairing,
    DeclinePairing,
    LeaveInvite,
    RevokeInvite,
    ShowExample,
    ShowQrCode,
)
from bot.presentation.buttons.safety import OpenSafetyBelow
from bot.presentation.menu import menu_rows
from bot.presentation.outcomes import Localizer, Messages, shows
from bot.presentation.screen import Button, EditTapped, Message, Rows, Screen, SendNew
from bot.presentation.words import Translator

_PIXELS = 12  # of one module of the picture; about 500 in all, which a camera reads from a phone's screen
_EXAMPLE = timedelta(hours=1)  # so far ahead lies the return in the example


def link(bot_username: str, token: str) -> str:
    """Return the deep link that opens an invitation."""
    return f"https://t.me/{bot_username}?start={token}"


@shows(Invited)
def invited(outcome: Invited, localizer: Localizer) -> Messages:
    """Hand out a fresh invitation."""
    person, words = outcome.person, localizer.words(outcome.person)
    address = link(localizer.bot_username, outcome.token)
    sharing = f"https://t.me/share/url?url={quote(address, safe='')}&text={quote(words.label('invite-share-text'))}"
    rows: Rows = (
        (Button(words.label("button-share"), url=sharing),),
        (Button(words.label("button-qr"), ShowQrCode(outcome.invite_id)),),
        (Button(words.label("button-revoke"), RevokeInvite(outcome.invite_id)),),
        _help(words),
    )
    until = _until(localizer, person, outcome.expires_at, outcome.at)
    return [Message(person, Screen(words.say("invite", link=address, until=until), rows))]


@shows(InvitePictured)
def invite_pictured(outcome: InvitePictured, localizer: Localizer) -> Messages:
    """Show the invitation's link as a picture that a camera reads."""
    picture = io.BytesIO()
    segno.make_qr(link(localizer.bot_username, outcome.token)).save(picture, kind="png", scale=_PIXELS, border=4)
    until = _until(localizer, outcome.person, outcome.expires_at, outcome.at)
    text = localizer.words(outcome.person).say("invite-qr", until=until)
    return [Message(outcome.person, Screen(text, photo=("invitation.png", picture.getvalue())))]


@shows(InviteRevoked)
def invite_revoked(outcome: InviteRevoked, localizer: Localizer) -> Messages:
    """Say that the invitation is taken back."""
    words = localizer.words(outcome.person)
    return [
        Message(outcome.person, Screen(words.say("invite-revoked"), menu_rows(words, connected=False)), EditTapped())
    ]


@shows(InviteOpened)
def invite_opened(outcome: InviteOpened, localizer: Localizer) -> Messages:
    """Ask the invited one, privately and without pressure."""
    words = localizer.words(outcome.person)
    example = (Button(words.label("button-example"), ShowExample(outcome.invite_id)),)
    accept, leave = _decision(words, outcome.invite_id)
    rows: Rows = (accept, example, leave, _help(words))
    return [Message(outcome.person, Screen(words.say("invite-opened", inviter=outcome.inviter.name), rows))]


@shows(ExampleShown)
def example_shown(outcome: ExampleShown, localizer: Localizer) -> Messages:
    """Show a need for space and a wish as they would arrive, in the tone that this person has."""
    person, inviter, language = outcome.person, outcome.inviter, localizer.language(outcome.person)
    sign = next(one.id for one in language.signs.values() if one.signal == Kind.SPACE)
    space = Draft(0, Kind.SPACE, Strength.A_LITTLE, outcome.at + _EXAMPLE, signs=(sign,))
    wish = Draft(
        0, Kind.CLOSENESS, Strength.A_LITTLE, wish=next(iter(language.wishes)), window=next(iter(language.windows))
    )
    words = localizer.words(person)
    text = words.say(
        "invite-example",
        inviter=inviter.name,
        space=frames.relay(language, space, inviter, person, outcome.at),
        wish=frames.relay(language, wish, inviter, person, outcome.at),
    )
    return [Message(person, Screen(text, (*_decision(words, outcome.invite_id), _help(words))), SendNew())]


@shows(InviteAccepted)
def invite_accepted(outcome: InviteAccepted, localizer: Localizer) -> Messages:
    """Thank the invited one and ask the one who invited."""
    mine, theirs = localizer.words(outcome.person), localizer.words(outcome.inviter)
    rows: Rows = (
        (Button(theirs.label("button-yes-connect"), ConfirmPairing(outcome.invite_id)),),
        (Button(theirs.label("button-no"), DeclinePairing(outcome.invite_id)),),
        _help(theirs),
    )
    question = Screen(theirs.say("invite-confirm", invited=outcome.person.name), rows)
    asked_once = DedupeKey.CONFIRM.of(outcome.invite_id, outcome.person.id)
    return [
        Message(outcome.person, Screen(mine.say("invite-accepted", inviter=outcome.inviter.name)), EditTapped()),
        Message(outcome.inviter, question, SendNew(), dedupe_key=asked_once),
    ]


@shows(InviteLeft)
def invite_left(outcome: InviteLeft, localizer: Localizer) -> Messages:
    """Let the invited one go, quietly."""
    words = localizer.words(outcome.person)
    again = (Button(words.label("button-yes-after-all"), AcceptInvite(outcome.invite_id)),)
    return [
        Message(outcome.person, Screen(words.say("invite-left"), (again,) if outcome.invite_id else ()), EditTapped())
    ]


@shows(Paired)
def paired(outcome: Paired, localizer: Localizer) -> Messages:
    """Tell both that they are connected."""
    return [
        _connected(localizer, outcome.inviter, outcome.invited, EditTapped()),
        _connected(localizer, outcome.invited, outcome.inviter, SendNew()),
    ]


@shows(PairingDeclined)
def pairing_declined(outcome: PairingDeclined, localizer: Localizer) -> Messages:
    """Tell both that nothing came of it; whoever said no is not asked to invite again."""
    mine, theirs = localizer.words(outcome.inviter), localizer.words(outcome.invited)
    own = Screen(mine.say("pairing-declined-inviter"), (*menu_rows(mine, connected=False, was_left=True), _help(mine)))
    text = theirs.say("pairing-declined-invited", inviter=outcome.inviter.name)
    return [
        Message(outcome.inviter, own, EditTapped()),
        Message(outcome.invited, Screen(text), dedupe_key=DedupeKey.DECLINED.of(outcome.invite_id)),
    ]


@shows(PairingRefused)
def pairing_refused(outcome: PairingRefused, localizer: Localizer) -> Messages:
    """Say in one sentence why nothing changed."""
    words = localizer.words(outcome.person)
    below = menu_rows(words, outcome.person.couple_id is not None, was_left=outcome.person.was_left)
    return [Message(outcome.person, Screen(words.say(f"refused-{outcome.why}"), below))]


def _connected(localizer: Localizer, person: Member, partner: Member, where: EditTapped | SendNew) -> Message:
    words = localizer.words(person)
    return Message(person, Screen(words.say("paired", partner=partner.name), menu_rows(words, connected=True)), where)


def _decision(words: Translator, invite_id: int) -> Rows:
    """Return the rows of yes and not now."""
    return (
        (Button(words.label("button-accept"), AcceptInvite(invite_id)),),
        (Button(words.label("button-not-now"), LeaveInvite(invite_id)),),
    )


def _help(words: Translator) -> tuple[Button, ...]:
    """Return the way to help, which opens below, so that the question stays."""
    return (Button(words.label("button-safety"), OpenSafetyBelow()),)


def _until(localizer: Localizer, person: Member, at: datetime, now: datetime) -> Text:
    return localizer.words(person).time(person, at, now)
