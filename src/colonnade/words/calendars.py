"""Days as people read them: both calendars, month names, and Persian digits."""

from datetime import date

from colonnade.core.dates import NotADay, from_solar, parse_day, to_solar

SOLAR = (
    ("Farvardin", "فروردین"),
    ("Ordibehesht", "اردیبهشت"),
    ("Khordad", "خرداد"),
    ("Tir", "تیر"),
    ("Mordad", "مرداد"),
    ("Shahrivar", "شهریور"),
    ("Mehr", "مهر"),
    ("Aban", "آبان"),
    ("Azar", "آذر"),
    ("Dey", "دی"),
    ("Bahman", "بهمن"),
    ("Esfand", "اسفند"),
)
GREGORIAN = (
    ("January", "ژانویهٔ"),
    ("February", "فوریهٔ"),
    ("March", "مارس"),
    ("April", "آوریل"),
    ("May", "مهٔ"),
    ("June", "ژوئن"),
    ("July", "ژوئیهٔ"),
    ("August", "اوت"),
    ("September", "سپتامبر"),
    ("October", "اکتبر"),
    ("November", "نوامبر"),
    ("December", "دسامبر"),
)
DAY_PARTS = 3
FIRST_GREGORIAN_YEAR = 1700
_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_LATIN_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


def digits(text: str, language: str) -> str:
    """Return ``text`` with the digits of ``language``."""
    return text.translate(_PERSIAN_DIGITS) if language == "fa" else text


def decimals(text: str, language: str) -> str:
    """Return a decimal number with the digits and the decimal mark of ``language``."""
    return digits(text, language).replace(".", "٫") if language == "fa" else text


def latin(text: str) -> str:
    """Return ``text`` with Latin digits."""
    return text.translate(_LATIN_DIGITS)


def both(day: date, language: str) -> str:
    """Return the day in the reader's calendar, the other in brackets; alone where the solar one does not reach."""
    gregorian = _gregorian(day, language)
    try:
        solar = _solar(day, language)
    except NotADay:
        return gregorian
    first, second = (solar, gregorian) if language == "fa" else (gregorian, solar)
    return f"{first} ({second})"


def month(day: date, language: str) -> str:
    """Return the month alone, in the calendar in which it was given."""
    index = 1 if language == "fa" else 0
    return digits(f"{GREGORIAN[day.month - 1][index]} {day.year}", language)


def _solar(day: date, language: str) -> str:
    solar = to_solar(day)
    return digits(f"{solar.day} {SOLAR[solar.month - 1][int(language == 'fa')]} {solar.year}", language)


def _gregorian(day: date, language: str) -> str:
    return digits(f"{day.day} {GREGORIAN[day.month - 1][int(language == 'fa')]} {day.year}", language)


def written(day: date, language: str) -> str:
    """Return the day in figures as a reader would type it, in the reader's own calendar: :func:`read_day` reads it."""
    if language != "fa":
        return day.isoformat()
    solar = to_solar(day)
    return digits(f"{solar.year:04}-{solar.month:02}-{solar.day:02}", language)


def read_day(text: str) -> date:
    """Return the day that a person wrote: ISO or Solar Hijri (a year before 1700), any digits, - or /; or refuse."""
    plain = latin(text.strip()).replace("/", "-").replace("\u200c", "")
    parts = plain.split("-")
    if len(parts) != DAY_PARTS or not all(
        part.isascii() and part.isdigit() and len(part) <= DAY_PARTS + 1 for part in parts
    ):
        raise NotADay(text=text)
    year, month_number, day = (int(part) for part in parts)
    if year < FIRST_GREGORIAN_YEAR:
        return from_solar(year, month_number, day)
    return parse_day(f"{year:04}-{month_number:02}-{day:02}")
