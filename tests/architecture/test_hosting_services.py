"""Hosting services take the repository as it is, by the rules that they publish for the files in its root.

Read were heroku-buildpack-python v351 (bin/detect, lib/package_manager.sh, lib/python_version.sh, lib/pip.sh), the
docs of Dokku 0.38.27 on builders and processes, and those of Railway on Dockerfiles, start and pre-deploy commands.
"""

import re
import shlex
import subprocess
import sys
import tomllib

import pytest

from bot.cli import COMMANDS
from tests.architecture import dockerfile
from tests.stage import ROOT

PACKAGE_MANAGERS = {
    "Pipfile.lock",
    "requirements.txt",
    "poetry.lock",
    "uv.lock",
}  # lib/package_manager.sh: exactly one of them
REFUSED = {
    "Pipfile",
    "runtime.txt",
}  # the first without its lock; the second goes before .python-version and is deprecated
NUMBER = r"(?:0|[1-9]\d*)"
VERSION = re.compile(rf"{NUMBER}\.({NUMBER})(?:\.{NUMBER})?")  # lib/python_version.sh
MINORS = range(10, 15)  # of Python 3 that v351 installs
PROCFILE = (ROOT / "Procfile").read_text(encoding="utf-8")
PROCESS = re.compile(r"([A-Za-z0-9_-]+): (.+)")
PROCESSES = {line[1]: line[2] for line in map(PROCESS.fullmatch, PROCFILE.splitlines()) if line}


def _lines(name: str) -> list[str]:
    """Return the lines of a file in the root that are neither empty nor a comment."""
    lines = (ROOT / name).read_text(encoding="ascii").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]


def test_buildpack_finds_one_package_manager() -> None:
    names = {path.name for path in ROOT.iterdir()}
    assert names & PACKAGE_MANAGERS == {"requirements.txt"}
    assert not names & REFUSED


def test_buildpack_finds_one_version_of_python_that_it_has() -> None:
    alike = [path.name for path in ROOT.iterdir() if re.search(r"python.?version", path.name, re.IGNORECASE)]
    assert alike == [".python-version"], "others are refused as misspelt"
    (line,) = _lines(".python-version")
    version = VERSION.fullmatch(line)
    assert version
    assert int(version[1]) in MINORS
    assert version[0].count(".") == 1, "a patch would be kept through all security updates"


def test_services_and_the_image_run_one_python_that_the_project_allows() -> None:
    (line,) = _lines(".python-version")
    assert {image.partition(":")[2].split("-")[0] for image in dockerfile.images()} == {line}
    least = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    assert tuple(map(int, line.split("."))) >= tuple(map(int, least.removeprefix(">=").split(".")))


def test_pip_installs_the_project_with_the_versions_it_is_tested_with() -> None:
    """The buildpack runs `pip install -r requirements.txt` in the root."""
    lines = _lines("requirements.txt")
    options = [line for line in lines if line.startswith("-")]
    requirements = [line for line in lines if not line.startswith("-")]
    assert requirements == ["."]
    (constraints,) = (option.split()[1] for option in options)
    assert (ROOT / constraints).samefile(ROOT / "constraints.txt")


def test_procfile_names_what_services_start() -> None:
    assert len(PROCESSES) == len(PROCFILE.splitlines()), "each line is a process, and none is there twice"
    assert PROCESSES.keys() == {"release", "web", "worker"}
    assert {shlex.split(line)[-1] for line in PROCESSES.values()} == {"migrate", "web", "worker"}


@pytest.mark.parametrize("line", [*PROCESSES.values(), None])
def test_line_of_the_procfile_works_as_arguments_of_the_image(line: str | None) -> None:
    """Dokku hands lines of the Procfile to the image that it built; None is what that starts by itself.

    Without settings a command that is understood asks for the first of them, and any other does not come so far.
    """
    started = dockerfile.started(None if line is None else shlex.split(line))
    assert started[0] == "python"
    done = subprocess.run(
        [sys.executable, *started[1:]], cwd=ROOT, env={}, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stderr.startswith("BOT_TOKEN: is missing")
    assert done.returncode == 2
    assert started[-1] in COMMANDS


def test_image_declares_no_volume() -> None:
    """Railway refuses a Dockerfile that does; compose files and `--volume` mount what is to last."""
    assert dockerfile.instructions("VOLUME") == []


def test_services_that_docs_name_are_those_whose_rules_were_read() -> None:
    text = (ROOT / "docs" / "host.md").read_text(encoding="utf-8")
    part = text.partition("### On a hosting service\n")[2].partition("\n### ")[0]
    head = next(line for line in part.splitlines() if line.startswith("| step |"))
    named = [cell.strip() for cell in head.strip("|").split("|")[1:]]
    assert named == ["Heroku", "Dokku", "Railway"]
    for variable in ("BOT_TOKEN", "ENCRYPTION_KEYS", "DATABASE_URL", "WEBHOOK_URL"):
        assert f"`{variable}" in part


def test_builds_are_given_all_that_pip_reads() -> None:
    """What .gitignore leaves out never reaches a service."""
    ignored = subprocess.run(
        ["git", "check-ignore", "requirements.txt", ".python-version", "Procfile", "constraints.txt"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ignored.stdout == ""
