"""An address of PostgreSQL, read as libpq 16 reads it and returned in the words that asyncpg understands."""

import os
import random
import re
from configparser import ConfigParser
from configparser import Error as FileFault
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlencode

from bot.errors import ConfigError

POSTGRESQL = "postgresql://user:password@host:5432/name"
_VARIABLE = "DATABASE_URL"
_ACCOUNT_AND_PLACE = re.compile(
    r"(?:(?P<user>[^:@/?]*)(?::(?P<password>.*?))?@)?(?P<place>[^@?\s]*)(?:\?(?P<query>.*))?", re.DOTALL
)
_HOSTS = re.compile(r"(?P<hosts>[^/]*)(?P<rest>.*)", re.DOTALL)
_SSL_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
# Values that are checked; what libpq refuses is refused.
_CHOICES = {
    "sslmode": _SSL_MODES,
    "sslcertmode": ("disable", "allow", "require"),
    "load_balance_hosts": ("disable", "random"),
    "gssencmode": ("disable", "prefer", "require"),
    "channel_binding": ("disable", "prefer", "require"),
    "target_session_attrs": ("any", "read-write", "read-only", "primary", "standby", "prefer-standby"),
}
_WAYS_IN = {"password", "md5", "gss", "sspi", "scram-sha-256", "creds", "none"}  # of require_auth, each also with "!"
# Parameters that asyncpg reads as libpq does; and those that others need and that change nothing here.
_FOR_ASYNCPG = (
    *("host", "port", "dbname", "user", "password", "passfile", "service", "options", "target_session_attrs"),
    *("sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl", "sslpassword", "sslnegotiation", "krbsrvname", "gsslib"),
    *("ssl_min_protocol_version", "ssl_max_protocol_version"),
)
_FOR_OTHERS = (
    *("application_name", "fallback_application_name", "client_encoding", "connect_timeout", "tcp_user_timeout"),
    *("keepalives", "keepalives_idle", "keepalives_interval", "keepalives_count", "hostaddr", "requirepeer"),
    *("channel_binding", "gssencmode", "gssdelegation", "require_auth", "load_balance_hosts", "sslcertmode"),
    *("sslcompression", "sslcrldir", "sslsni", "replication"),
    *("pgbouncer", "connection_limit", "pool_timeout", "schema"),
)
_OWN_CERTIFICATE = ("sslcert", "sslkey", "sslpassword")
SYSTEM = "system"  # as sslrootcert: the authorities that the machine trusts


def read(address: str) -> str:
    """Return what follows the scheme in the words of asyncpg; a password may be unquoted. Raises `ConfigError`."""
    parts = _ACCOUNT_AND_PLACE.fullmatch(address)
    query = dict(parse_qsl(parts["query"] or "", keep_blank_values=True)) if parts else {}
    if parts is None or not (parts["place"] or query.get("host") or query.get("service")):
        raise ConfigError(_VARIABLE, "is no address of a database", f"write it as {POSTGRESQL}")
    if "ssl" in query:  # SQLAlchemy's word for it
        query["sslmode"] = query.pop("ssl")
    _check(query)
    place = parts["place"]
    if query.get("load_balance_hosts") == "random":
        place = _shuffled(place, query)
    if query.get("sslcertmode") == "disable":
        query = {name: text for name, text in query.items() if name not in _OWN_CERTIFICATE}
    account = ":".join(quote(unquote(part), safe="") for part in (parts["user"], parts["password"]) if part)
    kept = urlencode({name: text for name, text in query.items() if name in _FOR_ASYNCPG}, safe="/,")
    return (f"{account}@" if account else "") + place + (f"?{kept}" if kept else "")


def _check(query: dict[str, str]) -> None:
    """Raise `ConfigError` for what libpq refuses; `sslrootcert=system` asks for the whole check, as there."""
    if unknown := query.keys() - {*_FOR_ASYNCPG, *_FOR_OTHERS}:
        wrong = f"has {len(unknown)} parameter(s) after the question mark that Halfway does not know"
        raise ConfigError(_VARIABLE, wrong, "leave them out; sslmode and sslrootcert are known")
    for name, values in _CHOICES.items():
        if query.get(name) and query[name] not in values:
            article = "an" if name[0] in "aeiou" or name.startswith("ssl") else "a"
            raise ConfigError(_VARIABLE, f"has {article} {name} there is not", "use one of " + ", ".join(values))
    ways = [way.strip().removeprefix("!") for way in query.get("require_auth", "").split(",") if way.strip()]
    if not set(ways) <= _WAYS_IN:
        raise ConfigError(_VARIABLE, "has a require_auth there is not", "use some of " + ", ".join(sorted(_WAYS_IN)))
    if query.get("sslrootcert") == SYSTEM and query.setdefault("sslmode", "verify-full") != "verify-full":
        wrong = "asks for the machine's authorities (sslrootcert=system) with an sslmode that checks less"
        raise ConfigError(_VARIABLE, wrong, "use sslmode=verify-full with it, or leave sslmode out")
    if "service" in query and not _is_known(query["service"]):
        wrong = "names a service that stands in no service file"
        raise ConfigError(_VARIABLE, wrong, "write it into ~/.pg_service.conf, or let PGSERVICEFILE name the file")


def _is_known(service: str) -> bool:
    """Return whether a service stands in the file that asyncpg reads, which overlooks one that does not."""
    file = Path(os.environ.get("PGSERVICEFILE") or Path.home() / ".pg_service.conf")
    found = ConfigParser()
    try:
        found.read(file)
    except (OSError, FileFault, UnicodeDecodeError):
        return False
    return service in found.sections()


def _shuffled(place: str, query: dict[str, str]) -> str:
    """Return the place with its hosts in an order of this process's own, each with its port."""
    parts = _HOSTS.fullmatch(place)
    if parts is not None and parts["hosts"]:
        hosts = parts["hosts"].split(",")
        return ",".join(random.sample(hosts, len(hosts))) + parts["rest"]
    hosts, ports = query.get("host", "").split(","), query.get("port", "").split(",")
    if len(hosts) > 1 and len(ports) in {1, len(hosts)}:
        order = random.sample(range(len(hosts)), len(hosts))
        query["host"] = ",".join(hosts[number] for number in order)
        if len(ports) > 1:
            query["port"] = ",".join(ports[number] for number in order)
    return place
