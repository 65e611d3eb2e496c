"""Who is who: people become known by what they send, are found again."""

from collections.abc import Container
from zoneinfo import ZoneInfo

from bot.db import labels, pairing, people, signals
from bot.db.people import Person
from bot.db.unit_of_work import UnitOfWork
from bot.db.unreadable import read_or
from bot.domain.people import AFTER_LEFT, NAMELESS, NOBODY, QUIET_FROM, QUIET_TO, Member, Tone, shown_name


async def arrived(
    uow: UnitOfWork, person_id: int, first_name: str, language_code: str | None, languages: Container[str]
) -> tuple[Member, bool]:
    """Return the person an update came from, and whether they are new.

    A name that changed at Telegram changes here, and so does the language, until one was chosen. The couple of the
    person is held until the end of the transaction, so that nothing else of it runs beside.
    """
    name, language = shown_name(first_name), language_of(language_code, languages)
    row = await people.person(uow, person_id)
    if row is None:
        return member(uow, await people.add(uow, person_id, name, language)), True
    if row.couple_id is not None and row.couple_id not in uow.locked_couples:
        await pairing.couple(uow, row.couple_id)
        await uow.session.refresh(row, ["couple_id"])
    if row.name != name and not row.is_name_chosen:
        await people.rename(uow, row, name)
    if not row.is_language_chosen:
        row.language = language
    return member(uow, row), False


def language_of(code: str | None, languages: Container[str]) -> str:
    """Return the language to speak with somebody whose Telegram speaks `code`; English where it is not offered."""
    short = (code or "en").split("-")[0].lower()
    return short if short in languages else "en"


async def partner_of(uow: UnitOfWork, person: Member) -> Member | None:
    """Return the other one of the couple, or None."""
    if person.couple_id is None:
        return None
    others = [row for row in await people.of_couple(uow, person.couple_id) if row.id != person.id]
    return member(uow, others[0]) if others else await gone(uow, person.couple_id)


async def receiver(uow: UnitOfWork, person_id: int | None, couple_id: int) -> Member | None:
    """Return who a signal of a couple goes to: a person, or the one who left quietly and whom nothing reaches."""
    return await gone(uow, couple_id) if person_id is None else await known(uow, person_id)


async def gone(uow: UnitOfWork, couple_id: int) -> Member | None:
    """Return the one who left a couple quietly, as the one who stays knows them."""
    couple = await pairing.couple(uow, couple_id)
    if couple is None or couple.left_member is None:
        return None
    kept = await uow.open_json(labels.left_member(couple_id), couple.left_member) or {}
    zone = _zone(kept.get("zone"), couple_id)
    return Member(
        id=NOBODY,
        name=kept.get("name", NAMELESS),
        language=kept.get("language", "en"),
        zone=zone or uow.default_zone,
        is_zone_known=zone is not None,
        tone=_tone(kept.get("tone", Tone.BALANCED), couple_id),
        couple_id=couple_id,
        is_reachable=False,
        takes_lines=kept.get("takes_lines", True),
    )


async def known(uow: UnitOfWork, person_id: int) -> Member | None:
    """Return a person by id, or None."""
    row = await people.person(uow, person_id)
    return None if row is None else member(uow, row)


async def prefetch(uow: UnitOfWork, person_ids: set[int]) -> None:
    """Read what concerns these people, who must be held, most of the time: partners, couples, signals.

    One statement a table, however many they are; what comes to be needed beyond that is asked for one by one.
    """
    couples = set((await people.couples(uow, person_ids)).values())
    if couples:
        await pairing.prefetch(uow, couples)
    found = {one.id for one in await people.prefetch(uow, couples, person_ids)}
    if found:
        await signals.prefetch(uow, found)


async def couples_of(uow: UnitOfWork, person_ids: set[int]) -> dict[int, int]:
    """Return the couple of each of these people who has one."""
    return await people.couples(uow, person_ids)


def member(uow: UnitOfWork, row: Person) -> Member:
    """Return a person as the layers above bot.db know them.

    What the row holds and nobody here knows (a zone of another machine, a tone of a newer version) is as if it had not
    been said: so a zone is asked for again.
    """
    zone = _zone(row.zone, row.id)
    return Member(
        id=row.id,
        name=row.name,
        language=row.language,
        zone=zone or uow.default_zone,
        is_zone_known=zone is not None,
        tone=_tone(row.tone, row.id),
        couple_id=row.couple_id,
        is_reachable=row.is_reachable,
        is_discreet=row.is_discreet,
        paused_until=row.paused_until,
        quiet_from=QUIET_FROM if row.quiet_from is None else row.quiet_from,
        quiet_to=QUIET_TO if row.quiet_to is None else row.quiet_to,
        holds_at_night=row.holds_at_night,
        takes_lines=row.takes_lines,
        takes_reminders=row.takes_reminders,
        undo_seconds=row.undo_seconds if isinstance(row.undo_seconds, int) else 0,
        was_left=row.couple_id is None and row.left_at is not None and uow.now - row.left_at < AFTER_LEFT,
    )


def _zone(name: str | None, of: int) -> ZoneInfo | None:
    return read_or(None, lambda: ZoneInfo(name), "people.zone", of) if name else None


def _tone(name: str, of: int) -> Tone:
    return read_or(Tone.BALANCED, lambda: Tone(name), "people.tone", of)
