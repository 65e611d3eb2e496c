"""Two people become connected: an invitation, an acceptance, a confirmation, and every way in which it is refused."""

import re

import pytest

from tests.stage import Json, Phone, Stage, buttons_of, token_in, words_of

pytestmark = pytest.mark.both_databases  # two people at once, decided by locks and unique keys

LINK = re.compile(r"https://t\.me/(\w+)\?start=([A-Za-z0-9_-]{22,64})(?=\s|$)")


async def invites(phone: Phone) -> Json:
    """Return a fresh invitation of this person."""
    await phone.types("/invite")
    return phone.sees("https://t.me/", "?start=")


async def asked(inviter: Phone, invited: Phone) -> Json:
    """Let somebody invite and be accepted; return the question whether to connect."""
    await inviter.types("/start")
    await invited.types(f"/start {token_in(await invites(inviter))}")
    await invited.taps("Accept")
    for phone in (inviter, invited):
        phone.looks_away()
    return inviter.sees_once("Is this the person you invited?")


async def is_refused(stage: Stage, phone: Phone, deed: str, reason: str) -> None:
    """Assert that opening a link gets one sentence, changes nothing, and reaches nobody else."""
    await phone.types("/help")  # so that they are known
    before = stage.records.all()
    for one in stage.phones.values():
        one.looks_away()
    await phone.types(deed)
    phone.sees(reason)
    stage.nothing_else_was_sent()
    assert stage.records.all() == before


async def test_two_people_connect_by_consent(stage: Stage, anna: Phone, boris: Phone) -> None:
    await anna.types("/start")
    assert "Invite my partner" in buttons_of(anna.sees("I'm Halfway"))
    await anna.taps("Invite my partner")
    invitation = anna.sees("https://t.me/")
    assert any(label.startswith("Revoke") for label in buttons_of(invitation))

    await boris.opens(_link(invitation))
    question = boris.sees("Anna would like to try Halfway with you")
    assert buttons_of(question) == ["Accept", "Show me an example", "Not now", "Not safe?"]
    anna.sees_nothing_new()

    await boris.taps("Accept")
    boris.sees("Anna now confirms")
    confirmation = anna.sees("Boris", "said yes")
    assert buttons_of(confirmation) == ["Yes, connect", "No", "Not safe?"]
    assert stage.records.rows("SELECT count(*) FROM couples") == [(0,)]

    await anna.taps("Yes, connect")
    anna.sees("You and Boris are connected")
    boris.sees("You and Anna are connected")
    for phone in (anna, boris):
        phone.sees("What time is it for you?")
        phone.sees("come by themselves")
    stage.nothing_else_was_sent()
    assert stage.records.rows("SELECT count(DISTINCT couple_id), count(couple_id) FROM people") == [(1, 2)]


@pytest.mark.parametrize("code", ["en", "es"])
async def test_second_person_decides_after_sixty_words(stage: Stage, anna: Phone, code: str) -> None:
    """What one gets comes first, what is shared is said as it is, and safety stands in one line."""
    invited = stage.phone("Pilar", language_code=code)
    await invited.opens(_link(await invites(anna)))
    question = invited.sees("Anna", "Halfway")
    assert len(words_of(question).split()) <= 60
    shared = "evening answers you both gave" if code == "en" else "las respuestas de la noche si están las dos"
    assert shared in words_of(question)
    assert "If you are afraid" in words_of(question) or "¿Tienes miedo?" in words_of(question)


async def test_example_shows_what_would_come_and_goes_to_nobody(stage: Stage, anna: Phone, boris: Phone) -> None:
    await boris.opens(_link(await invites(anna)))
    boris.looks_away()
    anna.looks_away()
    await boris.taps("Show me an example")
    example = boris.sees("Two examples, sent to nobody.", "10:00", "A small wish would look like this")
    assert buttons_of(example) == ["Accept", "Not now", "Not safe?"]
    anna.sees_nothing_new()
    await boris.taps("Not now", under=example)
    left = boris.sees("Nothing is passed on")
    assert buttons_of(left) == ["Yes after all"]
    anna.sees_nothing_new()
    await boris.taps("Yes after all")
    boris.sees("Anna now confirms")
    anna.sees("said yes")


