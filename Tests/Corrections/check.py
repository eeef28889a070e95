#!/usr/bin/env python3
"""Goes through a verification as an office does: the form is written, filled in with openpyxl, named in the manifest as
it is, and the next run shows in every row it touches who changed what and on what document.

check.py --binary PATH
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl

MANIFEST = """\
dataset: 小园区
title: 小园区
year: 2021
tables:
  parcels: 宗地.csv
  enterprises: 企业.csv
  figures:
    - {source: 税务.csv, owner: 税务局, purpose: 亩均评价, sum_by: [enterprise_id, year]}
    - {source: 统计.csv, owner: 统计局}
  occupancy: 占用.csv
"""
FILES = {
    "宗地.csv": "宗地代码,权利人,证载面积(㎡)\nP1,甲公司,20000\nP2,乙公司,6666.6666666666670\n",
    "企业.csv": "税号,企业名称,是否规上\nE0001,甲公司,是\nE0002,乙公司,否\n",
    "税务.csv": "税号,所属期,增值税(元),印花税(元)\n"
    + "".join(f"E0001,2021-{month:02},10000,0\nE0002,2021-{month:02},1234.56,0\n" for month in range(1, 13)),
    "统计.csv": "税号,年度,产值(亿元)\nE0001,2021,0.1\nE0002,2021,十\n",
    "占用.csv": "税号,宗地代码,土地面积(亩),起始日期\nE0001,P1,30,2020-01-01\nE0002,P2,,2020-01-01\n",
}
BOOK = """\
rulebook: small
title: 小规则
documents: {d: {title: 文}}
metrics:
  tax_per_mu: {label: 亩均税收, of: enterprise, unit: 万元/亩, formula: tax / land}
flags:
  low: {label: 税收偏低, of: enterprise, kind: supervision, when: tax_per_mu <= 3 万元/亩, cite: {document: d}}
  large: {label: 面积较大, of: parcel, kind: watch, when: land > 25 亩 and tax > 0 万元, cite: {document: d}}
lists:
  watched: {title: 关注名单, of: enterprise, where: flagged(low), columns: [enterprise_id, name, reasons, evidence]}
