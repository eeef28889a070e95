"""V: what a cell means, how numbers and dates compare."""

from __future__ import annotations

import calendar
import math
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import Optional, Union

from . import units

MISSING_WORDS = {"", "—", "——", "-", "--", "/", "\\", "无", "N/A", "NA", "#N/A", "#DIV/0!", "#VALUE!", "#REF!"}
TRUE_WORDS = {"true", "是", "1", "yes"}
FALSE_WORDS = {"false", "否", "0", "no"}
EXACT = Context(prec=80)


@dataclass(frozen=True)
class Duration:
    """E1: `3 years`, `18 months`, `30 days`."""

    months: int = 0
    days: int = 0


Value = Union[None, bool, float, str, date, Duration]


class Impossible(Exception):
    """V12: a date or number that cannot be."""


# --- V1, V2, V12: cells ------------------------------------------------------------------------------------------


def is_missing_word(text: str) -> bool:
    """V1: empty, a dash, `无` and the like are missing; 0 is 0."""
    return unicodedata.normalize("NFKC", text).strip().upper() in MISSING_WORDS or text.strip() in MISSING_WORDS


def identifier(text: str) -> Optional[str]:
    """V2: trimmed, NFKC, inner spaces removed, upper-cased."""
    if is_missing_word(text):
        return None
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).upper()


def parcel_identifier(text: str) -> Optional[str]:
    """V2: a 28-character 不动产单元号 counts by its first 19."""
    known = identifier(text)
    return known[:19] if known is not None and len(known) == 28 else known


def spelled(name: str) -> str:
    """L1: names match exactly but for width, blanks, case, brackets, and the two words for a limited company."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", name)).upper()
    plain = re.sub("[【〔\\[{〖]", "(", re.sub("[】〕\\]}〗]", ")", plain))
    return re.sub(r"有限(责任|\(责任\))公司", "有限公司", plain)


def number(text: str) -> Optional[float]:
    """V3, V12."""
    if is_missing_word(text):
        return None
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain.endswith("%"):
        return number_or_impossible(plain[:-1]) / 100
    return number_or_impossible(plain)


def number_or_impossible(plain: str) -> float:
    if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", plain):
        plain = plain.replace(",", "")
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", plain):
        raise Impossible(plain)
    return float(plain)


def day(text: str) -> Optional[date]:
    """V12: an impossible date is an issue, not a value."""
    if is_missing_word(text):
        return None
    match = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", text.strip())
    if not match:
        raise Impossible(text)
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError as error:
        raise Impossible(text) from error


def truth(text: str) -> Optional[bool]:
    if is_missing_word(text):
        return None
    word = unicodedata.normalize("NFKC", text).strip().lower()
    if word in TRUE_WORDS:
        return True
    if word in FALSE_WORDS:
        return False
    raise Impossible(text)


def industry(text: str) -> Optional[str]:
    """V10: a leading section letter is lost."""
    known = identifier(text)
    return None if known is None else re.sub(r"^[A-Z](?=\d)", "", known)


# --- V4: calendar ------------------------------------------------------------------------------------------------


def moved(start: date, duration: Duration, sign: int = 1) -> date:
    """V4: n years → the same day (29 February → 28); n months → the same day or the month's last."""
    month_index = start.year * 12 + start.month - 1 + sign * duration.months
    year, month = divmod(month_index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last)) + timedelta(days=sign * duration.days)


def completed_years(start: date, end: date) -> float:
    """E4: completed years from a to b; counted backwards they are negative."""
    if end < start:
        return -completed_years(end, start)
    years = end.year - start.year
    return float(years if moved(start, Duration(months=12 * years)) <= end else years - 1)


def days_in_year(year: int) -> int:
    return 366 if calendar.isleap(year) else 365


# --- V5: comparing numbers ---------------------------------------------------------------------------------------


def rounded4(number_: float) -> Decimal:
    """V5: half away from zero to 4 decimals, of the number as it prints."""
    return Decimal(repr(number_)).quantize(Decimal("0.0001"), ROUND_HALF_UP, EXACT)


def holds(operator: str, left, right) -> bool:
    return {
        "<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right,
        "=": left == right, "!=": left != right,
    }[operator]


def compare_numbers(operator: str, left: float, right: float, unit: Fraction) -> bool:
    """V5: both sides rounded in the right side's unit, then compared."""
    return holds(operator, *(rounded4(units.from_canonical(side, unit)) for side in (left, right)))


def is_near(operator: str, left: float, right: float, unit: Fraction) -> bool:
    """V5: near when it would differ without the rounding, or lies within 0.5 % (inclusive, on paper) of the threshold."""
    if holds(operator, left, right) != compare_numbers(operator, left, right, unit):
        return True
    a, b = (units.from_canonical(side, unit) for side in (left, right))
    return abs(a - b) <= abs(b) * 0.005 * (1 + 1e-9)


# --- V6, V7: arithmetic ------------------------------------------------------------------------------------------


def total(numbers) -> float:
    """V6 asks for compensated sums; fsum is exact."""
    return math.fsum(numbers)


def tied(number_: float) -> float:
    """V6: values are tied when equal to 9 significant digits."""
    return float(f"{number_:.8e}")


def divide(a: Optional[float], b: Optional[float]) -> Optional[float]:
    """V7: division by zero, and any operation on missing, is missing."""
    return None if a is None or b is None or b == 0 else a / b


def kleene_and(a: Optional[bool], b: Optional[bool]) -> Optional[bool]:
    if a is False or b is False:
        return False
    return None if a is None or b is None else True


def kleene_or(a: Optional[bool], b: Optional[bool]) -> Optional[bool]:
    if a is True or b is True:
        return True
    return None if a is None or b is None else False


def kleene_not(a: Optional[bool]) -> Optional[bool]:
    return None if a is None else not a


def sort_bytes(text: str) -> bytes:
    """V2: sorted as UTF-8 bytes."""
    return text.encode("utf-8")
