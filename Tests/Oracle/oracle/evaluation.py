"""E: expressions worked out for one subject in one year."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Optional

from . import units, values
from .book import Book
from .dataset import KEYS, SCHEMA, Dataset, is_additive
from .expression import (
    Arithmetic, Call, Comparison, Known, Literal, Logic, Membership, Name, Negative, Node, Under, children, parsed,
)
from .land import Cadastre
from .values import Duration, Value

if TYPE_CHECKING:
    from .judging import Judge

HISTORY = {"previous", "average", "streak"}
PEERS = {"mean", "median", "minimum", "maximum", "percentile", "total", "count", "rank", "ratio"}
RULES = {"met", "short", "undecided", "flagged", "occupants", "holder"}
SECOND = {"enterprise": "figures"}


@dataclass(frozen=True)
class Subject:
    kind: str  # enterprise, parcel
    id: str
    year: int


class Evaluator:
    """Evaluates expressions of one book over one dataset."""

    def __init__(self, dataset: Dataset, cadastre: Cadastre, book: Book, as_of: Optional[date] = None) -> None:
        self.dataset, self.cadastre, self.book = dataset, cadastre, book
        self.as_of = as_of or book.as_of
        self.judge: Optional["Judge"] = None
        self.turned: Optional[tuple[Node, int]] = None  # V5: the one near comparison that is turned, and its year
        self.memory: dict[tuple, Any] = {}

    def text(self, source: str, subject: Subject, place: str = "") -> Value:
        return self.value(parsed(source, place), subject)

    def value(self, node: Node, subject: Subject) -> Value:
        if isinstance(node, Literal):
            return node.value
        if isinstance(node, Name):
            return self.named(node.text, subject)
        if isinstance(node, Negative):
            operand = self.value(node.operand, subject)
            return None if operand is None else -operand
        if isinstance(node, Arithmetic):
            return arithmetic(node.operator, self.value(node.left, subject), self.value(node.right, subject))
        if isinstance(node, Comparison):
            return self.turn(node, subject, self.compared(node, subject))
        if isinstance(node, Membership):
            return self.membership(node, subject)
        if isinstance(node, Under):
            return self.under(node, subject)
        if isinstance(node, Known):
            return (self.value(node.operand, subject) is not None) == node.wanted
        if isinstance(node, Logic):
            return logic(node.operator, [self.value(operand, subject) for operand in node.operands])
        if self.turned is not None:
            return self.called(node, subject)
        if (node, subject) not in self.memory:
            self.memory[node, subject] = self.called(node, subject)
        return self.memory[node, subject]

    def turn(self, node: Node, subject: Subject, result: Optional[bool]) -> Optional[bool]:
        return values.kleene_not(result) if self.turned == (node, subject.year) else result

    # --- E3: names --------------------------------------------------------------------------------------------------

    def named(self, name: str, subject: Subject) -> Value:
        if name == "as_of":
            return self.as_of
        if name == "year":
            return float(subject.year)
        if ":" in name:  # R7: of another book
            book, name = name.split(":")
            return self.judge.others[book].evaluator.metric(name, subject)
        if name in self.book.parameters:
            return self.book.parameters[name].value
        if name in self.book.metrics:
            return self.metric(name, subject)
        return self.column(name, subject)

    def metric(self, name: str, subject: Subject) -> Value:
        key = (name, subject)
        if key not in self.memory:
            whole = self if self.turned is None else self.straight()
            self.memory[key] = whole.text(self.book.metrics[name].formula, subject)
        return self.memory[key]

    def straight(self) -> "Evaluator":
        """The same evaluator with nothing turned: V5 turns comparisons of the condition itself only."""
        other = Evaluator(self.dataset, self.cadastre, self.book, self.as_of)
        other.judge, other.memory = self.judge, self.memory
        return other

    def column(self, name: str, subject: Subject) -> Value:
        if subject.kind == "enterprise":
            return self.enterprise_column(name, subject)
        if name == "land":
            return self.cadastre.land_of_parcel(subject.id)
        if name == "measured_m2":
            measured = self.cadastre.measures(subject.id).measured_m2
            return None if measured is None else measured * 3 / 2000
        if name == "overlap_m2":
            overlap = self.cadastre.map.overlap_of(subject.id)
            return None if overlap is None else overlap * 3 / 2000
        if name == "zone":
            return self.cadastre.map.zone_of(subject.id)
        if is_additive(name) and name not in self.dataset.columns("parcels"):
            return self.cadastre.amount_of_parcel(subject.id, name, subject.year)
        return self.dataset.parcels[subject.id].get(name)

    def enterprise_column(self, name: str, subject: Subject) -> Value:
        if name == "land":
            return self.cadastre.land_of_enterprise(subject.id, subject.year)
        if name == "industry_division":  # V10
            industry = self.dataset.enterprises[subject.id].get("industry")
            return None if industry is None or len(industry) < 2 else industry[:2]
        if name in self.dataset.columns("figures") - {"enterprise_id"}:  # decisions R3: the dated one is used
            return self.cadastre.figure(subject.id, name, subject.year)
        return self.dataset.enterprises[subject.id].get(name)

    # --- E2: operators ------------------------------------------------------------------------------------------------

    def compared(self, node: Comparison, subject: Subject) -> Optional[bool]:
        left, right = self.value(node.left, subject), self.code(node.left, self.value(node.right, subject))
        if left is None or right is None:
            return None
        if is_number(left) and is_number(right):
            return values.compare_numbers(node.operator, left, right, self.unit_of(node.right, subject.kind))
        return values.holds(node.operator, left, right)

    def unit_of(self, node: Node, kind: str) -> Fraction:
        """V5: a literal in its unit, a named quantity in its own, a composite in the canonical units."""
        if isinstance(node, Literal):
            return node.unit
        if isinstance(node, Negative):
            return self.unit_of(node.operand, kind)
        if isinstance(node, Name):
            return self.unit_of_name(node.text, kind)
        return units.PLAIN

    def unit_of_name(self, name: str, kind: str) -> Fraction:
        if ":" in name:
            book, name = name.split(":")
            return self.judge.others[book].book.metrics[name].unit
        if name in self.book.parameters:
            return self.book.parameters[name].unit
        if name in self.book.metrics:
            return self.book.metrics[name].unit
        if kind == "parcel" and name in ("measured_m2", "overlap_m2"):
            return units.factor("m²")
        return units.factor(self.column_unit(name, kind))

    def column_unit(self, name: str, kind: str) -> str:
        """The canonical unit of a column, by its table; an unknown column's by its header."""
        for table in ("figures", "enterprises") if kind == "enterprise" else ("parcels", "figures"):
            if name in self.dataset.columns(table):
                return self.dataset.tables[table].units[name]
        return "亩" if name == "land" else ""

    def membership(self, node: Membership, subject: Subject) -> Optional[bool]:
        operand = self.value(node.operand, subject)
        choices = [self.code(node.operand, self.value(choice, subject)) for choice in node.choices]
        return None if operand is None else operand in choices

    def under(self, node: Under, subject: Subject) -> Optional[bool]:
        """V10: `under "13"`; a rule that names an edition (`"2017:29"`) needs it known from 29 upward."""
        code = self.value(node.operand, subject)
        if code is None:
            return None
        edition, colon, prefix = node.code.rpartition(":")
        prefix = self.code(node.operand, prefix)
        if colon and code[:2] >= "29":
            if self.dataset.enterprises[subject.id].get("industry_edition") != edition:
                return None
        return code.startswith(prefix)

    def code(self, operand: Node, value: Value) -> Value:
        """Decisions V10: a code held against industry loses its section letter as the industry does."""
        if isinstance(operand, Name) and operand.text in ("industry", "industry_division") and isinstance(value, str):
            return re.sub(r"^[A-Z](?=\d)", "", value)
        return value

    # --- E4: functions ------------------------------------------------------------------------------------------------

    def called(self, node: Call, subject: Subject) -> Value:
        if node.function in HISTORY:
            return self.history(node, subject)
        if node.function in PEERS:
            return self.peers(node, subject)
        if node.function in RULES:
            return self.turn(node, subject, self.about_rules(node, subject))
        if node.function == "coalesce":
            found = (self.value(argument, subject) for argument in node.arguments)
            return next((value for value in found if value is not None), None)
        if node.function == "if":
            condition = self.value(node.arguments[0], subject)
            return None if condition is None else self.value(node.arguments[1 if condition else 2], subject)
        arguments = [self.value(argument, subject) for argument in node.arguments]
        if None in arguments:
            return None
        return FUNCTIONS[node.function](*arguments)

    # --- E5: history --------------------------------------------------------------------------------------------------

    def history(self, node: Call, subject: Subject) -> Value:
        operand = node.arguments[0]
        plain = self.straight() if node.function == "average" else self
        in_year = lambda year: plain.value(operand, replace(subject, year=year))
        if node.function == "previous":
            back = int(node.arguments[1].value) if len(node.arguments) > 1 else 1
            return in_year(subject.year - back)
        if node.function == "average":
            found = [in_year(subject.year - back) for back in range(node.over)]
            return None if None in found else values.total(found) / node.over
        if in_year(subject.year) is None:  # streak: a missing evaluated year makes it missing
            return None
        first = self.first_year(subject)
        length = 0
        while subject.year - length >= first and in_year(subject.year - length) is True:
            length += 1
        return float(length)

    def first_year(self, subject: Subject) -> int:
        return min((year for _, year in self.dataset.figures), default=subject.year)

    # --- E6: peers ----------------------------------------------------------------------------------------------------

    def subjects(self, kind: str, year: int) -> list[Subject]:
        ids = self.dataset.enterprises if kind == "enterprise" else self.dataset.parcels
        return [Subject(kind, key, year) for key in sorted(ids, key=values.sort_bytes)]

    def group_key(self, by: tuple[str, ...], subject: Subject) -> Optional[tuple]:
        """E6: a subject whose key is missing belongs to no group."""
        key = tuple(self.straight().named(name, subject) for name in by)
        return None if None in key else key

    def groups(self, by: tuple[str, ...], kind: str, year: int) -> dict[tuple, list[Subject]]:
        if (by, kind, year) not in self.memory:
            found: dict[tuple, list[Subject]] = {}
            for subject in self.subjects(kind, year):
                found.setdefault(self.group_key(by, subject), []).append(subject)
            self.memory[by, kind, year] = found
        return self.memory[by, kind, year]

    def peers(self, node: Call, subject: Subject) -> Value:
        key = self.group_key(node.by, subject)
        if key is None:
            return None
        group = self.groups(node.by, subject.kind, subject.year)[key]
        plain = self.straight()
        if node.function == "ratio":
            pairs = [tuple(plain.value(argument, peer) for argument in node.arguments) for peer in group]
            pairs = [pair for pair in pairs if None not in pair]
            if node.at_least and len(pairs) < node.at_least:
                return None
            sums = [values.total(side) for side in zip(*pairs)]
            return values.divide(*sums) if sums else None
        known = [plain.value(node.arguments[0], peer) for peer in group]
        known = [value for value in known if value is not None]
        if node.at_least and len(known) < node.at_least:
            return None
        if node.function == "count":
            return float(len(known))
        if not known:
            return None
        if node.function == "rank":
            return rank(plain.value(node.arguments[0], subject), known)
        if node.function == "percentile":
            return quantile(known, plain.value(node.arguments[1], subject))
        return AGGREGATES[node.function](known)

    # --- E7: about rules ------------------------------------------------------------------------------------------------

    def about_rules(self, node: Call, subject: Subject) -> Value:
        rule = node.arguments[0].text
        if node.function == "flagged":
            return self.judge.flag(rule, subject).holds
        if node.function == "holder":
            holder, _ = self.cadastre.holder(subject.id)
            return None if holder is None else self.judge.flag(rule, Subject("enterprise", holder, subject.year)).holds
        if node.function == "occupants":
            return self.occupants(rule, subject)
        verdict = self.judge.standard(rule, subject).verdict
        if node.function == "undecided":
            return verdict == "undecided"
        return None if verdict == "undecided" else verdict == node.function

    def occupants(self, rule: str, subject: Subject) -> Optional[float]:
        """E7: the share of its land whose occupants are flagged (0 without occupants, at most 1)."""
        links = self.cadastre.holdings(subject.year).of_parcel.get(subject.id, [])
        if not links:
            return 0.0
        flags = [self.judge.flag(rule, Subject("enterprise", link.enterprise, subject.year)).holds for link in links]
        lands = [link.land for link, flag in zip(links, flags) if flag]
        if None in flags or None in lands:
            return None
        share = values.divide(values.total(lands), self.cadastre.land_of_parcel(subject.id))
        return None if share is None else min(1.0, share)

    # --- V5: near comparisons of a condition ----------------------------------------------------------------------------

    def near_nodes(self, node: Node, subject: Subject) -> list[tuple[Node, int]]:
        """The near comparisons that decide the row, each with its year: those of the condition itself and inside `previous`
        and `streak`, not those of averages and over peers."""
        if isinstance(node, Call) and node.function in PEERS | {"average"}:
            return []
        if isinstance(node, Call) and node.function == "previous":
            back = int(node.arguments[1].value) if len(node.arguments) > 1 else 1
            return self.near_nodes(node.arguments[0], replace(subject, year=subject.year - back))
        if isinstance(node, Call) and node.function == "streak":
            years = range(self.first_year(subject), subject.year + 1)
            return [near for year in years for near in self.near_nodes(node.arguments[0], replace(subject, year=year))]
        if isinstance(node, Call) and node.function in ("met", "short", "flagged"):
            if subject.year != self.dataset.year:
                return []
            rule = node.arguments[0].text
            judged = self.judge.flag(rule, subject) if node.function == "flagged" else self.judge.standard(rule, subject)
            return [(node, subject.year)] if judged.near else []
        found = [near for child in children(node) for near in self.near_nodes(child, subject)]
        if isinstance(node, Comparison):
            left, right = self.value(node.left, subject), self.value(node.right, subject)
            if is_number(left) and is_number(right):
                if values.is_near(node.operator, left, right, self.unit_of(node.right, subject.kind)):
                    found.append((node, subject.year))
        return found

    # --- R10: columns a rule needs ----------------------------------------------------------------------------------------

    def lacking(self, node: Node, kind: str) -> set[str]:
        """R10: columns named, directly or through metrics, that the dataset does not have at all."""
        if isinstance(node, Known):
            return set()
        if isinstance(node, Call) and node.function in RULES:
            return set()
        if isinstance(node, Call) and node.function == "coalesce":
            each = [self.lacking(argument, kind) for argument in node.arguments]
            return set() if any(not one for one in each) else set().union(*each)
        found = set().union(*(self.lacking(child, kind) for child in children(node)))
        if isinstance(node, Name):
            found |= self.lacking_name(node.text, kind)
        if isinstance(node, Call):
            for name in node.by:
                found |= self.lacking_name(name, kind)
        return found

    def lacking_name(self, name: str, kind: str) -> set[str]:
        if ":" in name:
            book, name = name.split(":")
            return self.judge.others[book].evaluator.lacking_name(name, kind)
        if name in ("as_of", "year", "land", "measured_m2", "overlap_m2") or name in self.book.parameters:
            return set()
        if name == "zone" and "zones" in self.dataset.tables:
            return set()
        if name in self.book.metrics:
            return self.lacking(parsed(self.book.metrics[name].formula), kind)
        column = "industry" if name == "industry_division" else name
        tables = ("enterprises", "figures") if kind == "enterprise" else ("parcels", "figures")
        return set() if any(column in self.dataset.columns(table) for table in tables) else {column}


