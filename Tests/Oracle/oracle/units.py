"""Units of the oracle: a table of its own, in exact fractions of the canonical units (V5, E1, E8)."""

from __future__ import annotations

import re
from fractions import Fraction

# One unit in canonical units: money 万元, area 亩, electricity 万kWh, energy tce, mass t, volume m³, people 人.
# A year divides nothing: 万元/亩 of a yearly flow and 万元/亩/年 are the same (E8).
SIMPLE: dict[str, Fraction] = {
    "元": Fraction(1, 10_000), "千元": Fraction(1, 10), "万元": Fraction(1), "百万元": Fraction(100),
    "亿元": Fraction(10_000),
    "m²": Fraction(3, 2000), "m2": Fraction(3, 2000), "㎡": Fraction(3, 2000), "平方米": Fraction(3, 2000),
    "亩": Fraction(1), "公顷": Fraction(15), "km²": Fraction(1500), "平方公里": Fraction(1500),
    "kWh": Fraction(1, 10_000), "千瓦时": Fraction(1, 10_000), "万kWh": Fraction(1), "万千瓦时": Fraction(1),
    "tce": Fraction(1), "吨标煤": Fraction(1),
    "t": Fraction(1), "吨": Fraction(1), "kg": Fraction(1, 1000),
    "m³": Fraction(1), "m3": Fraction(1), "立方米": Fraction(1), "万m³": Fraction(10_000),
    "人": Fraction(1),
    "年": Fraction(1), "%": Fraction(1, 100),
}
_NAMES = "|".join(re.escape(name) for name in sorted(SIMPLE, key=len, reverse=True))
# The longest run of known units; a word must not go on after it (E1).
RUN = re.compile(rf"\s*((?:{_NAMES})(?:/(?:{_NAMES}))*)(?!\w)")

PLAIN = Fraction(1)


def factor(unit: str) -> Fraction:
    """How many canonical units one `unit` is: 万元/公顷 → 1/15."""
    if not unit:
        return PLAIN
    first, *divisors = unit.replace(" ", "").split("/")
    result = SIMPLE[first]
    for divisor in divisors:
        result /= SIMPLE[divisor]
    return result


def to_canonical(number: float, scale: Fraction) -> float:
    """V3: mu = m² × 3 / 2000, in that order; the same order for every unit."""
    return number * scale.numerator / scale.denominator


def from_canonical(number: float, scale: Fraction) -> float:
    return number * scale.denominator / scale.numerator
