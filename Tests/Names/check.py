#!/usr/bin/env python3
"""A folder of files that name enterprises instead of giving codes, from the first run to the ticked workbook.

check.py --binary PATH

Every number expected here is worked out by hand beside the table it comes from.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl

BOOK = """
rulebook: names-check
title: 名称对照检查
in_force: {from: 2021-01-01}
documents: {d: {title: 检查用, issuer: 检查}}
metrics:
  tax_per_mu: {label: 亩均税收, of: enterprise, unit: 万元/亩, formula: tax / land}
flags:
  low_tax:
    label: 亩均税收三万元以下
    of: enterprise
    kind: supervision
    when: tax_per_mu <= 3 万元/亩
    cite: {document: d, clause: 一, quote: 三万元以下}
"""

MANIFEST = """
dataset: names
title: 名称对照检查
year: 2021
tables:
  parcels: 宗地.csv
  enterprises: 企业.csv
  figures:
    - 税务.csv
    - {source: 供电.csv, sum_by: [enterprise_id, year]}
  occupancy: 用地.csv
"""

# 10 mu are 6666.67 m²; areas are chosen so that a tenth of the yuan is whole.
FILES = {
    "宗地.csv": [
        "宗地代码,面积,权利人",
        "P1,6000,湘潭华飞机械有限责任公司",  # 9 mu, held by E1
        "P2,4000,湘潭市远大电子",  # 6 mu, a holder nobody knows for sure
        "P3,8000,",
    ],
    "企业.csv": [
        "统一社会信用代码,企业名称,曾用名",
        "E0001,湘潭华飞机械有限公司,",
        "E0002,湖南远大电子科技股份有限公司,湘潭远大电子有限公司",
        "E0003,湘潭鑫源食品有限公司,",
        "E0004,湘潭鑫源食品有限公司,",
        "E0005,湘潭（中意）钢构有限公司,",
        "E0007,湘潭安顺物流有限公司,",
    ],
    "税务.csv": [
        "纳税人名称,税收(万元)",
        "湘潭华飞机械有限责任公司,90",
        "湘潭远大电子有限公司,60",
        "湘潭鑫源食品有限公司,20",
        "湘潭【中意】钢构有限责任公司,30",
        "湘潭安顺物流,3",
    ],
    "供电.csv": [
        "户号,户名,用电量(万千瓦时)",
        "001,湘潭华飞机械有限公司,10",
        "002,“湘潭华飞机械”有限公司,12",
        "003,张三,30",
        "004,,8",
    ],
    "用地.csv": [
        "承租人,宗地代码,面积",
        "湘潭(中意)钢构有限公司,P3,4000",  # 6 mu
        "湘潭安顺物流有限公司,P3,2000",  # 3 mu
    ],
}


class Check:
    def __init__(self, binary: Path, folder: Path) -> None:
        self.binary, self.folder, self.failures = binary, folder, 0
        self.book = folder / "book.yaml"
        self.book.write_text(BOOK, encoding="utf-8")

    def expect(self, what: str, found: object, wanted: object) -> None:
        if found != wanted:
            self.failures += 1
            print(f"{what}: {found!r}, expected {wanted!r}")

    def mujun(self, *arguments: str, code: int = 0) -> str:
        run = subprocess.run(
            [str(self.binary), *arguments, "--lang", "zh"], capture_output=True, text=True, check=False)
        self.expect(f"exit code of {' '.join(arguments[:2])}", run.returncode, code)
        return run.stdout + run.stderr

    def dataset(self, name: str, files: dict[str, list[str]], manifest: str = MANIFEST) -> Path:
        folder = self.folder / name
        folder.mkdir()
        for file, lines in files.items():
            (folder / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
        (folder / "dataset.yaml").write_text(manifest, encoding="utf-8")
        return folder

    def evaluate(self, dataset: Path, threads: int = 2) -> Path:
        out = self.folder / f"{dataset.name}-out"
        self.mujun("evaluate", str(dataset), "--rules", str(self.book), "--threads", str(threads), "--output", str(out))
        return out


def table(out: Path, name: str) -> list[dict[str, str]]:
    with open(out / "csv" / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cells(out: Path, name: str, key: str, column: str) -> dict[str, str]:
    return {row[key]: row[column] for row in table(out, name)}


def codes(out: Path) -> dict[str, int]:
    counts: dict[str, int] = {}
    for row in table(out, "issues"):
        counts[row["code"]] = counts.get(row["code"], 0) + 1
    return counts


def balance(check: Check, out: Path, name: str, expected: tuple[int, int]) -> None:
    counts = json.loads((out / "summary.json").read_text(encoding="utf-8"))["counts"][name]
    numbers = list(counts.values()) if isinstance(counts, dict) else counts
    numbers = [number for number in numbers if isinstance(number, int)]
    check.expect(f"{name} rows in and used", tuple(numbers[:2]), expected)


def first_run(check: Check) -> Path:
    """Exact names are used, near ones are not."""
    dataset = check.dataset("first", FILES)
    out = check.evaluate(dataset)
    tax = cells(out, "enterprises", "enterprise_id", "tax")
    check.expect(
        "tax", tax, {"E0001": "90", "E0002": "60", "E0003": "", "E0004": "", "E0005": "30", "E0007": ""})
    check.expect(
        "electricity of E0001 under two spellings", cells(out, "enterprises", "enterprise_id", "electricity")["E0001"],
        "22")
    links = {(row["enterprise_id"], row["parcel_id"], row["basis"], row["land_mu"]) for row in table(out, "links")}
    check.expect(
        "links", links,
        {("E0001", "P1", "name", "9"), ("E0005", "P3", "occupancy", "6"), ("E0007", "P3", "occupancy", "3")})
    # E0007 would have 3 万元 on 3 mu: its name in the tax file is only near, so nothing is said of it.
    flags = {row["subject_id"]: row["verdict"] for row in table(out, "flags")}
    check.expect("no flag on a near name", flags.get("E0007") != "yes", True)
    balance(check, out, "figures", (9, 5))
    found = codes(out)
    check.expect("rows without a match", found.get("name_unmatched"), 2)
    check.expect("a name of two", found.get("name_of_several"), 1)
    check.expect("a meter of nobody", found.get("meter_unmatched"), 1)
    explained = check.mujun("explain", str(dataset), "E0001", "--rules", str(check.book))
    check.expect("the explanation tells the way", "按企业名称「湘潭华飞机械有限责任公司」对应" in explained, True)
    return dataset


def workbook(check: Check, dataset: Path) -> Path:
    """The match workbook, twice the same, never written over."""
    path = dataset / "名称对照.xlsx"
    told = check.mujun("match", str(dataset))
    check.expect("what to write is told", "names: {source: 名称对照.xlsx, sheet: 名称对照}" in told, True)
    before = path.read_bytes()
    check.mujun("match", str(dataset), code=65)
    check.expect("the workbook is left alone", path.read_bytes(), before)
    again = check.folder / "again.xlsx"
    check.mujun("match", str(dataset), "--output", str(again), "--threads", "1")
    check.expect("the same bytes", again.read_bytes(), before)
    sheet = openpyxl.load_workbook(path)["名称对照"]
    rows = list(sheet.iter_rows(min_row=3, values_only=True))
    heads = list(rows[0])
    rows = [row for row in rows if row[0] is not None]
    names = {row[0] for row in rows[1:]}
    check.expect("names to match", names, {"湘潭市远大电子", "湘潭鑫源食品有限公司", "湘潭安顺物流", "张三", "004"})
    first = {row[0]: row[heads.index("候选企业代码")] for row in reversed(rows[1:])}
    check.expect(
        "first candidates", first,
        {"湘潭市远大电子": "E0002", "湘潭鑫源食品有限公司": "E0003", "湘潭安顺物流": "E0007", "张三": None, "004": None})
    return path


def ticked(path: Path) -> None:
    """A clerk's work: ticks, a code by hand, a shared meter on rows of its own, and one name ticked twice."""
    book = openpyxl.load_workbook(path)
    sheet = book["名称对照"]
    heads = [cell.value for cell in sheet[3]]
    column = {name: heads.index(name) + 1 for name in heads}

    def put(row: int, **values: object) -> None:
        for name, value in values.items():
            sheet.cell(row, column[name]).value = value

    for row in range(4, sheet.max_row + 1):
        name, code = sheet.cell(row, 1).value, sheet.cell(row, column["候选企业代码"]).value
        if name in ("湘潭市远大电子", "湘潭安顺物流") and code in ("E0002", "E0007"):
            put(row, 确认="√", 确认人="李四")
        if name == "湘潭鑫源食品有限公司":
            put(row, 确认="√", 确认人="李四")  # both of two: a contradiction
        if name == "张三":
            put(row, 确认人="李四")  # signed but not ticked
        if name == "004":
            put(row, 候选企业代码="e0001", 确认="√", 确认人="李四", 份额="25%")
    last = next(row for row in range(4, sheet.max_row + 2) if sheet.cell(row, 1).value is None)
    put(last, 待对照名称="004", 候选企业代码="E0005", 确认="√", 确认人="李四", 份额=0.75)
    book.save(path)


