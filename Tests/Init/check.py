#!/usr/bin/env python3
"""From six bureaus' files to the lists with `mujun init` alone, and from blank workbooks with `mujun template`.

check.py --binary PATH
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import math
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Iterable

import openpyxl

import office

FAILURES: list[str] = []


def expect(condition: bool, words: str) -> None:
    if not condition:
        FAILURES.append(words)


def close(a: float, b: float) -> bool:
    return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-6)


class Mujun:
    def __init__(self, binary: str, folder: Path) -> None:
        self.binary = str(Path(binary).resolve())
        self.folder = folder

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([self.binary, *arguments, "--lang", "zh"], cwd=self.folder, text=True, capture_output=True)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def evaluated(mujun: Mujun, dataset: str, out: str) -> dict:
    done = mujun.run("evaluate", dataset, "--rules", "tianyi/223-2021", "--output", out)
    expect(done.returncode == 0, f"evaluate {dataset}: {done.stderr}")
    record = mujun.folder / out / "summary.json"
    return json.loads(record.read_text(encoding="utf-8")) if record.exists() else {}


def compare(mujun: Mujun, out: str, summary: dict, park: office.Park, what: str) -> None:
    """Totals, land and verdicts against what was planted."""
    planted = {
        "tax": sum(f.tax[2021] for f in park.firms), "output": sum(f.output for f in park.firms),
        "investment_plant_equipment": sum(f.investment for f in park.firms),
        "electricity": sum(sum(f.power) for f in park.firms) / 10_000,
    }
    for name, total in planted.items():
        found = summary.get("totals", {}).get(name, {})
        expect(close(found.get("in", -1), total), f"{what}: {name} in is {found.get('in')}, planted {total}")
        expect(close(found.get("placed", -1), total), f"{what}: {name} placed is {found.get('placed')}, planted {total}")
    areas = {p.code: p.area for p in park.parcels}
    firms = {row["enterprise_id"]: row for row in rows(mujun.folder / out / "csv/enterprises.csv")}
    expect(set(firms) == {f.code for f in park.firms}, f"{what}: other enterprises than planted")
    for firm in park.firms:
        land = areas[firm.parcel] * 3 / 2000
        row = firms.get(firm.code, {})
        expect(close(float(row.get("land_mu") or -1), land), f"{what}: land of {firm.code} is {row.get('land_mu')}, planted {land}")
        expect(row.get("name") == firm.name, f"{what}: {firm.code} is called {row.get('name')}")
    listed = {row["enterprise_id"].strip('="') for row in rows_with_mark(mujun.folder / out / "lists/below_entry.csv")}
    below = set()
    for firm in park.firms:
        land = areas[firm.parcel] * 3 / 2000
        threshold = 10 if firm.industry.startswith("13") else 20
        if round(firm.tax[2021] / land, 4) < threshold and round(firm.output / land, 4) < 300:
            below.add(firm.code)
    expect(listed == below, f"{what}: listed {sorted(listed ^ below)} otherwise than planted")


def rows_with_mark(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def check_office(mujun: Mujun, park: office.Park) -> None:
    folder = mujun.folder / "六部门"
    office.write(folder, park)
    done = mujun.run("init", "六部门")
    expect(done.returncode == 0, f"init: exit {done.returncode} {done.stderr}")
    for words in ["宗地.shp", "供电.csv", "「2021年」", "会议纪要.docx：", "现场照片.jpg：", "去年结果/：", "通知.txt：",
                  "入库税收（备份）.xlsx：与", "evaluate 六部门 --rules"]:
        expect(words in done.stdout, f"init says nothing of {words}")
    expect("~$" not in done.stdout, "init names lock files")
    first = (folder / "dataset.yaml").read_bytes()
    summary = evaluated(mujun, "六部门", "out")
    compare(mujun, "out", summary, park, "office")
    again = mujun.run("init", "六部门")
    expect(again.returncode == 65 and "--output" in again.stderr, "init overwrites, or does not say what to do")
    shown = mujun.run("init", "六部门", "--output", "-")
    expect(shown.stdout.encode() == first, "init proposes something else the second time")
    named = mujun.run("init", "六部门", "--output", "另一个.yaml")
    expect(named.returncode == 0 and (folder / "另一个.yaml").read_bytes() == first, "init --output differs")


def check_refusals(mujun: Mujun) -> None:
    expect(mujun.run("init", "没有这个文件夹").returncode == 66, "init: missing folder")
    empty = mujun.folder / "空"
    empty.mkdir()
    (empty / "图.png").write_bytes(b"")
    (empty / "考勤.csv").write_text("姓名,出勤\n张三,5\n", encoding="utf-8")
    done = mujun.run("init", "空")
    expect(done.returncode == 65 and "图.png" in done.stderr and "考勤.csv" in done.stderr, "init: nothing usable")
    expect(not (empty / "dataset.yaml").exists(), "init writes a manifest of nothing")
    expect(mujun.run("template", "表").returncode == 64, "template without year")


def fill(path: Path, sheet: str, filled: Iterable[dict[str, object]]) -> None:
    """Types rows under the headers of a blank workbook."""
    book = openpyxl.load_workbook(path)
    page = book[sheet]
    headers = {cell.value: cell.column for cell in page[1]}
    for number, row in enumerate(filled, start=2):
        for header, value in row.items():
            page.cell(number, headers[header], value)
    book.save(path)


def check_template(mujun: Mujun, park: office.Park) -> None:
    done = mujun.run("template", "采集", "--year", "2020", "2021")
    expect(done.returncode == 0, f"template: {done.stderr}")
    folder = mujun.folder / "采集"
    blank = mujun.run("check", "采集")
    expect(blank.returncode == 0, f"blank workbooks have errors: {blank.stdout}")
    twin = mujun.run("template", "采集2", "--year", "2021", "2020", "--title", "采集")
    expect(twin.returncode == 0, "template: a second folder")
    for path in sorted(folder.iterdir()):
        other = mujun.folder / "采集2" / path.name
        same = hashlib.sha256(path.read_bytes()).digest() == hashlib.sha256(other.read_bytes()).digest()
        expect(same, f"template: {path.name} differs from run to run")
    expect(mujun.run("template", "采集", "--year", "2021").returncode == 65, "template overwrites")
    look_at(folder)
    manifest = (folder / "dataset.yaml").read_bytes()
    areas = {p.code: p.area for p in park.parcels}
    code = "统一社会信用代码"
    fill(folder / "自然资源-宗地.xlsx", "宗地",
         [{"宗地代码": p.code, "权利人": p.holder, "证载面积（㎡）": p.area, "权属性质": "国有"} for p in park.parcels])
    fill(folder / "市场监管-企业登记.xlsx", "企业登记",
         [{code: f.code, "企业名称": f.name, "行业代码": f.industry, "成立日期": f.founded} for f in park.firms])
    fill(folder / "园区-企业与用地.xlsx", "企业",
         [{code: f.code, "是否规上": "规上" if f.above_scale else "规下", "投产日期": f.production} for f in park.firms])
    fill(folder / "园区-企业与用地.xlsx", "用地关系",
         [{code: f.code, "宗地代码": f.parcel, "使用方式": "自有", "土地面积（㎡）": areas[f.parcel]} for f in park.firms])
    for year in (2020, 2021):
        fill(folder / "税务-税收.xlsx", f"{year}年", [{code: f.code, "税收（万元）": f.tax[year]} for f in park.firms])
    fill(folder / "统计-产值营收.xlsx", "2021年",
         [{code: f.code, "产值（万元）": f.output, "厂房设备投资（万元）": f.investment} for f in park.firms])
    meters = [(f, m, kwh) for f in park.firms for m, kwh in enumerate(f.power)]
    fill(folder / "供电-用电量.xlsx", "2021年",
         [{code: f.code, "户号": f"43{m}", "用电量（万kWh）": kwh / 10_000} for f, m, kwh in meters])
    checked = mujun.run("check", "采集")
    expect(checked.returncode == 0, f"filled workbooks have errors: {checked.stdout}")
    summary = evaluated(mujun, "采集", "out2")
    compare(mujun, "out2", summary, park, "template")
    expect((folder / "dataset.yaml").read_bytes() == manifest, "template: the manifest was touched")


def look_at(folder: Path) -> None:
    """What whoever fills them in sees."""
    book = openpyxl.load_workbook(folder / "自然资源-宗地.xlsx")
    page = book["宗地"]
    headers = {cell.value: cell for cell in page[1]}
    expect(page.freeze_panes == "B2", "template: the header is not frozen")
    expect("填写说明" in book.sheetnames, "template: no sheet that explains")
    for header, cell in headers.items():
        expect(cell.comment is not None, f"template: {header} has no note")
    lists = {str(r.sqref).split(":")[0].rstrip("0123456789"): r.formula1 for r in page.data_validations.dataValidation
             if r.type == "list"}
    expect(lists.get(headers["权属性质"].column_letter) == '"国有,集体"', f"template: choices {lists}")
    formats = page.column_dimensions[headers["宗地代码"].column_letter].number_format
    expect(formats == "@", f"template: codes are {formats}")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    binary = parser.parse_args().binary
    with tempfile.TemporaryDirectory() as scratch:
        mujun = Mujun(binary, Path(scratch))
        park = office.park()
        check_office(mujun, park)
        check_refusals(mujun)
        check_template(mujun, park)
        shutil.rmtree(Path(scratch) / "六部门")
    for words in FAILURES:
        print("FAILED", words)
    print(f"init and template: {len(FAILURES)} failures")
    return 1 if FAILURES else 0


if __name__ == "__main__":
    sys.exit(main())
