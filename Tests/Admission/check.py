#!/usr/bin/env python3
"""Admission against margins worked by hand, and against a second computation over random projects.

check.py --binary PATH [--projects 400] [--seed 1]

Every file in cases/ holds a project page, the books it is held against, and what must come out, worked by hand. Then a batch of
random projects is held against every shipped book that has standards for admission, and against BOOK below, which has
what those lack; reckoning.py must agree on every item, and on how much land. The same projects in other units must give the
same, and no project may pass an item one of whose facts is taken away.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, Optional

import yaml

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE))

import reckoning  # noqa: E402

AS_OF = date(2024, 3, 1)
BOOK = """\
rulebook: example
metrics:
  fixed: {label: 固定资产投资强度, of: project, unit: 万元/亩, formula: investment_fixed_assets / land}
  without_land: {of: project, unit: 万元/亩, formula: investment_without_land / land}
  far: {label: 容积率, of: project, formula: counted_floor_area / land}
  buildings: {label: 建筑系数, of: project, unit: "%", formula: (building_footprint + structure_footprint + yard_area) / land}
  offices: {of: project, unit: "%", formula: office_land / land}
  tax_hectare: {of: enterprise, unit: 万元/公顷, formula: tax / land}
  energy_value: {of: project, unit: 万元/tce, formula: value_added / energy}
  labour: {of: project, unit: 万元/人, formula: value_added / employees}
  research: {of: enterprise, unit: "%", formula: rd_expense / revenue}
standards:
  fixed: {metric: fixed, at_least: 250 万元/亩, use: [admission]}
  without_land: {metric: without_land, at_least: 3000 万元/公顷, where: "industry under \\"38\\""}
  far: {metric: far, at_least: 0.7, at_most: 1.8}
  buildings: {metric: buildings, at_least: 35%, at_most: 65%}
  offices: {metric: offices, at_most: 7%}
  tax:
    metric: tax_hectare
    at_least: {2020-01-01: 200 万元/公顷, 2024-01-01: 300 万元/公顷, 2025-01-01: 400 万元/公顷}
    except:
      - {when: "industry under \\"13\\"", at_least: 150 万元/公顷}
      - {when: employees >= 500 人, exempt: true}
      - {when: "industry in (\\"4030\\", \\"3922\\")", case_by_case: true}
  energy: {metric: energy_value, at_least: 4.1 万元/tce, force: target}
  labour: {metric: labour, at_least: 17 万元/人, force: target}
  research: {metric: research, at_least: 2.2%, force: target, use: [admission]}
  not_asked: {metric: research, at_least: 90%, use: [evaluation]}
