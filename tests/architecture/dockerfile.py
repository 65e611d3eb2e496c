"""What the Dockerfile says, as those ask who build or start it."""

import json
import re

from tests.stage import ROOT

TEXT = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", "")


def instructions(name: str) -> list[str]:
    """Return what follows an instruction, each time it stands there."""
    return re.findall(rf"^{name} (.*)$", TEXT, re.MULTILINE)


def images() -> list[str]:
    """Return the images it is built from."""
    return [line.split()[0] for line in instructions("FROM")]


def started(arguments: list[str] | None = None) -> list[str]:
    """Return what an engine starts: arguments, or else CMD, behind the ENTRYPOINT where there is one."""
    entry = json.loads(instructions("ENTRYPOINT")[-1]) if instructions("ENTRYPOINT") else []
    return [*entry, *(json.loads(instructions("CMD")[-1]) if arguments is None else arguments)]
