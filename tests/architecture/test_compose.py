"""The compose files keep to the compose specification, and the one for SQLite can be started by any user."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from bot import config
from bot.config import Settings
from tests.architecture import dockerfile
from tests.stage import ROOT

FILES = ["compose.yaml", "compose.sqlite.yaml"]
SCHEMA = json.loads(Path(__file__).with_name("compose-spec.json").read_text(encoding="utf-8"))
SQLITE = yaml.safe_load((ROOT / "compose.sqlite.yaml").read_text(encoding="utf-8"))["services"]["halfway"]
NOTE = (ROOT / "docs" / "host.md").read_text(encoding="utf-8")
LEAST = 320  # MB: the bot, and doctor or backup beside it in the same container


def _faults(composed: dict[str, Any]) -> list[str]:
    """Return what the specification has against a compose file."""
    found = jsonschema.Draft7Validator(SCHEMA).iter_errors(composed)  # it names draft 7 by an address with https
    return [f"{'.'.join(map(str, one.path))}: {one.message}" for one in found]


@pytest.mark.parametrize("name", FILES)
def test_compose_file_keeps_to_the_specification(name: str) -> None:
    assert _faults(yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("service", "where"),
    [
        ({"imge": "halfway"}, "services.halfway: 'imge'"),
        ({"image": "halfway", "volumes": [{"type": "bind", "create_host_path": False}]}, "services.halfway.volumes.0"),
        ({"image": "halfway", "healthcheck": {"interval": 60}}, "services.halfway.healthcheck.interval"),
    ],
)
def test_specification_tells_what_is_misspelt(service: dict[str, Any], where: str) -> None:
    assert any(where in fault for fault in _faults({"services": {"halfway": service}}))


def test_one_container_on_sqlite_takes_the_users_folder_and_never_makes_it() -> None:
    """A folder that an engine makes is root's, and the bot could not write to it."""
    (volume,) = SQLITE["volumes"]
    assert volume["type"] == "bind"
    assert volume["bind"] == {"create_host_path": False}
    assert re.fullmatch(r"\$\{PUID:-\d+\}:\$\{PGID:-\d+\}", SQLITE["user"])
    folder = volume["target"]
    assert folder.startswith(dockerfile.instructions("WORKDIR")[-1])
    assert SQLITE["read_only"] is True, "what is written elsewhere would be lost with the container"


def test_one_container_on_sqlite_polls_and_keeps_everything_in_that_folder() -> None:
    settings = config.load(
        {"BOT_TOKEN": "123456:the-token-of-the-tests-only", "CONTENT_DIR": str(ROOT / "content")}
        | SQLITE["environment"]
    )
    folder = SQLITE["volumes"][0]["target"]
    assert settings.sqlite_file is not None
    assert settings.key_file is not None
    assert {str(settings.sqlite_file.parent), str(settings.key_file.parent)} == {folder}
    assert settings.webhook_url is None
    assert "ports" not in SQLITE
    assert "command" not in SQLITE
    assert dockerfile.started()[-1] == "run"


def test_every_other_setting_reaches_it() -> None:
    assert SQLITE["env_file"] == ".env"
    assert SQLITE["environment"].keys() <= {name.upper() for name in Settings.__slots__}
    decided = re.findall(r"`(\w+)`", NOTE.partition("It decides by itself ")[2].partition(".")[0])
    assert set(decided) == SQLITE["environment"].keys()


def test_its_memory_is_bounded_and_the_note_says_so() -> None:
    (variable, megabytes) = re.fullmatch(r"\$\{(\w+):-(\d+)m\}", SQLITE["mem_limit"]).groups()  # type: ignore[union-attr]
    assert int(megabytes) >= LEAST
    assert f"{megabytes} MB of memory (`{variable}`)" in NOTE


@pytest.mark.parametrize("name", FILES)
def test_everything_compose_files_ask_for_is_documented(name: str) -> None:
    asked = set(re.findall(r"\$\{(\w+)", (ROOT / name).read_text(encoding="utf-8")))
    assert asked
    assert not [one for one in asked if f"`{one}`" not in NOTE]
