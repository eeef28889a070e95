"""Names and codes that are formulas, markup or SQL: what mujun writes must not run them anywhere."""

from __future__ import annotations

import csv
import re
import sqlite3
import zipfile
from pathlib import Path
from typing import Iterable

from running import Findings, Mujun, write_manifest

NAMES = [
    "=cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "\t=1+1", "\r=1+1", "＝1+1", "＋1",
    '=HYPERLINK("http://127.0.0.1/?"&A1;"x")', "<script>alert(1)</script>", "</script><script>alert(1)</script>", "\" onmouseover=\"alert(1)",
    "<img src=x onerror=alert(1)>", "javascript:alert(1)", "]]><!--", "'; DROP TABLE parcels; --", "\"); DROP TABLE parcels; --", "{{7*7}}${7*7}",
    "%s%n%x", "\u202egnp.exe", "\u2028alert(1)", "{name}", "[% @project_path %]",
]


def dataset(folder: Path) -> None:
    write_manifest(
        folder, {"parcels": "p.csv", "enterprises": "e.csv", "figures": "f.csv", "zones": "z.csv"}, title="=1+1<script>alert(1)</script>",
        dataset="甲")
    codes = [f"P{number}" for number in range(len(NAMES))]
    rows = {
        "p.csv": [["宗地代码", "宗地名称", "面积(亩)", "所属片区", "=1+1", "<b>"]] + [
            [code, name, "10", name[:20], name, name] for code, name in zip(codes, NAMES)],
        "e.csv": [["税号", "企业名称", "宗地代码", "@负责人", "</script>"]] + [
            [name if number % 3 == 0 else f"E{number}", name, code, name, name] for number, (code, name) in enumerate(zip(codes, NAMES))],
        "f.csv": [["税号", "企业名称", "年度", "税收", "产值"]] + [
            [name if number % 3 == 0 else f"E{number}", name, "2021", name if number % 5 == 0 else "1", "2"] for number, name in enumerate(NAMES)]
        + [["", f"{name}甲厂", "2021", "1", "1"] for name in NAMES],
        "z.csv": [["片区代码", "片区名称"]] + [[name[:20], name] for name in NAMES[:6]],
    }
    for name, table in rows.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(table)
    (folder / "book.yaml").write_text(
        "rulebook: a\ntitle: '</script><script>alert(1)</script>'\n"
        "documents: {d: {title: \"=cmd|' /C calc'!A0\"}}\n"
        "metrics: {m: {label: '=1+1', of: enterprise, unit: 万元/亩, formula: tax / land}}\n"
        "standards: {s: {label: '<img src=x onerror=alert(1)>', metric: m, at_least: 20 万元/亩, cite: {document: d, clause: '@x'}}}\n"
        "flags: {f: {label: \"-1+1'\", of: enterprise, kind: watch, when: short(s), measure: {action: '+x', addressee: '</td>'}}}\n"
        "lists:\n  l:\n    title: \"=1+1'\\\"); DROP TABLE x; --\"\n    of: enterprise\n    where: name is known\n"
        "    columns: [enterprise_id, name, m, reasons, measure, {id: x, label: '=2+2\"', formula: tax * 1}]\n", encoding="utf-8")


def runs_in_excel(cell: str) -> bool:
    """Whether Excel would take a cell of a CSV for a formula; ="…" with plain characters is a guard of ours."""
    return cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠") and not re.fullmatch(r'="[^"]*"', cell)


def sheets(path: Path, findings: Findings) -> None:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode("utf-8", errors="replace")
            if name.startswith("xl/worksheets/"):
                found = [cell for cell in re.findall(r"<f>(.*?)</f>", text) if "cmd" in cell or "1+1" in cell]
                findings.expect(not found, f"{path.name}: formulas {found[:2]}")
            findings.expect("externalLink" not in name, f"{path.name}: {name}")
            findings.expect(not re.search(r'Target="(?!worksheets|styles|theme|sharedStrings|docProps|xl/|/xl|\.\.)', text) or "[Content" in name,
                            f"{path.name}: {name} leads out")


def check(mujun: Mujun, findings: Findings, folders: Iterable[Path]) -> None:
    folder = next(iter(folders))
    dataset(folder)
    for lang in ("zh", "en"):
        done = mujun.run("evaluate", ".", "--rules", "book.yaml", "--output", f"out-{lang}", cwd=folder, lang=lang)
        if not findings.expect(done.code == 0, f"hostile names: {done.end}: {done.error[-300:]}"):
            return
        out = folder / f"out-{lang}"
        for path in [*(out / "lists").glob("*.csv"), out / "csv/issues.csv"]:
            spreadsheet(path, findings)
        page = (out / "report.html").read_text(encoding="utf-8")
        for mark in ("<script>alert", "<img src=x", "\" onmouseover=\"", "<b>"):
            place = page.find(mark)
            inside = page[max(0, place - 60):place + 60]
            findings.expect(place < 0 or "&quot;" in inside or "&lt;" in inside, f"report.html ({lang}): {inside!r}")
        findings.expect("http://" not in re.sub(r"http://www\.w3\.org/[^\"' ]*", "", page).replace("http://127.0.0.1", ""), "report.html names the net")
        for path in out.glob("*.xlsx"):
            sheets(path, findings)
        package = sqlite3.connect(out / "evaluation.gpkg")
        findings.expect(package.execute("PRAGMA integrity_check").fetchone() == ("ok",), "evaluation.gpkg is not whole")
        names = {row[0] for row in package.execute("SELECT name FROM sqlite_master")}
        findings.expect("parcels" in names and "enterprises" in names, f"evaluation.gpkg lost tables: {sorted(names)[:9]}")
        package.close()
    for form in ("csv", "xlsx", "gpkg", "geojson", "shp"):
        done = mujun.run("export", "out-zh", "--list", "l", "--format", form, "--output", f"x.{form}", cwd=folder)
        findings.sound(f"export {form} of hostile names", done)
        if form == "csv" and done.code == 0:
            spreadsheet(folder / "x.csv", findings)
        if form == "xlsx" and done.code == 0:
            sheets(folder / "x.xlsx", findings)
    for verb, file in (("match", "m.xlsx"), ("verify", "v.xlsx")):
        done = mujun.run(verb, ".", "-o", file, cwd=folder)
        findings.sound(f"{verb} over hostile names", done)
        if findings.expect((folder / file).exists(), f"{verb} over hostile names wrote nothing: {done.error[-200:]}{done.out[-200:]}"):
            sheets(folder / file, findings)
    for options in (["--list", "../../etc/passwd"], ["--list", "l; DROP TABLE x"], ["--list", "l", "--output", "/dev/null/x.csv"],
                    ["--list", "l", "--output", "out-zh/evaluation.gpkg"], ["--list", "l", "--output", "nowhere/x.csv"], ["--list", "l", "--output", ""]):
        done = mujun.run("export", "out-zh", "--format", "csv", *options, cwd=folder)
        findings.sound(f"export {' '.join(options)}", done)


def spreadsheet(path: Path, findings: Findings) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            for cell in row:
                findings.expect(not runs_in_excel(cell) or is_number(cell), f"{path.parent.name}/{path.name}: {cell[:60]!r}")


def is_number(cell: str) -> bool:
    try:
        float(cell)
        return True
    except ValueError:
        return False
