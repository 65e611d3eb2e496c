"""Whether the doctor can have a picture painted, with words in it, as the pictures of /history are."""

from bot.cli.findings import Finding, fail, ok
from bot.delivery.svg_renderer import RenderError, SvgRenderer

_SUBJECT = "pictures"
_PAPER = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20">{}</svg>'
_WORDS = '<text y="15">Halfway</text>'


async def look(renderer: SvgRenderer) -> Finding:
    """Let the same be painted with words and without: letters for which there is no font are left out in silence."""
    try:
        words, blank = await renderer.render(_PAPER.format(_WORDS)), await renderer.render(_PAPER.format(""))
    except RenderError as failed:
        return fail(_SUBJECT, f"cannot be painted ({failed}); people get the words alone: install Halfway again")
    if words == blank:
        return fail(_SUBJECT, "are painted without words, as the font is missing or damaged: install Halfway again")
    return ok(_SUBJECT, "can be painted")
