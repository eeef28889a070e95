"""An admission worked out a second way: exact fractions, one project at a time.

Reads a book's expressions with the parser of Tests/Oracle, which shares nothing with mujun, and evaluates them over the
facts of a project. Figures are in canonical units: 万元, 亩 (areas too), tce, t, 万kWh, m³, 人.
"""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, Optional

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Oracle"))

from oracle import units, values  # noqa: E402
from oracle.expression import (  # noqa: E402
    Arithmetic, Call, Comparison, Known, Literal, Logic, Membership, Name, Negative, Under, parsed)

TEN_THOUSANDTH = Fraction(1, 10_000)


@dataclass
class Item:
    verdict: str
    promised: Optional[Fraction] = None
    lower: Optional[Fraction] = None
    upper: Optional[Fraction] = None
    most: Optional[Fraction] = None
    least: Optional[Fraction] = None
    needed: Optional[Fraction] = None
    allowed: Optional[Fraction] = None


def half_away(value: Fraction) -> int:
    whole = math.floor(abs(value) * 10_000 + Fraction(1, 2))
    return whole if value >= 0 else -whole


class Book:
    # What is set for a parameter that the book neither gives nor proposes, by its unit.
    SETTINGS = {"万元/亩": "200", "万元/公顷": "2500", "%": "30", "万元": "3000", "亩": "20", "": "1"}

    def __init__(self, raw: dict, as_of: date) -> None:
        self.raw, self.as_of = raw, as_of
        self.settings = {
            key: self.SETTINGS.get(item.get("unit", ""), "1") for key, item in raw.get("parameters", {}).items()
            if "value" not in item and "proposed" not in item}
        self.metrics = raw.get("metrics", {})
        self.labels = {item.get("label", key): key for key, item in self.metrics.items()}

    @property
    def asked(self) -> list[tuple[str, dict]]:
        return [
            (key, item) for key, item in self.raw.get("standards", {}).items()
            if "admission" in item.get("use", ["admission", "evaluation"])
            and self.metrics[self.metric(item["metric"])]["of"] in ("enterprise", "project")]

    def metric(self, name: str) -> str:
        return name if name in self.metrics else self.labels[name]


