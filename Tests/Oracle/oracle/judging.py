"""R: standards, flags, benchmarks, lists."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Optional

from . import units, values
from .book import Book, Exception_, Flag, List_, Standard
from .dataset import Dataset
from .evaluation import AGGREGATES, Evaluator, Subject, quantile
from .expression import Arithmetic, Call, Name, Node, children, parsed
from .land import Cadastre
from .values import Value

BUILT_IN = {"reasons", "measure", "deadline", "evidence", "near_line", "addressee"}


@dataclass
class Judged:
    """One row of verdicts.csv; numbers in canonical units."""

    verdict: str
    value: Optional[float] = None
    threshold: Optional[float] = None
    shortfall: Optional[float] = None
    near: Optional[bool] = None
    because: str = ""


@dataclass
class Flagged:
    holds: Optional[bool]
    near: Optional[bool]


@dataclass(frozen=True)
class Bound:
    """One side of one possible threshold; its comparison can be near, and be turned."""

    side: str
    source: str
    place: int

    @property
    def operator(self) -> str:
        return ">=" if self.side == "at_least" else "<="


class Judge:
    """Judges by one book, on its own day or on that of a list (R8)."""

    def __init__(self, dataset: Dataset, cadastre: Cadastre, book: Book, day: Optional[date] = None) -> None:
        self.dataset, self.cadastre, self.book, self.day = dataset, cadastre, book, day
        self.evaluator = Evaluator(dataset, cadastre, book, day)
        self.evaluator.judge = self
        self.others: dict[str, Judge] = {}  # by the id of their book, itself included
        self.standards: dict[tuple[str, Subject], Judged] = {}
        self.flags: dict[tuple[str, Subject], Flagged] = {}
        self.absent: dict[tuple[str, str], set[str]] = {}

    @property
    def as_of(self) -> date:
        return self.evaluator.as_of

    def turning(self, node: Optional[tuple[Node, int]]) -> Evaluator:
        other = self.evaluator.straight()
        other.turned = node
        return other

    # --- R3, R4: standards --------------------------------------------------------------------------------------------

    def standard(self, key: str, subject: Subject) -> Judged:
        if (key, subject) not in self.standards:
            self.standards[key, subject] = self.judged(self.book.standards[key], subject)
        return self.standards[key, subject]

    def judged(self, standard: Standard, subject: Subject) -> Judged:
        if self.lacks(standard):  # R10: what is not judged is undecided to the rules that ask about it
            return Judged("undecided")
        value = self.evaluator.metric(standard.metric, subject)
        verdict = self.verdict(standard, subject, value, None)
        row = Judged(verdict, value)
        if verdict != "undecided":
            row.near = self.standard_near(standard, subject, value, verdict)
        branches = self.branches(standard, subject, self.evaluator)
        applicable = standard.where is None or self.evaluator.text(standard.where, subject, "where") is True
        if verdict != "undecided" and applicable and len(branches) == 1 and isinstance(branches[0], Exception_):
            row.because = branches[0].because
        if verdict != "not_applicable":
            thresholds = {self.threshold_shown(standard, branch, value, subject) for branch in branches}
            row.threshold = thresholds.pop() if len(thresholds) == 1 else None
        if verdict == "short" and row.threshold is not None:
            row.shortfall = abs(row.threshold - value)
        return row

    def branches(self, standard: Standard, subject: Subject, evaluator: Evaluator) -> list:
        """R4: the first exception whose `when` is true wins; an unknown one before it stays possible."""
        possible: list = []
        for place, exception in enumerate(standard.exceptions):
            applies = evaluator.text(exception.when, subject, f"except {place}")
            if applies is not False:
                possible.append(exception)
            if applies is True:
                return possible
        return possible + [standard]

    def verdict(self, standard: Standard, subject: Subject, value: Optional[float], turned: Any) -> str:
        """R4 with one comparison turned: a node of a condition, or a bound."""
        evaluator = self.turning(turned if not isinstance(turned, Bound) else None)
        within = True if standard.where is None else evaluator.text(standard.where, subject, "where")
        if within is False:
            return "not_applicable"
        verdicts = {self.branch_verdict(standard, branch, value, subject, turned)
                    for branch in self.branches(standard, subject, evaluator)}
        verdict = verdicts.pop() if len(verdicts) == 1 else "undecided"
        return verdict if within or verdict == "not_applicable" else "undecided"

    def branch_verdict(self, standard: Standard, branch: Any, value: Optional[float], subject: Subject, turned: Any) -> str:
        if isinstance(branch, Exception_) and branch.exempt:
            return "not_applicable"
        fulfilled: Optional[bool] = True
        for bound in self.bounds(standard, branch):
            fulfilled = values.kleene_and(fulfilled, self.satisfied(bound, value, subject, bound == turned))
        return {True: "met", False: "short", None: "undecided"}[fulfilled]

    def bounds(self, standard: Standard, branch: Any) -> list[Bound]:
        """An exception replaces the bounds it names; the other one stays."""
        place = standard.exceptions.index(branch) if isinstance(branch, Exception_) else -1
        sides = standard.bounds(self.as_of) | branch.bounds(self.as_of)
        return [Bound(side, sides[side], place) for side in ("at_least", "at_most") if side in sides]

    def satisfied(self, bound: Bound, value: Optional[float], subject: Subject, turned: bool) -> Optional[bool]:
        threshold = self.evaluator.text(bound.source, subject)
        if value is None or threshold is None:
            return None
        result = values.compare_numbers(bound.operator, value, threshold, self.bound_unit(bound, subject))
        return not result if turned else result

    def bound_unit(self, bound: Bound, subject: Subject) -> Fraction:
        return self.evaluator.unit_of(parsed(bound.source), subject.kind)

    def standard_near(self, standard: Standard, subject: Subject, value: Optional[float], verdict: str) -> bool:
        """V5: near when turning one near comparison of `where`, an exception or a threshold changes the verdict."""
        nodes: list = []
        places = [("where", standard.where)]
        places += [(f"except {place}", exception.when) for place, exception in enumerate(standard.exceptions)]
        for place, condition in places:
            if condition is not None:
                nodes += self.evaluator.near_nodes(parsed(condition, place), subject)
        for branch in [*standard.exceptions, standard]:
            if not (isinstance(branch, Exception_) and branch.exempt):
                nodes += [bound for bound in self.bounds(standard, branch) if self.bound_near(bound, value, subject)]
        return any(self.verdict(standard, subject, value, node) != verdict for node in nodes)

    def bound_near(self, bound: Bound, value: Optional[float], subject: Subject) -> bool:
        threshold = self.evaluator.text(bound.source, subject)
        if value is None or threshold is None:
            return False
        return values.is_near(bound.operator, value, threshold, self.bound_unit(bound, subject))

    def threshold_shown(self, standard: Standard, branch: Any, value: Optional[float], subject: Subject) -> Optional[float]:
        """Decisions R4: of two bounds the violated one, otherwise the nearer."""
        if isinstance(branch, Exception_) and branch.exempt:
            return None
        bounds = self.bounds(standard, branch)
        thresholds = [self.evaluator.text(bound.source, subject) for bound in bounds]
        if len(bounds) == 1:
            return thresholds[0]
        for bound, threshold in zip(bounds, thresholds):
            if self.satisfied(bound, value, subject, False) is False:
                return threshold
        if value is None or None in thresholds:
            return None
        return min(thresholds, key=lambda threshold: abs(threshold - value))

    # --- Flags ----------------------------------------------------------------------------------------------------------

    def flag(self, key: str, subject: Subject) -> Flagged:
        if (key, subject) not in self.flags:
            rule = self.book.flags[key]
            lacks = self.lacks(rule)
            self.flags[key, subject] = Flagged(None, None) if lacks else self.condition(rule.when, subject, self.evaluator)
        return self.flags[key, subject]

    def condition(self, source: str, subject: Subject, evaluator: Evaluator) -> Flagged:
        """Whether a condition holds, and V5: whether turning one near comparison would change that."""
        result = evaluator.text(source, subject)
        if result is None:
            return Flagged(None, None)
        near = False
        for node in evaluator.near_nodes(parsed(source), subject):
            other = evaluator.straight()
            other.turned = node
            near = near or other.text(source, subject) is not result
        return Flagged(result, near)

    # --- R10 --------------------------------------------------------------------------------------------------------------

    def lacks(self, rule: Standard | Flag) -> set[str]:
        """R10: the columns a standard or flag needs that are absent from the whole dataset."""
        if (type(rule).__name__, rule.id) not in self.absent:
            self.absent[type(rule).__name__, rule.id] = self.lacked(rule)
        return self.absent[type(rule).__name__, rule.id]

    def lacked(self, rule: Standard | Flag) -> set[str]:
        if isinstance(rule, Flag):
            return self.evaluator.lacking(parsed(rule.when), rule.subject)
        kind = self.book.metrics[rule.metric].subject
        day = self.book.as_of  # decisions R10: a list's own day does not make a rule judged
        sources = [rule.where, *rule.bounds(day).values()]
        for exception in rule.exceptions:
            sources += [exception.when, *exception.bounds(day).values()]
        found = self.evaluator.lacking_name(rule.metric, kind)
        return found.union(*(self.evaluator.lacking(parsed(one), kind) for one in sources if one is not None))

    # --- Benchmarks -------------------------------------------------------------------------------------------------------

    def benchmark(self, metric: str, by: tuple[str, ...]) -> list[dict[str, Any]]:
        """O benchmarks.csv: one row for every group of known keys; `all` without keys."""
        kind = self.book.metrics[metric].subject
        groups: dict[tuple, list[Subject]] = defaultdict(list)
        for subject in self.evaluator.subjects(kind, self.dataset.year):
            key = self.evaluator.group_key(by, subject)
            if key is not None:
                groups[key].append(subject)
        return [self.benchmark_row(metric, by, key, group) for key, group in groups.items()]

    def benchmark_row(self, metric: str, by: tuple[str, ...], key: tuple, group: list[Subject]) -> dict[str, Any]:
        unit = self.book.metrics[metric].unit
        known = [self.evaluator.metric(metric, subject) for subject in group]
        known = [units.from_canonical(value, unit) for value in known if value is not None]
        weighted = self.weighted(metric, group)
        row: dict[str, Any] = {
            "metric": metric,
            "group": ";".join(f"{name}={key_text(part)}" for name, part in zip(by, key)) or "all",
            "n": len(known), "missing": len(group) - len(known),
            "weighted": None if weighted is None else units.from_canonical(weighted, unit),
            "mean": None, "min": None, "p25": None, "median": None, "p75": None, "max": None,
        }
        if known:
            row |= {"mean": AGGREGATES["mean"](known), "min": min(known), "p25": quantile(known, 0.25),
                    "median": quantile(known, 0.5), "p75": quantile(known, 0.75), "max": max(known)}
        return row

    def weighted(self, metric: str, group: list[Subject]) -> Optional[float]:
        """Σ numerator / Σ denominator over rows with both, where the formula is a division."""
        formula = parsed(self.book.metrics[metric].formula)
        if not (isinstance(formula, Arithmetic) and formula.operator == "/"):
            return None
        pairs = [(self.evaluator.value(formula.left, one), self.evaluator.value(formula.right, one)) for one in group]
        pairs = [pair for pair in pairs if None not in pair]
        sums = [values.total(side) for side in zip(*pairs)]
        return values.divide(*sums) if sums else None

    # --- R9: lists ----------------------------------------------------------------------------------------------------------

    def list_rows(self, wanted: List_) -> tuple[list[dict[str, Any]], int]:
        """The rows where `where` is true, in order, and the number of undecided ones."""
        if wanted.as_of is not None and self.day is None:  # R8: everything judged anew on the list's day
            return judges(self.dataset, self.cadastre, [one.book for one in self.others.values()], wanted.as_of)[
                self.book.id].list_rows(wanted)
        evaluator = self.evaluator
        rows, undecided = [], 0
        for subject in evaluator.subjects(wanted.subject, self.dataset.year):
            holdings = self.cadastre.holdings(self.dataset.year)
            links = (holdings.of_enterprise if wanted.subject == "enterprise" else holdings.of_parcel).get(subject.id, [])
            if self.cadastre.only_located(links):
                continue
            listed = self.condition(wanted.where, subject, evaluator)
            undecided += listed.holds is None
            if listed.holds:
                row = {column.id: self.list_cell(wanted, column, subject, evaluator, listed) for column in wanted.columns}
                rows.append((subject, row | {"as_of": self.as_of}))
        rows.sort(key=lambda pair: values.sort_bytes(pair[0].id))
        for item in reversed(wanted.order):
            rows = in_order(rows, item, lambda pair, name: self.sort_value(wanted, pair, name, evaluator))
        return [row for _, row in rows], undecided

    def reasons(self, wanted: List_, subject: Subject) -> list[str]:
        """The labels of its flags and short standards: those `where` names, else all of the book's."""
        named = rules_named(parsed(wanted.where))
        known = {"standard": self.book.standards, "flag": self.book.flags}
        of = lambda kind, key: (self.book.metrics[known[kind][key].metric].subject if kind == "standard"
                                else known[kind][key].subject)
        asked = named or [(kind, key) for kind in known for key in known[kind]]
        labels = []
        for kind, key in asked:
            if of(kind, key) != subject.kind:
                continue
            borne = (self.standard(key, subject).verdict == "short" if kind == "standard"
                     else self.flag(key, subject).holds is True)
            if borne:
                labels.append(known[kind][key].label)
        return labels

    def list_cell(self, wanted: List_, column: Any, subject: Subject, evaluator: Evaluator, listed: Flagged) -> Any:
        if column.formula is not None:
            value = evaluator.text(column.formula, subject)
            return units.from_canonical(value, column.unit) if isinstance(value, float) else value
        if column.id == "near_line":
            return listed.near
        if column.id == "reasons":
            return ";".join(self.reasons(wanted, subject))
        if column.id in BUILT_IN:
            return None
        value = evaluator.named(column.id, subject)
        if isinstance(value, float):
            return units.from_canonical(value, evaluator.unit_of_name(column.id, subject.kind))
        return value

    def sort_value(self, wanted: List_, pair: tuple, name: str, evaluator: Evaluator) -> Value:
        subject, row = pair
        return row[name] if name in row else evaluator.named(name, subject)


