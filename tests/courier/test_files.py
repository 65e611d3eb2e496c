"""Calls with files: pictures are painted on the way, words come in any case, and who waits sees that they come."""

import asyncio
import io
from pathlib import Path

import pytest
from PIL import Image

from bot.courier import studio
from bot.courier.courier import Load
from bot.courier.studio import PictureFailed, Studio
from bot.domain.letters import Delivered, Letter
from tests.courier.round import Round
from tests.courier.stand_in import until
from tests.storage.post_office import ANNA, BORIS, letter

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20" fill="red"/></svg>'


def drawn(svg: str = SVG) -> Letter:
    files = {"photo": {"name": "weeks.png", "svg": svg}}
    return Letter(ANNA, "sendPhoto", {"chat_id": ANNA, "caption": "Your weeks", "has_spoiler": True, "files": files})


async def test_picture_is_painted_when_it_is_sent(round_: Round) -> None:
    await round_.office.post(drawn())
    async with round_.courier() as courier:
        await round_.until_settled(courier, 1)
    (received,) = round_.telegram.received
    name, content = received.files["photo"]
    assert (received.method, received.payload["caption"], name) == ("sendPhoto", "Your weeks", "weeks.png")
    with Image.open(io.BytesIO(content)) as picture:
        assert (picture.size, picture.convert("RGB").getpixel((3, 3))) == ((30, 20), (255, 0, 0))


async def test_words_come_without_a_picture_that_cannot_be_painted(
    round_: Round, caplog: pytest.LogCaptureFixture
) -> None:
    await round_.office.post(drawn("<svg>Your secret"))
    async with round_.courier() as courier:
        await round_.until_settled(courier, 1)
    (received,) = round_.telegram.received
    assert (received.method, received.payload) == ("sendMessage", {"chat_id": ANNA, "text": "Your weeks"})
    assert [type(verdict) for verdict in round_.verdicts] == [Delivered]
    assert "a picture is missing" in caplog.text
    assert "secret" not in caplog.text


@pytest.mark.parametrize(
    ("method", "field", "action"),
    [("sendPhoto", "photo", "upload_photo"), ("sendDocument", "document", "upload_document")],
)
async def test_long_upload_is_announced_until_it_is_there(round_: Round, method: str, field: str, action: str) -> None:
    files = {field: {"name": "halfway.json", "base64": "e30="}}
    await round_.office.post(Letter(ANNA, method, {"chat_id": ANNA, "files": files}))
    round_.telegram.gate.clear()
    async with round_.courier(Load(per_second=10_000, slots=64, poll=0.05, shown_after=0.0)) as courier:
        await until(lambda: len(round_.telegram.received) == 2)
        round_.telegram.gate.set()
        await round_.until_settled(courier, 1)
    told = {one.method: one.payload for one in round_.telegram.received}
    assert told["sendChatAction"] == {"chat_id": ANNA, "action": action}
    assert method in told


async def test_short_upload_is_not_announced(round_: Round) -> None:
    await round_.office.post(drawn())
    async with round_.courier(Load(per_second=10_000, slots=64, poll=0.05, shown_after=600.0)) as courier:
        await round_.until_settled(courier, 1)
    assert [one.method for one in round_.telegram.received] == ["sendPhoto"]


async def test_others_do_not_wait_for_a_picture(round_: Round, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """While a painter takes its time, what others are sent goes out."""
    go = tmp_path / "go"
    slow = (
        f"import time, pathlib\nwhile not pathlib.Path({str(go)!r}).exists():\n    time.sleep(0.01)\nprint('picture')"
    )
    painter = tmp_path / "painter.py"
    painter.write_text(slow)
    monkeypatch.setattr(studio, "PAINTER", painter)
    async with round_.courier() as courier:
        await round_.office.post(drawn())
        await until(lambda: courier.in_flight == 1)
        await round_.office.post(letter("for Boris", to=BORIS))
        await until(lambda: "for Boris" in round_.telegram.texts(BORIS))
        assert [one.method for one in round_.telegram.received] == ["sendMessage"]
        go.touch()
        await round_.until_settled(courier, 2)
    assert round_.telegram.received[-1].files["photo"][1] == b"picture\n"


async def test_painter_that_hangs_is_given_up(tmp_path: Path) -> None:
    painter = tmp_path / "painter.py"
    painter.write_text("import signal; signal.pause()")
    with pytest.raises(PictureFailed, match="not painted in time"):
        await Studio(patience=0.05, painter=painter).paint(SVG)


async def test_many_pictures_at_once_come_out_right() -> None:
    easel, widths = Studio(), list(range(11, 15))
    pictures = await asyncio.gather(*(easel.paint(SVG.replace('width="30"', f'width="{n}"', 1)) for n in widths))
    assert [Image.open(io.BytesIO(picture)).width for picture in pictures] == widths
