#!/usr/bin/python3
"""The sheets of a grading, a page per enterprise, and simulations, on a small county worked out by hand.

What a page says would lift an enterprise is put into the data, and the grade has to rise; a hair less must not do it.

sheets.py --binary PATH
"""

import argparse
import csv
import math
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl

TAX = {  # above scale on 10 mu each: tax in 万元
    "E01": 300, "E02": 250, "E03": 200, "E04": 180, "E05": 150, "E06": 120, "E07": 100, "E08": 80, "E09": 50, "E10": 20}
ENERGY = {e: 100 for e in TAX}
SMALL = {"S01": 40, "S02": 30, "S03": None, "S04": 10}
BOOK = """\
rulebook: county
title: 小县办法
documents: {d: {title: 评价办法}}
parameters:
  least: {label: 税收下限, value: 2 万元/亩, unit: 万元/亩}
metrics:
  tax_mu: {label: 亩均税收, of: enterprise, unit: 万元/亩, formula: tax / land}
  energy_mu: {label: 亩均能耗, of: enterprise, unit: tce/亩, formula: energy / land}
standards:
  tax: {label: 税收标准, metric: tax_mu, at_least: 10 万元/亩}
flags:
  low: {label: 低税, of: enterprise, kind: watch, when: tax_mu < least}
grading:
  yearly:
    label: 综合评价
    of: enterprise
    populations:
      - {id: above, label: 规上, where: above_scale}
      - {id: below, label: 规下}
    exempt: [{where: 'status = "新办"', grade: T, because: 新办企业}]
    indicators:
      above:
        - {metric: tax_mu, weight: 60, score: ratio, base: 20 万元/亩, cap: 1.5}
        - {metric: energy_mu, weight: 40, score: reverse, base: 10 tce/亩, cap: 1.2}
      below:
        - {metric: tax_mu, weight: 100, score: ratio, base: 4 万元/亩, cap: 1}
    adjust: [{where: 'status = "获奖"', points: 3, because: 县级表彰, cite: {document: d, clause: 五}}]
    veto: [{where: 'status = "事故"', at_best: C, because: 安全事故, cite: {document: d, clause: 六}}]
    grades: {quota: [{A: 20%}, {B: 50%}, {C: 20%}, {D: 10%}]}
    publish: {columns: [name, grade], title: 评价结果公示表, note: 公示期七天}
    cite: {document: d, clause: 四}
"""


class Office:
    def __init__(self, binary, folder):
        self.binary, self.folder = binary, folder
        (folder / "book.yaml").write_text(BOOK, encoding="utf-8")
        (folder / "dataset.yaml").write_text(
            "dataset: d\ntitle: 小县\nyear: 2021\ntables: {parcels: p.csv, enterprises: e.csv, figures: f.csv,"
            " occupancy: o.csv}\n", encoding="utf-8")
        keys = [*TAX, *SMALL]
        status = {"E02": "事故", "E05": "获奖", "S04": "新办"}
        self.write("p.csv", [["宗地代码", "证载面积(亩)"]] + [["P" + e, 10] for e in keys])
        self.write("o.csv", [["税号", "宗地代码", "土地面积(亩)"]] + [[e, "P" + e, 10] for e in keys])
        self.write("e.csv", [["enterprise_id", "name", "above_scale", "status"]] + [
            [e, f"{e}公司", "是" if e in TAX else "否", status.get(e, "正常")] for e in keys])
        self.figures({})

    def write(self, name, rows):
        with (self.folder / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)

    def figures(self, changed):
        rows = [["enterprise_id", "year", "tax(万元)", "energy(tce)"]]
        for e, tax in {**TAX, **SMALL}.items():
            tax = changed.get((e, "tax"), tax)
            energy = changed.get((e, "energy"), ENERGY.get(e, 50))
            rows.append([e, 2021, "" if tax is None else repr(tax), repr(energy)])
        self.write("f.csv", rows)

    def run(self, *arguments, code=0, verb="evaluate"):
        done = subprocess.run(
            [str(self.binary), verb, ".", "--rules", "book.yaml", *arguments, "--lang", "zh"], cwd=self.folder,
            capture_output=True, text=True)
        assert done.returncode == code, f"{verb} {arguments}: exit {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout + done.stderr

    def grades(self, out):
        with (self.folder / out / "csv/grades.csv").open(encoding="utf-8") as file:
            return {row["subject_id"]: row for row in csv.DictReader(file)}


