#!/usr/bin/env python3
"""The review form as a workbook and as a page: both say the same, stand on one page, fetch nothing and replace no file.

forms.py --binary PATH
"""

from __future__ import annotations

import argparse
import base64
import re
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

import openpyxl

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent / "Report"))

from browser import Browser  # noqa: E402

PROJECT = """\
project_id: X-7
name: 电机项目<b>甲</b>
applicant: =1+1
industry: C3812
industry_edition: 2017
land: 30 亩
investment_plant: 3500 万元
investment_equipment: 2400 万元
tax: 580 万元
output: 9500 万元
counted_floor_area: 30000 m²
"""
failures: list[str] = []


def check(holds: bool, what: str) -> None:
    if not holds:
        failures.append(what)
        print(f"FAILED {what}")


class Texts(HTMLParser):
    """The texts of a page's cells and lines, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.inside = 0

    def handle_starttag(self, tag: str, attributes: list) -> None:
        if tag in ("td", "th", "p", "h1", "h2", "footer"):
            self.inside += 1
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "p", "h1", "h2", "footer"):
            self.inside -= 1

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts[-1] += data


def admit(binary: Path, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run([str(binary), "admit", *arguments], cwd=ROOT, capture_output=True, text=True)


def cells(sheet: openpyxl.worksheet.worksheet.Worksheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]


def pages(browser: Browser, page: Path) -> int:
    browser.send("Page.navigate", url=page.as_uri())
    import time
    time.sleep(0.8)
    printed = browser.send("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
    data = base64.b64decode(printed["data"] if "data" in printed else printed["result"]["data"])
    return len(re.findall(rb"/Type\s*/Page[^s]", data))


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", type=Path, required=True)
    binary = parser.parse_args().binary.resolve()
    with tempfile.TemporaryDirectory() as name, Browser() as browser:
        folder = Path(name)
        project = folder / "项目.yaml"
        project.write_text(PROJECT, encoding="utf-8")
        for language in ("zh", "en"):
            book, page = folder / f"{language}.xlsx", folder / f"{language}.html"
            rules = ["--rules", "tianyi/223-2021", "national/industrial-land-control-2008", "--proposed", "--set",
                     "investment_least=660 万元/公顷", "--as-of", "2024-03-01", "--lang", language]
            ran = admit(binary, str(project), *rules, "-o", str(book), "-o", str(page))
            check(ran.returncode == 2, f"{language}: exit {ran.returncode} {ran.stderr}")
            markup = page.read_text(encoding="utf-8")
            texts = Texts()
            texts.feed(markup)
            shown = [text for text in texts.texts if text]
            sheet = openpyxl.load_workbook(book).active
            check([text for text in cells(sheet)] == shown, f"{language}: sheet and page differ")
            check("<b>" not in markup and "<script" not in markup, f"{language}: markup from the data")
            check(not re.search(r"(src|href)=\"(?!data:)", markup), f"{language}: something is fetched")
            check("=1+1" in cells(sheet), f"{language}: a text is no formula")
            whole = "\n".join(shown)
            check("2002" in whole and "industry:" not in whole and ":plot_ratio" not in whole, f"{language}: asks by an id")
            check(not re.search(r"\b[a-z]+_[a-z_]+\b", whole), f"{language}: a key stands on the form")
            # Eight items of two books, most of them open, may take a second page; a normal project may not.
            check(pages(browser, page) <= 2, f"{language}: more than two pages")
            plain = folder / f"plain-{language}"
            admit(binary, str(project), "--rules", "tianyi/223-2021", "--as-of", "2024-03-01", "--lang", language,
                  "-o", f"{plain}.html", "-o", f"{plain}.xlsx")
            check(pages(browser, Path(f"{plain}.html")) == 1, f"{language}: more than one page")
            height = openpyxl.load_workbook(f"{plain}.xlsx").active.page_setup.fitToHeight
            check(height not in (0, "0"), f"{language}: the sheet is not on one page")
            again = admit(binary, str(project), *rules, "-o", str(book))
            check(again.returncode == 65, "a form was replaced")
            before = page.read_bytes()
            page.unlink()
            admit(binary, str(project), *rules, "-o", str(page))
            check(page.read_bytes() == before, f"{language}: other bytes")
        check(admit(binary, str(project), *rules, "-o", str(folder / "a.doc")).returncode == 64, "an unknown ending")
        batch = folder / "批次.csv"
        rows = "".join(f"B{number:03},项目{number},10,{150 + number},3000\n" for number in range(130))
        batch.write_text("项目编号,项目名称,用地面积(亩),税收(万元),产值(万元)\n" + rows, encoding="utf-8")
        admit(binary, str(batch), "--rules", "tianyi/223-2021", "--as-of", "2024-03-01", "--lang", "zh",
              "-o", str(folder / "b.xlsx"), "-o", str(folder / "b.html"))
        workbook = openpyxl.load_workbook(folder / "b.xlsx")
        check(len(workbook.sheetnames) == 101, f"{len(workbook.sheetnames)} sheets")
        check(workbook.worksheets[0].max_row >= 131, "the summary has every project")
        check((folder / "b.html").read_text(encoding="utf-8").count("<main>") == 101, "pages of a batch")
        check(not list(folder.glob(".*")), "nothing is left beside")
    print(f"review forms: {len(failures) or 'no'} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
