"""The docs and the code say the same: commands, settings, metrics, rooms, files, links, and the table of capacity."""

import re
from pathlib import Path

import pytest
from telegram import Bot

from benchmarks import capacity
from bot import metrics
from bot.domain.settings import Section
from bot.presentation.bot_profile import COMMANDS
from bot.presentation.outcomes import Localizer
from handlers.dispatcher import Dispatcher

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted(path for where in ("*.md", "docs/**/*.md", "content/*.md", "findings/*.md") for path in ROOT.glob(where))
NOT_LISTED = {"start", "menu"}  # Telegram has a button for the one, the bot for the other
_LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|srcset)=\"([^\"]+)\"")
_FILE = re.compile(r"`((?:bot|handlers|tests|content|docs|benchmarks)/[\w./*-]*)`")

_CODES = re.compile(r"^(?:seed|evidence): \[(.*)\]$", re.MULTILINE)  # in the head of a lesson


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def part(name: str, heading: str) -> str:
    """Return what stands under a heading of a page."""
    return page(name).partition(f"## {heading}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("path", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for link in (found[1] or found[2] for found in _LINK.finditer(text)):
        if re.match(r"https?://", link):
            continue
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), f"{link} leads nowhere"
        if anchor:
            titles = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w-]", "", title.lower().replace(" ", "-")) for title in titles}, link


@pytest.mark.parametrize("path", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_that_are_named_exist(path: Path) -> None:
    named = _FILE.findall(path.read_text(encoding="utf-8"))
    missing = [one for one in named if not any(ROOT.glob(one.rstrip("/")))]
    assert not missing


def test_every_room_is_described_and_told_what_a_feature_adds() -> None:
    rooms = {f"bot/{one.parent.name}/" for one in ROOT.glob("bot/*/__init__.py")} | {"handlers/"}
    assert len(rooms) > 9
    whole = page("docs/develop/architecture.md")
    described = set(re.findall(r"`([\w/]+/)`", whole.partition("\n## ")[0]))
    added = set(re.findall(r"^\| `([\w/]+/)`", part("docs/develop/architecture.md", "Adding a feature"), re.MULTILINE))
    assert rooms <= described
    assert rooms <= added


def test_every_command_of_the_bot_is_in_the_docs_and_the_other_way_round() -> None:
    table = part("docs/users.md", "What you can say").splitlines()
    rows = [line.split("|")[1] for line in table if line.startswith("| `")]
    listed = {name for cell in rows if "settings " not in cell for name in re.findall(r"`/(\w+)`", cell)}
    assert listed == {*COMMANDS} | NOT_LISTED
    named = {one for path in PAGES for one in re.findall(r"`/([a-z]+)(?: [^`]*)?`", path.read_text(encoding="utf-8"))}
    assert named - {"healthz", "metrics", "api", "newbot"} <= listed  # addresses, and a command of @BotFather


def test_every_command_is_listened_to() -> None:
    router = Dispatcher(Bot("7:token"), Localizer.__new__(Localizer)).router
    assert {*COMMANDS} | NOT_LISTED <= router.commands


def test_every_code_in_the_head_of_a_lesson_is_explained() -> None:
    explained = set(re.findall(r"^\| ([A-Z]\d+b?) \|", page("docs/develop/evidence.md"), re.MULTILINE))
    lessons = [path.read_text(encoding="utf-8") for path in (ROOT / "content").glob("*/lessons/*.md")]
    named = {code for text in lessons for codes in _CODES.findall(text) for code in re.findall(r"\w+", codes)}
    assert named
    assert named <= explained, sorted(named - explained)


def test_every_screen_of_the_settings_is_in_the_docs_and_the_other_way_round() -> None:
    listed = set(re.findall(r"^\| `/settings (\w+)`", part("docs/users.md", "What you can say"), re.MULTILINE))
    below = {Section.MAIN, Section.QUIET_FROM, Section.QUIET_TO, Section.CHECKINS_HOUR, Section.LESSONS_HOUR}
    assert listed == {str(section) for section in Section if section not in below}


def test_every_metric_is_in_the_docs_and_the_other_way_round() -> None:
    rows = [line.split("|")[1] for line in part("docs/host.md", "Watching it").splitlines() if line.startswith("| `")]
    listed: set[str] = set()
    for cell in rows:
        first, *rest = re.findall(r"`([\w…*]+)`", cell)
        if "…" in first:
            listed |= {first.replace("…", one) for one in rest}
        else:
            listed |= {one for one in (first, *rest) if one.startswith("halfway_")}
    code = page("bot/metrics.py")
    made = {f"halfway_{name}" for name in re.findall(r"_(?:gauge|by_lane|histogram)\(\s*\"(\w+)\"", code)}
    made |= {f"halfway_{of}_{one}_total" for of, what in _counted() for one in what}
    made |= {"halfway_info", "halfway_outages_total"}
    assert listed == made


def test_make_help_lists_every_target() -> None:
    makefile = page("Makefile")
    (targets,) = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    told = set(re.findall(r"^([a-z-]+):.* ## \S", makefile, re.MULTILINE))
    assert set(targets.split()) == told, "a target says behind ## what it is for"


def test_table_of_capacity_is_what_the_simulation_says() -> None:
    assert capacity.simulate(5_000).row() in part("docs/capacity.md", "Simulated").splitlines()


def _counted() -> list[tuple[str, dict[str, str]]]:
    return [
        ("updates", metrics._UPDATES),
        ("webhook", metrics._WEBHOOK),
        ("agenda", metrics._AGENDA),
        ("calls", metrics._CALLS),
    ]