async def test_invitation_can_be_shared_and_shown(stage: Stage, anna: Phone) -> None:
    invitation = await invites(anna)
    share = [b for row in invitation["reply_markup"]["inline_keyboard"] for b in row if "url" in b]
    assert len(share) == 1
    assert share[0]["url"].startswith("https://t.me/share/url?url=https%3A%2F%2Ft.me%2F")
    assert token_in(invitation) in share[0]["url"]
    await anna.taps("Show it as a picture")
    shown = anna.sees("point their camera")
    assert shown["photo"]
    stage.nothing_else_was_sent()


async def test_each_invitation_has_long_random_token(anna: Phone) -> None:
    tokens = [token_in(await invites(anna)) for _ in range(3)]
    assert len(set(tokens)) == 3
    assert all(len(token) >= 22 for token in tokens)  # 22 characters of base64 hold 128 bits


async def test_token_is_kept_nowhere_in_database(stage: Stage, anna: Phone, boris: Phone) -> None:
    token = token_in(await invites(anna))
    await boris.types(f"/start {token}")
    await boris.taps("Accept")
    assert stage.records.rows("SELECT length(token_hash) FROM invites") == [(32,)]
    await stage.stops()
    assert token.encode() not in stage.records.dump()
    await stage.starts()


async def test_own_link_is_refused_kindly(stage: Stage, anna: Phone) -> None:
    token = token_in(await invites(anna))
    await is_refused(stage, anna, f"/start {token}", "This is your own invitation")


async def test_used_link_is_refused_to_strangers(stage: Stage, anna: Phone, boris: Phone) -> None:
    token = token_in(await invites(anna))
    await boris.types(f"/start {token}")
    await boris.taps("Accept")
    await anna.taps("Yes, connect")
    await is_refused(stage, stage.phone("Clara"), f"/start {token}", "used already")
    await is_refused(stage, boris, f"/start {token}", "used already")


async def test_link_works_for_48_hours_only(stage: Stage, anna: Phone, boris: Phone) -> None:
    token = token_in(await invites(anna))
    await stage.moves(hours=47, minutes=59)
    await boris.types(f"/start {token}")
    boris.sees("would like to try Halfway")
    await stage.moves(minutes=2)
    await is_refused(stage, boris, f"/start {token}", "older than 48 hours")


async def test_question_that_waited_too_long_expires(stage: Stage, anna: Phone, boris: Phone) -> None:
    token = token_in(await invites(anna))
    await boris.types(f"/start {token}")
    boris.looks_away()
    before = stage.records.all()
    await stage.moves(hours=49)
    await boris.taps("Accept")
    boris.sees("older than 48 hours")
    stage.nothing_else_was_sent()
    assert stage.records.all() == before


async def test_confirmation_that_waited_too_long_expires(stage: Stage, anna: Phone, boris: Phone) -> None:
    await asked(anna, boris)
    await stage.moves(hours=49)
    await anna.taps("Yes, connect")
    anna.sees("older than 48 hours")
    stage.nothing_else_was_sent()
    assert stage.records.rows("SELECT count(*) FROM couples") == [(0,)]


async def test_revoked_link_leads_nowhere(stage: Stage, anna: Phone, boris: Phone) -> None:
    token = token_in(await invites(anna))
    await anna.taps("Revoke")
    assert token not in words_of(anna.sees("The invitation is taken back"))
    await is_refused(stage, boris, f"/start {token}", "taken back")


