"""A process of its own that turns one drawing (SVG on standard input) into a picture (PNG on standard output).

It is run by its path and imports nothing of Halfway: it starts quickly, knows no secret, and what it needs is given
back when it ends. Fonts of the machine are left alone, so that a picture looks the same everywhere.
"""

import sys
from pathlib import Path

import resvg_py

FONT = Path(__file__).parent / "fonts" / "DejaVuSans.ttf"  # Latin, Greek, Cyrillic and more; licence beside it


def render(drawing: str) -> bytes:
    """Return an SVG document as PNG; raise `ValueError` for what is none."""
    family = "DejaVu Sans"
    return resvg_py.svg_to_bytes(
        svg_string=drawing, skip_system_fonts=True, font_files=[str(FONT)], font_family=family, sans_serif_family=family
    )


if __name__ == "__main__":
    sys.stdout.buffer.write(render(sys.stdin.buffer.read().decode()))
