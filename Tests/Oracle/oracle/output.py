"""O: the output folder, as far as the oracle goes."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, Callable, Iterable

from . import listing, units, values
from .book import Book
from .dataset import Dataset, is_additive
from .evaluation import Subject
from .joining import JOIN, Joining
from .judging import judges
from .land import Cadastre

PARCELS = ["parcel_id", "measured_m2", "original_m2", "certificate_m2", "land_mu", "area_deviation", "valid",
           "occupants", "occupied_mu", "zone", "overlap_m2"]
ENTERPRISES = ["enterprise_id", "name", "industry", "land_mu", "parcels", "zone"]
LINKS = ["enterprise_id", "parcel_id", "basis", "weight", "land_mu", "share", "assumed"]
ISSUES = ["code", "table", "source", "row", "subject_id"]
OVERLAPS = ["parcel_a", "parcel_b", "area_m2"]
VERDICTS = ["standard", "subject", "subject_id", "metric", "value", "threshold", "unit", "verdict", "shortfall",
            "near_line", "because", "cite"]
FLAGS = ["flag", "kind", "subject", "subject_id", "verdict", "near_line", "evidence", "cite"]
BENCHMARKS = ["metric", "group", "n", "missing", "weighted", "mean", "min", "p25", "median", "p75", "max"]


class Run:
    """One evaluation: a dataset, its land and one judge for every book."""

    def __init__(self, dataset: Dataset, books: list[Book]) -> None:
        self.dataset, self.books = dataset, books
        self.cadastre = Cadastre(dataset)
        self.judges = list(judges(dataset, self.cadastre, books).values())
        self.year = dataset.year
        self.amounts = sorted(column for column in dataset.columns("figures") if is_additive(column))
        self.holdings = self.cadastre.holdings(self.year)
        self.joining = Joining(dataset, self.cadastre)

    def qualified(self, judge: Judge, key: str) -> str:
        """R7: with several books, ids in outputs are `book:id`."""
        return f"{judge.book.id}:{key}" if len(self.books) > 1 else key

    def metric_columns(self, kind: str, key: str) -> dict[str, Any]:
        cells: dict[str, Any] = {}
        for judge in self.judges:
            for metric in judge.book.metrics.values():
                if metric.subject == kind:
                    value = judge.evaluator.metric(metric.id, Subject(kind, key, self.year))
                    if isinstance(value, float):
                        value = units.from_canonical(value, metric.unit)
                    cells[self.qualified(judge, metric.id)] = value
        return cells

    # --- The tables -------------------------------------------------------------------------------------------------

    def parcels(self) -> Iterable[dict[str, Any]]:
        for key in sorted(self.dataset.parcels, key=values.sort_bytes):
            row, measured = self.dataset.parcels[key], self.cadastre.measures(key)
            links = self.holdings.of_parcel.get(key, [])
            certificate = row.get("certificate_area")
            certificate = None if certificate is None else certificate * 2000 / 3
            ratio = values.divide(measured.measured_m2, certificate)
            lands = [link.land for link in links]
            yield {
                "parcel_id": key, "measured_m2": measured.measured_m2, "original_m2": measured.original_m2,
                "certificate_m2": certificate, "land_mu": self.cadastre.land_of_parcel(key),
                "area_deviation": None if ratio is None else ratio - 1, "valid": measured.valid,
                "occupants": len(links), "occupied_mu": None if None in lands else values.total(lands),
                "zone": self.cadastre.map.zone_of(key), "overlap_m2": self.cadastre.map.overlap_of(key),
                **{name: self.cadastre.amount_of_parcel(key, name, self.year) for name in self.amounts},
                **self.metric_columns("parcel", key),
            }

    def enterprises(self) -> Iterable[dict[str, Any]]:
        for key in sorted(self.dataset.enterprises, key=values.sort_bytes):
            row = self.dataset.enterprises[key]
            yield {
                "enterprise_id": key, "name": row.get("name"), "industry": row.get("industry"),
                "land_mu": self.cadastre.land_of_enterprise(key, self.year),
                "parcels": len(self.holdings.of_enterprise.get(key, [])), "zone": self.cadastre.zone_of_enterprise(key),
                **{name: self.cadastre.figure(key, name, self.year) for name in self.amounts},
                **self.metric_columns("enterprise", key),
            }

    def links(self) -> Iterable[dict[str, Any]]:
        for link in self.holdings.links:
            yield {
                "enterprise_id": link.enterprise, "parcel_id": link.parcel, "basis": link.basis,
                "weight": link.weight, "land_mu": link.land, "share": link.share, "assumed": link.assumed,
                **{name: self.cadastre.placed(link, name, self.year) for name in self.amounts},
            }

    def overlaps(self) -> list[dict[str, Any]]:
        return [dict(zip(OVERLAPS, (*pair, area))) for pair, area in sorted(self.cadastre.map.pairs.items(), key=lambda one: [
            values.sort_bytes(key) for key in one[0]])]

    def issues(self) -> list[dict[str, Any]]:
        listing.list_links(self.dataset, self.cadastre)
        listing.list_figures(self.dataset)
        listing.list_geometry(self.dataset, self.cadastre)
        return [dict(zip(ISSUES, one)) for one in sorted(self.dataset.listed) if one[0] in listing.CODES]

    def verdicts(self) -> list[dict[str, Any]]:
        rows = []
        for judge in self.judges:
            for standard in judge.book.standards.values():
                if not standard.evaluated or judge.lacks(standard):
                    continue
                metric = judge.book.metrics[standard.metric]
                for subject in judge.evaluator.subjects(metric.subject, self.year):
                    judged = judge.standard(standard.id, subject)
                    shown = {name: None if number is None else units.from_canonical(number, metric.unit)
                             for name, number in (("value", judged.value), ("threshold", judged.threshold),
                                                  ("shortfall", judged.shortfall))}
                    rows.append(shown | {
                        "standard": self.qualified(judge, standard.id), "subject": metric.subject,
                        "subject_id": subject.id, "metric": self.qualified(judge, metric.id),
                        "unit": metric.unit_name, "verdict": judged.verdict, "near_line": judged.near,
                        "because": judged.because, "cite": " ".join(map(str, standard.cite.values())),
                    })
        return by_key(rows, "standard", "subject", "subject_id")

    def flags(self) -> list[dict[str, Any]]:
        rows = []
        for judge in self.judges:
            for flag in judge.book.flags.values():
                if judge.lacks(flag):
                    continue
                for subject in judge.evaluator.subjects(flag.subject, self.year):
                    judged = judge.flag(flag.id, subject)
                    if judged.holds is not False:
                        rows.append({
                            "flag": self.qualified(judge, flag.id), "kind": flag.kind, "subject": flag.subject,
                            "subject_id": subject.id, "verdict": "yes" if judged.holds else "undecided",
                            "near_line": judged.near, "evidence": None, "cite": " ".join(flag.cite.values()),
                        })
        return by_key(rows, "flag", "subject", "subject_id")

    def benchmarks(self) -> list[dict[str, Any]]:
        rows = []
        for judge in self.judges:
            for metric, by in judge.book.benchmarks:
                rows += [row | {"metric": self.qualified(judge, metric)} for row in judge.benchmark(metric, by)]
        return by_key(rows, "metric", "group")

    def lists(self) -> Iterable[tuple[str, list[str], list[dict[str, Any]], int]]:
        for judge in self.judges:
            for wanted in judge.book.lists.values():
                name = f"{judge.book.id}.{wanted.id}" if len(self.books) > 1 else wanted.id
                rows, undecided = judge.list_rows(wanted)
                yield name, [column.id for column in wanted.columns] + ["as_of"], rows, undecided

    # --- The summary ----------------------------------------------------------------------------------------------------

    def summary(self) -> dict[str, Any]:
        verdicts, flags = list(self.verdicts()), list(self.flags())
        return {
            "dataset": self.dataset.name, "year": self.year, "as_of": self.dataset.as_of.isoformat(),
            "counts": {name: {"in": table.rows_in, "used": table.rows_in - table.set_aside,
                              "set_aside": table.set_aside, "reasons": dict(table.reasons),
                              "matched": self.joining.matched().get(name, {})}
                       for name, table in sorted(self.dataset.tables.items())},
            "join": self.join_summary(),
            "totals": {name: self.cadastre.totals(name, self.year) for name in self.amounts},
            "issues": dict(sorted(self.dataset.issues.items())),
            "verdicts": tally(verdicts, "standard"), "flags": tally(flags, "flag"),
            "lists": {name: {"rows": len(rows), "undecided": undecided} for name, _, rows, undecided in self.lists()},
            "not_judged": [
                {"rule": self.qualified(judge, rule.id), "columns": sorted(judge.lacks(rule))}
                for judge in self.judges
                for rule in [*judge.book.standards.values(), *judge.book.flags.values()]
                if getattr(rule, "evaluated", True) and judge.lacks(rule)
            ],
        }

    def join_summary(self) -> dict[str, Any]:
        """Rows by category, and the amount that no land bears: what is unplaced."""
        rows = self.joining.rows()
        result: dict[str, Any] = {category: {"rows": count}
                                  for category, count in Counter(row["category"] for row in rows).items()}
        if self.joining.amount:
            unplaced = self.cadastre.totals(self.joining.amount, self.year)["unplaced"]
            result.setdefault("figures_without_land", {"rows": 0})["amount"] = unplaced
        return result

    def values(self) -> dict[str, dict[str, dict[str, Any]]]:
        """What evidence may quote: by subject and id the value of every column and metric, as it prints."""
        tables = {"enterprise": ("enterprises", "figures"), "parcel": ("parcels",)}
        found: dict[str, dict[str, dict[str, Any]]] = {}
        for kind, names in tables.items():
            columns = set().union(*(self.dataset.columns(name) for name in names)) | {"land"}
            evaluator = self.judges[0].evaluator
            for subject in evaluator.subjects(kind, self.year):
                cells = {name: evaluator.column(name, subject) for name in columns - {"enterprise_id", "parcel_id", "year", "zone"}}
                cells = {name: units.from_canonical(value, evaluator.unit_of_name(name, kind)) if isinstance(value, float) else value
                         for name, value in cells.items() if name not in self.amounts or kind == "enterprise"}
                cells |= self.metric_columns(kind, subject.id)
                found.setdefault(kind, {})[subject.id] = {name: cell(value) for name, value in cells.items()}
        return found

    # --- Writing --------------------------------------------------------------------------------------------------------

    def write(self, folder: Path) -> None:
        (folder / "csv").mkdir(parents=True, exist_ok=True)
        (folder / "lists").mkdir(exist_ok=True)
        metrics = {kind: [self.qualified(judge, metric.id) for judge in self.judges
                          for metric in judge.book.metrics.values() if metric.subject == kind]
                   for kind in ("parcel", "enterprise")}
        table = lambda name, header, rows: write_csv(folder / "csv" / f"{name}.csv", header, rows, "utf-8")
        table("parcels", PARCELS + self.amounts + metrics["parcel"], self.parcels())
        table("enterprises", ENTERPRISES + self.amounts + metrics["enterprise"], self.enterprises())
        table("links", LINKS + self.amounts, self.links())
        table("join", JOIN + ([self.joining.amount] if self.joining.amount else []), self.joining.rows())
        table("issues", ISSUES, self.issues())
        table("overlaps", OVERLAPS, self.overlaps())
        table("verdicts", VERDICTS, self.verdicts())
        table("flags", FLAGS, self.flags())
        table("benchmarks", BENCHMARKS, self.benchmarks())
        for name, header, rows, _ in self.lists():
            safe = ({column: excel_safe(cell) for column, cell in row.items()} for row in rows)
            write_csv(folder / "lists" / f"{name}.csv", header, safe, "utf-8-sig")
        (folder / "values.json").write_text(json.dumps(self.values(), ensure_ascii=False), encoding="utf-8")
        text = json.dumps(self.summary(), ensure_ascii=False, indent=2)
        (folder / "summary.json").write_text(text + "\n", encoding="utf-8")


def by_key(rows: list[dict[str, Any]], *names: str) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: [values.sort_bytes(row[name]) for name in names])


def tally(rows: list[dict[str, Any]], rule: str) -> dict[str, dict[str, int]]:
    counts: dict[str, Counter] = {}
    for row in rows:
        counts.setdefault(row[rule], Counter())[row["verdict"]] += 1
    return {key: dict(sorted(count.items())) for key, count in counts.items()}


def cell(value: Any) -> str:
    """O: shortest round-trip numbers, ISO dates, true/false, empty = missing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value + 0.0).removesuffix(".0")
    return value.isoformat() if isinstance(value, date) else str(value)


def excel_safe(value: Any) -> Any:
    """Decisions O: codes that a spreadsheet would damage stand as ="…" in lists; formulas get an apostrophe."""
    if not isinstance(value, str):
        return value
    if re.fullmatch(r"0\d+|\d{12,}|\d+[Ee]\d+|\d{4}-\d{1,2}-\d{1,2}", value):
        return f'="{value}"'
    return "'" + value if value[:1] in ("=", "+", "-", "@") else value


def write_csv(path: Path, header: list[str], rows: Iterable[dict[str, Any]], encoding: str) -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        for row in rows:
            writer.writerow([cell(row.get(name)) for name in header])
