#!/usr/bin/env python3
"""What --public writes, and above all what it does not.

check.py --binary PATH
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

FILES = {
    "dataset.yaml": "dataset: d\ntitle: 小园区\nyear: 2021\ntables: {parcels: p.csv, enterprises: e.csv, figures: f.csv,"
    " occupancy: o.csv}\n",
    "p.csv": "宗地代码,证载面积(亩)\nP1,10\nP2,10\n",
    "e.csv": "税号,企业名称\nE0001,甲公司\nE0002,乙公司\nE0003,=丙公司\n",
    "f.csv": "税号,年度,税收,产值\nE0001,2021,777.125,4321.5\nE0002,2021,12.375,4321.5\nE0003,2021,12.5,错\n",
    "o.csv": "税号,宗地代码,土地面积(亩)\nE0001,P1,10\nE0002,P2,5\nE0003,P2,5\n",
}
BOOK = """\
rulebook: {id}
title: 小规则
documents: {{d: {{title: 评价办法}}}}
metrics:
  tax_per_mu: {{label: 亩均税收, of: enterprise, unit: 万元/亩, formula: tax / land}}
standards:
  tax: {{label: 亩均税收, metric: tax_per_mu, at_least: 5 万元/亩, cite: {{document: d}}}}
lists:
  low:
    title: 内部名单
    of: enterprise
    where: short(tax)
    columns: [enterprise_id, name, tax, tax_per_mu, reasons, evidence]
    order: [name]
    cite: {{document: d, clause: 第三条}}
    {publish}
  internal: {{title: 只供内部, of: parcel, where: land > 0 亩, columns: [parcel_id, land]}}
"""
SECRETS = ("777.125", "4321.5", "12.375", "2.475", "E0001", "E0002", "甲公司", "只供内部", "内部名单", "f.csv", "bad_number")


class Office:
    def __init__(self, binary: Path, folder: Path) -> None:
        self.binary, self.folder = binary, folder
        for name, text in FILES.items():
            (folder / name).write_text(text, encoding="utf-8")

    def book(self, name: str, publish: str) -> str:
        path = self.folder / f"{name}.yaml"
        path.write_text(BOOK.format(id=name, publish=publish), encoding="utf-8")
        return str(path)

    def evaluate(self, *arguments: str, code: int = 0) -> str:
        done = subprocess.run(
            [str(self.binary), "evaluate", ".", *arguments, "--lang", "zh"], cwd=self.folder, capture_output=True,
            text=True)
        assert done.returncode == code, f"{arguments}: exit {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout + done.stderr


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def texts(folder: Path) -> dict[str, str]:
    found = {}
    for path in folder.rglob("*"):
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as package:
                found |= {f"{path.name}/{name}": package.read(name).decode("utf-8") for name in package.namelist()}
        elif path.is_file():
            found[path.name] = path.read_text(encoding="utf-8-sig")
    return found


def check_published(office: Office) -> None:
    book = office.book("open", "publish: {columns: [name], title: 公示名单, note: 公示期五个工作日}")
    office.evaluate("--rules", book, "--output", "out")
    out = office.folder / "out"
    assert "csv/issues.csv" in names(out)
    shown = office.evaluate("--rules", book, "--public", "--output", "out")
    assert names(out) == {"lists/low.csv", "lists.xlsx", "summary.json"}, names(out)
    assert not (office.folder / "out.old").exists()
    with (out / "lists/low.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [["name"], ["'=丙公司"], ["乙公司"]], rows
    for name, text in texts(out).items():
        for secret in SECRETS:
            assert secret not in text, f"{name} holds {secret}"
    for secret in SECRETS:
        assert secret not in shown, f"the terminal shows {secret}"
    sheets = "".join(text for name, text in texts(out).items() if name.startswith("lists.xlsx"))
    for words in ("公示名单", "公示期五个工作日", "评价办法 第三条", "2021-12-31"):
        assert words in sheets, words
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert set(summary) == {
        "tool", "version", "public", "dataset", "title", "year", "as_of", "language", "rule_books", "lists", "gradings",
        "files"}
    assert summary["lists"]["low"]["rows"] == 2 and set(summary["files"]) == {"lists/low.csv", "lists.xlsx"}

    # A full run finds the folder again, and a public one the same bytes.
    before = {path: (out / path).read_bytes() for path in names(out)}
    office.evaluate("--rules", book, "--public", "--output", "out", "--threads", "1")
    assert {path: (out / path).read_bytes() for path in names(out)} == before
    office.evaluate("--rules", book, "--output", "out")
    assert "csv/issues.csv" in names(out)


def check_several(office: Office) -> None:
    """The order of publish decides; a book that publishes nothing adds nothing."""
    first = office.book("first", "publish: [tax_per_mu, name]")
    second = office.book("second", "note: x")
    office.evaluate("--rules", first, second, "--public", "--output", "both")
    assert names(office.folder / "both") == {"lists/first.low.csv", "lists.xlsx", "summary.json"}
    header = (office.folder / "both/lists/first.low.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert header == "tax_per_mu,name", header


def check_refused(office: Office) -> None:
    silent = office.book("silent", "note: x")
    assert "publish: [列名" in office.evaluate("--rules", silent, "--public", "--output", "never", code=65)
    wrong = office.book("wrong", "publish: [nmae]")
    assert "是否指「name」" in office.evaluate("--rules", wrong, "--output", "never", code=65)
    office.evaluate("--rules", office.book("empty", "publish:"), "--output", "never", code=65)
    office.evaluate("--rules", office.book("twice", "publish: [name, name]"), "--output", "never", code=65)
    office.evaluate("--rules", office.book("key", "publish: {column: [name]}"), "--output", "never", code=65)
    assert not (office.folder / "never").exists()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True)
    binary = parser.parse_args().binary.resolve()
    with tempfile.TemporaryDirectory(prefix="mujun-public-") as folder:
        office = Office(binary, Path(folder))
        check_published(office)
        check_several(office)
        check_refused(office)
    print("a public run holds what the books publish and nothing else")
    return 0


if __name__ == "__main__":
    sys.exit(main())
