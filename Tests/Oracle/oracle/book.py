"""R: rule books as they are written. Every scalar is text (R1)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, Optional

import yaml

from . import units, values
from .expression import Literal, parsed

SECTIONS = ("documents", "parameters", "metrics", "standards", "flags", "lists")


@dataclass
class Parameter:
    value: Any
    unit: Fraction


@dataclass
class Metric:
    id: str
    subject: str
    formula: str
    unit_name: str

    @property
    def unit(self) -> Fraction:
        return units.factor(self.unit_name)


@dataclass
class Exception_:
    when: str
    sides: dict[str, Any]  # empty when exempt
    exempt: bool
    because: str

    def bounds(self, as_of: date) -> dict[str, str]:
        return {side: dated(threshold, as_of) for side, threshold in self.sides.items()}


@dataclass
class Standard:
    id: str
    metric: str
    sides: dict[str, Any]
    exceptions: list[Exception_]
    where: Optional[str]
    evaluated: bool  # whether its `use` takes part in evaluation
    label: str
    cite: dict

    def bounds(self, as_of: date) -> dict[str, str]:
        return {side: dated(threshold, as_of) for side, threshold in self.sides.items()}


@dataclass
class Flag:
    id: str
    subject: str
    kind: str
    when: str
    label: str
    cite: dict


@dataclass
class Column:
    id: str
    formula: Optional[str]
    unit: Fraction


@dataclass
class List_:
    id: str
    subject: str
    where: str
    columns: list[Column]
    order: list[str]
    as_of: Optional[date]  # R8: a day of its own


@dataclass
class Book:
    id: str
    as_of: date
    parameters: dict[str, Parameter] = field(default_factory=dict)
    metrics: dict[str, Metric] = field(default_factory=dict)
    standards: dict[str, Standard] = field(default_factory=dict)
    flags: dict[str, Flag] = field(default_factory=dict)
    benchmarks: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    lists: dict[str, List_] = field(default_factory=dict)


class NotDated(Exception):
    """R4: asked before the first date or after a closing null."""


def load(path: Path, as_of: date, settings: dict[str, str]) -> Book:
    raw = read(path)
    book = Book(raw["rulebook"], as_of)
    for key, item in raw.get("parameters", {}).items():
        book.parameters[key] = parameter(item, settings.get(key, settings.get(f"{book.id}:{key}", item.get("value"))))
    if "as_of" in raw:  # R8
        named = book.parameters.get(raw["as_of"])
        book.as_of = named.value if named else date.fromisoformat(raw["as_of"])
    for key, item in raw.get("metrics", {}).items():
        book.metrics[key] = Metric(key, item["of"], item["formula"], item.get("unit", ""))
    for key, item in raw.get("standards", {}).items():
        book.standards[key] = standard(key, item)
    for key, item in raw.get("flags", {}).items():
        book.flags[key] = Flag(key, item["of"], item["kind"], item["when"], item.get("label", ""), item.get("cite", {}))
    for item in raw.get("benchmarks", []):
        book.benchmarks.append((item["metric"], tuple(item.get("by", []))))
    for key, item in raw.get("lists", {}).items():
        book.lists[key] = list_(key, item, book)
    return book


def read(path: Path) -> dict:
    """R7: `extends` overrides whole items by id."""
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    if "extends" not in raw:
        return raw
    base = read(path.parent / raw["extends"])
    for section in SECTIONS:
        if section in base or section in raw:
            raw[section] = base.get(section, {}) | raw.get(section, {})
    if "benchmarks" in base:
        raw.setdefault("benchmarks", base["benchmarks"])
    return raw


def parameter(item: dict, text: Optional[str]) -> Parameter:
    """R3: `value:` in the book; E4: `--set x=5` is in the parameter's unit, `x=5 亩` in its own."""
    if text is None:
        raise KeyError("a parameter must be set")
    own = units.factor(item.get("unit", ""))
    try:
        literal = parsed(text)
    except ValueError:
        return Parameter(text, own)
    if not isinstance(literal, Literal):
        return Parameter(text, own)
    if not is_number(literal.value):
        return Parameter(literal.value, own)
    bare = parsed(text).unit == units.PLAIN and values_text_is_number(text)
    return Parameter(units.to_canonical(literal.value, own) if bare else literal.value, own)


def values_text_is_number(text: str) -> bool:
    try:
        return values.number(text) is not None and not text.strip().endswith("%")
    except values.Impossible:
        return False


def is_number(value: Any) -> bool:
    return isinstance(value, float)


def standard(key: str, item: dict) -> Standard:
    exceptions = [
        Exception_(one["when"], sides(one), one.get("exempt") == "true", one.get("because", ""))
        for one in item.get("except", [])
    ]
    use = item.get("use", ["evaluation"])
    return Standard(key, item["metric"], sides(item), exceptions, item.get("where"), "evaluation" in use,
                    item.get("label", ""), item.get("cite", {}))


def sides(item: dict) -> dict[str, Any]:
    return {side: item[side] for side in ("at_least", "at_most") if side in item}


def dated(threshold: Any, as_of: date) -> str:
    """R4: of dated values the newest not after `as_of`."""
    if isinstance(threshold, str):
        return threshold
    begun = [day for day in threshold if date.fromisoformat(day) <= as_of]
    if not begun or threshold[max(begun)] in ("null", "~", ""):
        raise NotDated(str(as_of))
    return threshold[max(begun)]


def list_(key: str, item: dict, book: Book) -> List_:
    columns = [
        Column(one, None, units.PLAIN) if isinstance(one, str)
        else Column(one["id"], one["formula"], units.factor(one.get("unit", "")))
        for one in item["columns"]
    ]
    as_of = None
    if "as_of" in item:
        named = book.parameters.get(item["as_of"])
        as_of = named.value if named else date.fromisoformat(item["as_of"])
    return List_(key, item["of"], item["where"], columns, item.get("order", []), as_of)
