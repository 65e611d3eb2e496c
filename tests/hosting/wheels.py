"""`make wheels`: ask the package index for a wheel of every pin, on every machine and Python that hosts have.

Nothing is installed: `pip install --dry-run --report` names the file that it would take. Only run-time pins count for
hosts, and only they are asked for. The result takes the place of the table in docs/host.md.
"""

import json
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import requires
from itertools import product
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent.parent
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
# What pip accepts with the C library of Debian 10 or of Alpine, and with every newer one (PEP 600, PEP 656).
GLIBC = ("manylinux2014", "manylinux_2_17", "manylinux_2_24", "manylinux_2_26", "manylinux_2_27", "manylinux_2_28")
MUSL = ("musllinux_1_1", "musllinux_1_2")
MACHINES = {
    f"{c} {name}": [f"{tag}_{arch}" for tag in tags]
    for (c, tags), (name, arch) in product(
        {"glibc": GLIBC, "musl": MUSL}.items(), {"x86-64": "x86_64", "ARM 64": "aarch64"}.items()
    )
}
ALL_MACHINES = "One wheel for every machine: "
BEGIN, END = "<!-- wheels: made by make wheels -->\n", "<!-- /wheels -->"


@dataclass(frozen=True)
class Wheels:
    """What there is for one machine and one Python."""

    plain: frozenset[str]  # pins whose one wheel fits every machine
    built: frozenset[str]  # pins with a wheel for this machine
    lacking: frozenset[str]


def pins() -> dict[str, str]:
    """Return the version of every pin, by its normalised name."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    found = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in found}


def at_run_time(known: Iterable[str]) -> set[str]:
    """Return the names among the `known` that Halfway without `dev` needs, as the installed packages say."""
    known, found, open_ = set(known), set[str](), [("halfway", frozenset[str]())]
    while open_:
        name, extras = open_.pop()
        for line in requires(name) or ():
            wanted = Requirement(line)
            if wanted.marker and not any(wanted.marker.evaluate({"extra": extra}) for extra in (extras or {""})):
                continue
            other = canonicalize_name(wanted.name)
            if other in known and other not in found:
                found.add(other)
                open_.append((other, frozenset(wanted.extras)))
    return found


def wheels(names: dict[str, str], python: str, tags: Iterable[str]) -> Wheels:
    """Return what the index has of pins for a machine."""
    files = _asked(names, python, tags)
    lacking = set[str]()
    if files is None:  # one that lacks stops pip at the first: ask for each alone
        files = {}
        for name, version in names.items():
            alone = _asked({name: version}, python, tags)
            lacking |= {name} if alone is None else set()
            files |= alone or {}
    plain = {name for name, file in files.items() if file.endswith("-none-any.whl")}
    return Wheels(frozenset(plain), frozenset(files.keys() - plain), frozenset(lacking))


def _asked(names: dict[str, str], python: str, tags: Iterable[str]) -> dict[str, str] | None:
    """Return the file that pip would take for each pin, or None where it finds none for one of them."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--dry-run"]
        command += [
            "--ignore-installed",
            "--no-deps",
            "--only-binary=:all:",
            "--target",
            folder,
            "--report",
            str(report),
        ]
        command += ["--python-version", python, "--implementation", "cp"]
        command += [part for tag in tags for part in ("--platform", tag)]
        command += [f"{name}=={version}" for name, version in names.items()]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            if "No matching distribution found" not in done.stderr:
                raise SystemExit(done.stderr)
            return None
        taken = json.loads(report.read_text(encoding="utf-8"))["install"]
    return {canonicalize_name(one["metadata"]["name"]): one["download_info"]["url"].rpartition("/")[2] for one in taken}


def table(found: dict[tuple[str, str], Wheels], names: dict[str, str]) -> str:
    """Return the table of docs/host.md: a line for each pin that is built for machines, then all the others."""
    plain = frozenset[str].intersection(*(one.plain for one in found.values()))
    rows = ["| pin | " + " | ".join(MACHINES) + " |", "|---" * (len(MACHINES) + 1) + "|"]
    for name in sorted(names.keys() - plain):
        cells = []
        for machine in MACHINES:
            here = [python for python in PYTHONS if name not in found[machine, python].lacking]
            cells.append("all" if len(here) == len(PYTHONS) else ", ".join(here) or "none")
        rows.append(f"| {name} {names[name]} | {' | '.join(cells)} |")
    others = textwrap.fill(ALL_MACHINES + ", ".join(f"{name} {names[name]}" for name in sorted(plain)) + ".", 140)
    return "\n".join([*rows, "", others, ""])


def main() -> int:
    """Ask, write the table into docs/host.md, and return 1 where a run-time pin lacks a wheel."""
    known = pins()
    names = {name: known[name] for name in sorted(at_run_time(known))}
    found = {}
    for machine, python in product(MACHINES, PYTHONS):
        found[machine, python] = here = wheels(names, python, MACHINES[machine])
        print(f"{machine}, Python {python}: lacking {', '.join(sorted(here.lacking)) or 'none'}", flush=True)
    note = ROOT / "docs" / "host.md"
    text = note.read_text(encoding="utf-8")
    asked = f"Asked on {datetime.now(UTC).date()} for Python {', '.join(PYTHONS)}:\n\n"
    before, after = text.partition(BEGIN)[0], text.partition(END)[2]
    note.write_text(f"{before}{BEGIN}{asked}{table(found, names)}{END}{after}", encoding="utf-8")
    return int(any(one.lacking for one in found.values()))


if __name__ == "__main__":
    raise SystemExit(main())
