"""The doctor says of everything the bot needs whether it is well, in a line each, and changes nothing."""

import re
import shutil
import sqlite3
import struct
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import aiohttp
import pytest

from bot.cli import doctor_database, doctor_disk, doctor_pictures
from bot.cli.doctor import examine
from bot.cli.findings import Finding
from bot.db.migrations.upgrade import newest
from bot.delivery import svg_renderer
from bot.delivery.svg_renderer import SvgRenderer
from bot.playground.simulator import TOKEN, Simulator
from bot.updates.polling import ALLOWED
from tests.commands import bot
from tests.db.databases import settings
from tests.records import new_database
from tests.stage import KEY, ROOT, Stage

OTHER_KEY = "bmV3LWhhbGZ3YXktbmV3LWhhbGZ3YXktbmV3LWhhbGY="
NOWHERE = "http://127.0.0.1:9"
Environ = dict[str, str]


class Report:
    """What was found, to be asked."""

    def __init__(self, found: list[Finding]) -> None:
        """Hold what was found."""
        self.found = found

    def says(self, state: str, subject: str, *words: str) -> None:
        """Assert that one line says so."""
        found = [one for one in self.found if (one.state.value, one.subject) == (state, subject)]
        assert any(all(word in one.words for word in words) for one in found), [str(one) for one in self.found]

    @property
    def wrong(self) -> list[str]:
        """The subjects of what is wrong."""
        return [one.subject for one in self.found if one.state.value == "fail"]


