"""The bot dresses itself: commands by scope and language, descriptions, menu buttons."""

from bot.playground.people import Person
from bot.playground.simulator import Simulator
from bot.playground.snapshot import chat_view
from tests.playground.conftest import Caller


def _commands(*names: str) -> list[dict[str, str]]:
    return [{"command": name, "description": f"about {name}"} for name in names]


def _offered(sim: Simulator, person: Person) -> list[str]:
    return [command["command"] for command in chat_view(sim.world, person.room)["commands"]]


async def test_narrower_scope_and_language_go_first(bot: Caller, sim: Simulator, anna: Person) -> None:
    anna.human.language_code = "es-MX"
    private, own = {"type": "all_private_chats"}, {"type": "chat", "chat_id": anna.id}
    await bot("setMyCommands", commands=_commands("plain"))
    assert _offered(sim, anna) == ["plain"]
    await bot("setMyCommands", commands=_commands("simple"), language_code="es")
    assert _offered(sim, anna) == ["simple"]
    await bot("setMyCommands", commands=_commands("private"), scope=private)
    assert _offered(sim, anna) == ["private"]
    await bot("setMyCommands", commands=_commands("own"), scope=own)
    assert _offered(sim, anna) == ["own"]
    assert await bot("getMyCommands", scope=private) == _commands("private")
    await bot("deleteMyCommands", scope=own)
    await bot("setMyCommands", commands=[], scope=private)
    assert _offered(sim, anna) == ["simple"]
    assert await bot("getMyCommands", scope=own) == []


async def test_impossible_commands_are_refused(bot: Caller) -> None:
    for commands, reason in (
        (_commands("Upper"), "BOT_COMMAND_INVALID"),
        (_commands("a" * 33), "BOT_COMMAND_INVALID"),
        ([{"command": "a", "description": ""}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([{"command": "a", "description": "a" * 257}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        (_commands("a") * 101, "too many commands specified"),
        ("x{", "can't parse commands JSON object"),
    ):
        assert await bot.refused("setMyCommands", commands=commands) == f"Bad Request: {reason}"
    assert "language code" in await bot.refused("setMyCommands", commands=_commands("a"), language_code="english")
    assert "Unsupported type" in await bot.refused("setMyCommands", commands=_commands("a"), scope={"type": "moon"})


async def test_texts_have_languages_and_limits(bot: Caller) -> None:
    assert (await bot("getMyName"))["name"] == "Halfway"
    await bot("setMyDescription", description="Meet in the middle")
    await bot("setMyDescription", description="A mitad de camino", language_code="es")
    await bot("setMyShortDescription", short_description="Middle")
    await bot("setMyName", name="Half")
    assert (await bot("getMyDescription", language_code="es"))["description"] == "A mitad de camino"
    assert (await bot("getMyDescription", language_code="de"))["description"] == "Meet in the middle"
    assert (await bot("getMyShortDescription"))["short_description"] == "Middle"
    assert (await bot("getMyName"))["name"] == "Half"
    assert "too long" in await bot.refused("setMyShortDescription", short_description="a" * 121)


async def test_menu_button_is_set_for_one(bot: Caller, anna: Person, boris: Person) -> None:
    web = {"type": "web_app", "text": "Open", "web_app": {"url": "https://example.org/"}}
    await bot("setChatMenuButton", chat_id=anna.id, menu_button=web)
    assert await bot("getChatMenuButton", chat_id=anna.id) == web
    assert await bot("getChatMenuButton", chat_id=boris.id) == {"type": "commands"}
    await bot("setChatMenuButton", chat_id=anna.id)
    assert await bot("getChatMenuButton", chat_id=anna.id) == {"type": "commands"}
    assert "unsupported type" in await bot.refused("setChatMenuButton", menu_button={"type": "pizza"})
