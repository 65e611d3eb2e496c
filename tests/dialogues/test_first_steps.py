"""From the first tap to two people who are connected: how few steps it takes, and in whose words."""

from pathlib import Path

import pytest

from bot.content import load
from tests.content.folder import OURS
from tests.dialogues.conftest import MONDAY_NINE
from tests.stage import Json, Phone, Stage, buttons_of, token_in, words_of


async def test_two_are_connected_within_five_taps_each(stage: Stage, anna: Phone, boris: Phone) -> None:
    """Nobody types a word: *Start* is a button of Telegram, as is *Start* behind a link."""
    await anna.types("/start")  # tap 1, on Telegram's own button
    await anna.taps("Invite my partner")  # tap 2
    invitation = anna.sees("t.me/")
    assert "Share the link" in buttons_of(invitation)  # taps 3 and 4: that, and whom to
    await boris.opens(f"https://t.me/halfway_playground_bot?start={token_in(invitation)}")  # taps 1 and 2: link, Start
    await boris.taps("Accept")  # tap 3
    await anna.taps("Yes, connect")  # tap 5
    for phone in (anna, boris):
        phone.sees("are connected")
        own = [m.json for m in phone.person.room.messages.values() if m.json["from"]["id"] == phone.id]
        assert all(words_of(message).startswith("/start") for message in own)
    assert stage.records.rows("SELECT count(*) FROM updates") == [(5,)]  # all that the bot was told of these eight taps


async def test_frame_arrives_in_the_words_of_who_gets_it(stage: Stage, anna: Phone) -> None:
    """Anna speaks English and Pilar Spanish: each sees their own language, and Anna sees beforehand what Pilar gets."""
    pilar = stage.phone("Pilar", language_code="es")
    await anna.types("/start")
    await anna.types("/invite")
    await pilar.types(f"/start {token_in(anna.sees('t.me/'))}")
    await pilar.taps("Aceptar")
    await anna.taps("Yes, connect")
    for phone in (anna, pilar):
        phone.looks_away()
    await anna.types("/closeness")
    await anna.taps("A hug")
    await anna.taps("Whenever it suits")
    preview = anna.sees("This is what Pilar will get", "un abrazo")
    await anna.taps("Send")
    arrived = pilar.sees("“¿Me das un abrazo?”\nA Anna le gustaría que fuera cuando te venga bien.")
    assert words_of(arrived) in words_of(preview)
    assert "Hoy no" in buttons_of(arrived)
    await pilar.taps("Hoy no")
    anna.sees("Pilar: Not today")
    pilar.looks_away()
    await pilar.types("/space 2h")
    assert "Pilar would like some time alone" in words_of(pilar.sees("palabra por palabra"))
    await pilar.taps("Enviar")
    assert "Okay ❤" in buttons_of(anna.sees("Pilar", "some time alone"))


async def test_telegram_shows_the_bot_in_each_language(stage: Stage) -> None:
    def is_told() -> bool:
        return any(call.method == "setChatMenuButton" for call in stage.simulator.calls)

    await stage.simulator.world.events.wait_for(is_told, 20)  # the bot does this besides its work
    told: dict[str, list[Json]] = {}
    for call in stage.simulator.calls:
        told.setdefault(call.method, []).append(call.parameters)
    for method, name, most in (
        ("setMyCommands", "commands", 100),
        ("setMyDescription", "description", 512),
        ("setMyShortDescription", "short_description", 120),
    ):
        assert {one.get("language_code", "") for one in told[method]} == {"", "en", "es"}
        assert all(0 < len(one[name]) <= most for one in told[method])
    assert all(one["scope"] == {"type": "all_private_chats"} for one in told["setMyCommands"])
    assert told["setChatMenuButton"] == [{"menu_button": {"type": "commands"}}]


@pytest.mark.plays_on("sqlite")
async def test_discreet_mode_veils_every_kind_of_message(tmp_path: Path) -> None:
    """Texts, captions and pictures, from the bot and from the partner; the settings say that buttons stay readable."""
    async with Stage.opened(tmp_path, at=MONDAY_NINE) as stage:
        anna, boris = stage.phone("Anna"), stage.phone("Boris")
        await boris.types("/start")
        await stage.records.everybody_has(is_discreet=True)
        await boris.taps("Invite my partner")
        await boris.taps("Show it as a picture")
        await anna.types(f"/start {token_in(boris.sees('t.me/'))}")
        await anna.taps("Accept")
        await boris.taps("Yes, connect")
        await anna.types("/space 2h I need to recharge")
        await anna.taps("Send")
        await boris.taps("Okay")
        for command in ("help", "settings", "lesson", "lessons", "history", "privacy", "export", "safety", "pause"):
            await boris.types(f"/{command}")
        await stage.moves(hours=2, minutes=20)
        sent = [m for m in boris.person.received if m["message_id"] > boris.person.received[0]["message_id"]]
        assert len(sent) > 12
        assert {kind for m in sent for kind in ("photo", "document") if kind in m} == {"photo", "document"}
        assert not [words_of(message) for message in sent if not _is_veiled(message)]
        assert not [message for message in sent if "photo" in message and not message.get("has_media_spoiler")]


@pytest.mark.parametrize("code", ["en", "es"])
def test_nothing_is_said_by_a_sign_alone(code: str) -> None:
    """Every label and every phrase has letters beside its signs.

    The heart is a word itself, and behind ⋯ stands in every app what there is besides.
    """
    phrases = load(OURS).language(code).phrases
    said = {one: phrases.text(one, 0, **dict.fromkeys((*phrases.variables(one), "hour"), "a")) for one in phrases.ids()}
    bare = {text for text in said.values() if not any(sign.isalpha() for sign in text)}
    assert bare == {"❤", "⋯"}


def _is_veiled(message: Json) -> bool:
    text = words_of(message)
    length = len(text.encode("utf-16-le")) // 2
    entities: list[Json] = message.get("entities") or message.get("caption_entities") or []
    return {"type": "spoiler", "offset": 0, "length": length} in entities