# --- Plain functions ----------------------------------------------------------------------------------------------------


def is_number(value: Any) -> bool:
    return isinstance(value, float)


def arithmetic(operator: str, left: Value, right: Value) -> Value:
    """V4, V7."""
    if left is None or right is None:
        return None
    if isinstance(left, date):
        return values.moved(left, right, 1 if operator == "+" else -1)
    if operator == "/":
        return values.divide(left, right)
    return {"+": left + right, "-": left - right, "*": left * right}[operator]


def logic(operator: str, operands: list[Optional[bool]]) -> Optional[bool]:
    if operator == "not":
        return values.kleene_not(operands[0])
    return (values.kleene_and if operator == "and" else values.kleene_or)(*operands)


def rounded(number: float, places: float = 0.0) -> float:
    return float(round_half_away(number, int(places)))


def round_half_away(number: float, places: int):
    from decimal import ROUND_HALF_UP, Decimal

    return Decimal(repr(number)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def days(*arguments) -> Value:
    """E4: `days(a, b)`; decisions: `days(n)` is a duration."""
    if len(arguments) == 1:
        return Duration(days=int(arguments[0]))
    return float((arguments[1] - arguments[0]).days)


FUNCTIONS = {
    "abs": abs, "min": min, "max": max, "round": rounded, "years": values.completed_years, "days": days,
}


def rank(own: Optional[float], known: list[float]) -> Optional[float]:
    """E6: descending; ties (V6) share the better."""
    if own is None:
        return None
    return 1.0 + sum(1 for value in known if values.tied(value) > values.tied(own))


def quantile(known: list[float], part: float) -> float:
    """E6: linear interpolation, type 7."""
    ordered = sorted(known)
    place = (len(ordered) - 1) * part
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


AGGREGATES = {
    "mean": lambda known: values.total(known) / len(known),
    "median": lambda known: quantile(known, 0.5),
    "minimum": min,
    "maximum": max,
    "total": values.total,
}
