"""Settings: a value that is right, or one line that names the variable, says what was wrong and what would be right."""

import base64
import os
import re
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from bot import cli, config
from bot.errors import ConfigError

TOKEN = "123456:the-token-of-the-tests-only"
KEYS = [base64.b64encode(bytes([number]) * 32).decode() for number in range(2)]


@pytest.fixture
def environ(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Return the least that is right, with an own folder for whatever is written, and no other setting anywhere."""
    for name in config.Settings.__slots__:
        monkeypatch.delenv(name.upper(), raising=False)
    (tmp_path / "content" / "en").mkdir(parents=True)
    return {
        "BOT_TOKEN": TOKEN,
        "CONTENT_DIR": str(tmp_path / "content"),
        "DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path / 'data' / 'halfway.db'}",
    }


WRONG = [
    ("BOT_TOKEN", ""),
    ("BOT_TOKEN", "no token"),
    ("BOT_TOKEN", "123456:short"),
    ("BOT_TOKEN", f"{TOKEN} and more"),
    ("TELEGRAM_API_URL", "ftp://nowhere.example"),
    ("TELEGRAM_API_URL", "http://"),
    ("TELEGRAM_API_URL", "http://[broken"),
    ("DATABASE_URL", "mysql://root@localhost/x"),
    ("DATABASE_URL", "sqlite+aiosqlite:///"),
    ("DATABASE_URL", "sqlite+aiosqlite:///:memory:"),
    ("DATABASE_URL", "halfway.db"),
    ("DATABASE_URL", "postgresql://"),
    ("DATABASE_URL", "postgres://anna:secret word@"),
    ("DATABASE_URL", "mysql://u:p@host/name"),
    ("DATABASE_URL", "postgres://u:p@host/name?sslmode=sometimes"),
    ("DATABASE_URL", "postgres://u:p@host/name?sslmod=require"),
    ("DATABASE_URL", "postgres://u:p@host/name?load_balance_hosts=sometimes"),
    ("DATABASE_URL", "postgres://u:p@host/name?require_auth=scram"),
    ("DATABASE_URL", "postgres://u:p@host/name?sslcertmode=maybe"),
    ("DATABASE_URL", "postgres://u:p@host/name?sslrootcert=system&sslmode=require"),
    ("DATABASE_URL", "postgres://host/name?service=there-is-none"),
    ("ENCRYPTION_KEYS", "c2hvcnQ="),
    ("ENCRYPTION_KEYS", f"{KEYS[0]},???"),
    ("WEBHOOK_URL", "nowhere"),
    ("WEBHOOK_URL", f"https://bot.example.org/{TOKEN}"),
    ("WEBHOOK_SECRET", "with blanks"),
    ("WEBHOOK_SECRET", "x" * 257),
    ("PORT", "0"),
    ("PORT", "99999"),
    ("PORT", "eighty"),
    ("PORT", "٨٠"),
    ("CONTENT_DIR", "nowhere/at/all"),
    ("DEFAULT_TIMEZONE", "Mars/Olympus"),
    ("DEFAULT_TIMEZONE", "../../etc/passwd"),
    ("MESSAGES_PER_SECOND", "0"),
    ("DATABASE_WAIT", "-1"),
    ("DATABASE_WAIT", "for ever"),
    ("FLOOD_LIMIT", "0"),
    ("MESSAGES_PER_SECOND", "many"),
    ("MESSAGES_PER_SECOND", "9" * 5_000),
    ("FLOOD_LIMIT", "few"),
    ("LOG_LEVEL", "loud"),
    ("LOG_FORMAT", "xml"),
    ("METRICS_PORT", "ninety"),
    ("METRICS_PORT", "0.0.0.0:0"),
    ("TICK_SECONDS", "nan"),
    ("TICK_SECONDS", "inf"),
    ("TICK_SECONDS", "0"),
]


@pytest.mark.parametrize(("variable", "value"), WRONG, ids=lambda text: text[:20])
def test_wrong_value_is_one_line_that_names_it(
    environ: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    variable: str,
    value: str,
) -> None:
    """As somebody sees it who runs the bot: one line, status 2, the value not repeated, and nothing written."""
    for name, given in (environ | {variable: value}).items():
        monkeypatch.setenv(name, given)
    assert cli.main(["run"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    (line,) = shown.err.splitlines()
    named, _, rest = line.partition(": ")
    wrong, _, right = rest.partition("; ")
    assert named == variable
    assert wrong
    assert right
    assert len(value) < 6 or value not in wrong
    assert sorted(os.listdir(tmp_path)) == ["content"]


def test_broken_content_is_one_line_too(
    environ: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The folder is there and has an en/ folder, but what belongs into it is missing."""
    for name, given in environ.items():
        monkeypatch.setenv(name, given)
    assert cli.main(["run"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("CONTENT_DIR: cannot be used (en/")
    assert sorted(os.listdir(tmp_path)) == ["content"]


def test_every_setting_can_be_wrong_here() -> None:
    """The list above knows each variable that is read, but for names of files, of which any will do."""
    read = {name.upper() for name in config.Settings.__slots__}
    assert read - {variable for variable, _ in WRONG} == {"KEY_FILE", "CLOCK_FILE"}


def test_token_alone_is_enough(environ: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    found = config.load({"BOT_TOKEN": TOKEN})
    assert found.database_url == "sqlite+aiosqlite:///data/halfway.db"
    assert found.key_file == Path("data/halfway.key")
    assert (found.telegram_api_url, found.port, found.messages_per_second) == (config.TELEGRAM, 8080, 30)
    assert (found.default_timezone.key, found.encryption_keys) == ("UTC", ())


HANDED_OUT = [
    ("postgres://u:p@db:5432/x", "u:p@db:5432/x"),
    ("postgresql://u:p@db:5432/x", "u:p@db:5432/x"),
    ("postgresql+asyncpg://u:p@db/x?ssl=require", "u:p@db/x?sslmode=require"),
    ("postgres://u:p@db/x?sslmode=require&channel_binding=require", "u:p@db/x?sslmode=require"),
    (
        "postgres://u:p@db/x?sslmode=verify-full&sslrootcert=/etc/ca.pem",
        "u:p@db/x?sslmode=verify-full&sslrootcert=/etc/ca.pem",
    ),
    ("postgres://u:a%40b%2Fc@db/x", "u:a%40b%2Fc@db/x"),
    ("postgres://u:a/b#c?d:e@db/x", "u:a%2Fb%23c%3Fd%3Ae@db/x"),
    ("postgres://u:a@b:c@db/x?sslmode=require", "u:a%40b%3Ac@db/x?sslmode=require"),
    ("postgres://u:p@[::1]:5432/x", "u:p@[::1]:5432/x"),
    ("postgres://u:p@one:1,two:2/x?target_session_attrs=any", "u:p@one:1,two:2/x?target_session_attrs=any"),
    ("postgres:///x?host=/var/run/postgresql", "/x?host=/var/run/postgresql"),
    ("  postgres://db/x\n", "db/x"),
    (  # what came with libpq 16
        "postgres://u:p@db/x?load_balance_hosts=disable&require_auth=scram-sha-256,!md5&sslcertmode=require&gssdelegation=0",
        "u:p@db/x",
    ),
    ("postgres://u:p@db/x?sslcertmode=disable&sslcert=/c.pem&sslkey=/k.pem", "u:p@db/x"),
    ("postgres://db/x?sslrootcert=system", "db/x?sslrootcert=system&sslmode=verify-full"),
]


@pytest.mark.parametrize(("given", "used"), HANDED_OUT)
def test_addresses_of_hosting_services_work(environ: dict[str, str], given: str, used: str) -> None:
    """Also with a password that nobody quoted, and with what other programs want to be told."""
    assert config.load(environ | {"DATABASE_URL": given}).database_url == f"postgresql+asyncpg://{used}"


def test_blank_values_count_as_missing(environ: dict[str, str]) -> None:
    blank = dict.fromkeys(("TELEGRAM_API_URL", "PORT", "LOG_LEVEL", "ENCRYPTION_KEYS", "WEBHOOK_URL"), "")
    found = config.load(environ | blank)
    assert (found.telegram_api_url, found.port, found.log_level) == (config.TELEGRAM, 8080, "INFO")


def test_processes_with_the_same_token_agree_on_a_secret(environ: dict[str, str]) -> None:
    """Where none is given; it says nothing about the token, and Telegram takes it."""
    found, again = config.load(environ), config.load(environ)
    other = config.load(environ | {"BOT_TOKEN": f"{TOKEN}x"})
    assert found.webhook_secret == again.webhook_secret != other.webhook_secret
    assert re.fullmatch("[0-9a-f]{64}", found.webhook_secret)
    assert config.load(environ | {"WEBHOOK_SECRET": "my-own"}).webhook_secret == "my-own"


def test_keys_keep_their_order(environ: dict[str, str]) -> None:
    found = config.load(environ | {"ENCRYPTION_KEYS": f" {KEYS[1]} , {KEYS[0]},"})
    assert found.encryption_keys == (b"\x01" * 32, b"\x00" * 32)
    assert found.key_file is None


def test_settings_and_errors_show_no_secret(environ: dict[str, str]) -> None:
    found = config.load(environ | {"ENCRYPTION_KEYS": KEYS[1]})
    assert TOKEN not in repr(found)
    assert KEYS[1] not in repr(found)
    with pytest.raises(ConfigError) as caught:
        config.load(environ | {"BOT_TOKEN": "secret-but-wrong"})
    assert "secret-but-wrong" not in str(caught.value)


def test_hosts_are_shuffled_where_they_share_the_load(environ: dict[str, str]) -> None:
    """Each keeps its port, in both places where hosts may stand."""
    ports = {f"h{number}": str(number) for number in range(1, 7)}
    written = ",".join(f"{host}:{port}" for host, port in ports.items())
    apart = f"host={','.join(ports)}&port={','.join(ports.values())}"
    orders = set()
    for _ in range(8):
        url = config.load(
            environ | {"DATABASE_URL": f"postgres://u@{written}/x?load_balance_hosts=random"}
        ).database_url
        found = [place.split(":") for place in url.partition("@")[2].partition("/")[0].split(",")]
        assert dict(found) == ports
        url = config.load(environ | {"DATABASE_URL": f"postgres:///x?{apart}&load_balance_hosts=random"}).database_url
        query = dict(parse_qsl(urlsplit(url).query))
        assert dict(zip(query["host"].split(","), query["port"].split(","), strict=True)) == ports
        orders.add(tuple(host for host, _port in found))
    assert len(orders) > 1


def test_service_that_stands_in_its_file_is_taken(
    environ: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "services.conf"
    file.write_text("[halfway]\nhost=db\ndbname=x\n")
    monkeypatch.setenv("PGSERVICEFILE", str(file))
    for given in ("postgres:///?service=halfway", "postgres://?service=halfway"):
        assert config.load(environ | {"DATABASE_URL": given}).database_url.endswith("?service=halfway")
