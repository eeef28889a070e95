#!/usr/bin/env python3
"""Uses report.html as a reader would, in a headless Chromium, and holds it against the CSV files beside it.

check.py --binary PATH [--pictures FOLDER]    # exits 1 where something is wrong; pictures are for looking at
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Callable, Optional

sys.path.insert(0, str(Path(__file__).resolve().parent))
from browser import Browser  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent.parent
DATASET = ROOT / "parcels/tianyi-demo"
BOOKS = ("tianyi/223-2021", "liandu/key-supervision-2021", "national/idle-land-2012")
IDLE = "430321003002GB00075"  # suspected idle, with an official decision
PHONE, DESK = (390, 844), (1280, 900)
LARGEST, FIXED = 350, 3_000_000  # bytes a parcel, and of lists and issues that are cut: 10 MB for 20,000
FIRST_DRAWING = 2000  # ms


class Run:
    def __init__(self, binary: Path, folder: Path, pictures: Optional[Path]) -> None:
        self.binary, self.folder, self.pictures = binary.resolve(), folder, pictures
        self.failures: list[str] = []

    def evaluate(self, dataset: Path, name: str, language: str, books: tuple[str, ...] = BOOKS) -> Path:
        out = self.folder / name
        line = ("--set", "supervision_land=5 亩") if BOOKS[1] in books else ()
        subprocess.run(
            [str(self.binary), "evaluate", str(dataset), "--rules", *books, "--proposed", *line,
             "--lang", language, "--output", str(out)],
            cwd=ROOT, env={**os.environ, "MUJUN_RULES": "rules"}, check=True, capture_output=True)
        return out

    def hold(self, name: str, holds: bool, saw: object = "") -> None:
        if not holds:
            self.failures.append(f"{name}: {saw!r}")

    def picture(self, browser: Browser, name: str, whole: bool = True) -> None:
        if self.pictures:
            browser.picture(self.pictures / f"{name}.png", whole)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


PANEL = "document.getElementById('panel').innerText"


def click_parcel(browser: Browser, touch: bool = False) -> str:
    """Clicks the middle of the canvas and round about until a parcel answers; gives its id."""
    browser.ask("document.getElementById('canvas').scrollIntoView({block: 'center'})")
    box = browser.ask("(() => { const b = document.getElementById('canvas').getBoundingClientRect();"
                      "return [b.left, b.top, b.width, b.height]; })()")
    for across, down in ((.5, .5), (.45, .4), (.4, .6), (.55, .65), (.3, .5)):
        (browser.tap if touch else browser.click)(box[0] + box[2] * across, box[1] + box[3] * down)
        try:
            return browser.wait("document.getElementById('panel').dataset.parcel", 1)
        except AssertionError:
            continue
    raise AssertionError("no parcel under any of five places")


def use_page(run: Run, browser: Browser, out: Path, language: str, width: int, height: int) -> None:
    where = f"{language} {width}px"
    touch = width < 600
    browser.size(width, height, 2 if touch else 1, touch)
    browser.open(out / "report.html")
    run.hold(f"{where}: first drawing", browser.ask("Number(document.body.dataset.ready)") < FIRST_DRAWING)
    run.hold(f"{where}: page as wide as the screen", browser.ask("document.documentElement.scrollWidth") <= width,
             browser.ask("document.documentElement.scrollWidth"))
    run.picture(browser, f"{language}-{width}")

    # A click on the map says what flags.csv says.
    clicked = click_parcel(browser, touch)
    run.hold(f"{where}: the panel names the parcel", clicked in browser.ask(PANEL))
    parcels = {row["parcel_id"]: row for row in rows(out / "csv/parcels.csv")}
    run.hold(f"{where}: the panel shows its land", f"{float(parcels[clicked]['land_mu']):.4f}".rstrip("0").rstrip(".")
             in browser.ask(PANEL), browser.ask(PANEL))

    # Finding one by its code.
    browser.type("#find", IDLE)
    browser.wait("document.querySelector('#hits button')")
    browser.click_on("#hits button")
    browser.wait(f"document.getElementById('panel').dataset.parcel === '{IDLE}'")
    text = browser.ask(PANEL)
    for flag in rows(out / "csv/flags.csv"):
        if flag["subject_id"] == IDLE and flag["verdict"] == "yes":
            run.hold(f"{where}: the clause of {flag['flag']}", flag["cite"] in text, text)
    run.hold(f"{where}: suspected, not found", ("疑似" if language == "zh" else "Suspected") in text)
    run.picture(browser, f"{language}-{width}-panel", whole=False)

    # Colouring by each figure; missing ones are a class of their own.
    states = browser.ask("document.getElementById('legend').innerText")
    missing = "不能判定" if language == "zh" else "undecided"
    for choice in browser.ask("[...document.getElementById('colour').options].map(o => o.value)")[1:]:
        browser.ask(f"(() => {{ const s = document.getElementById('colour'); s.value = '{choice}';"
                    "s.dispatchEvent(new Event('change')); })()")
        legend = browser.ask("document.getElementById('legend').innerText")
        run.hold(f"{where}: colouring {choice}", legend != states and missing in legend, legend)
        counts = sum(int(n) for n in browser.ask("[...document.querySelectorAll('#legend small')].map(s => s.textContent)"))
        run.hold(f"{where}: every parcel is in a class", counts == len(parcels), counts)
    if run.pictures:
        browser.ask("document.getElementById('whole').click(); document.getElementById('map').scrollIntoView()")
        browser.ask("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        run.picture(browser, f"{language}-{width}-metric", whole=False)

    # The legend leaves one class.
    before = browser.ask("document.getElementById('canvas').toDataURL().length")
    browser.click_on("#legend button")
    browser.ask("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    run.hold(f"{where}: one class alone", browser.ask("document.getElementById('canvas').toDataURL().length") != before)

    # A list: sorted by a figure, missing last; searched.
    table = "document.querySelector('table[data-table=list0]')"
    listed = rows(out / "lists" / sorted(os.listdir(out / "lists"))[0])
    heads = browser.ask(f"[...{table}.tHead.rows[0].cells].map(c => c.innerText)")
    column = next(k for k, head in enumerate(heads) if ("亩平税收" in head))
    for descending in (False, True):
        browser.ask(f"{table}.tHead.rows[0].cells[{column}].click()")
        shown = [t for t in browser.ask(f"[...{table}.tBodies[0].rows].map(r => r.cells[{column}].innerText)") if t != "—"]
        numbers = [float(t) for t in shown]
        run.hold(f"{where}: sorted", len(numbers) > 5 and numbers == sorted(numbers, reverse=descending), numbers[:5])
    key = browser.ask(f"{table}.tBodies[0].rows[3].cells[1].innerText")
    browser.ask(f"(() => {{ const i = document.querySelector('.bar-tools input'); i.value = '{key}';"
                "i.dispatchEvent(new Event('input')); })()")
    run.hold(f"{where}: searched", browser.ask(f"{table}.tBodies[0].rows.length") == 1)
    browser.ask(f"{table}.querySelector('.go').click()")
    run.hold(f"{where}: from the list to the map", key in browser.ask(PANEL), browser.ask(PANEL))
    browser.ask("(() => { const i = document.querySelector('.bar-tools input'); i.value = ''; i.dispatchEvent(new Event('input')); })()")
    badge = int(browser.ask("document.querySelector('.list .badge').textContent"))
    lists = {path.stem: len(rows(path)) for path in (out / "lists").iterdir()}
    run.hold(f"{where}: as many rows as in the CSV", badge in lists.values(), (badge, lists))

    # The keyboard moves the map.
    browser.ask("document.getElementById('canvas').focus()")
    scale = browser.ask("document.getElementById('canvas').dataset.scale")
    for _ in range(3):
        browser.send("Input.dispatchKeyEvent", type="keyDown", key="+", text="+")
        browser.send("Input.dispatchKeyEvent", type="keyUp", key="+")
    browser.ask("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    run.hold(f"{where}: plus zooms", browser.ask("document.getElementById('canvas').dataset.scale") != scale)
    run.hold(f"{where}: nothing to complain of", not browser.complaints(), browser.complaints())


def print_page(run: Run, browser: Browser, out: Path, language: str) -> None:
    browser.size(*DESK)
    browser.open(out / "report.html")
    browser.ask("document.querySelector('#whole').click()")
    pdf = browser.pdf()
    pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
    run.hold(f"{language}: pages on paper", 8 <= pages <= 60, pages)
    boxes = {tuple(round(float(n)) for n in box.split()) for box in re.findall(rb"/MediaBox\s*\[([^\]]*)\]", pdf)}
    run.hold(f"{language}: A4", boxes <= {(0, 0, 595, 842), (0, 0, 842, 595), (0, 0, 596, 842), (0, 0, 842, 596)}, boxes)
    run.hold(f"{language}: nothing to complain of on paper", not browser.complaints(), browser.complaints())
    if run.pictures:
        (run.pictures / f"{language}.pdf").write_bytes(pdf)


def without_scripts(run: Run, browser: Browser, out: Path) -> None:
    browser.size(*DESK)
    browser.scripts(on=False)
    browser.send("Page.navigate", url=(out / "report.html").resolve().as_uri())
    browser.wait("document.readyState === 'complete' && document.querySelector('table[data-table=issues]')")
    text = browser.ask("document.body.innerText")
    for name in sorted(os.listdir(out / "lists")):
        for row in rows(out / "lists" / name)[:50]:
            key = (row.get("enterprise_id") or row.get("parcel_id") or "").strip('="')
            run.hold(f"without scripts: {name} {key}", key in text)
    run.hold("without scripts: told so", "浏览器没有运行脚本" in text)
    run.picture(browser, "zh-without-scripts")
    browser.scripts(on=True)


EVIL = "</script><script>document.title='evil'</script><img src=x onerror=\"document.title='evil'\">"


def geojson(path: Path, features: list[tuple[dict[str, object], list[list[list[float]]]]], crs: str) -> None:
    import json
    path.write_text(json.dumps({
        "type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": crs}},
        "features": [{"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": rings}}
                     for properties, rings in features]}), encoding="utf-8")


def names_that_bite(run: Run, browser: Browser) -> None:
    """Hostile names, degrees, and a hole: a click in the hole meets nothing."""
    folder = run.folder / "bite"
    folder.mkdir()

    def square(x: float, y: float, size: float) -> list[list[float]]:
        return [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]

    geojson(folder / "p.geojson", [
        ({"parcel_id": "P1", "name": EVIL, "holder_id": "E1"}, [square(112.9, 27.8, 0.004), square(112.9013, 27.8013, 0.0014)]),
        ({"parcel_id": "P2", "name": "乙", "holder_id": "E2"}, [square(112.905, 27.8, 0.004)])], "urn:ogc:def:crs:EPSG::4490")
    (folder / "e.csv").write_text(
        f'enterprise_id,name,industry\nE1,"{EVIL.replace(chr(34), chr(34) * 2)}",1310\nE2,{{{{data}}}},2\n', encoding="utf-8")
    (folder / "f.csv").write_text("enterprise_id,year,tax(万元),output(万元)\nE1,2021,12,300\nE2,2021,,\n", encoding="utf-8")
    (folder / "dataset.yaml").write_text(
        "dataset: bite\ntitle: \"<b>园</b> & {{data}}\"\nyear: 2021\ntables:\n  parcels: {source: p.geojson}\n"
        "  enterprises: {source: e.csv}\n  figures: {source: f.csv}\n", encoding="utf-8")
    out = run.evaluate(folder, "bite-out", "zh", ("tianyi/223-2021",))
    browser.size(*DESK)
    browser.open(out / "report.html")
    run.hold("a name does nothing", "evil" not in browser.ask("document.title") and browser.ask("document.images.length") == 0)
    run.hold("a title stays a text", "<b>园</b> & {{data}}" in browser.ask("document.querySelector('h1').textContent"))
    browser.type("#find", "P1")
    browser.wait("document.querySelector('#hits button')")
    browser.click_on("#hits button")
    browser.wait("document.getElementById('panel').dataset.parcel === 'P1'")
    run.hold("a hostile name is shown as it is", EVIL in browser.ask(PANEL), browser.ask(PANEL))
    # 0.009 degrees of longitude at 27.8° north are 886 m; the bar says how many pixels its metres are.
    browser.ask("document.getElementById('whole').click()")
    browser.ask("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    metres, pixels = re.fullmatch(r"(\d+)m (\d+)px", browser.ask("document.getElementById('canvas').dataset.scale")).groups()
    width = browser.ask("document.getElementById('canvas').clientWidth")
    park = 886.5 / int(metres) * int(pixels)
    run.hold("the scale bar of degrees", 0.90 < park / width < 0.96 or park < width, (park, width))
    browser.ask("document.querySelector('.shut').click()")
    x, y, w, h = browser.ask("(() => { const b = document.getElementById('canvas').getBoundingClientRect();"
                             "return [b.left, b.top, b.width, b.height]; })()")
    per_degree = park / 0.009
    west = x + w / 2 - park / 2
    browser.click(west + 0.002 * per_degree, y + h / 2)
    run.hold("a hole is not the parcel", browser.ask("document.getElementById('panel').dataset.parcel") is None)
    browser.click(west + 0.0005 * per_degree, y + h / 2)
    run.hold("beside the hole it is", browser.ask("document.getElementById('panel').dataset.parcel") == "P1")
    browser.click(west + 0.007 * per_degree, y + h / 2)
    run.hold("missing is said to be so", "缺失" in browser.ask(PANEL) and "不能判定" in browser.ask(PANEL), browser.ask(PANEL))
    run.hold("hostile names: nothing to complain of", not browser.complaints(), browser.complaints())

    (folder / "p.csv").write_text("parcel_id,certificate_area,holder_id\nP1,20000,E1\nP2,10000,E2\n", encoding="utf-8")
    manifest = folder / "dataset.yaml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("p.geojson", "p.csv"), encoding="utf-8")
    browser.open(run.evaluate(folder, "no-map", "zh", ("tianyi/223-2021",)) / "report.html")
    run.hold("without polygons it says so", "没有宗地图形" in browser.ask("document.body.innerText"))
    run.hold("without polygons no map", not browser.ask("document.getElementById('canvas').offsetParent"))
    run.hold("without polygons: nothing to complain of", not browser.complaints(), browser.complaints())


def many(run: Run, browser: Browser, count: int) -> None:
    """A page of many parcels is small enough and drawn soon enough."""
    folder = run.folder / f"many-{count}"
    folder.mkdir()
    side = int(count ** 0.5) + 1
    parcels = []
    with (folder / "e.csv").open("w", encoding="utf-8") as firms, (folder / "f.csv").open("w", encoding="utf-8") as figures:
        firms.write("enterprise_id,name,industry,industry_edition\n")
        figures.write("enterprise_id,year,tax(万元),output(万元),investment_plant_equipment(万元)\n")
        for i in range(count):
            x, y = 38500000 + i % side * 100, 3000000 + i // side * 90
            corners = [(x, y), (x + 30, y - 4), (x + 60, y + 3), (x + 90, y), (x + 93, y + 40), (x + 90, y + 80), (x + 40, y + 83), (x, y + 80)]
            ring = [[a + i % 7 / 100, b] for a, b in corners + corners[:1]]
            key = f"430321003002GB{i:05d}"
            firm = f"91430321MA{i:08d}"
            parcels.append(({"parcel_id": key, "zone": f"Z{i % 9}", "holder_id": firm}, [ring]))
            firms.write(f"{firm},湘潭天易第{i}号装备制造有限公司,{13 + i % 28}10,2017\n")
            figures.write(f"{firm},2021,{i % 997 / 3:.2f},{i % 4001:.1f},{'' if i % 50 == 0 else i % 5000}\n")
    geojson(folder / "p.geojson", parcels, "urn:ogc:def:crs:EPSG::4526")
    (folder / "dataset.yaml").write_text(
        "dataset: many\nyear: 2021\ntables:\n  parcels: {source: p.geojson}\n  enterprises: {source: e.csv}\n"
        "  figures: {source: f.csv}\n", encoding="utf-8")
    page = run.evaluate(folder, f"many-{count}-out", "zh", ("tianyi/223-2021", "liandu/key-supervision-2021")) / "report.html"
    size = page.stat().st_size
    browser.size(*DESK)
    browser.open(page)
    drawn = browser.ask("Number(document.body.dataset.ready)")
    run.hold(f"{count} parcels: bytes", size < LARGEST * count + FIXED, size)
    run.hold(f"{count} parcels: first drawing", drawn < FIRST_DRAWING, drawn)
    clicked = click_parcel(browser)
    run.hold(f"{count} parcels: a click", clicked in browser.ask(PANEL))
    run.hold(f"{count} parcels: nothing to complain of", not browser.complaints(), browser.complaints())
    run.picture(browser, f"many-{count}", whole=False)
    print(f"{count} parcels: {size / 1e6:.1f} MB, drawn after {drawn:.0f} ms")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--many", type=int, default=2000)
    options = parser.parse_args()
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="mujun-report-"))
    run = Run(options.binary, folder, options.pictures)
    try:
        with Browser() as browser:
            out = {language: run.evaluate(DATASET, language, language) for language in ("zh", "en")}
            again = run.evaluate(DATASET, "again", "zh")
            run.hold("the same bytes", (again / "report.html").read_bytes() == (out["zh"] / "report.html").read_bytes())
            steps: list[Callable[[], None]] = []
            for language in out:
                for size in (DESK, PHONE):
                    steps.append(lambda language=language, size=size: use_page(run, browser, out[language], language, *size))
                steps.append(lambda language=language: print_page(run, browser, out[language], language))
            steps += [lambda: without_scripts(run, browser, out["zh"]), lambda: names_that_bite(run, browser),
                      lambda: many(run, browser, options.many)]
            for step in steps:
                step()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for failure in run.failures:
        print(failure)
    print("report.html: " + (f"{len(run.failures)} failures" if run.failures else "as it should be"))
    return 1 if run.failures else 0


if __name__ == "__main__":
    sys.exit(main())
