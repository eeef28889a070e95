#!/usr/bin/env python3
"""Holds mujun against workbooks as offices save them, each made here with openpyxl.

check.py --binary PATH [--only WORD]

Each case makes a folder with a workbook, lets mujun evaluate it, and states what must come out: the value of each
enterprise in the columns named, and every issue as `severity code row`.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Callable, Optional

from openpyxl import Workbook
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

BOOK = """rulebook: sheets
title: sheets
in_force: {{from: 2000-01-01}}
documents: {{d: {{title: d}}}}
lists:
  all:
    title: all
    of: enterprise
    where: 1 = 1
    columns: [enterprise_id, {columns}]
"""


@dataclass
class Case:
    name: str
    build: Callable[[Workbook, Worksheet], None]
    columns: tuple = ("tax",)
    values: dict = field(default_factory=dict)
    issues: list = field(default_factory=list)
    table: str = "figures"
    refused: Optional[str] = None
    edit: Optional[Callable[[str, str], str]] = None


CASES: list[Case] = []


def case(name: str, **wanted):
    def take(build):
        CASES.append(Case(name, build, **wanted))
        return build

    return take


def rows(sheet: Worksheet, *lines) -> None:
    for line in lines:
        sheet.append(list(line))


HEADER = ("税号", "年度", "税收")


@case(
    "a title, the unit at the right in a merged cell, merged headers in two lines",
    columns=("tax", "tax_vat", "output"),
    values={"A0001": ("3", "1", "2")},
    issues=["info tax_summed"],
)
def _(book, sheet):
    rows(
        sheet,
        ["某县2021年企业税收情况表"],
        [None, None, None, None, "单位：元"],
        ["税号", "企业名称", "年度", "税收", None, "产值(万元)"],
        [None, None, None, "增值税", "企业所得税", None],
        ["A0001", "甲", 2021, 10000, 20000, 2],
    )
    for merged in ("A1:F1", "E2:F2", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:F4"):
        sheet.merge_cells(merged)


@case(
    "headers in three lines",
    columns=("tax_vat", "tax_property", "output"),
    values={"A0001": ("1", "3", "4")},
    issues=["info tax_summed"],
)
def _(book, sheet):
    rows(
        sheet,
        ["税号", "年度", "税收", None, None, "产值"],
        [None, None, "国税", None, "地税", None],
        [None, None, "增值税", "消费税", "房产税", None],
        ["A0001", 2021, 1, 2, 3, 4],
    )
    for merged in ("A1:A3", "B1:B3", "C1:E1", "C2:D2", "F1:F3"):
        sheet.merge_cells(merged)


@case(
    "years side by side: that of the evaluation is used, the other listed",
    columns=("tax", "output"),
    values={"A0001": ("3", "4")},
    issues=["warning other_year", "warning other_year", "info year_assumed"],
)
def _(book, sheet):
    rows(
        sheet,
        ["税号", "2020年", None, "2021年", None],
        [None, "税收", "产值", "税收", "产值"],
        ["A0001", 1, 2, 3, 4],
    )
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("D1:E1")


@case(
    "rows hidden by hand and by a filter, a hidden column, a hidden sheet with old figures",
    values={"A0001": ("1",), "B0001": ("2",), "C0001": ("3",), "D0001": ("4",)},
    issues=["warning hidden_rows 3", "warning hidden_column", "info hidden_sheets"],
)
def _(book, sheet):
    rows(sheet, HEADER, *[(f"{x}0001", 2021, i + 1) for i, x in enumerate("ABCD")])
    sheet.auto_filter.ref = "A1:C5"
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions[5].height = 0
    sheet.column_dimensions["C"].hidden = True
    old = book.create_sheet("旧 数据")
    rows(old, HEADER, ("A0001", 2021, 99))
    old.sheet_state = "veryHidden"


@case(
    "a name merged over several rows of data",
    columns=("tax",),
    values={"A0001": ("",), "B0001": ("3",)},
    issues=["warning merged_cells 2", "error missing_key 3", "error missing_key 4"],
)
def _(book, sheet):
    rows(sheet, HEADER, ("A0001", 2019, 1), (None, 2020, 2), (None, 2021, 3), ("B0001", 2021, 3))
    sheet.merge_cells("A2:A4")


@case(
    "formulas without a result, errors of formulas",
    columns=("tax", "output"),
    values={"A0001": ("", "5"), "B0001": ("", "")},
    issues=["error uncomputed_formula 2", "error error_in_key 4"],
)
def _(book, sheet):
    rows(sheet, ("税号", "年度", "税收", "产值"), ("A0001", 2021, "=1+1", 5), ("B0001", 2021, "#REF!", "#DIV/0!"))
    rows(sheet, ("#REF!", 2021, 1, 2))
    for cell in (sheet["C3"], sheet["D3"], sheet["A4"]):
        cell.data_type = "e"


@case(
    "percentages, truths, a number that is shown as a date, numbers kept as text",
    columns=("tax", "above_scale", "增长率"),
    values={"A0001": ("", "true", "0.125"), "B0001": ("12345.6", "false", "0.5")},
    issues=["error bad_number 2", "info guarded_cells 3"],
)
def _(book, sheet):
    rows(
        sheet,
        ("税号", "年度", "税收", "规模", "增长率"),
        ("A0001", 2021, 44561, True, 0.125),
        ("'B0001", 2021, "１２,３４５．６", False, 0.5),
    )
    sheet["C2"].number_format = "yyyy-mm-dd"
    sheet["E2"].number_format = "0.0%"


@case(
    "dates as dates, as texts, as serial numbers, and what is none",
    table="enterprises",
    columns=("founded",),
    values={
        "A0001": ("2021-12-31",),
        "A0002": ("2021-12-31",),
        "A0003": ("2021-12-31",),
        "A0004": ("2021-12-31",),
        "A0005": ("2021-12-31",),
        "A0006": ("2021-12-31",),
        "A0007": ("",),
        "A0008": ("",),
        "A0009": ("",),
        "A0010": ("",),
    },
    issues=["info serial_dates 5"] + [f"error bad_date {row}" for row in (8, 9, 10, 11)],
)
def _(book, sheet):
    rows(sheet, ("税号", "成立日期"))
    days = [
        date(2021, 12, 31), datetime(2021, 12, 31, 8, 30), "2021年12月31日", 44561, "44561.75", "2021.12.31",
        "2021/12", "2021年", "60", "21-12-31",
    ]
    for number, day in enumerate(days, 1):
        rows(sheet, (f"A{number:04}", day))


@case(
    "codes that a spreadsheet made numbers",
    values={"123456789012345": ("2",), "913501001234567000": ("3",)},
    issues=["error ruined_code 2", "info code_old_kind 3", "warning code_lost_digits 4"],
)
def _(book, sheet):
    rows(
        sheet, HEADER, (913501001234567890, 2021, 1), (123456789012345, 2021, 2),
        ("913501001234567000", 2021, 3),
    )


@case(
    "formats under and beside the table, a wide sheet",
    values={"A0001": ("1",)},
)
def _(book, sheet):
    rows(sheet, HEADER, ("A0001", 2021, 1))
    thin = Border(bottom=Side(style="thin"))
    for row in range(3, 400):
        for column in range(1, 30):
            sheet.cell(row, column).border = thin
    sheet.cell(1, 300).border = thin


@case("formats at the ends of the sheet", values={"A0001": ("1",), "B0001": ("2",)}, issues=["info formats_left_out"])
def _(book, sheet):
    rows(sheet, HEADER, ("A0001", 2021, 1), ("B0001", 2021, 2))
    sheet.cell(1_048_576, 3).number_format = "0.00"
    sheet.cell(3, 16_384).number_format = "0.00"


@case("a value at the end of the sheet", refused="workbook_stray_cells")
def _(book, sheet):
    rows(sheet, HEADER, ("A0001", 2021, 1))
    sheet.cell(1_048_576, 3).value = 5


@case(
    "texts in several fonts, with phonetic marks, within the cell",
    values={"A0001": ("1",), "B0001": ("2",)},
    edit=lambda name, text: text.replace(
        "<si><t>税收</t></si>",
        '<si><r><t>税</t></r><r><rPr><b/></rPr><t>收</t></r><rPh sb="0" eb="1"><t>shui</t></rPh></si>',
    ).replace(
        '<c r="A3" t="s"><v>4</v></c>', '<c r="A3" t="inlineStr"><is><r><t>B0</t></r><r><t>001</t></r></is></c>'
    ),
)
def _(book, sheet):
    rows(sheet, HEADER, ("A0001", 2021, 1), ("B0001", 2021, 2))


@case(
    "tags with a prefix, as some programs write them",
    refused="workbook_dialect",
    edit=lambda name, text: text
    if "worksheets/" not in name
    else re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", text).replace("xmlns=", "xmlns:x="),
)
def _(book, sheet):
    rows(sheet, HEADER, ("A0001", 2021, 1))


@case(
    "totals, headings and notes among the rows; the columns numbered",
    values={"A0001": ("1",), "B0001": ("2",)},
    issues=[
        "info numbering_row 3", "info section_row 4", "info total_row 6", "info section_row 7", "info total_row 9",
        "info total_row 10", "info note_row 11",
    ],
)
def _(book, sheet):
    rows(
        sheet,
        ("序号", "税号", "年度", "税收（万元）①"),
        (),
        ("栏次", 1, 2, 3),
        ("一、工业", None, None, 1),
        (1, "A0001", 2021, 1),
        ("小  计", None, None, 1),
        ("二、服务业", None, None, 2),
        (2, "B0001", 2021, 2),
        ("合计", None, None, 3),
        ("其中：规上", None, None, 2),
        ("注：税收为入库数", None, None, None),
    )
    sheet.delete_rows(2)
    sheet.insert_rows(1)
    sheet["A1"] = "企业税收表"


def write(case: Case, path: Path) -> None:
    book = Workbook()
    case.build(book, book.active)
    book.save(path)
    if case.edit is None:
        return
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, case.edit(name, text))


def differences(case: Case, binary: Path) -> list[str]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write(case, folder / "a.xlsx")
        (folder / "dataset.yaml").write_text(f"year: 2021\ntables: {{{case.table}: a.xlsx}}\n", encoding="utf-8")
        (folder / "book.yaml").write_text(BOOK.format(columns=", ".join(case.columns)), encoding="utf-8")
        run = subprocess.run(
            [str(binary), "evaluate", str(folder), "--rules", str(folder / "book.yaml"), "--output", str(folder / "out")],
            capture_output=True, text=True, env={**os.environ, "SWIFT_BACKTRACE": "enable=no"}, check=False,
        )
        if case.refused:
            # Refusals print their words, not their code: the words are asked for by their message.
            words = {"workbook_stray_cells": "离数据很远", "workbook_dialect": "写法读不出来"}[case.refused]
            found = run.stdout + run.stderr
            return [] if run.returncode == 65 and words in found else [f"exit {run.returncode}: {found.strip()}"]
        if run.returncode != 0:
            return [f"exit {run.returncode}: {(run.stdout + run.stderr).strip()}"]
        found = {row[0]: tuple(row[1:-1]) for row in table(folder / "out" / "lists" / "all.csv")}
        found = {re.sub(r'^="(.*)"$', r"\1", key): value for key, value in found.items()}
        issues = sorted(
            " ".join(part for part in (row[0], row[1], row[4]) if part)
            for row in table(folder / "out" / "csv" / "issues.csv")
            if row[3] == "a.xlsx"
        )
    problems = []
    if found != case.values:
        problems.append(f"values: wanted {case.values}\n          found  {found}")
    if issues != sorted(case.issues):
        problems.append(f"issues: wanted {sorted(case.issues)}\n          found  {issues}")
    return problems


def table(path: Path) -> list[list[str]]:
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))[1:]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    wrong = 0
    cases = [case for case in CASES if options.only in case.name]
    for one in cases:
        for problem in differences(one, options.binary.resolve()):
            wrong += 1
            print(f"{one.name}\n  {problem}")
    print(f"{len(cases)} workbooks, {wrong} differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