def values(sheet):
    return [[cell for cell in row] for row in sheet.iter_rows(values_only=True)]


def table(sheet, first):
    rows = values(sheet)
    head = next(i for i, row in enumerate(rows) if row[0] == first)
    return rows[head], [row for row in rows[head + 1:] if row[0] is not None or row[1] is not None]


def check_results(office):
    shown = office.run("--one-pagers", "--output", "out")
    assert "企业一页纸：14 页" in shown, shown
    book = openpyxl.load_workbook(office.folder / "out/lists.xlsx")
    sheet = book["综合评价"]
    assert sheet.page_setup.orientation == "landscape" and str(sheet.page_setup.paperSize) == "9"
    head, rows = table(sheet, "名次")
    assert head[:7] == ["名次", "统一社会信用代码", "名称", "总体", "得分", "亩均税收", "亩均能耗"], head
    grades = office.grades("out")
    above = [row for row in rows if row[3] == "规上"]
    assert len(rows) == 14 and len(above) == 10 and [row[3] for row in rows][:10] == ["规上"] * 10
    assert [row[0] for row in above] == sorted(row[0] for row in above)
    for row in rows:
        told = grades[row[1]]
        assert (row[0] or "") == (int(told["rank"]) if told["rank"] else ""), row
        assert row[head.index("等级")] == (told["grade"] or "无法判定"), row
        assert (row[4] is None) == (told["score"] == ""), row
        if row[4] is not None:
            assert math.isclose(row[4], float(told["score"])), row
            parts = [x for x in row[5:8] if x is not None]  # items and adjustments
            assert math.isclose(sum(parts), row[4]), row
    note = {row[1]: row[head.index("说明")] for row in rows}
    assert "安全事故" in note["E02"] and "新办企业" in note["S04"] and "县级表彰" in note["E05"], note

    public = book["评价结果公示表"]
    head, rows = table(public, "序号")
    assert head == ["序号", "名称", "等级"], head
    assert [row[1:] for row in rows] == [
        [f"{e}公司", grades[e]["grade"]] for e in sorted(
            (e for e in grades if grades[e]["grade"]),
            key=lambda e: (e[0], "ABCDT".index(grades[e]["grade"]), e))], rows
    assert any("公示期七天" in str(row[0]) for row in values(public))
    office.run("--public", "--output", "public")
    book = openpyxl.load_workbook(office.folder / "public/lists.xlsx")
    assert book.sheetnames == ["评价结果公示表"], book.sheetnames
    assert not (office.folder / "public/csv").exists()


def page(office, key, out="out"):
    book = openpyxl.load_workbook(office.folder / out / "one_pagers/1.xlsx")
    sheet = book[key]
    assert sheet.page_setup.fitToHeight in (1, "1", None) and sheet.sheet_properties.pageSetUpPr.fitToPage
    return "\n".join(" | ".join(str(x) for x in row if x is not None) for row in values(sheet))


def check_pages(office):
    book = openpyxl.load_workbook(office.folder / "out/one_pagers/1.xlsx")
    assert len(book.sheetnames) == 15 and book.sheetnames[0] == "目录", book.sheetnames
    text = page(office, "E05")
    assert "县级表彰 | 3 | 评价办法 五" in text and "亩均税收 (万元/亩) | 15 | 20 | 60 | 45 | 45" in text, text
    veto = page(office, "E02")
    assert "一票否决：安全事故" in veto and "升一级需要" not in veto, veto
    assert "升一级需要" not in page(office, "E01"), "the best grade cannot rise"
    assert "已达上限" not in page(office, "E03") and "缺数" in page(office, "S03")