def second_run(check: Check, dataset: Path) -> None:
    """What was ticked is used, what was not is not."""
    (dataset / "dataset.yaml").write_text(MANIFEST + "  names: {source: 名称对照.xlsx}\n", encoding="utf-8")
    out = check.evaluate(dataset)
    check.expect(
        "tax after ticking", cells(out, "enterprises", "enterprise_id", "tax"),
        {"E0001": "90", "E0002": "60", "E0003": "", "E0004": "", "E0005": "30", "E0007": "3"})
    check.expect(
        # 22 + 8 × 25 %; 8 × 75 %
        "electricity with the shared meter", cells(out, "enterprises", "enterprise_id", "electricity"),
        {"E0001": "24", "E0002": "", "E0003": "", "E0004": "", "E0005": "6", "E0007": ""})
    links = {(row["enterprise_id"], row["parcel_id"], row["basis"]) for row in table(out, "links")}
    check.expect("the holder is linked", ("E0002", "P2", "name") in links, True)
    flags = {row["subject_id"]: row["verdict"] for row in table(out, "flags")}
    # 3 万元 on 3 mu is 1 万元/亩.
    check.expect("the flag on the confirmed name", flags.get("E0007"), "yes")
    balance(check, out, "figures", (9, 7))
    found = codes(out)
    check.expect("two ticks for one name are listed", found.get("duplicate_key"), 2)
    check.expect("the shared row is listed", found.get("row_shared"), 1)
    totals = json.loads((out / "summary.json").read_text(encoding="utf-8"))["totals"]["electricity"]
    check.expect("nothing of the shared amount is lost", (totals["in"], totals["placed"]), (30, 30))
    told = check.mujun("match", str(dataset), "--output", str(check.folder / "rest.xlsx"))
    check.expect("what is left to match", "待对照的名称和户号 2 个" in told, True)