class Project:
    """The facts of one project against one book."""

    def __init__(self, facts: dict[str, Any], book: Book) -> None:
        self.facts, self.book = facts, book

    # --- values ---------------------------------------------------------------------------------------------------

    def name(self, text: str) -> Any:
        if text == "as_of":
            return self.book.as_of
        if text in self.book.metrics or text in self.book.labels:
            return self.value(parsed(self.book.metrics[self.book.metric(text)]["formula"]))
        if text in self.book.raw.get("parameters", {}):
            item = self.book.raw["parameters"][text]
            own = item.get("value", item.get("proposed", self.book.settings.get(text)))
            if own in ("true", "false"):
                return own == "true"
            return parameter(own, item.get("unit", ""))
        if text == "industry_division":
            return self.facts["industry"][:2] if self.facts.get("industry") else None
        return self.facts.get(text)

    def value(self, node: Any) -> Any:
        if isinstance(node, Literal):
            number = isinstance(node.value, float)
            return exact(node) if number else node.value
        if isinstance(node, Name):
            return self.name(node.text)
        if isinstance(node, Negative):
            inner = self.value(node.operand)
            return None if inner is None else -inner
        if isinstance(node, Arithmetic):
            return arithmetic(node.operator, self.value(node.left), self.value(node.right))
        if isinstance(node, Call):
            return self.call(node)
        return self.truth(node)

    def call(self, node: Call) -> Any:
        arguments = [self.value(one) for one in node.arguments]
        if node.function == "coalesce":
            return next((one for one in arguments if one is not None), None)
        if node.function == "if":
            return None if arguments[0] is None else arguments[1] if arguments[0] else arguments[2]
        if any(one is None for one in arguments):
            return None
        return {"min": min, "max": max, "abs": abs}[node.function](*arguments)

    def truth(self, node: Any) -> Optional[bool]:
        if isinstance(node, Logic):
            parts = [self.truth(one) for one in node.operands]
            if node.operator == "not":
                return None if parts[0] is None else not parts[0]
            deciding = node.operator == "or"
            return deciding if deciding in parts else None if None in parts else not deciding
        if isinstance(node, Known):
            return (self.value(node.operand) is not None) == node.wanted
        if isinstance(node, Under):
            return self.under(self.value(node.operand), node.code)
        if isinstance(node, Membership):
            own = self.value(node.operand)
            return None if own is None else own in [self.value(one) for one in node.choices]
        if isinstance(node, Comparison):
            return self.comparison(node)
        return self.value(node)

    def under(self, code: Optional[str], prefix: str) -> Optional[bool]:
        """V10: a code from 29 upward whose edition is unknown or another cannot be decided against one of an edition."""
        if code is None:
            return None
        edition, _, prefix = prefix.rpartition(":")
        if edition and code[:2].isdigit() and int(code[:2]) >= 29 and self.facts.get("industry_edition") != edition:
            return None
        return code.startswith(prefix.lstrip("ABCDEFGHIJKLMNOPQRST"))

    def comparison(self, node: Comparison) -> Optional[bool]:
        left, right = self.value(node.left), self.value(node.right)
        if left is None or right is None:
            return None
        if isinstance(left, Fraction):
            scale = self.unit_of(node.right)
            left, right = half_away(left / scale), half_away(right / scale)
        return {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right,
                "=": left == right, "!=": left != right}[node.operator]

    # --- items ----------------------------------------------------------------------------------------------------

    def items(self) -> dict[str, Item]:
        return {key: self.item(standard) for key, standard in self.book.asked}

    def item(self, standard: dict) -> Item:
        metric = self.book.metrics[self.book.metric(standard["metric"])]
        value = self.value(parsed(metric["formula"]))
        ways = self.ways(standard)
        within = True if "where" not in standard else self.truth(parsed(standard["where"]))
        verdict = self.verdict(standard, ways, within, value)
        unit = units.factor(metric.get("unit", ""))
        item = Item(verdict, None if value is None else value / unit)
        if verdict in ("pass", "fail", "undecided") and len(ways) == 1 and within is True:
            bounds = {side: self.bound(standard, ways[0], side) for side in ("at_least", "at_most")}
            item.lower, item.upper = (None if bounds[side] is None else bounds[side][0] / unit for side in bounds)
            self.turn_round(item, standard, metric, bounds)
        return item

    def ways(self, standard: dict) -> list[Optional[dict]]:
        ways: list[Optional[dict]] = []
        for exception in standard.get("except", []):
            applies = self.truth(parsed(exception["when"]))
            if applies is not False:
                ways.append(exception)
            if applies is True:
                return ways
        return ways + [None]

    def verdict(self, standard: dict, ways: list, within: Optional[bool], value: Any) -> str:
        if within is False:
            return "not_applicable"
        said = {self.said(standard, way, value) for way in ways}
        if len(said) > 1:
            return "undecided"
        only = said.pop()
        return only if within is True or only == "not_applicable" else "undecided"

    def said(self, standard: dict, way: Optional[dict], value: Any) -> str:
        if way and way.get("exempt") == "true":
            return "not_applicable"
        if way and way.get("case_by_case") == "true":
            return "case_by_case"
        holds = [self.keeps(value, self.bound(standard, way, side), side) for side in ("at_least", "at_most")]
        return "fail" if False in holds else "undecided" if None in holds else "pass"

    def keeps(self, value: Any, bound: Optional[tuple], side: str) -> Optional[bool]:
        if bound is None:
            return True
        threshold, scale = bound
        if value is None or threshold is None:
            return None
        value, threshold = half_away(value / scale), half_away(threshold / scale)
        return value >= threshold if side == "at_least" else value <= threshold

    def bound(self, standard: dict, way: Optional[dict], side: str) -> Optional[tuple]:
        text = (way or {}).get(side, standard.get(side))
        if text is None:
            return None
        if isinstance(text, dict):
            text = text[max(day for day in text if date.fromisoformat(day) <= self.book.as_of)]
        return self.value(parsed(text)), self.unit_of(parsed(text))

    def unit_of(self, node: Any) -> Fraction:
        """V5: both sides are rounded in the right side's own unit, of what is composite in the canonical one."""
        if isinstance(node, Literal):
            return node.unit
        parameters = self.book.raw.get("parameters", {})
        return factor(parameters[node.text].get("unit", "")) if isinstance(node, Name) and node.text in parameters else Fraction(1)

    # --- land -----------------------------------------------------------------------------------------------------

    def turn_round(self, item: Item, standard: dict, metric: dict, bounds: dict) -> None:
        formula = parsed(metric["formula"])
        if not (isinstance(formula, Arithmetic) and formula.operator == "/" and formula.right == formula.right
                and isinstance(formula.right, Name) and formula.right.text == "land"):
            return
        texts = [standard.get("where", "true")] + [one["when"] for one in standard.get("except", [])]
        if self.names_land(formula.left) or any(self.names_land(parsed(text)) for text in texts):
            return
        amount, land = self.value(formula.left), self.facts.get("land")
        lower, upper = bounds["at_least"], bounds["at_most"]
        if lower is not None and lower[0] is not None:
            if amount is not None and lower[0] > 0 and amount >= 0:
                item.most = Fraction(math.floor(amount / lower[0] * 10_000), 10_000)
            item.needed = None if land is None else lower[0] * land
        if upper is not None and upper[0] is not None:
            if amount is not None and upper[0] > 0 and amount >= 0:
                item.least = Fraction(math.ceil(amount / upper[0] * 10_000), 10_000)
            item.allowed = None if land is None else upper[0] * land

    def names_land(self, node: Any) -> bool:
        if isinstance(node, Name):
            if node.text in self.book.metrics or node.text in self.book.labels:
                return self.names_land(parsed(self.book.metrics[self.book.metric(node.text)]["formula"]))
            return node.text == "land"
        from oracle.expression import children
        return any(self.names_land(child) for child in children(node))