def judges(dataset: Dataset, cadastre: Cadastre, books: list[Book], day: Optional[date] = None) -> dict[str, Judge]:
    """A judge for every book, each knowing the others (R7)."""
    found = {book.id: Judge(dataset, cadastre, book, day) for book in books}
    for judge in found.values():
        judge.others = found
    return found


def rules_named(node: Node) -> list[tuple[str, str]]:
    """The standards and flags a condition names itself."""
    if isinstance(node, Call) and node.function in ("met", "short", "undecided"):
        return [("standard", node.arguments[0].text)]
    if isinstance(node, Call) and node.function == "flagged":
        return [("flag", node.arguments[0].text)]
    return [rule for child in children(node) for rule in rules_named(child)]


def in_order(rows: list, item: str, value_of) -> list:
    """R9: `-` descending, missing last, ties (V6) left in the order they have."""
    name = item.removeprefix("-").strip()
    keyed = [(sortable(value_of(pair, name)), pair) for pair in rows]
    known = sorted((one for one in keyed if one[0] is not None), key=lambda one: one[0])
    if item.startswith("-"):
        known = sorted(known, key=lambda one: one[0], reverse=True)
    return [pair for _, pair in known] + [pair for value, pair in keyed if value is None]


def sortable(value: Value) -> Any:
    if isinstance(value, float):
        return values.tied(value)
    return values.sort_bytes(value) if isinstance(value, str) else value


def key_text(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value).removesuffix(".0") if isinstance(value, float) else str(value)