def check_lifts(office):
    """Each value said to lift does, and a hundredth less does not."""
    order, tried = "ABCD", 0
    before = office.grades("out")
    for key in TAX:
        text = page(office, key)
        found = re.search(r"只靠一项指标时.*?：(.*)。", text)
        if not found:
            continue
        for label, word, number in re.findall(r"(亩均税收|亩均能耗) (不低于|不高于) ([\d.]+)", found[1]):
            kind, sign = ("tax", 1) if label == "亩均税收" else ("energy", -1)
            for less in (False, True):
                value = (float(number) - sign * (0.01 if less else 0)) * 10
                office.figures({(key, kind): value})
                office.run("--output", "again")
                after = office.grades("again")[key]["grade"]
                rise = order.index(before[key]["grade"]) - order.index(after)
                assert rise == (0 if less else 1), (key, label, value, before[key]["grade"], after)
            tried += 1
    office.figures({})
    assert tried >= 5, tried


def check_simulation(office):
    shown = office.run("--vary", "tax.at_least=5..20:5", "--output", "sim.csv", verb="simulate")
    assert "10 万元/亩" in shown and "税收标准" in shown, shown
    with (office.folder / "sim.csv").open(encoding="utf-8-sig") as file:
        rows = [row for row in csv.DictReader(file) if row["rule"] == "tax"]
    figures = [t for t in [*TAX.values(), *SMALL.values()] if t is not None]
    for row in rows:
        limit = float((row["tax.at_least"] or "10").split()[0])
        short = sum(t / 10 < limit for t in figures)
        want = {"short": short, "met": len(figures) - short, "undecided": 1, "not_applicable": 0}[row["outcome"]]
        assert int(row["subjects"]) == want and float(row["land_mu"]) == 10 * want, row
    with (office.folder / "sim-flips.csv").open(encoding="utf-8-sig") as file:
        flips = {(r["tax.at_least"], r["subject_id"]): (r["own"], r["previous"], r["now"]) for r in csv.DictReader(file)}
    assert flips["5 万元/亩", "E09"] == ("short", "", "met") and flips["15 万元/亩", "E06"] == ("met", "met", "short")
    for value in ("5", "15"):  # a step is what an evaluation with that number says
        text = BOOK.replace("at_least: 10 万元/亩", f"at_least: {value} 万元/亩")
        (office.folder / "other.yaml").write_text(text, encoding="utf-8")
        subprocess.run(
            [str(office.binary), "evaluate", ".", "--rules", "other.yaml", "--output", "other"], cwd=office.folder,
            check=True, capture_output=True)
        with (office.folder / "other/csv/verdicts.csv").open(encoding="utf-8") as file:
            told = [row["verdict"] for row in csv.DictReader(file)]
        for row in rows:
            if row["tax.at_least"] == f"{value} 万元/亩":
                assert told.count(row["outcome"]) == int(row["subjects"]), row
    assert "低税" in office.run("--vary", "least=1..6:1", verb="simulate")
    office.figures({("E09", "energy"): 20})
    both = office.run(
        "--vary", "yearly.above.tax_mu.weight=20..100:40", "--vary", "yearly.energy_mu.base=5..10:5", "--output",
        "grid.csv", verb="simulate")
    assert "综合评价" in both, both
    with (office.folder / "grid.csv").open(encoding="utf-8-sig") as file:
        assert {row["step"] for row in csv.DictReader(file)} == {str(i) for i in range(7)}
    for wrong, word in {
        "tax.at_leest=1..2:1": "at_least", "txa.at_least=1..2:1": "tax.at_least", "tax.at_least=1..2:0": "步长",
        "tax.at_least=1..2000:1": "超过", "tax.at_least=1人..2人:1人": "单位", "tax.at_least=1": "看不懂",
        "leest=1..2:1": "least", "yearly.tax_mu.wieght=1..2:1": "tax_mu.weight",
    }.items():
        told = office.run("--vary", wrong, verb="simulate", code=64)
        assert word in told, (wrong, told)
    office.run("--vary", "least=1..2:1", "--output", "sim.csv", verb="simulate", code=65)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--keep", type=Path, help="a folder for the files, to look at them")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mujun-grades-") as folder:
        place = arguments.keep or Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        office = Office(arguments.binary.resolve(), place)
        check_results(office)
        check_pages(office)
        check_lifts(office)
        check_simulation(office)
    print("the sheets of a grading say what the files say, lifts lift, and steps are evaluations")
    return 0


if __name__ == "__main__":
    sys.exit(main())