"""
FORM = ("表", "代码", "名称", "项目", "单位", "原值", "更正为", "理由", "依据文件", "提出人", "日期")


class Office:
    """A folder with a dataset, and mujun run in it."""

    def __init__(self, binary: Path, folder: Path) -> None:
        self.binary, self.folder = binary, folder
        self.data = folder / "数据"
        self.data.mkdir()
        for name, text in FILES.items():
            (self.data / name).write_text(text, encoding="utf-8")
        self.manifest("")
        (folder / "book.yaml").write_text(BOOK, encoding="utf-8")

    def manifest(self, more: str) -> None:
        (self.data / "dataset.yaml").write_text(MANIFEST + more, encoding="utf-8")

    def run(self, *arguments: str, code: int = 0) -> str:
        done = subprocess.run(
            [str(self.binary), *arguments, "--lang", "zh"], cwd=self.folder, capture_output=True, text=True)
        assert done.returncode == code, f"{arguments}: exit {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout + done.stderr

    def evaluate(self, name: str) -> tuple[Path, str]:
        shown = self.run("evaluate", "数据", "--rules", "book.yaml", "--output", name)
        return self.folder / name, shown


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.open(encoding="utf-8-sig", newline="")))


def evidence(folder: Path, flag: str, subject: str) -> dict:
    found = [row for row in rows(folder / "csv/flags.csv") if (row["flag"], row["subject_id"]) == (flag, subject)]
    assert len(found) == 1, f"{flag} {subject}: {len(found)} rows"
    return json.loads(found[0]["evidence"])


def form_rows(sheet) -> tuple[int, dict[tuple[str, str, str], int]]:
    header = next(row for row in range(1, 21) if sheet.cell(row, 1).value == "表")
    assert tuple(sheet.cell(header, column + 1).value for column in range(len(FORM))) == FORM
    places = {}
    for row in range(header + 1, sheet.max_row + 1):
        places[tuple(sheet.cell(row, column).value for column in (1, 2, 4))] = row
    return header, places


def check_form(office: Office) -> None:
    before, _ = office.evaluate("前")
    shown = office.run("verify", "数据", "--output", "核实.xlsx")
    assert "1 个对象" not in shown and "项" in shown, shown
    (office.folder / "再").mkdir()
    office.run("verify", "数据", "--output", "再/核实.xlsx", "--threads", "1")
    first, second = ((office.folder / name).read_bytes() for name in ("核实.xlsx", "再/核实.xlsx"))
    assert first == second, "the same form has other bytes"
    office.run("verify", "数据", "--output", "核实.xlsx", code=64)
    assert (office.folder / "核实.xlsx").read_bytes() == first, "a form that exists was overwritten"
    (office.data / "核实.xlsx").write_bytes(first)

    sheet = openpyxl.load_workbook(office.folder / "核实.xlsx").active
    header, places = form_rows(sheet)
    assert sheet.protection.sheet, "the sheet is not protected"
    row = places[("年度指标", "E0002/2021", "产值")]
    locked = [sheet.cell(row, column).protection.locked for column in range(1, len(FORM) + 1)]
    assert locked == [True] * 6 + [False] * 5, locked
    assert sheet.cell(row, 6).value == "十", "what could not be read is not shown"
    assert sheet.cell(row, 2).number_format == "@" and sheet.cell(row, 5).value == "亿元"
    assert all(key[1].startswith(("E0002", "P2")) for key in places), "subjects without issues are in the form"

    # Nobody filled anything in: nothing changes but the record.
    office.manifest("  corrections: 核实.xlsx\n")
    after, _ = office.evaluate("后")
    summary = json.loads((after / "summary.json").read_text(encoding="utf-8"))
    assert summary["corrections"]["not_filled"] == len(places) and summary["corrections"]["applied"] == 0
    assert summary["counts"]["corrections"]["reasons"] == {"corrections_not_filled": len(places)}
    for name in ("flags.csv", "verdicts.csv", "enterprises.csv", "parcels.csv", "links.csv"):
        assert (before / "csv" / name).read_bytes() == (after / "csv" / name).read_bytes(), name


def check_filled(office: Office) -> None:
    office.manifest("")
    (office.folder / "对象.txt").write_text("E0001\nE0002\n", encoding="utf-8")
    office.run("verify", "数据", "--subjects", "对象.txt", "--output", "数据/申诉.xlsx")
    workbook = openpyxl.load_workbook(office.data / "申诉.xlsx")
    sheet = workbook.active
    _, places = form_rows(sheet)

    def fill(table: str, key: str, column: str, *cells: str) -> None:
        row = places[(table, key, column)]
        for place, text in enumerate(cells):
            sheet.cell(row, 7 + place).value = text

    assert sheet.cell(places[("年度指标", "E0002/2021", "增值税")], 6).value == "14814.72", "a sum in the file's unit"
    assert sheet.cell(places[("占用关系", "E0001/P1", "土地面积")], 5).value == "亩"
    fill("年度指标", "E0001/2021", "增值税", "240000", "漏报", "函〔2022〕1号", "张三", "2022-01-05")
    fill("年度指标", "E0002/2021", "产值", "1", "错字", "函〔2022〕2号", "李四", "2022-01-06")
    fill("宗地", "P2", "证载面积", "13333.3333333333", "新证", "不动产权证", "王五", "2022-01-07")
    fill("企业", "E0001", "是否规上", "无", "待查", "函〔2022〕3号", "张三", "2022-01-08")
    fill("企业", "E0002", "是否规上", "", "待查", "函〔2022〕3号", "张三", "")
    fill("占用关系", "E0002/P2", "起始日期", "2019-01-01")
    workbook.save(office.data / "申诉.xlsx")
    office.manifest("  corrections: {source: 申诉.xlsx, owner: 亩均办}\n")
    folder, shown = office.evaluate("申诉")

    counts = json.loads((folder / "summary.json").read_text(encoding="utf-8"))["corrections"]
    assert counts == {
        "applied": 5, "refused": 0, "incomplete": 1, "not_filled": len(places) - 6, "undocumented": 1}, counts
    assert "更正：已更正 5 处（其中 1 处没有写明依据或提出人），未予更正 1 处" in shown, shown

    # 24 万元 / 30 亩 = 0.8; the sum of the types carries the correction of its part.
    own = evidence(folder, "low", "E0001")
    assert abs(own["tax"]["value"] - 24) < 1e-9 and own["tax"]["corrected"]["by"] == "张三", own
    assert own["tax"]["corrected"]["document"] == "函〔2022〕1号" and own["tax"]["corrected"]["old"] == "120000"
    assert "corrected" not in own["land"], "land that nobody corrected"
    # The certificate of P2 reaches its occupant's land, and the row of the occupancy does.
    other = evidence(folder, "low", "E0002")
    assert abs(other["land"]["value"] - 20) < 1e-6, other
    touched = [other["land"]["corrected"], *other["land"]["corrected"].get("earlier", [])]
    assert {(one["table"], one["column"]) for one in touched} == {("parcels", "certificate_area"), ("occupancy", "from")}
    assert "corrected" not in other["tax"]
    # A parcel's tax is its occupants'.
    parcel = evidence(folder, "large", "P1")
    assert parcel["tax"]["corrected"]["by"] == "张三", parcel

    reasons = {row["enterprise_id"]: row["reasons"] for row in rows(folder / "lists/watched.csv")}
    assert "已更正：税收" in reasons["E0001"] and "已更正：用地面积" in reasons["E0002"], reasons
    cells = [
        str(cell.value) for sheet in openpyxl.load_workbook(folder / "lists.xlsx") for line in sheet.iter_rows()
        for cell in line if cell.value is not None]
    assert any("已更正：函〔2022〕1号，张三" in text for text in cells), "the list does not mark the value"
    assert "亩均办" in cells and "税务局" in cells and "亩均评价" in cells, "whose data they are is not in the workbook"

    told = office.run("explain", "数据", "E0001", "--rules", "book.yaml")
    for words in ("已更正：", "原值 120000", "依据 函〔2022〕1号", "理由 漏报", "张三", "2022-01-05", "（税务局）"):
        assert words in told, f"explain does not say {words}\n{told}"
    inputs = json.loads((folder / "summary.json").read_text(encoding="utf-8"))["inputs"]
    assert [one.get("owner") for one in inputs if one["name"] == "税务.csv"] == ["税务局"]
    assert "提供单位：税务局，用途：亩均评价" in office.run("check", "数据", code=65)


def check_list(office: Office) -> None:
    office.manifest("")
    office.run("verify", "数据", "--list", "watched", "--results", "申诉", "--table", "figures", "--output", "名单.xlsx")
    _, places = form_rows(openpyxl.load_workbook(office.folder / "名单.xlsx").active)
    assert {key[:2] for key in places} == {("年度指标", "E0001/2021"), ("年度指标", "E0002/2021")}, places
    office.run("verify", "数据", "--list", "watched", "--output", "x.xlsx", code=64)
    assert "figures" in office.run("verify", "数据", "--table", "figure", "--output", "x.xlsx", code=64)
    office.run("verify", "数据", "--subjects", "没有.txt", "--output", "x.xlsx", code=66)
    assert not (office.folder / "x.xlsx").exists()


def check_round_trip(office: Office) -> None:
    """Every value, given back as it stands in either language, finds its cell."""
    for language in ("zh", "en"):
        office.manifest("")
        name = f"全部-{language}.xlsx"
        subprocess.run(
            [str(office.binary), "verify", "数据", "--subjects", "对象.txt", "--output", f"数据/{name}", "--lang", language],
            cwd=office.folder, check=True, capture_output=True)
        workbook = openpyxl.load_workbook(office.data / name)
        count = 0
        for row in workbook.active.iter_rows(min_row=5):
            if row[5].value != "十":
                for place, text in enumerate((row[5].value or "无", "照旧", "函", "张三")):
                    row[6 + place].value = text
                count += 1
        workbook.save(office.data / name)
        office.manifest(f"  corrections: {name}\n")
        folder, _ = office.evaluate(language)
        counts = json.loads((folder / "summary.json").read_text(encoding="utf-8"))["corrections"]
        assert counts["applied"] == count and counts["refused"] == 0, f"{language}: {counts}, {count} values"
        for table in ("enterprises.csv", "parcels.csv", "links.csv", "verdicts.csv"):
            before, after = ((office.folder / name / "csv" / table).read_text() for name in ("前", language))
            assert before == after, f"{language}: values given back as they were change csv/{table}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True)
    binary = parser.parse_args().binary.resolve()
    with tempfile.TemporaryDirectory(prefix="mujun-corrections-") as folder:
        office = Office(binary, Path(folder))
        check_form(office)
        check_filled(office)
        check_list(office)
        check_round_trip(office)
    print("corrections are shown in every row they touch")
    return 0


if __name__ == "__main__":
    sys.exit(main())