async def report(environ: Environ) -> Report:
    """Let the doctor look."""
    return Report(await examine(environ))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a database with the newest schema, readable by its owner alone."""
    found = tmp_path / "data" / "halfway.db"
    found.parent.mkdir()
    found.write_bytes(new_database())
    found.chmod(0o600)
    return found


@pytest.fixture
def environ(file: Path, tmp_path: Path) -> Environ:
    """Return settings under which Telegram is not reached."""
    return {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": NOWHERE,
        "DATABASE_URL": f"sqlite+aiosqlite:///{file}",
        "ENCRYPTION_KEYS": KEY,
        "CONTENT_DIR": str(ROOT / "content"),
        "CLOCK_FILE": str(tmp_path / "clock"),
    }


@pytest.fixture
async def telegram(tmp_path: Path, environ: Environ) -> AsyncIterator[Simulator]:
    """Yield Telegram, reached by the settings, and no bot."""
    simulator = Simulator(TOKEN, clock_file=tmp_path / "clock")
    await simulator.start()
    environ["TELEGRAM_API_URL"] = simulator.url
    yield simulator
    await simulator.stop()


async def _sets_webhook(telegram: Simulator, url: str, **more: object) -> None:
    async with aiohttp.ClientSession() as session:
        await session.post(f"{telegram.url}/bot{TOKEN}/setWebhook", json={"url": url} | more)


async def test_running_bot_is_well(tmp_path: Path) -> None:
    async with Stage.opened(tmp_path) as stage:
        await stage.pairs(stage.phone("Anna"), stage.phone("Boris"))
        (tmp_path / "halfway.db").chmod(0o600)
        before, calls = stage.records.all(), len(stage.simulator.calls)
        done = await bot(stage, "doctor")
        assert (done.returncode, done.stderr) == (0, "")
        *lines, last = done.stdout.splitlines()
        said = {tuple(line.split()[:2]) for line in lines}
        for subject in (
            "settings",
            "token",
            "clock",
            "webhook",
            "database",
            "schema",
            "keys",
            "content",
            "zones",
            "pictures",
        ):
            assert [state for state, about in said if about == subject] == ["ok"], done.stdout
        assert last.startswith("Wrong: nothing.")
        assert "3 data keys open" in done.stdout
        assert TOKEN not in done.stdout
        asked = [call.method.lower() for call in stage.simulator.calls[calls:]]
        assert [method for method in asked if method != "getupdates"] == ["getme", "getwebhookinfo"]
        assert stage.records.all() == before


@pytest.mark.parametrize(
    ("fault", "subject", "words"),
    [
        ("401", "token", "is not accepted"),
        ("404", "token", "is not accepted"),
        ("500", "telegram", "cannot be used (500"),
        ("502_html", "telegram", "cannot be used (502"),
        ("429", "telegram", "asked to wait"),
        ("torn_before", "telegram", "cannot be reached"),
    ],
)
async def test_telegram_in_trouble(telegram: Simulator, environ: Environ, fault: str, subject: str, words: str) -> None:
    telegram.faults.add(fault, "getMe")
    found = await report(environ)
    assert found.wrong == [subject]
    found.says("fail", subject, words)


async def test_telegram_out_of_reach(environ: Environ) -> None:
    found = await report(environ)
    assert found.wrong == ["telegram"]
    found.says("fail", "telegram", "127.0.0.1 cannot be reached")


@pytest.mark.parametrize(("seconds", "state"), [(20, "warn"), (-20, "warn"), (3600, "fail")])
@pytest.mark.usefixtures("telegram")
async def test_clock_that_is_off(environ: Environ, tmp_path: Path, seconds: float, state: str) -> None:
    (tmp_path / "clock").write_bytes(struct.pack("<d", seconds))
    (await report(environ)).says(state, "clock", "ahead of" if seconds > 0 else "behind")


async def test_webhook_is_compared_with_what_is_wanted(telegram: Simulator, environ: Environ) -> None:
    (await report(environ)).says("ok", "webhook", "none is set")
    (await report(environ | {"WEBHOOK_URL": "https://one.example/"})).says("warn", "webhook", "is not set")
    await _sets_webhook(telegram, "https://two.example/hook", allowed_updates=["message"])
    (await report(environ)).says("warn", "webhook", "one is set, to two.example")
    found = await report(environ | {"WEBHOOK_URL": "https://one.example/"})
    assert found.wrong == ["webhook"]
    found.says("fail", "webhook", "elsewhere, to two.example")
    found = await report(environ | {"WEBHOOK_URL": "https://two.example/hook"})
    found.says("ok", "webhook", "set to two.example")
    found.says("warn", "webhook", "is not told to bring", "callback_query")


async def test_webhook_that_does_not_answer_is_wrong(telegram: Simulator, environ: Environ) -> None:
    await _sets_webhook(telegram, f"{NOWHERE}/hook", allowed_updates=list(ALLOWED))
    telegram.person("Anna").types("/start")
    await telegram.wait_for(lambda: "last_error_date" in telegram.webhook.info())
    found = await report(environ | {"WEBHOOK_URL": f"{NOWHERE}/hook"})
    assert found.wrong == ["webhook"]
    found.says("fail", "webhook", "last delivery that failed was", " s ago")


async def test_all_wrong_settings_are_told_at_once(environ: Environ) -> None:
    found = await report(environ | {"BOT_TOKEN": "none", "PORT": "eighty", "ENCRYPTION_KEYS": "short"})
    assert found.wrong == ["settings"] * 3
    for variable in ("BOT_TOKEN: ", "PORT: ", "ENCRYPTION_KEYS: "):
        found.says("fail", "settings", variable)
    found.says("ok", "database", "is whole")
    assert not {"telegram", "token", "keys"} & {one.subject for one in found.found}


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


async def test_nothing_is_made_where_nothing_is(environ: Environ, file: Path, tmp_path: Path) -> None:
    shutil.rmtree(file.parent)
    del environ["ENCRYPTION_KEYS"]
    found = await report(environ)
    found.says("warn", "database", "the first start makes halfway.db")
    found.says("warn", "keys", "the first start makes halfway.key")
    assert not _files(tmp_path)
    assert not file.parent.exists()


async def test_looking_leaves_no_trace(environ: Environ, file: Path) -> None:
    before = _files(file.parent)
    (await report(environ)).says("ok", "database", "is whole")
    assert _files(file.parent) == before


async def test_damaged_database(environ: Environ, file: Path) -> None:
    with file.open("r+b") as opened:
        opened.seek(8192)
        opened.write(b"\xff" * 8192)
    found = await report(environ)
    assert "database" in found.wrong


async def test_file_that_is_no_database(environ: Environ, file: Path) -> None:
    shutil.copyfile(__file__, file)
    (await report(environ)).says("fail", "database", "cannot be used")


@pytest.mark.parametrize(
    ("statement", "state", "subject", "words"),
    [
        ("UPDATE alembic_version SET version_num = '0003'", "warn", "schema", "brings it to"),
        ("UPDATE alembic_version SET version_num = '9999'", "fail", "schema", "newer Halfway"),
        ("DROP TABLE alembic_version", "fail", "database", "something else"),
        ("PRAGMA journal_mode = DELETE", "warn", "database", "WAL"),
        ("INSERT INTO data_keys VALUES (1, 'other', X'00', 0)", "fail", "keys", "sealed with other"),
    ],
)
async def test_database_in_another_state(
    environ: Environ, file: Path, statement: str, state: str, subject: str, words: str
) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute(statement)
    (await report(environ)).says(state, subject, words)


async def test_what_others_may_read(environ: Environ, file: Path) -> None:
    del environ["ENCRYPTION_KEYS"]
    key = file.with_suffix(".key")
    key.write_text(KEY)
    for path in (file, key):
        path.chmod(0o644)
    found = await report(environ)
    found.says("fail", "keys", "can read halfway.key: chmod 600")
    found.says("warn", "database", "can read halfway.db: chmod 600")
    found.says("warn", "keys", "lies beside the database")
    key.write_text("no key")
    (await report(environ)).says("fail", "keys", "holds no key")


async def test_keys_that_wait_for_rotation(tmp_path: Path) -> None:
    async with Stage.opened(tmp_path) as stage:
        await stage.pairs(stage.phone("Anna"), stage.phone("Boris"))
        found = await report(stage.environ | {"ENCRYPTION_KEYS": f"{OTHER_KEY},{KEY}"})
        found.says("ok", "keys", "2 at hand")
        found.says("warn", "keys", "3 data keys are wrapped by an older key")


async def test_content_with_faults(environ: Environ, tmp_path: Path) -> None:
    copied = shutil.copytree(ROOT / "content", tmp_path / "content")
    lesson = next((copied / "en" / "lessons").glob("*.md"))
    lesson.write_text("no head")
    environ["CONTENT_DIR"] = str(copied)
    (await report(environ)).says("warn", "content", "left out")
    for phrases in (copied / "en" / "phrases").glob("*.ftl"):
        phrases.unlink()
    (await report(environ)).says("fail", "content", "cannot be used")


async def test_postgresql_is_looked_at(postgres_url: str, empty_postgres_url: str, tmp_path: Path) -> None:
    _inspected, found = await doctor_database.look(settings(postgres_url, tmp_path / "content"))
    Report(found).says("ok", "database", "PostgreSQL")
    Report(found).says("ok", "schema", "the newest")
    _inspected, found = await doctor_database.look(settings(empty_postgres_url, tmp_path / "content"))
    Report(found).says("warn", "schema", "no tables yet")
    away = "postgresql://halfway@127.0.0.1:9/halfway"
    _inspected, found = await doctor_database.look(settings(away, tmp_path / "content"))
    Report(found).says("fail", "database", "no database answers")


async def test_pictures_need_their_library_and_a_font(tmp_path: Path) -> None:
    """A SVG worker without its font, or with one that is none, paints white sheets; without its library, nothing."""
    code = svg_renderer.SVG_WORKER.read_text()
    svg_worker = tmp_path / "svg_worker.py"
    svg_worker.write_text(code)
    Report([await doctor_pictures.look(SvgRenderer(svg_worker=svg_worker))]).says("fail", "pictures", "font is missing")
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "DejaVuSans.ttf").write_text("no font")
    Report([await doctor_pictures.look(SvgRenderer(svg_worker=svg_worker))]).says("fail", "pictures", "font is missing")
    svg_worker.write_text(code.replace("import resvg_py", "import resvg_py_which_is_not_there"))
    Report([await doctor_pictures.look(SvgRenderer(svg_worker=svg_worker))]).says(
        "fail", "pictures", "cannot be painted"
    )


async def test_key_file_of_postgresql_is_told_and_a_missing_one_is_wrong(
    postgres_url: str, environ: Environ, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del environ["ENCRYPTION_KEYS"]
    environ["DATABASE_URL"] = postgres_url
    monkeypatch.chdir(tmp_path)
    (await report(environ)).says("fail", "keys", "no key file is made")
    key = tmp_path / "data" / "halfway.key"
    key.parent.mkdir(exist_ok=True)
    key.write_text(KEY)
    key.chmod(0o600)
    (await report(environ)).says("warn", "keys", "lies in the working folder")
    assert {path.name for path in key.parent.iterdir()} - {"halfway.db"} == {"halfway.key"}


_LINE = "{number} 1 0:{number} / {where} rw,relatime shared:1 - {kind} {kind} rw\n"


@pytest.mark.parametrize(
    ("mounts", "words"),
    [
        ([("/", "overlay")], "container's own layer"),
        ([("/", "ext4"), ("{folder}", "tmpfs")], "is memory (tmpfs)"),
        ([("/", "overlay"), ("{folder}", "ext4")], ""),
        ([("/", "ext4")], ""),
        ([("/", "tmpfs"), ("/", "ext4")], ""),
    ],
)
def test_disk_that_goes_with_the_container_is_told(
    file: Path, mounts: list[tuple[str, str]], words: str, tmp_path: Path
) -> None:
    listed = tmp_path / "mountinfo"
    places = [(where.format(folder=str(file.parent).replace(" ", r"\040")), kind) for where, kind in mounts]
    listed.write_text(
        "".join(_LINE.format(number=number, where=where, kind=kind) for number, (where, kind) in enumerate(places, 1))
    )
    found = Report(list(doctor_disk.look(settings(f"sqlite+aiosqlite:///{file}", tmp_path / "content"), listed)))
    found.says("ok", "disk", "GB free")
    told = [one.words for one in found.found if one.state.value == "warn"]
    assert [words in one for one in told] == ([True] if words else [])


def _shape(line: str) -> str:
    """Return a line without what differs from machine to machine: numbers, versions, names of bots."""
    return re.sub(r"@\w+", "@bot", re.sub(r"\d[\w.:-]*", "0", line))


async def test_example_in_the_docs_is_what_it_says(tmp_path: Path) -> None:
    """The docs show a bot that is well; where this fails, what the doctor says is to be copied into them."""
    text = (ROOT / "docs" / "host.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```\n(ok   settings .*?)\n```", text, re.DOTALL)
    *lines, last = shown.splitlines()
    async with Stage.opened(tmp_path) as stage:
        await stage.pairs(stage.phone("Anna"), stage.phone("Boris"))
        (tmp_path / "halfway.db").chmod(0o600)
        done = await bot(stage, "doctor")
    said = [line for line in done.stdout.splitlines() if line.startswith("ok ")]
    assert [line.split()[1] for line in said] == [line.split()[1] for line in lines], done.stdout
    differing = {line.split()[1] for line in {*map(_shape, said)} ^ {*map(_shape, lines)}}
    assert differing <= {"zones", "helplines"}, done.stdout  # rules of the machine, and what is due to be looked at
    assert f"ok   schema    {newest()}, the newest" in lines, (
        "a new migration is in force: docs/host.md names the last one"
    )
    assert last == "Wrong: nothing. To be known: 0."