async def test_revoking_after_acceptance_ends_it(stage: Stage, anna: Phone, boris: Phone) -> None:
    invitation = await invites(anna)
    await boris.types(f"/start {token_in(invitation)}")
    await boris.taps("Accept")
    boris.looks_away()
    await anna.taps("Revoke", under=invitation)
    anna.looks_away()
    await anna.taps("Yes, connect")
    anna.sees("taken back")
    stage.nothing_else_was_sent()
    assert stage.records.rows("SELECT count(*) FROM couples") == [(0,)]


async def test_unknown_tokens_are_refused(stage: Stage, boris: Phone) -> None:
    for token in (
        "x",
        "0" * 32,
        "drop table people; --",
        "ünïcödé 🙂",
        "A" * 64,
        "B" * 3000,
        "../../etc/passwd",
        "%00",
    ):
        await is_refused(stage, boris, f"/start {token}", "I don't know this invitation")


async def test_connected_people_open_no_other_link(stage: Stage, couple: tuple[Phone, Phone]) -> None:
    clara = stage.phone("Clara")
    token = token_in(await invites(clara))
    for phone in couple:
        await is_refused(stage, phone, f"/start {token}", "already connected")
        await is_refused(stage, phone, "/invite", "already connected")


async def test_link_of_connected_person_is_refused(stage: Stage, anna: Phone, boris: Phone) -> None:
    clara = stage.phone("Clara")
    annas = await invites(anna)
    await clara.types(f"/start {token_in(annas)}")
    claras_question = clara.sees("would like to try Halfway")
    await boris.types("/start")
    await anna.types(f"/start {token_in(await invites(boris))}")
    await anna.taps("Accept")
    await boris.taps("Yes, connect")
    before = stage.records.all()
    for phone in stage.phones.values():
        phone.looks_away()
    await clara.taps("Accept", under=claras_question)
    clara.sees("The other one is already connected")
    stage.nothing_else_was_sent()
    assert stage.records.all() == before


async def test_inviter_who_connected_elsewhere_cannot_confirm(stage: Stage, anna: Phone, boris: Phone) -> None:
    """Boris accepted Anna's link, then became connected with Clara; Anna's old question leads nowhere."""
    clara = stage.phone("Clara")
    await asked(anna, boris)
    await clara.types(f"/start {token_in(await invites(boris))}")
    await clara.taps("Accept")
    await boris.taps("Yes, connect")
    for phone in stage.phones.values():
        phone.looks_away()
    before = stage.records.all()
    await anna.taps("Yes, connect")
    anna.sees("The other one is already connected")
    stage.nothing_else_was_sent()
    assert stage.records.all() == before


async def test_of_two_who_accept_at_once_one_has_it(stage: Stage, anna: Phone, boris: Phone) -> None:
    clara = stage.phone("Clara")
    token = token_in(await invites(anna))
    await boris.types(f"/start {token}")
    await clara.types(f"/start {token}")
    for phone in stage.phones.values():
        phone.looks_away()
    clara.person.taps("Accept")
    boris.person.taps("Accept")
    await stage.settles()
    clara.sees("Anna now confirms")
    boris.sees("Somebody else has accepted this invitation")
    anna.sees_once("Clara opened your invitation")
    await anna.taps("Yes, connect")
    assert [phone for phone in (boris, clara) if phone.person.sees("You and Anna are connected")] == [clara]


async def test_second_invitation_kills_the_first(stage: Stage, anna: Phone, boris: Phone) -> None:
    first, second = token_in(await invites(anna)), token_in(await invites(anna))
    await is_refused(stage, boris, f"/start {first}", "taken back")
    await boris.types(f"/start {second}")
    boris.sees("would like to try Halfway")
    assert stage.records.rows("SELECT count(*) FROM invites WHERE state IN ('open', 'accepted')") == [(1,)]


async def test_sixth_invitation_of_day_is_refused(stage: Stage, anna: Phone, boris: Phone) -> None:
    tokens = [token_in(await invites(anna)) for _ in range(5)]
    await is_refused(stage, anna, "/invite", "a lot of invitations for one day")
    await boris.types(f"/start {tokens[-1]}")
    boris.sees("would like to try Halfway")  # the refusal left the fifth alive
    await stage.moves(hours=24, minutes=1)
    await invites(anna)