def factor(unit: str) -> Fraction:
    return Fraction(1) if unit == "比例" else units.factor(unit)


def parameter(text: str, unit: str) -> Any:
    """A value in the parameter's unit, or with one of its own."""
    try:
        return Fraction(text.strip()) * factor(unit)
    except ValueError:
        node = parsed(text)
        return exact(node) if isinstance(node, Literal) and isinstance(node.value, float) else node.value


def exact(node: Literal) -> Fraction:
    """A literal as it is written, not as binary arithmetic has it."""
    return Fraction(node.value).limit_denominator(10**9)


def arithmetic(operator: str, left: Any, right: Any) -> Any:
    if left is None or right is None:
        return None
    if isinstance(left, date):
        return values.moved(left, right, -1 if operator == "-" else 1)
    if operator == "/":
        return None if right == 0 else left / right
    return {"+": left + right, "-": left - right, "*": left * right}[operator]


def outcome(books: list[tuple[Book, dict[str, Item]]]) -> str:
    judged = [
        (item.verdict, book.raw["standards"][key].get("force") == "target")
        for book, items in books for key, item in items.items() if item.verdict != "not_applicable"]
    if ("fail", False) in judged:
        return "refuse"
    if not judged or any(verdict == "undecided" for verdict, _ in judged):
        return "cannot_tell"
    return "admit" if all(verdict == "pass" for verdict, _ in judged) else "conditions"


def read(path: Path) -> dict:
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    if "extends" in raw:
        base = read(path.parent / raw["extends"])
        for section in ("parameters", "metrics", "standards"):
            raw[section] = base.get(section, {}) | raw.get(section, {})
    return raw
