"""Calls with files: pictures are painted on the way, words come in any case, and who waits sees that they come."""

import asyncio
import io
from pathlib import Path

import pytest
from PIL import Image

from bot.delivery import svg_renderer
from bot.delivery.svg_renderer import RenderError, SvgRenderer
from bot.delivery.worker import DeliveryConfig
from bot.domain.api_calls import BotApiCall, Delivered
from tests.db.outbox_fixture import ANNA, BORIS, letter
from tests.delivery.harness import DeliveryHarness
from tests.delivery.stand_in import until

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20" fill="red"/></svg>'


def drawn(svg: str = SVG) -> BotApiCall:
    files = {"photo": {"name": "weeks.png", "svg": svg}}
    return BotApiCall(
        ANNA, "sendPhoto", {"chat_id": ANNA, "caption": "Your weeks", "has_spoiler": True, "files": files}
    )


async def test_picture_is_painted_when_it_is_sent(round_: DeliveryHarness) -> None:
    await round_.office.post(drawn())
    async with round_.delivery() as delivery:
        await round_.until_settled(delivery, 1)
    (received,) = round_.telegram.received
    name, content = received.files["photo"]
    assert (received.method, received.payload["caption"], name) == ("sendPhoto", "Your weeks", "weeks.png")
    with Image.open(io.BytesIO(content)) as picture:
        assert (picture.size, picture.convert("RGB").getpixel((3, 3))) == ((30, 20), (255, 0, 0))


async def test_words_come_without_a_picture_that_cannot_be_painted(
    round_: DeliveryHarness, caplog: pytest.LogCaptureFixture
) -> None:
    await round_.office.post(drawn("<svg>Your secret"))
    async with round_.delivery() as delivery:
        await round_.until_settled(delivery, 1)
    (received,) = round_.telegram.received
    assert (received.method, received.payload) == ("sendMessage", {"chat_id": ANNA, "text": "Your weeks"})
    assert [type(verdict) for verdict in round_.verdicts] == [Delivered]
    assert "a picture is missing" in caplog.text
    assert "secret" not in caplog.text


@pytest.mark.parametrize(
    ("method", "field", "action"),
    [("sendPhoto", "photo", "upload_photo"), ("sendDocument", "document", "upload_document")],
)
async def test_long_upload_is_announced_until_it_is_there(
    round_: DeliveryHarness, method: str, field: str, action: str
) -> None:
    files = {field: {"name": "halfway.json", "base64": "e30="}}
    await round_.office.post(BotApiCall(ANNA, method, {"chat_id": ANNA, "files": files}))
    round_.telegram.gate.clear()
    async with round_.delivery(DeliveryConfig(per_second=10_000, slots=64, poll=0.05, shown_after=0.0)) as delivery:
        await until(lambda: len(round_.telegram.received) == 2)
        round_.telegram.gate.set()
        await round_.until_settled(delivery, 1)
    told = {one.method: one.payload for one in round_.telegram.received}
    assert told["sendChatAction"] == {"chat_id": ANNA, "action": action}
    assert method in told


async def test_short_upload_is_not_announced(round_: DeliveryHarness) -> None:
    await round_.office.post(drawn())
    async with round_.delivery(DeliveryConfig(per_second=10_000, slots=64, poll=0.05, shown_after=600.0)) as delivery:
        await round_.until_settled(delivery, 1)
    assert [one.method for one in round_.telegram.received] == ["sendPhoto"]


async def test_others_do_not_wait_for_a_picture(
    round_: DeliveryHarness, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """While a SVG worker takes its time, what others are sent goes out."""
    go = tmp_path / "go"
    slow = (
        f"import time, pathlib\nwhile not pathlib.Path({str(go)!r}).exists():\n    time.sleep(0.01)\nprint('picture')"
    )
    svg_worker = tmp_path / "svg_worker.py"
    svg_worker.write_text(slow)
    monkeypatch.setattr(svg_renderer, "SVG_WORKER", svg_worker)
    async with round_.delivery() as delivery:
        await round_.office.post(drawn())
        await until(lambda: delivery.in_flight == 1)
        await round_.office.post(letter("for Boris", to=BORIS))
        await until(lambda: "for Boris" in round_.telegram.texts(BORIS))
        assert [one.method for one in round_.telegram.received] == ["sendMessage"]
        go.touch()
        await round_.until_settled(delivery, 2)
    assert round_.telegram.received[-1].files["photo"][1] == b"picture\n"


async def test_painter_that_hangs_is_given_up(tmp_path: Path) -> None:
    svg_worker = tmp_path / "svg_worker.py"
    svg_worker.write_text("import signal; signal.pause()")
    with pytest.raises(RenderError, match="not painted in time"):
        await SvgRenderer(patience=0.05, svg_worker=svg_worker).render(SVG)


async def test_many_pictures_at_once_come_out_right() -> None:
    renderer, widths = SvgRenderer(), list(range(11, 15))
    pictures = await asyncio.gather(*(renderer.render(SVG.replace('width="30"', f'width="{n}"', 1)) for n in widths))
    assert [Image.open(io.BytesIO(picture)).width for picture in pictures] == widths
