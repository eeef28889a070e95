"""Holding an output folder of mujun against one of the oracle: text equal, numbers to 1e-9 relative."""

from __future__ import annotations

import csv
import json
import math
import re
from pathlib import Path
from typing import Any, Iterator

from collections import Counter

from oracle import joining, listing, output

# Named columns, in order (O), and the key of a row.
TABLES: dict[str, tuple[list[str], list[str]]] = {
    "parcels": (output.PARCELS, ["parcel_id"]),
    "enterprises": (output.ENTERPRISES, ["enterprise_id"]),
    "links": (output.LINKS, ["enterprise_id", "parcel_id"]),
    "join": (joining.JOIN, ["category", "subject_id"]),
    "overlaps": (output.OVERLAPS, ["parcel_a", "parcel_b"]),
    "verdicts": (output.VERDICTS, ["standard", "subject", "subject_id"]),
    "flags": (output.FLAGS, ["flag", "subject", "subject_id"]),
    "benchmarks": (output.BENCHMARKS, ["metric", "group"]),
}
# Cells whose wording the contract leaves open, or that are not measured yet.
FREE = {"cite", "evidence", "measure", "deadline", "addressee"}


def read_csv(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
        return list(reader.fieldnames or []), rows


def same(expected: str, found: str, absolute: float = 1e-7, relative: float = 1e-9) -> bool:
    """In degrees a corner more on a straight line bends it, so that overlaps are less sharp than other figures."""
    if expected == found:
        return True
    try:
        a, b = float(expected), float(found)
    except ValueError:
        return False
    return math.isclose(a, b, rel_tol=relative, abs_tol=absolute)  # differences of nearly equal areas cancel


def differences(expected: Path, found: Path) -> Iterator[str]:
    """Every difference as `file, row, column: oracle … mujun …`."""
    for name, (columns, key) in TABLES.items():
        yield from table_differences(f"csv/{name}.csv", expected, found, columns, key)
    yield from issue_differences(expected, found)
    yield from evidence_differences(expected, found)
    names = {path.name for path in (expected / "lists").glob("*.csv")}
    others = {path.name for path in (found / "lists").glob("*.csv")}
    if names != others:
        yield f"lists/: oracle {sorted(names)} mujun {sorted(others)}"
    for name in sorted(names & others):
        yield from list_differences(f"lists/{name}", expected, found)
    if (found / "summary.json").exists():
        yield from summary_differences(expected, found)
    else:
        yield "summary.json: mujun did not write it"


def table_differences(file: str, expected: Path, found: Path, columns: list[str], key: list[str]) -> Iterator[str]:
    if not (found / file).exists():
        yield f"{file}: mujun did not write it"
        return
    (oracle_header, oracle_rows), (header, rows) = read_csv(expected / file), read_csv(found / file)
    if header[: len(columns)] != columns:
        yield f"{file}: header oracle {columns} mujun {header}"
        return
    oracle_keys, keys = ([tuple(row[name] for name in key) for row in side] for side in (oracle_rows, rows))
    by_key = dict(zip(keys, rows))
    for missing in [one for one in oracle_keys if one not in by_key]:
        yield f"{file}, row {missing}: only in the oracle"
    for extra in [one for one in keys if one not in set(oracle_keys)]:
        yield f"{file}, row {extra}: only in mujun"
    if len(keys) != len(set(keys)):
        yield f"{file}: a key twice in mujun"
    if set(keys) == set(oracle_keys) and keys != oracle_keys:
        first = next(pair for pair in zip(oracle_keys, keys) if pair[0] != pair[1])
        yield f"{file}: order of rows, oracle {first[0]} mujun {first[1]}"
    for one, row in zip(oracle_keys, oracle_rows):
        if one in by_key:
            yield from row_differences(f"{file}, row {one}", oracle_header, row, by_key[one])


def issue_differences(expected: Path, found: Path) -> Iterator[str]:
    """V13: every issue of a code that the oracle knows, with its table, file, line and subject."""
    sides = []
    for side in (expected, found):
        rows = read_csv(side / "csv/issues.csv")[1]
        sides.append(Counter(tuple(row[name] for name in output.ISSUES) for row in rows if row["code"] in listing.CODES))
    for name, extra in (("the oracle", sides[0] - sides[1]), ("mujun", sides[1] - sides[0])):
        for issue, count in sorted(extra.items()):
            yield f"csv/issues.csv, {issue}: {count} more in {name}"


def evidence_differences(expected: Path, found: Path) -> Iterator[str]:
    """What a flag quotes as its evidence is what the subject has: columns and metrics of the evaluated year."""
    known = json.loads((expected / "values.json").read_text(encoding="utf-8"))
    for row in read_csv(found / "csv/flags.csv")[1]:
        book, _, _ = row["flag"].rpartition(":")
        own = known.get(row["subject"], {}).get(row["subject_id"], {})
        for name, quoted in json.loads(row["evidence"]).items():
            wanted = own.get(f"{book}:{name}", own.get(name)) if quoted["key"].split("/")[0] == row["subject_id"] else None
            if wanted is None or quoted["table"] in ("parameters", "dataset"):
                continue
            value = quoted["value"]
            text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
            if not same(wanted, text):
                yield f"csv/flags.csv, {row['flag']} of {row['subject_id']}, evidence {name}: oracle {wanted!r} mujun {text!r}"


def row_differences(place: str, columns: list[str], expected: dict[str, str], found: dict[str, str]) -> Iterator[str]:
    for column in columns:
        if column in FREE:
            continue
        a, b = expected[column], found.get(column)
        if column == "reasons":  # the labels are certain, the figures beside them free wording
            yield from reason_differences(place, a, b or "")
        elif column == "because":  # the exception's text is certain; what is missing is free wording
            if a and a not in (b or ""):
                yield f"{place}, column {column}: oracle {a!r} mujun {b!r}"
        elif b is None:
            if a:
                yield f"{place}, column {column}: not in mujun, oracle {a!r}"
        elif not (same(a, b, 1e-6, 1e-7) if "overlap" in place + column else same(a, b)):
            yield f"{place}, column {column}: oracle {a!r} mujun {b!r}"


def reason_differences(place: str, expected: str, found: str) -> Iterator[str]:
    """A label of the random books stands in 〈〉 or 〔〕, so that none is a part of another."""
    wanted, labels = set(filter(None, expected.split(";"))), set(re.findall("〔\\w+〕标记|〈\\w+〉标准\\d+号", found))
    if wanted != labels:
        yield f"{place}, column reasons: oracle {sorted(wanted)} mujun {sorted(labels)}"


def list_differences(file: str, expected: Path, found: Path) -> Iterator[str]:
    if not (found / file).read_bytes().startswith(b"\xef\xbb\xbf"):
        yield f"{file}: no BOM"
    (header, oracle_rows), (found_header, rows) = read_csv(expected / file), read_csv(found / file)
    if [column for column in header if column not in found_header]:
        yield f"{file}: header oracle {header} mujun {found_header}"
        return
    if len(oracle_rows) != len(rows):
        yield f"{file}: {len(oracle_rows)} rows in the oracle, {len(rows)} in mujun"
    for number, (a, b) in enumerate(zip(oracle_rows, rows), start=1):
        yield from row_differences(f"{file}, row {number} ({next(iter(a.values()))})", header, a, b)


def summary_differences(expected: Path, found: Path) -> Iterator[str]:
    oracle, summary = (json.loads((side / "summary.json").read_text(encoding="utf-8")) for side in (expected, found))
    for name in ("year", "as_of"):
        if oracle[name] != summary.get(name):
            yield f"summary.json, {name}: oracle {oracle[name]!r} mujun {summary.get(name)!r}"
    yield from nested("totals", oracle["totals"], summary.get("totals", {}))
    yield from nested("counts", oracle["counts"], summary.get("counts", {}))
    yield from nested("verdicts", oracle["verdicts"], summary.get("verdicts", {}))
    yield from nested("flags", oracle["flags"], summary.get("flags", {}))
    rules = sorted(one["rule"] for one in oracle["not_judged"])
    others = sorted(one.get("rule", "") for one in summary.get("not_judged", []))
    if rules != others:
        yield f"summary.json, not_judged: oracle {rules} mujun {others}"


def nested(place: str, expected: Any, found: Any) -> Iterator[str]:
    """Every number of the oracle's tree, in mujun's; an absent count is 0."""
    if isinstance(expected, dict):
        for key, value in expected.items():
            yield from nested(f"{place}.{key}", value, found.get(key, {}) if isinstance(found, dict) else found)
    elif not same(str(expected), str(found if found != {} else 0)):
        yield f"summary.json, {place}: oracle {expected!r} mujun {found!r}"


def bytes_differences(first: Path, second: Path) -> Iterator[str]:
    """Rule 6 of the design: the same bytes; issues.csv may name other rows after shuffling."""
    for path in sorted((first / "csv").glob("*.csv")):
        other = second / "csv" / path.name
        if not other.exists():
            yield f"csv/{path.name}: missing"
        elif path.name == "issues.csv":
            a, b = (issues(path), issues(other))
            if a != b:
                yield f"csv/{path.name}: other issues: {sorted(set(a) ^ set(b))[:2]}"
        elif path.read_bytes() != other.read_bytes():
            pairs = zip(path.read_text("utf-8").splitlines(), other.read_text("utf-8").splitlines())
            yield f"csv/{path.name}: {next((pair for pair in pairs if pair[0] != pair[1]), 'length')}"


def issues(path: Path) -> list[str]:
    """Issues without the numbers of rows, which shuffling changes."""
    rows = ({key: cell for key, cell in row.items() if key != "row"} for row in read_csv(path)[1])
    return sorted(re.sub(r"第 [\d、 ]+ 行", "第 … 行", str(row)) for row in rows)
