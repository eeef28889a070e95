"""Random expressions of known kind (E): every operator and function, brackets only where precedence asks for them.

Each method returns an `Expr` whose `level` says how loosely it binds, so that a bracket left out by `at` is one that the
reader of the language must supply by itself (E2).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random

OR, AND, NOT, COMPARISON, SUM, PRODUCT, UNARY, PRIMARY = range(8)

# Literals of a dimension, in several units.
LITERALS = {
    "money": ["600 万元", "0 万元", "2000000 元", "100 万元", "0.05 亿元", "3.5万元", "200 万元"],
    "area": ["30 亩", "20000 m²", "2 公顷", "3 亩", "0.02 km²", "1 亩"],
    "per_land": ["20 万元/亩", "300 万元/公顷", "300 元/m²", "0 万元/亩", "300 万元/亩", "4500 万元/公顷", "19.9 万元/亩",
                 "20 万元/亩/年"],
    "plain": ["0", "1", "2", "0.5", "25%", "50%", "100", "3", "0.1"],
    "power": ["200 万kWh", "1000000 kWh", "600 万kWh"],
    "people": ["100 人", "0 人", "200 人"],
    "energy": ["100 tce", "600 tce"],
}
DATES = ["2016-02-29", "2020-12-31", "2021-01-01", "2023-06-30", "2012-07-01"]
DURATIONS = ["3 years", "1 year", "18 months", "30 days", "12 months", "0 days"]


@dataclass
class Expr:
    text: str
    level: int = PRIMARY


@dataclass
class World:
    """The names that expressions about one kind of subject may use. `dated` ones have a value for every year."""

    subject: str
    numbers: dict[str, list[str]]  # by dimension
    dates: list[str]
    texts: dict[str, list[str]]  # with the values they may have
    truths: list[str]
    groups: list[str]
    dated: set[str]
    standards: dict[str, bool] = field(default_factory=dict)  # with whether it may be asked about other years
    flags: list[str] = field(default_factory=list)
    enterprise_flags: list[str] = field(default_factory=list)  # of the occupants and the holder of a parcel


class Expressions:
    def __init__(self, random: Random, world: World) -> None:
        self.random, self.world = random, world

    def chance(self, part: float) -> bool:
        return self.random.random() < part

    def at(self, expr: Expr, level: int) -> str:
        """In brackets where it binds more loosely than asked, and sometimes without need."""
        bracketed = expr.level < level or self.chance(0.08)
        return f"({expr.text})" if bracketed else expr.text

    def names(self, names: list[str], past: bool) -> list[str]:
        return [name for name in names if name in self.world.dated] if past else names

    # --- Numbers ----------------------------------------------------------------------------------------------------------

    def number(self, kind: str, depth: int = 2, past: bool = False) -> Expr:
        if depth <= 0 or self.chance(0.25):
            return self.leaf(kind, past)
        makers = [self.added, self.added, self.scaled, self.negative, self.function, self.function, self.chosen]
        if not past or self.chance(0.2):
            makers += [self.history, self.peers]
        if kind == "plain":
            makers += [self.quotient, self.quotient, self.counted, self.rounded]
            if not past:
                makers += [self.span, self.span]
        if kind == "per_land":
            makers += [self.per_land] * 4
        if kind == "money":
            makers += [self.land_value]
        return self.random.choice(makers)(kind, depth - 1, past)

    def leaf(self, kind: str, past: bool) -> Expr:
        names = self.names(self.world.numbers.get(kind, []), past)
        if names and self.chance(0.8):
            return Expr(self.random.choice(names))
        return self.literal(kind)

    def literal(self, kind: str) -> Expr:
        return Expr(self.random.choice(LITERALS[kind]))

    def added(self, kind: str, depth: int, past: bool) -> Expr:
        left, right = self.number(kind, depth, past), self.number(kind, depth, past)
        return Expr(f"{self.at(left, SUM)} {self.random.choice('+-')} {self.at(right, PRODUCT)}", SUM)

    def scaled(self, kind: str, depth: int, past: bool) -> Expr:
        """A product or quotient with a plain number."""
        value, factor = self.number(kind, depth, past), self.number("plain", depth - 1, past)
        form = self.random.random()
        if form < 0.4:
            return Expr(f"{self.at(value, PRODUCT)} * {self.at(factor, UNARY)}", PRODUCT)
        if form < 0.7:
            return Expr(f"{self.at(factor, PRODUCT)} * {self.at(value, UNARY)}", PRODUCT)
        return Expr(f"{self.at(value, PRODUCT)} / {self.divisor('plain', depth - 1, past)}", PRODUCT)

    def divisor(self, kind: str, depth: int, past: bool) -> str:
        """No sum or difference: where terms cancel, a quotient is rounding noise and proves nothing."""
        value = self.number(kind, depth, past)
        return self.at(self.leaf(kind, past) if {" + ", " - "} & set(re.findall(" [+-] ", value.text)) else value, UNARY)

    def negative(self, kind: str, depth: int, past: bool) -> Expr:
        return Expr(f"-{self.at(self.number(kind, depth, past), UNARY)}", UNARY)

    def function(self, kind: str, depth: int, past: bool) -> Expr:
        one, other = (self.number(kind, depth, past).text for _ in range(2))
        name = self.random.choice(["abs", "min", "max", "coalesce", "coalesce"])
        if name == "abs":
            return Expr(f"abs({one})")
        more = f", {self.number(kind, 0, past).text}" if self.chance(0.3) else ""
        return Expr(f"{name}({one}, {other}{more})")

    def chosen(self, kind: str, depth: int, past: bool) -> Expr:
        one, other = (self.number(kind, depth, past).text for _ in range(2))
        return Expr(f"if({self.condition(depth, past).text}, {one}, {other})")

    def history(self, kind: str, depth: int, past: bool) -> Expr:
        value = self.number(kind, depth, True).text
        if self.chance(0.6):
            return Expr(f"previous({value}{self.random.choice(['', '', ', 1', ', 2'])})")
        return Expr(f"average({value} over {self.random.choice([2, 3, 4])} years)")

    def peers(self, kind: str, depth: int, past: bool) -> Expr:
        value, group = self.number(kind, depth, past).text, self.group(past)
        if self.chance(0.2):
            return Expr(f"percentile({value}, {self.random.choice(['0.25', '0', '1', '0.9', '50%'])}{group})")
        return Expr(f"{self.random.choice(['mean', 'median', 'minimum', 'maximum', 'total'])}({value}{group})")

    def group(self, past: bool) -> str:
        names = self.names(self.world.groups, past)
        chosen = self.random.sample(names, min(len(names), self.random.choice([0, 1, 1, 2])))
        by = f" by {', '.join(chosen)}" if chosen else ""
        return by + self.random.choice(["", "", "", " at least 3", " at least 1"])

    def quotient(self, kind: str, depth: int, past: bool) -> Expr:
        same = self.random.choice([name for name in self.world.numbers if name != "plain"])
        left = self.number(same, depth, past)
        if self.chance(0.3):
            return Expr(f"ratio({left.text}, {self.leaf(same, past).text}{self.group(past)})")
        return Expr(f"{self.at(left, PRODUCT)} / {self.divisor(same, depth, past)}", PRODUCT)

    def per_land(self, kind: str, depth: int, past: bool) -> Expr:
        money = self.number("money", depth, past)
        return Expr(f"{self.at(money, PRODUCT)} / {self.divisor('area', depth - 1, past)}", PRODUCT)

    def land_value(self, kind: str, depth: int, past: bool) -> Expr:
        value, area = self.number("per_land", depth, past), self.number("area", depth - 1, past)
        return Expr(f"{self.at(value, PRODUCT)} * {self.at(area, UNARY)}", PRODUCT)

    def counted(self, kind: str, depth: int, past: bool) -> Expr:
        """Ranks, counts, streaks."""
        form = self.random.random()
        same = self.random.choice(list(self.world.numbers))
        if form < 0.35:
            return Expr(f"rank({self.number(same, depth, past).text}{self.group(past)})")
        if form < 0.65:
            counted = self.condition(depth, past) if self.chance(0.2) else self.number(same, depth, past)
            return Expr(f"count({counted.text}{self.group(past)})")
        return Expr(f"streak({self.condition(depth, True).text})")

    def rounded(self, kind: str, depth: int, past: bool) -> Expr:
        return Expr(f"round({self.number('plain', depth, past).text}{self.random.choice(['', ', 2', ', 1'])})")

    def span(self, kind: str, depth: int, past: bool) -> Expr:
        function = self.random.choice(["years", "days"])
        return Expr(f"{function}({self.date(depth).text}, {self.date(depth).text})")

    # --- Dates ------------------------------------------------------------------------------------------------------------

    def date(self, depth: int = 1, past: bool = False) -> Expr:
        if past or not self.world.dates:
            return Expr(self.random.choice(["as_of", self.random.choice(DATES)]))
        form = self.random.random()
        if depth <= 0 or form < 0.45:
            return Expr(self.random.choice(self.world.dates * 2 + ["as_of", self.random.choice(DATES)]))
        if form < 0.8:
            moved = self.at(self.date(depth - 1), SUM)
            return Expr(f"{moved} {self.random.choice('+-')} {self.random.choice(DURATIONS)}", SUM)
        one, other = self.date(depth - 1).text, self.date(depth - 1).text
        if form < 0.9:
            return Expr(f"{self.random.choice(['min', 'max', 'coalesce'])}({one}, {other})")
        return Expr(f"if({self.condition(depth - 1).text}, {one}, {other})")

    # --- Conditions -------------------------------------------------------------------------------------------------------

    def condition(self, depth: int = 2, past: bool = False) -> Expr:
        form = self.random.random()
        if depth <= 0 or form < 0.35:
            return self.atom(depth, past)
        one, other = self.condition(depth - 1, past), self.condition(depth - 1, past)
        if form < 0.6:
            return Expr(f"{self.at(one, OR)} {self.random.choice(['or', 'or', '或'])} {self.at(other, AND)}", OR)
        if form < 0.85:
            return Expr(f"{self.at(one, AND)} {self.random.choice(['and', 'and', '且'])} {self.at(other, NOT)}", AND)
        if form < 0.95:
            return Expr(f"{self.random.choice(['not', '非'])} {self.at(one, NOT)}", NOT)
        if form < 0.98:
            return Expr(f"if({one.text}, {other.text}, {self.condition(0, past).text})")
        return Expr(f"coalesce({one.text}, {self.random.choice(['true', 'false'])})")

    def atom(self, depth: int, past: bool) -> Expr:
        makers = [self.compared] * 5 + [self.known]
        if past and self.chance(0.2):
            makers += [self.in_the_past]
        if not past:
            makers += [self.dates_compared, self.dates_compared, self.text_is, self.text_is, self.in_the_past, self.asked,
                       self.asked]
        if self.names(self.world.truths, past):
            makers += [self.truth]
        return self.random.choice(makers)(depth, past)

    def operator(self) -> str:
        return self.random.choice(["<", "<=", ">", ">=", "≤", "≥", "=", "!=", "≠"])

    def compared(self, depth: int, past: bool) -> Expr:
        kind = self.random.choice(list(self.world.numbers) + ["money", "per_land", "per_land"])
        if kind not in self.world.numbers:
            kind = "plain"
        left = self.number(kind, depth, past)
        right = self.literal(kind) if self.chance(0.6) else self.number(kind, depth - 1, past)
        return Expr(f"{self.at(left, SUM)} {self.operator()} {self.at(right, SUM)}", COMPARISON)

    def known(self, depth: int, past: bool) -> Expr:
        word = self.random.choice(["is missing", "is known"])
        if self.chance(0.2):
            return Expr(f"({self.condition(depth - 1, past).text}) {word}", COMPARISON)
        value = self.number(self.random.choice(list(self.world.numbers)), depth, past)
        if not past and self.world.dates and self.chance(0.4):
            value = self.date(depth)
        return Expr(f"{self.at(value, SUM)} {word}", COMPARISON)

    def truth(self, depth: int, past: bool) -> Expr:
        name = self.random.choice(self.names(self.world.truths, past))
        if self.chance(0.2):
            return Expr(f"{name} {self.random.choice(['=', '!='])} {self.random.choice(['true', 'false'])}", COMPARISON)
        return Expr(name)

    def dates_compared(self, depth: int, past: bool) -> Expr:
        left, right = self.date(depth), self.date(depth - 1)
        return Expr(f"{self.at(left, SUM)} {self.operator()} {self.at(right, SUM)}", COMPARISON)

    def text_is(self, depth: int, past: bool) -> Expr:
        name = self.random.choice(list(self.world.texts))
        values = self.world.texts[name]
        if name == "industry" and self.chance(0.7):
            code = self.random.choice(["13", "2017:29", "C29", "2017:C36", "2011:29", "1", "2017:13"])
            return Expr(f'industry under "{code}"', COMPARISON)
        if self.chance(0.4):
            several = ", ".join(f'"{one}"' for one in self.random.sample(values, min(len(values), 2)))
            return Expr(f"{name} in ({several})", COMPARISON)
        return Expr(f'{name} {self.random.choice(["=", "!="])} "{self.random.choice(values)}"', COMPARISON)

    def in_the_past(self, depth: int, past: bool) -> Expr:
        return Expr(f"previous({self.condition(depth - 1, True).text}{self.random.choice(['', ', 2'])})")

    def asked(self, depth: int, past: bool) -> Expr:
        """E7: about other rules."""
        world = self.world
        choices = [f"{self.random.choice(['met', 'short', 'undecided'])}({name})" for name in world.standards]
        choices += [f"flagged({name})" for name in world.flags]
        choices += [f"streak(short({name})) {self.random.choice(['>=', '>'])} {self.random.choice('123')}"
                    for name, dated in world.standards.items() if dated]
        for name in world.enterprise_flags:
            choices += [f"occupants({name}) {self.operator()} {self.random.choice(['0.5', '0', '50%', '1'])}",
                        f"holder({name})"]
        if not choices:
            return self.compared(depth, past)
        chosen = self.random.choice(choices)
        return Expr(chosen, COMPARISON if " " in chosen else PRIMARY)
