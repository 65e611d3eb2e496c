"""The files that hosting services, container engines and pip read name what is there, and all of it."""

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import config
from bot.cli import COMMANDS
from bot.config import Settings
from tests.architecture import dockerfile
from tests.architecture.dockerfile import instructions

ROOT = Path(__file__).parent.parent.parent
DOCKERFILE = dockerfile.TEXT
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
OURS = {name: service for name, service in COMPOSE["services"].items() if "build" in service}
VARIABLES = {name.upper() for name in Settings.__slots__}


def test_container_runs_a_command_that_is_there_and_asks_for_its_health_by_another() -> None:
    assert dockerfile.started()[-1] in COMMANDS
    (check,) = instructions("HEALTHCHECK")
    *start, command = json.loads(check.partition(" CMD ")[2])
    assert start == ["python", "-m", "bot"]
    assert command in COMMANDS
    assert "METRICS_PORT=9100" in instructions("ENV")  # which that command asks


def test_health_is_asked_for_so_seldom_that_it_costs_little() -> None:
    """Each time is a process of its own, a quarter of a second of processor time."""
    (check,) = instructions("HEALTHCHECK")
    (interval,) = re.findall(r"--interval=(\d+)s", check)
    assert int(interval) >= 60


def test_container_does_not_run_as_root() -> None:
    (user,) = instructions("USER")
    assert re.search(rf"useradd .*\b{user}\b", DOCKERFILE)
    assert DOCKERFILE.index("\nUSER ") < DOCKERFILE.index("\nCMD ")


def test_container_takes_what_is_there_and_nothing_else() -> None:
    """The list of what is ignored begins with everything, so that no database, key or .env gets into an image."""
    first, *rest = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert first == "*"
    copied = {path for line in instructions("COPY") if "--from" not in line for path in line.split()[:-1]}
    assert copied == {path.removeprefix("!") for path in rest if path.startswith("!")}
    assert all((ROOT / path).exists() for path in copied)
    packages = {path.name for path in ROOT.iterdir() if (path / "__init__.py").exists()} - {"tests", "benchmarks"}
    assert packages <= copied


def test_a_wheel_takes_all_that_belongs_to_the_packages() -> None:
    """Fonts, the page and the template of migrations go by their patterns, code by the folder it lies in."""
    setuptools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    packages = setuptools["packages"]["find"]
    assert packages.keys() == {"include"}, "folders without __init__.py count as well, as setuptools has it"
    for room in ("bot", "handlers"):
        assert f"{room}*" in packages["include"]
        files = [path for path in (ROOT / room).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
        assert files
        taken = {
            path
            for package, patterns in setuptools["package-data"].items()
            for pattern in patterns
            for path in ROOT.joinpath(*package.split(".")).glob(pattern)
        }
        assert not [path for path in files if path.suffix != ".py" and path not in taken]
        assert not [path for path in files if not all(part.isidentifier() for part in _folders(path))]


def _folders(path: Path) -> tuple[str, ...]:
    """Return the folders in which a file of the project lies, from the outside in."""
    return path.parent.relative_to(ROOT).parts


def test_a_container_takes_what_is_checked_out_for_its_owner_alone() -> None:
    """Files keep their mode on the way into an image, and who runs there is somebody else."""
    copied = [line.split()[1] for line in instructions("COPY") if line.startswith("--from=")]
    opened = {path for line in instructions("RUN") for path in _made_readable(line)}
    assert copied
    assert {Path(path).name for path in copied} <= opened


def _made_readable(line: str) -> list[str]:
    """Return what a command lets everybody read, whole folders at a time."""
    found = re.search(r"chmod -R a\+rX ((?:[\w./-]+ ?)+)", line)
    return [Path(path).name for path in found[1].split()] if found else []


def test_images_have_plain_names() -> None:
    images = [name.split()[0] for name in instructions("FROM")]
    images += [service["image"] for service in COMPOSE["services"].values()]
    assert len(images) > 4
    assert not [image for image in images if "/" in image]


def test_composed_processes_are_release_web_and_worker() -> None:
    commands = {name: dockerfile.started(service["command"]) for name, service in OURS.items()}
    assert {name: command[-1] for name, command in commands.items()} == {
        "release": "migrate",
        "web": "web",
        "worker": "worker",
    }
    assert {tuple(command[:-1]) for command in commands.values()} == {("python", "-m", "bot")}


@pytest.mark.parametrize("name", OURS)
def test_composed_process_gets_settings_that_exist(name: str) -> None:
    environment = OURS[name]["environment"]
    assert environment.keys() == VARIABLES - {"KEY_FILE"} | {"PGPASSWORD"}, (
        "a setting that is missing is dropped in silence"
    )
    decided = {"DATABASE_URL": "postgresql://halfway@database/halfway", "PORT": "8080"}
    assert {name: environment[name] for name in decided} == decided
    passed_on = {name: value for name, value in environment.items() if name not in {*decided, "PGPASSWORD"}}
    assert all(value.startswith(f"${{{name}:") for name, value in passed_on.items())
    assert environment["PGPASSWORD"] == COMPOSE["services"]["database"]["environment"]["POSTGRES_PASSWORD"]


def test_composed_settings_that_are_left_empty_have_their_defaults(tmp_path: Path) -> None:
    """Compose passes on an empty text for what nobody set."""
    given = {name: "" for name in OURS["worker"]["environment"] if name != "PGPASSWORD"}
    content = {"CONTENT_DIR": str(ROOT / "content")}
    least = {"BOT_TOKEN": "123456:the-token-of-the-tests-only"} | content
    assert config.load(given | least) == config.load(least)


def test_composed_password_may_hold_any_character() -> None:
    """It goes to the driver as it is, apart from the address."""
    environ = {"PGPASSWORD": "a$b@c?d%20/e#'f", "BOT_TOKEN": "123456:the-token-of-the-tests-only"}
    url = config.load(environ | {"DATABASE_URL": "postgresql://halfway@database/halfway"}).database_url
    assert url == "postgresql+asyncpg://halfway@database/halfway"


def test_composed_postgresql_was_tried() -> None:
    (tried,) = re.findall(
        r"It was tried with versions (\d+) and (\d+)", (ROOT / "docs" / "host.md").read_text(encoding="utf-8")
    )
    assert COMPOSE["services"]["database"]["image"].removeprefix("postgres:") in tried


def _unit() -> dict[str, list[str]]:
    """Return the unit of docs/host.md: each setting with its values."""
    text = (ROOT / "docs" / "host.md").read_text(encoding="utf-8")
    (unit,) = re.findall(r"```\n(\[Unit\]\nDescription=Halfway\n.*?)```", text, re.DOTALL)
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r"^(\w+)=(.*)$", unit, re.MULTILINE):
        found.setdefault(name, []).extend(value.split())
    return found