async def test_not_now_tells_nobody(stage: Stage, anna: Phone, boris: Phone) -> None:
    token = token_in(await invites(anna))
    await boris.types(f"/start {token}")
    await boris.taps("Not now")
    boris.sees("Nothing is passed on")
    stage.nothing_else_was_sent()
    await boris.types(f"/start {token}")
    assert "Accept" in buttons_of(boris.sees("would like to try Halfway"))


async def test_declined_confirmation_ends_invitation(stage: Stage, anna: Phone, boris: Phone) -> None:
    token = token_in(await invites(anna))
    await boris.types(f"/start {token}")
    await boris.taps("Accept")
    for phone in (anna, boris):
        phone.looks_away()
    await anna.taps("No")
    said = anna.sees("you are not connected")
    assert buttons_of(said) == ["Ten minutes for me", "What can I do here?", "Not safe?"], (
        "nobody is asked to invite again"
    )
    boris.sees("Anna didn't confirm")
    stage.nothing_else_was_sent()
    await is_refused(stage, boris, f"/start {token}", "used already")
    assert stage.records.rows("SELECT count(*) FROM couples") == [(0,)]


async def test_every_double_tap_counts_once(stage: Stage, anna: Phone, boris: Phone) -> None:
    await boris.types(f"/start {token_in(await invites(anna))}")
    boris.person.taps("Accept")
    boris.person.taps("Accept")
    await stage.settles()
    anna.sees_once("Boris opened your invitation")
    anna.person.taps("Yes, connect")
    anna.person.taps("Yes, connect")
    await stage.settles()
    anna.sees_once("You and Boris are connected")
    boris.sees_once("You and Anna are connected")
    assert stage.records.rows("SELECT count(*) FROM couples") == [(1,)]


async def test_late_tap_on_no_changes_nothing(stage: Stage, anna: Phone, boris: Phone) -> None:
    question = await asked(anna, boris)
    await anna.taps("Yes, connect")
    for phone in (anna, boris):
        phone.looks_away()
    before = stage.records.all()
    await anna.taps_again("No", question)
    anna.sees("used already")
    stage.nothing_else_was_sent()
    assert stage.records.all() == before


async def test_buttons_of_other_invitations_do_nothing(stage: Stage, anna: Phone, boris: Phone) -> None:
    await asked(anna, boris)
    mallory = stage.phone("Mallory")
    await mallory.types("/start")
    ((number,),) = stage.records.rows("SELECT id FROM invites")
    for action in ("yes", "no", "revoke", "qr", "accept", "leave"):
        before = stage.records.all()
        for phone in stage.phones.values():
            phone.looks_away()
        await mallory.forges(f"invite:{action}:{number}")
        mallory.looks_away()
        stage.nothing_else_was_sent()
        assert stage.records.all() == before, action


async def test_numbers_out_of_range_do_nothing(stage: Stage, anna: Phone) -> None:
    await anna.types("/start")
    before = stage.records.all()
    for number in ("0", "1", "9" * 18, "9" * 19, str(2**63), "-1", "1e9", ""):
        for action in ("yes", "no", "revoke", "qr", "accept", "leave"):
            anna.person.taps(data=f"invite:{action}:{number}")
    await stage.settles()
    assert stage.records.all() == before


async def test_names_are_shown_as_they_are(stage: Stage) -> None:
    odd = stage.phone("<b>Zoë</b> & *co*")
    clara = stage.phone("Clara")
    await clara.types(f"/start {token_in(await invites(odd))}")
    assert "<b>Zoë</b> & *co* would like to try Halfway" in words_of(clara.sees("would like to try Halfway"))


def _link(message: Json) -> str:
    found = LINK.search(words_of(message))
    assert found is not None
    return found[0]