def shuffled(check: Check, dataset: Path) -> None:
    """The order of rows and the number of threads change nothing but the row numbers of issues."""
    out = check.folder / f"{dataset.name}-out"
    for seed in range(3):
        chance = random.Random(seed)
        files = {name: [lines[0], *chance.sample(lines[1:], len(lines) - 1)] for name, lines in FILES.items()}
        other = check.dataset(f"shuffled{seed}", files, (dataset / "dataset.yaml").read_text(encoding="utf-8"))
        book = openpyxl.load_workbook(dataset / "名称对照.xlsx")
        sheet = book["名称对照"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4, max_row=sheet.max_row)]
        rows = [row for row in rows if row[0] is not None]
        chance.shuffle(rows)
        for index, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.cell(index + 4, column + 1).value = value
        book.save(other / "名称对照.xlsx")
        found = check.evaluate(other, threads=1 + seed)
        for file in sorted((out / "csv").iterdir()):
            if file.name != "issues.csv":
                check.expect(f"{file.name} of shuffled rows", (found / "csv" / file.name).read_bytes(), file.read_bytes())
        check.expect("issues of shuffled rows", codes(found), codes(out))


def nothing(check: Check) -> None:
    """Where every name has its enterprise there is nothing to write."""
    files = {
        "宗地.csv": FILES["宗地.csv"][:2], "企业.csv": FILES["企业.csv"][:2], "税务.csv": FILES["税务.csv"][:2],
        "供电.csv": FILES["供电.csv"][:2], "用地.csv": FILES["用地.csv"][:1] + ["湘潭华飞机械有限公司,P1,10"],
    }
    dataset = check.dataset("nothing", files)
    told = check.mujun("match", str(dataset))
    check.expect("nothing to match", "没有需要对照的" in told, True)
    check.expect("no file", (dataset / "名称对照.xlsx").exists(), False)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", type=Path, required=True)
    binary = parser.parse_args().binary.resolve()
    with tempfile.TemporaryDirectory() as folder:
        check = Check(binary, Path(folder))
        dataset = first_run(check)
        path = workbook(check, dataset)
        ticked(path)
        second_run(check, dataset)
        shuffled(check, dataset)
        nothing(check)
    print("names: as expected" if check.failures == 0 else f"names: {check.failures} differences")
    return 1 if check.failures else 0


if __name__ == "__main__":
    sys.exit(main())