def test_unit_waits_for_network_and_clock_and_stays_down_where_a_setting_is_wrong() -> None:
    unit = _unit()
    assert "network-online.target" in unit["Wants"], "to come after something does nothing unless it is wanted"
    assert {"network-online.target", "time-sync.target"} <= set(unit["After"])
    assert unit["RestartPreventExitStatus"] == ["2"]
    assert unit["ReadWritePaths"] == unit["WorkingDirectory"]


def test_host_is_told_who_makes_the_user_and_how_commands_are_run_as_it() -> None:
    text = (ROOT / "docs" / "host.md").read_text(encoding="utf-8")
    unit = _unit()
    (user,), (folder,), (settings,) = unit["User"], unit["WorkingDirectory"], unit["EnvironmentFile"]
    assert re.search(rf"^useradd .* {user}$", text, re.MULTILINE)
    assert re.search(rf"^install --directory --owner={user} .* {folder} /srv/backups$", text, re.MULTILINE)
    (command,) = re.findall(r"^systemd-run (.*?) -m bot doctor$", text.replace("\\\n", ""), re.MULTILINE)
    for words in (
        f"--uid={user}",
        f"EnvironmentFile={settings}",
        f"--working-directory={folder}",
        f"{folder}/.venv/bin/python",
    ):
        assert words in command


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd to ask")
def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "host.md").read_text(encoding="utf-8")
    (unit,) = re.findall(r"```\n(\[Unit\]\nDescription=Halfway\n.*?)```", text, re.DOTALL)
    file = tmp_path / "halfway.service"
    file.write_text(re.sub(r"^ExecStart=.*$", "ExecStart=/bin/true", unit, flags=re.MULTILINE))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(file)], capture_output=True, text=True, check=False
    )
    assert not [line for line in done.stderr.splitlines() if "halfway.service" in line]


def test_everything_compose_asks_for_is_documented() -> None:
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    asked = set(re.findall(r"\$\{(\w+)", text))
    assert asked > {"BOT_TOKEN", "POSTGRES_PASSWORD"}
    documented = (ROOT / "docs" / "host.md").read_text(encoding="utf-8")
    assert not [name for name in asked if f"`{name}`" not in documented]


def test_processes_begin_after_the_release() -> None:
    for name, service in COMPOSE["services"].items():
        for other, wanted in service.get("depends_on", {}).items():
            assert other in COMPOSE["services"]
            assert wanted["condition"] == _condition(COMPOSE["services"][other]), f"{name} waits for {other}"
    assert set(OURS["web"]["depends_on"]) == set(OURS["worker"]["depends_on"]) == {"release"}
    mounted = [volume.partition(":")[0] for one in COMPOSE["services"].values() for volume in one.get("volumes", [])]
    assert set(mounted) == set(COMPOSE["volumes"])


def test_container_engines_wait_longer_than_a_process_needs_to_stop() -> None:
    for service in OURS.values():
        assert int(service["stop_grace_period"].removesuffix("s")) > 10


def _condition(service: dict[str, Any]) -> str:
    return "service_completed_successfully" if service.get("restart") == "no" else "service_healthy"


def _first_cells(heading: str) -> set[str]:
    """Return what stands in code in the first column of the table under a heading of docs/host.md."""
    part = (ROOT / "docs" / "host.md").read_text(encoding="utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in part.splitlines() if line.startswith("| `")]
    return {name for cell in rows for name in re.findall(r"`([\w-]+)`", cell)}


def test_tables_of_settings_and_commands_are_whole_and_name_nothing_else() -> None:
    assert _first_cells("Settings") == VARIABLES
    assert _first_cells("Commands") == set(COMMANDS)
