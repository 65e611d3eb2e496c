"""A whole content directory made into one immutable Library, or into the list of all its faults."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from babel import Locale, UnknownLocaleError

from bot.content import files
from bot.content.country_files import read_countries
from bot.content.evidence import Claim
from bot.content.faults import ContentFaults, ErrorCollector, Fault
from bot.content.helplines import UNSAID, Country, HelpCard, HelpLine, card, guessed_country
from bot.content.language import MISSING, Language, LanguageReader
from bot.content.refused_numbers import FILE as REFUSED_FILE
from bot.content.refused_numbers import Refused, read_refused
from bot.content.translation_check import ORIGIN, compare, compare_lessons, complete

_HELPLINES = "helplines"
_REFUSED = f"{_HELPLINES}/{REFUSED_FILE}"


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """Everything that people wrote in content/; nothing in it changes any more."""

    languages: Mapping[str, Language]
    countries: Mapping[str, Country]

    def language(self, code: str | None) -> Language:
        """Return a language by a code as Telegram gives it ("es", "es-MX", None); English where it is not there."""
        if (found := self.languages.get(code or ORIGIN)) is not None:
            return found
        wanted = (code or ORIGIN).lower().replace("_", "-")
        return self.languages.get(wanted) or self.languages.get(wanted.split("-")[0]) or self.languages[ORIGIN]

    def help_lines(self, place: str | None, today: date, language: str | None, zone: str | None = None) -> HelpCard:
        """Return what may be shown today for a country ("ES") or a part of one ("GB-SCT").

        Where `place` is None nobody chose one: the country is guessed from the `zone` and the language, and marked as
        a guess. `UNSAID` is for people who do not want to say.
        """
        spoken = self.language(language)
        guess = guessed_country(zone, language or "", self.country_codes()) if place is None else None
        chosen = None if place == UNSAID else place or guess
        words = spoken.safety.help_words
        return card(self.countries, chosen, today, spoken.code, words, is_guess=guess is not None)

    def country_codes(self) -> tuple[str, ...]:
        """Return the countries of which something is known, sorted by code."""
        return tuple(sorted(code for code in self.countries if len(code) == 2))

    def places(self, language: str | None) -> tuple[tuple[str, str], ...]:
        """Return what somebody can choose as theirs, countries and parts of some, as code and name, by name."""
        spoken = self.language(language).code
        found = [(place, one) for one in self.countries.values() if len(one.code) == 2 for place in one.choices()]
        return tuple(sorted(((place, one.name_of(place, spoken)) for place, one in found), key=lambda pair: pair[1]))

    def shown_until(self, today: date) -> tuple[tuple[date, str, HelpLine], ...]:
        """Return the lines that are shown today: when each gives way, its country, and itself; first to go first."""
        found = []
        for country in self.countries.values():
            for line in country.lines:
                if (standing := line.evidence.standing(Claim.NUMBER, today)) is not None:
                    found.append((standing.until, country.code, line))
        return tuple(sorted(found, key=lambda one: (one[0], one[1], one[2].dial)))


def load(directory: Path) -> Library:
    """Read a content directory, or raise `ContentFaults` with everything that is wrong in it."""
    library, faults = assemble(*_read(directory))
    if faults or library is None:
        raise ContentFaults(faults)
    return library


def check(directory: Path) -> tuple[Fault, ...]:
    """Return everything that is wrong in a content directory."""
    return assemble(*_read(directory))[1]


def assemble(found: files.Pages, unread: Iterable[Fault] = ()) -> tuple[Library | None, tuple[Fault, ...]]:
    """Make a Library of pages, and say what is wrong with them.

    A lesson or a country with a fault is left out, a phrase of a translation is said in English, and a language that
    is not whole otherwise is left out; without English there is no Library. `unread` are the faults of reading.
    """
    findings = ErrorCollector()
    findings.extend(unread)
    languages: dict[str, Language] = {}
    for code in _language_codes(found, findings):
        language = LanguageReader(code, found, findings, is_translation=code != ORIGIN).read()
        if language is not None:
            languages[code] = language
    for code in [code for code in languages if code != ORIGIN and ORIGIN in languages]:
        differences = ErrorCollector()
        compare(languages[ORIGIN], languages[code], differences)
        compare_lessons(languages[ORIGIN], languages[code], findings)
        languages[code] = complete(languages[ORIGIN], languages[code], findings)
        findings.extend(differences)
        if len(differences):
            del languages[code]
    countries = read_countries(_country_texts(found, findings), _refused(found, findings), findings)
    library = Library(MappingProxyType(languages), countries) if ORIGIN in languages else None
    return library, _without_echoes(findings)


def _read(directory: Path) -> tuple[files.Pages, Iterable[Fault]]:
    findings = ErrorCollector()
    return files.read(directory, files.stamps(directory), findings), findings


def _language_codes(found: files.Pages, findings: ErrorCollector) -> list[str]:
    codes: dict[str, None] = {ORIGIN: None}  # English first, and missed where it is not there
    for file in found:
        folder, _, rest = file.partition("/")
        if not rest:
            findings.add(file, 1, f"is read by nobody; files belong into the folder of a language or {_HELPLINES}/")
        elif folder != _HELPLINES:
            codes.setdefault(folder)
    for code in list(codes):
        if not _is_language(code):
            findings.add(code, 1, "is no language; name the folder by its code, like es or pt-br")
            del codes[code]
    return list(codes)


def _is_language(code: str) -> bool:
    try:
        Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return code == code.lower()


def _country_texts(found: files.Pages, findings: ErrorCollector) -> dict[str, str]:
    texts = {}
    for file, page in found.items():
        if not file.startswith(f"{_HELPLINES}/"):
            continue
        if file == _REFUSED:
            continue
        if file.count("/") > 1 or not file.endswith(".yaml"):
            findings.add(file, 1, f"is read by nobody; one file a country belongs here, like {_HELPLINES}/ES.yaml")
        elif (text := files.text_of(file, page, findings)) is not None:
            texts[file] = text
    return texts


def _refused(found: files.Pages, findings: ErrorCollector) -> Refused:
    page = found.get(_REFUSED)
    text = None if page is None else files.text_of(_REFUSED, page, findings)
    return Refused() if text is None else read_refused(_REFUSED, text, findings)


def _without_echoes(findings: ErrorCollector) -> tuple[Fault, ...]:
    """Return the faults without "is missing" for files that are there and cannot be read."""
    broken = {fault.file for fault in findings if fault.reason != MISSING}
    return tuple(fault for fault in findings.sorted() if fault.reason != MISSING or fault.file not in broken)
