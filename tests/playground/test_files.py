"""Pictures and documents travel both ways."""

import pytest

from bot.playground.files import picture_size, plain_picture
from bot.playground.people import Person
from bot.playground.simulator import Simulator
from tests.playground.conftest import Caller

_PNG = plain_picture(30, 20)


async def test_photo_arrives_and_can_be_fetched(bot: Caller, sim: Simulator, anna: Person) -> None:
    answer = await bot.uploads(
        "sendPhoto", {"photo": ("qr.png", _PNG)}, chat_id=str(anna.id), caption="<b>Scan</b>", parse_mode="HTML"
    )
    message = answer["result"]
    (size,) = message["photo"]
    assert (size["width"], size["height"], size["file_size"]) == (30, 20, len(_PNG))
    assert message["caption_entities"] == [{"type": "bold", "offset": 0, "length": 4}]
    file = await bot("getFile", file_id=size["file_id"])
    async with bot.session.get(f"{sim.url}/file/bot{sim.token}/{file['file_path']}") as response:
        assert await response.read() == _PNG
    async with bot.session.get(f"{sim.url}/files/{size['file_id']}") as response:
        assert (response.content_type, await response.read()) == ("image/png", _PNG)


async def test_known_file_is_sent_by_its_id(bot: Caller, anna: Person) -> None:
    first = (await bot.uploads("sendDocument", {"document": ("a.txt", b"abc")}, chat_id=str(anna.id)))["result"]
    file_id = first["document"]["file_id"]
    again = await bot("sendDocument", chat_id=anna.id, document=file_id)
    assert again["document"] == first["document"]
    assert "can't use file of type Document as Photo" in await bot.refused("sendPhoto", chat_id=anna.id, photo=file_id)


async def test_impossible_files_are_refused(bot: Caller, anna: Person) -> None:
    for name, content, reason in (
        ("a.png", b"", "file must be non-empty"),
        ("a.png", b"words", "IMAGE_PROCESS_FAILED"),
        ("a.png", plain_picture(100, 2), "PHOTO_INVALID_DIMENSIONS"),
    ):
        answer = await bot.uploads("sendPhoto", {"photo": (name, content)}, chat_id=str(anna.id))
        assert answer["description"] == f"Bad Request: {reason}"
    for photo, reason in (
        ("", "there is no photo in the request"),
        ("nonsense", "wrong file identifier/HTTP URL specified"),
        ("https://example.org/a.png", "failed to get HTTP URL content"),
        ("attach://missing", "there is no photo in the request"),
    ):
        assert await bot.refused("sendPhoto", chat_id=anna.id, photo=photo) == f"Bad Request: {reason}"
    assert "invalid file_id" in await bot.refused("getFile", file_id="x")
    too_long = await bot.uploads("sendPhoto", {"photo": ("a.png", _PNG)}, chat_id=str(anna.id), caption="c" * 1025)
    assert too_long["description"] == "Bad Request: message caption is too long"


async def test_caption_and_picture_can_change(bot: Caller, anna: Person) -> None:
    sent = (await bot.uploads("sendPhoto", {"photo": ("a.png", _PNG)}, chat_id=str(anna.id), caption="one"))["result"]
    place = {"chat_id": anna.id, "message_id": sent["message_id"]}
    edited = await bot("editMessageCaption", caption="two", **place)
    assert (edited["caption"], edited["photo"]) == ("two", sent["photo"])
    assert "caption" not in await bot("editMessageCaption", **place)
    changed = await bot.uploads(
        "editMessageMedia",
        {"new": ("b.png", plain_picture(40, 40))},
        chat_id=str(anna.id),
        message_id=str(sent["message_id"]),
        media='{"type": "photo", "media": "attach://new", "caption": "three"}',
    )
    assert changed["result"]["photo"][0]["width"] == 40
    assert changed["result"]["caption"] == "three"
    words = await bot("sendMessage", chat_id=anna.id, text="words")
    refusal = await bot.refused("editMessageCaption", chat_id=anna.id, message_id=words["message_id"], caption="x")
    assert refusal == "Bad Request: there is no caption in the message to edit"


async def test_documents_are_never_run_by_browsers(bot: Caller, sim: Simulator, anna: Person) -> None:
    sent = anna.sends("document", content=b"<script>1</script>", file_name='x".html', mime_type="text/html")
    async with bot.session.get(f"{sim.url}/files/{sent['document']['file_id']}") as response:
        assert response.content_type == "application/octet-stream"
        assert response.headers["Content-Disposition"] == 'attachment; filename="x_.html"'
        assert "sandbox" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (plain_picture(7, 9), (7, 9)),
        (b"GIF89a\x05\x00\x06\x00rest", (5, 6)),
        (b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x10\x00\x20rest", (32, 16)),
        (b"RIFF0000WEBPVP8X\x0a\0\0\0\0\0\0\0\x0f\0\0\x1f\0\0", (16, 32)),
        (b"RIFF0000WEBPVP8L", (512, 512)),
        (b"\xff\xd8\xff\xe0", None),
        (b"words", None),
    ],
)
def test_pictures_know_their_size(content: bytes, size: tuple[int, int] | None) -> None:
    assert picture_size(content) == size
