"""Two people play the whole story on the page: pair, signal, wait, return, answer a question, read a lesson."""

import pytest
from playwright.async_api import expect

from tests.browser.desk import ARTEFACTS, Desk

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_need_for_space_travels_and_its_promise_is_kept(desk: Desk) -> None:
    """The two minutes of the README, and its two pictures."""
    anna, boris = desk.anna, desk.boris
    await desk.pairs()
    await anna.types("/space 2h I need to recharge")
    preview = await anna.sees("This is what Boris will get")
    approved = await preview.locator("blockquote").inner_text()
    assert "“I need to recharge”" in approved
    assert "11:00" in approved
    await anna.taps("Send")
    await boris.sees(approved)
    await boris.taps("Okay, see you…")
    await anna.sees("Boris: Okay, see you at 11:00")
    for look, name in (("dark", "two-phones-dark.png"), ("light", "two-phones.png")):
        await desk.puts_on(look)
        await desk.keeps_picture(ARTEFACTS / name)
    await desk.pushes("to the next thing to come")
    await expect(desk.clock).to_have_text("10:55")
    await anna.sees("You said 11:00.")
    shown = await boris.count()
    await anna.taps("I'm back")
    told = await anna.sees("Welcome back. Boris reads:")
    await boris.sees(await told.locator("blockquote").inner_text())
    assert await boris.count() == shown + 1


async def test_both_answer_the_question_of_the_evening_and_see_it_together(desk: Desk) -> None:
    anna, boris = desk.anna, desk.boris
    await desk.pairs()
    for phone in (anna, boris):
        await phone.types("UTC")
        await phone.taps("Yes, each evening")
        await phone.sees("Good. The question comes at 20:00.")
    for instant in ("12:30", "20:00"):
        await desk.pushes("to the next thing to come")
        await expect(desk.clock).to_have_text(instant)
    await anna.poll.get_by_role("button", name="Far away").click()
    await expect(anna.poll).to_contain_text("Far away (your answer)")
    await anna.poll.get_by_role("button", name="Retract vote").click()
    await anna.poll.get_by_role("button", name="Quite close").click()
    await expect(anna.poll).to_contain_text("Quite close (your answer)")
    await boris.poll.get_by_role("button", name="In between").click()
    await expect(boris.poll).to_contain_text("In between (your answer)")
    await expect(anna.poll).not_to_contain_text("In between (your answer)")
    await desk.pushes("to the next thing to come")
    await anna.sees("You: quite close. Boris: in between.")
    await boris.sees("You: in between. Anna: quite close.")


async def test_a_lesson_is_read_and_its_question_shared(desk: Desk) -> None:
    anna, boris = desk.anna, desk.boris
    await desk.pairs()
    await anna.types("/lesson")
    lesson = await anna.sees("To try", "For you alone:", "To share, if you like:")
    question = (await lesson.inner_text()).partition("To share, if you like: ")[2].splitlines()[0]
    await anna.taps("Ask my partner this")
    await anna.sees("This is what Boris will get, word for word", question)
    await anna.taps("Send")
    await boris.sees("Anna has a question for you", question)
    await anna.sees("Delivered.", question)
    await anna.types("/lessons")
    await anna.sees("Your lessons", "▸")