"""

# Column of the batch, its unit there, its canonical unit in the oracle, and the range it is drawn from.
COLUMNS: list[tuple[str, str, Fraction, float, float]] = [
    ("用地面积", "亩", Fraction(1), 5, 60), ("厂房投资", "万元", Fraction(1), 500, 9000),
    ("设备投资", "万元", Fraction(1), 500, 9000), ("土地价款", "万元", Fraction(1), 100, 2000),
    ("其他投资", "万元", Fraction(1), 0, 2000), ("税收", "万元", Fraction(1), 50, 2000),
    ("产值", "万元", Fraction(1), 1000, 30000), ("营业收入", "万元", Fraction(1), 1000, 30000),
    ("工业增加值", "万元", Fraction(1), 500, 9000), ("研发费用", "万元", Fraction(1), 0, 900),
    ("综合能耗", "tce", Fraction(1), 50, 3000), ("从业人数", "人", Fraction(1), 20, 700),
    ("计容建筑面积", "m²", Fraction(3, 2000), 1000, 60000), ("建筑物占地面积", "m²", Fraction(3, 2000), 500, 20000),
    ("构筑物占地面积", "m²", Fraction(3, 2000), 0, 3000), ("堆场面积", "m²", Fraction(3, 2000), 0, 3000),
    ("行政办公用地面积", "m²", Fraction(3, 2000), 0, 3000),
]
FACTS = [
    "land", "investment_plant", "investment_equipment", "investment_land_price", "investment_other", "tax", "output",
    "revenue", "value_added", "rd_expense", "energy", "employees", "counted_floor_area", "building_footprint",
    "structure_footprint", "yard_area", "office_land"]
INDUSTRIES = ["3411", "3611", "C3812", "C1310", "1392", "3812", "3922", "4030", "2011", ""]
# The same columns in other units: a column in the other unit is the figure times this.
OTHER_UNITS = {
    "亩": [("公顷", Fraction(1, 15)), ("m²", Fraction(2000, 3))], "万元": [("元", Fraction(10_000)), ("亿元", Fraction(1, 10_000))],
    "m²": [("公顷", Fraction(1, 10_000)), ("亩", Fraction(3, 2000))], "tce": [("kgce", Fraction(1000))], "人": []}

failures: list[str] = []


def fail(text: str) -> None:
    failures.append(text)
    if len(failures) <= 20:
        print(f"FAILED {text}")


class Session:
    def __init__(self, binary: Path, folder: Path) -> None:
        self.binary, self.folder = binary, folder
        self.surroundings = {**os.environ, "MUJUN_RULES": str(ROOT / "rules")}

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def admit(self, path: Path, books: list[str], *more: str) -> tuple[dict, int]:
        done = subprocess.run(
            [str(self.binary), "admit", str(path), "--rules", *books, "--format", "json", "--lang", "zh", *more],
            capture_output=True, cwd=ROOT, env=self.surroundings)
        if done.returncode not in (0, 1, 2):
            return {"refused": done.stderr.decode("utf-8")}, done.returncode
        return json.loads(done.stdout), done.returncode


# --- cases worked by hand --------------------------------------------------------------------------------------------


def check_case(session: Session, path: Path) -> None:
    case = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    page = session.write("page.yaml", case["project"])
    books = [book if not book.startswith("rulebook:") else
             str(session.write(f"book{place}.yaml", book)) for place, book in enumerate(case["books"])]
    found, code = session.admit(page, books, *case.get("options", []))
    if "refused" in case:
        if case["refused"] not in found.get("refused", ""):
            fail(f"{path.name}: should be refused with {case['refused']!r}, got {str(found)[:300]}")
        return
    if "refused" in found:
        fail(f"{path.name}: {found['refused']}")
        return
    expect(path.name, case["expect"], {**found["projects"][0], "code": code}, [])


def expect(name: str, wanted: Any, found: Any, at: list[str]) -> None:
    """Everything a case names must be there; items of lists are found by their standard, milestone or id."""
    place = f"{name}: {'.'.join(at)}"
    if isinstance(wanted, dict):
        for key, value in wanted.items():
            inner = member(found, key)
            if inner is KeyError:
                fail(f"{place}: no {key}")
            else:
                expect(name, value, inner, at + [key])
    elif isinstance(wanted, list):
        if not isinstance(found, list) or [str(one) for one in found] != wanted:
            fail(f"{place}: {found} for {wanted}")
    elif wanted in ("", "null"):
        if found is not None:
            fail(f"{place}: {found} for nothing")
    elif isinstance(found, bool) or isinstance(found, str):
        if str(found).lower() != wanted.lower() and str(found) != wanted:
            fail(f"{place}: {found!r} for {wanted!r}")
    elif not isinstance(found, (int, float)) or not close(float(found), Fraction(wanted)):
        fail(f"{place}: {found!r} for {wanted!r}")


def member(found: Any, key: str) -> Any:
    if isinstance(found, dict):
        return found.get(key, KeyError)
    for one in found if isinstance(found, list) else []:
        if key in (one.get("standard"), one.get("milestone"), one.get("id")):
            return one
    return KeyError


def close(found: Optional[float], wanted: Optional[Fraction]) -> bool:
    if found is None or wanted is None:
        return found is None and wanted is None
    return abs(found - float(wanted)) <= 1e-9 * max(1.0, abs(float(wanted)))


# --- recorded texts --------------------------------------------------------------------------------------------------


def check_recorded(session: Session, record: bool) -> None:
    """What a planner reads, to the letter. Read the diff before recording."""
    folder = HERE / "recorded"
    page, batch, park = (f"Tests/Admission/recorded/{name}" for name in ("project.yaml", "batch.csv", "park.yaml"))
    both = ["--rules", "tianyi/223-2021", park]
    runs = {
        "project.zh.txt": ["admit", page, *both, "--lang", "zh", "--commitments", str(session.folder / "commitments.csv")],
        "project.en.txt": ["admit", page, *both, "--lang", "en"],
        "project.json": ["admit", page, *both, "--lang", "zh", "--format", "json"],
        "batch.zh.txt": ["admit", batch, "--rules", "tianyi/223-2021", "--as-of", "2024-03-01", "--lang", "zh"],
        "park.zh.txt": ["rules", "show", park, "--lang", "zh"],
    }
    texts = {}
    for name, command in runs.items():
        done = subprocess.run([str(session.binary), *command], capture_output=True, cwd=ROOT, env=session.surroundings)
        said = done.stdout + (b"[standard error]\n" + done.stderr if done.stderr else b"")
        if name.endswith(".txt"):
            said += f"[exit code {done.returncode}]\n".encode()
        texts[name] = said.replace(str(session.folder).encode(), b"OUT")
    texts["commitments.csv"] = (session.folder / "commitments.csv").read_bytes()
    for name, text in texts.items():
        if record:
            (folder / name).write_bytes(text)
        elif not (folder / name).exists() or (folder / name).read_bytes() != text:
            fail(f"recorded/{name} reads otherwise now; where that is meant: check.py --record, and read the diff")


# --- templates ---------------------------------------------------------------------------------------------------------


def check_templates(session: Session) -> None:
    """A blank page and a blank batch, filled in, are read without edits; left blank they pass nothing."""
    def template(name: str) -> Path:
        path = session.folder / name
        subprocess.run([str(session.binary), "template", str(path), "--lang", "zh"], capture_output=True, check=True,
                       env=session.surroundings)
        return path

    filled = {"land": "30", "tax": "660", "output": "9600", "investment_plant": "3000", "investment_equipment": "4000",
              "industry": "3812", "as_of": "2024-03-01"}
    page = template("blank.yaml")
    blank, code = session.admit(page, ["tianyi/223-2021"], "--as-of", "2024-03-01")
    if code != 2 or any(item["verdict"] != "undecided" for item in blank["projects"][0]["items"]):
        fail(f"a blank page is not undecided: {code}")
    lines = [line.replace(":  ", f": {filled[key]}  ", 1) if (key := line.split(":")[0]) in filled else line
             for line in page.read_text(encoding="utf-8").splitlines()]
    page.write_text("\n".join(lines), encoding="utf-8")
    if session.admit(page, ["tianyi/223-2021"])[1] != 0:
        fail("a page filled in does not pass")
    # What stands behind # is a page too, once the # is taken away.
    page.write_text("\n".join(re.sub(r"^# (\s*(?:- \{|[a-z_]+:).*)$", r"\1", line) for line in lines), encoding="utf-8")
    found, _ = session.admit(page, ["tianyi/223-2021"])
    if "refused" in found:
        fail(f"the examples of the page are refused: {found['refused']}")

    import openpyxl

    path = template("blank.xlsx")
    workbook = openpyxl.load_workbook(path)
    sheet = workbook.active
    headers = [cell.value for cell in sheet[1]]
    for row in (2, 3):
        for header, value in (("项目编号", f"P{row}"), ("用地面积", 30), ("税收", 660 if row == 2 else 300), ("产值", 9600),
                              ("厂房投资", 3000), ("设备投资", 4000), ("行业代码", "3812")):
            place = next(index for index, text in enumerate(headers) if text.split("（")[0] == header)
            sheet.cell(row, place + 1).value = value
    workbook.save(path)
    found, _ = session.admit(path, ["tianyi/223-2021"], "--as-of", "2024-03-01")
    outcomes = [project["outcome"] for project in found.get("projects", [])]
    if outcomes != ["admit", "conditions"] or found["issues"]:
        fail(f"a batch filled in: {outcomes} {found.get('issues', found)}")


# --- commitments -------------------------------------------------------------------------------------------------------


def check_commitments(session: Session) -> None:
    """The rows of contracts are read by an evaluation without a remark."""
    folder = session.folder / "dataset"
    folder.mkdir()
    code = "91430300MA4L00001X"
    page = session.write("promise.yaml", f"as_of: 2024-03-01\nproject_id: P1\nenterprise_id: {code}\nland: 30\ntax: 660\n"
                         "output: 9600\ninvestment_plant_equipment: 7000\nindustry: 3812\n")
    session.admit(page, ["tianyi/223-2021"], "--commitments", str(folder / "contracts.csv"))
    (folder / "enterprises.csv").write_text(f"enterprise_id,name\n{code},甲\n", encoding="utf-8")
    (folder / "parcels.csv").write_text("parcel_id,certificate_area,holder_id\nP,20000," + code + "\n", encoding="utf-8")
    (folder / "dataset.yaml").write_text(
        "dataset: x\nyear: 2027\ntables:\n  parcels: {source: parcels.csv}\n  enterprises: {source: enterprises.csv}\n"
        "  contracts: {source: contracts.csv}\n", encoding="utf-8")
    done = subprocess.run([str(session.binary), "check", str(folder), "--lang", "en"], capture_output=True,
                          env=session.surroundings)
    said = [line for line in done.stdout.decode("utf-8").splitlines() if "contracts" in line.lower()]
    rows = list(csv.DictReader((folder / "contracts.csv").open(encoding="utf-8-sig")))
    if [row["clause_id"] for row in rows] != ["P1/investment", "P1/tax", "P1/output"]:
        fail(f"commitments: {rows}")
    if any(word in line for line in said for word in ("error", "warning")):
        fail(f"commitments are not read: {said}")


# --- random projects -------------------------------------------------------------------------------------------------


def projects(chance: random.Random, count: int) -> list[dict[str, Optional[Fraction]]]:
    rows = []
    for _ in range(count):
        row: dict[str, Any] = {}
        for name, _, _, low, high in COLUMNS:
            row[name] = None if chance.random() < 0.06 else Fraction(chance.randrange(int(low * 100), int(high * 100)), 100)
        if chance.random() < 0.3 and row["用地面积"]:
            row["税收"] = row["用地面积"] * chance.choice([20, 10, 40, Fraction(20, 1) + Fraction(1, 10_000)])
        row["行业代码"] = chance.choice(INDUSTRIES)
        row["行业代码版本"] = chance.choice(["2017", "2017", "2011", ""])
        rows.append(row)
    return rows


def decimal(value: Fraction) -> str:
    """A figure as a cell holds it: whatever has no end is cut at twenty digits."""
    text = f"{value.numerator * 10**20 // value.denominator:d}".rjust(21, "0")
    return (text[:-20] + "." + text[-20:]).rstrip("0").rstrip(".")


def batch(session: Session, rows: list[dict], units: dict[str, tuple[str, Fraction]], name: str) -> Path:
    path = session.folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        shown = {column: units.get(column, (unit, Fraction(1))) for column, unit, *_ in COLUMNS}
        writer.writerow(["项目编号", "行业代码", "行业代码版本", *[f"{column}（{unit}）" for column, (unit, _) in shown.items()]])
        for place, row in enumerate(rows):
            cells = ["" if row[column] is None else decimal(row[column] * scale) for column, (_, scale) in shown.items()]
            writer.writerow([f"P{place:05}", row["行业代码"], row["行业代码版本"], *cells])
    return path


def facts(row: dict) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for fact, (column, _, scale, *_) in zip(FACTS, COLUMNS):
        found[fact] = None if row[column] is None else row[column] * scale
    found["industry_edition"] = row["行业代码版本"] or None
    found["industry"] = row["行业代码"].removeprefix("C") or None
    for total, parts in (
            ("investment_plant_equipment", ("investment_plant", "investment_equipment")),
            ("investment_fixed_assets", ("investment_plant_equipment", "investment_land_price")),
            ("investment_without_land", ("investment_plant_equipment", "investment_other"))):
        values = [found[part] for part in parts]
        found[total] = None if None in values else sum(values)
    return found


def margin(item: reckoning.Item) -> Optional[Fraction]:
    """Of the bound broken, else of the nearer one."""
    if item.promised is None:
        return None
    sides = [bound for bound in (
        None if item.lower is None else item.promised - item.lower,
        None if item.upper is None else item.upper - item.promised) if bound is not None]
    return min(sides) if sides else None


def compare(place: str, item: reckoning.Item, found: dict) -> None:
    def hold(name: str, value: Any, wanted: Optional[Fraction]) -> None:
        if not close(value, wanted):
            fail(f"{place}: {name} {value} for {None if wanted is None else float(wanted)}")

    if found["verdict"] != item.verdict:
        fail(f"{place}: {found['verdict']} for {item.verdict}")
    hold("promised", found["promised"], item.promised)
    for side, wanted in (("at_least", item.lower), ("at_most", item.upper)):
        hold(side, found[side] and found[side]["threshold"], wanted)
    # Two bounds equally near, or both broken by rounding alone, are told apart by their verdict.
    if found["verdict"] in ("pass", "fail"):
        hold("margin", found["margin"], margin(item))


def compare_land(place: str, item: reckoning.Item, land: Optional[dict]) -> None:
    if land is None:
        if item.most is not None or item.needed is not None:
            fail(f"{place}: no land for {item.most}")
        return
    for name, wanted in (("most_mu", item.most), ("least_mu", item.least)):
        if (land[name] is None) != (wanted is None) or wanted is not None and abs(
                Fraction(land[name]).limit_denominator(10**6) - wanted) > 0:
            fail(f"{place}: {name} {land[name]} for {wanted and float(wanted)}")


def in_amount_unit(value: Optional[Fraction], unit: Optional[str]) -> Optional[Fraction]:
    return None if value is None else value / reckoning.units.factor(unit or "")


def check_random(session: Session, chance: random.Random, count: int) -> None:
    example = session.write("example.yaml", BOOK)
    books = {name: read(name, example) for name in shipped(session) + [str(example)]}
    books = {name: book for name, book in books.items() if book.asked}
    rows = projects(chance, count)
    path = batch(session, rows, {}, "batch.csv")
    for names in [[name] for name in books] + [list(books)]:
        settings = [f"{books[name].raw['rulebook']}:{key}={value}"
                    for name in names for key, value in books[name].settings.items()]
        found, _ = session.admit(
            path, names, "--as-of", str(AS_OF), "--proposed", *(["--set", *settings] if settings else []))
        if "refused" in found:
            fail(f"{names}: {found['refused']}")
            continue
        compare_books(names, books, rows, found)
    check_units(session, chance, rows, path, [str(example)])
    check_missing(session, rows, [str(example)])


def read(name: str, example: Path) -> reckoning.Book:
    path = example if name == str(example) else ROOT / "rules" / f"{name}.yaml"
    return reckoning.Book(reckoning.read(path), AS_OF)


def shipped(session: Session) -> list[str]:
    done = subprocess.run([str(session.binary), "rules", "list"], capture_output=True, cwd=ROOT, env=session.surroundings)
    return done.stdout.decode("utf-8").split()


def compare_books(names: list[str], books: dict, rows: list[dict], found: dict) -> None:
    isQualified = len(names) > 1
    for project, row in zip(found["projects"], rows):
        own = facts(row)
        judged = [(books[name], reckoning.Project(own, books[name]).items()) for name in names]
        by_standard = {item["standard"]: item for item in project["items"]}
        land = {demand["standard"]: demand for demand in project["land"]}
        wanted = {
            (f"{book.raw['rulebook']}:" if isQualified else "") + key: item
            for book, items in judged for key, item in items.items()}
        if set(by_standard) != set(wanted):
            fail(f"{names}: items {sorted(by_standard)} for {sorted(wanted)}")
            return
        for key, item in wanted.items():
            compare(f"{project['id']} {key}", item, by_standard[key])
            compare_land(f"{project['id']} {key}", item, land.get(key))
            if key in land:
                demand = land[key]
                for name, value in (("needed", item.needed), ("allowed", item.allowed)):
                    exact = in_amount_unit(value, demand["unit"])
                    if (demand[name] is None) != (exact is None) or exact is not None and abs(
                            Fraction(demand[name]) - exact) > Fraction(11, 100_000):
                        fail(f"{project['id']} {key}: {name} {demand[name]} for {exact and float(exact)}")
        if project["outcome"] != reckoning.outcome(judged):
            fail(f"{project['id']} {names}: {project['outcome']} for {reckoning.outcome(judged)}")


def verdicts(found: dict) -> list:
    return [(project["id"], project["outcome"], [item["verdict"] for item in project["items"]])
            for project in found["projects"]]


def check_units(session: Session, chance: random.Random, rows: list[dict], path: Path, names: list[str]) -> None:
    """The same projects in other units: the same verdicts."""
    before, _ = session.admit(path, names, "--as-of", str(AS_OF))
    for turn in range(3):
        units = {}
        for column, unit, *_ in COLUMNS:
            choices = OTHER_UNITS[unit]
            if choices:
                units[column] = chance.choice(choices)
        other = batch(session, rows, units, f"units{turn}.csv")
        after, _ = session.admit(other, names, "--as-of", str(AS_OF))
        if verdicts(before) != verdicts(after):
            changed = [a for a, b in zip(verdicts(before), verdicts(after)) if a != b]
            fail(f"units {units}: {len(changed)} projects differ, such as {changed[:1]}")


def check_missing(session: Session, rows: list[dict], names: list[str]) -> None:
    """What passes for want of a figure would be a hole in the wall."""
    whole = [row for row in rows if None not in row.values() and row["行业代码"]][:40]
    for column, *_ in COLUMNS:
        without = [{**row, column: None} for row in whole]
        found, _ = session.admit(batch(session, without, {}, "without.csv"), names, "--as-of", str(AS_OF))
        full, _ = session.admit(batch(session, whole, {}, "whole.csv"), names, "--as-of", str(AS_OF))
        for lacking, project in zip(found["projects"], full["projects"]):
            for before, after in zip(project["items"], lacking["items"]):
                rests = before["promised"] is not None and after["promised"] is None
                if rests and after["verdict"] == "pass":
                    fail(f"{project['id']} {after['standard']} passes without {column}")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--projects", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--record", action="store_true", help="rewrite the recorded texts")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        session = Session(options.binary.resolve(), Path(folder))
        cases = sorted((HERE / "cases").glob("*.yaml"))
        for case in cases:
            check_case(session, case)
        check_recorded(session, options.record)
        check_templates(session)
        check_commitments(session)
        check_random(session, chance, options.projects)
    print(f"{len(cases)} cases, {options.projects} random projects: {len(failures) or 'no'} failures")
    return 1 if failures or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
