"""Manifests, rule books, options and folders that somebody made to break in, to hang, or to fill the memory."""

from __future__ import annotations

import os
import socket
import threading
import zipfile
from pathlib import Path
from typing import Iterable

from running import ROOT, Findings, Mujun, write_manifest

FIGURES = "税号,年度,税收\nA,2021,1\n"


class Listener:
    """Counts who calls: nobody should."""

    def __init__(self) -> None:
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.socket.listen()
        self.port = self.socket.getsockname()[1]
        self.calls = 0
        threading.Thread(target=self.count, daemon=True).start()

    def count(self) -> None:
        while True:
            try:
                call, _ = self.socket.accept()
            except OSError:
                return
            self.calls += 1
            call.close()


def sources(mujun: Mujun, findings: Findings, folders: Iterable[Path]) -> None:
    listener = Listener()
    web = f"http://127.0.0.1:{listener.port}/a"
    inline = '{"type":"FeatureCollection","features":[]}'
    texts = [
        "../../../../../../etc/passwd", "/etc/passwd", "/etc/shadow", "/dev/zero", "/dev/stdin", "/dev/fd/0", "/dev/random",
        "/proc/self/mem", "/proc/self/environ", "/sys", "/", ".", "..", "", " ", "dataset.yaml", "甲" * 5000, "a\0b.csv", "a\nb.csv",
        "\u202egpkg.a", "~/.ssh/id_rsa", "%2e%2e/a.csv", "$HOME/a.csv", "`id`.csv", "$(id).csv", "|id", "-rf",
        f"/vsicurl/{web}.csv", f"/vsicurl_streaming/{web}.csv", f"/vsizip//vsicurl/{web}.zip", "/vsizip/{a.zip}/b.csv", "/vsistdin/",
        "/vsimem/a.csv", "/vsisubfile/0_100,a.csv", "/vsigzip/a.gz", "/vsitar/a.tar", "/VSICURL/a", "//vsicurl/a", "./vsicurl/" + web,
        web + ".csv", web + ".geojson", f"GeoJSON:{web}", f"ESRIJSON:{web}", f"WFS:{web}", f"CSW:{web}", f"OAPIF:{web}", f"CARTO:x",
        f"MySQL:x,host=127.0.0.1,port={listener.port}", "MSSQL:server=x", "ODBC:x", "SQLITE:a.sqlite", "GPKG:a.gpkg", "CSV:a.csv",
        "file:///etc/passwd", "ftp://127.0.0.1/a.csv", "smb://x/y", "<OGRVRTDataSource></OGRVRTDataSource>",
        "<OGRVRTDataSource><OGRVRTLayer name='a'><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>",
        inline, "PG:", "PG:host=127.0.0.1 port=1 dbname=x password=geheim", "PG:service=x password=geheim",
        "PG:host=/nowhere dbname=x user=u password='ge heim'", "PG:postgresql://u:geheim@127.0.0.1:1/x",
    ]
    for text in texts:
        folder = next(iter(folders))
        write_manifest(folder, {"parcels": text})
        done = mujun.run("check", ".", cwd=folder)
        # An empty dataset may be what a source holds; nothing of a system's file may be told.
        findings.sound(f"source {text[:60]!r}", done)
        findings.expect(done.code != 0, f"source {text[:60]!r} was read")
        for secret in ("root:", "geheim"):
            findings.expect(secret not in done.out + done.error, f"source {text[:60]!r} tells {secret}")
        if "\0" not in text:
            done = mujun.run("evaluate", text or "''", "--rules", "tianyi/223-2021", "--output", "o", cwd=folder)
            findings.sound(f"dataset {text[:60]!r}", done)
    for key in ("crs", "encoding", "coordinates", "title", "dataset", "as_of", "year"):
        for text in (f"/vsicurl/{web}", web, "../../etc/passwd", "geheim.prj", "甲" * 100_000, "'; DROP TABLE x; --"):
            folder = next(iter(folders))
            (folder / "parcels.csv").write_text("宗地代码,面积\nP1,1\n")
            (folder / "geheim.prj").write_text("GEOGCS[\"x\"]")
            value = {"parcels": text} if key in ("crs", "encoding") else text
            write_manifest(folder, {"parcels": "parcels.csv"}, **{key: value})
            done = mujun.run("evaluate", ".", "--output", "out", cwd=folder)
            findings.sound(f"{key}: {text[:60]!r}", done)
            if key == "crs":
                findings.expect(done.code == 65, f"crs {text[:60]!r} was taken")
    findings.expect(listener.calls == 0, f"{listener.calls} calls into the net")
    listener.socket.close()


def special_files(mujun: Mujun, findings: Findings, folders: Iterable[Path]) -> None:
    """Pipes that nobody writes to, devices without an end, links in circles, folders without permission."""
    for ending in ("csv", "xlsx", "gpkg", "shp", "txt", "dxf", "zip", "kml", "geojson"):
        folder = next(iter(folders))
        os.mkfifo(folder / f"管.{ending}")
        (folder / f"零.{ending}").symlink_to("/dev/zero")
        (folder / f"圈.{ending}").symlink_to(f"圈.{ending}")
        (folder / f"断.{ending}").symlink_to("nowhere")
        for name in ("管", "零", "圈", "断"):
            write_manifest(folder, {"parcels": f"{name}.{ending}"})
            done = mujun.run("check", ".", cwd=folder)
            findings.sound(f"{name}.{ending}", done, f"{name}.{ending}")
            findings.expect(done.code != 0, f"{name}.{ending} was read")
        (folder / "dataset.yaml").unlink()
        findings.sound(f"init beside {ending} that is none", mujun.run("init", ".", cwd=folder))
    folder = next(iter(folders))
    for part in ("shp", "shx", "dbf"):
        os.mkfifo(folder / f"图.{part}") if part != "shp" else (folder / "图.shp").write_bytes(b"\0\0\x27\x0a" + bytes(96))
    write_manifest(folder, {"parcels": "图.shp"})
    findings.sound("a Shapefile beside pipes", mujun.run("check", ".", cwd=folder), "图")
    folder = next(iter(folders))
    os.mkfifo(folder / "dataset.yaml")
    findings.sound("a manifest that is a pipe", mujun.run("check", ".", cwd=folder))
    os.mkfifo(folder / "book.yaml")
    (folder / "self.yaml").write_text("rulebook: a\nextends: self.yaml\n")
    (folder / "zero.yaml").write_text("rulebook: a\nextends: /dev/zero\n")
    for book in ("book.yaml", "/dev/zero", "/dev/stdin", "/etc/passwd", ".", "..", "/", "self.yaml", "zero.yaml", "", " ",
                 "../../etc/passwd", "tianyi/../../../etc/passwd", "tianyi/223-2021\0", "甲" * 3000):
        if "\0" in book:
            continue
        done = mujun.run("rules", "check", book, cwd=folder)
        findings.sound(f"book {book[:40]!r}", done)
        findings.expect(done.code != 0, f"book {book[:40]!r}: {done.end}")
    write_sample(folder)
    for subjects in ("book.yaml", "/dev/zero", "/dev/random", ".", "nowhere"):
        done = mujun.run("verify", "数据", "--subjects", subjects, cwd=folder)
        findings.sound(f"verify --subjects {subjects}", done)
        findings.expect(done.code != 0, f"verify --subjects {subjects}: {done.end}")
    results = folder / "结果"
    results.mkdir()
    os.mkfifo(results / "summary.json")
    os.mkfifo(results / "evaluation.gpkg")
    findings.sound("export of pipes", mujun.run("export", "结果", "--list", "x", "--format", "csv", cwd=folder))
    findings.sound("evaluate over pipes", mujun.run("evaluate", "数据", "--output", "结果", cwd=folder))
    folder = next(iter(folders))
    deep = folder / "a/b/c"
    deep.mkdir(parents=True)
    (deep / "loop").symlink_to(folder)
    (folder / "loop").symlink_to(folder)
    (folder / "a/loop").symlink_to("..")
    (folder / "figures.csv").write_text(FIGURES)
    done = mujun.run("init", ".", "-o", "-", cwd=folder)
    findings.sound("init in a circle of links", done)
    findings.expect(done.out.count("figures.csv") <= 2, f"init in a circle of links names a file often: {done.out}")


def write_sample(folder: Path) -> None:
    data = folder / "数据"
    write_manifest(data, {"parcels": "parcels.csv", "figures": "figures.csv"})
    (data / "parcels.csv").write_text("宗地代码,面积(亩),使用权人代码\nP1,10,A\n")
    (data / "figures.csv").write_text(FIGURES)


def places(mujun: Mujun, findings: Findings, folders: Iterable[Path]) -> None:
    """Where results may be written: never over what mujun did not make."""
    for output in ("数据", "数据/parcels.csv", "数据/dataset.yaml", ".", "..", "/", "/dev/null", "/dev/full", "/proc/x", "/etc", "",
                   "数据/../数据", "link", "nowhere/" * 300 + "x", "甲" * 300):
        folder = next(iter(folders))
        write_sample(folder)
        (folder / "link").symlink_to("数据")
        before = {file: file.read_bytes() for file in (folder / "数据").iterdir()}
        done = mujun.run("evaluate", "数据", "--output", output, cwd=folder)
        findings.sound(f"output {output[:40]!r}", done)
        after = {file: file.read_bytes() for file in (folder / "数据").iterdir()}
        findings.expect(before == after, f"output {output[:40]!r} changed the data")
        if output not in ("",):
            findings.expect(done.code != 0, f"output {output[:40]!r}: {done.end}")
        left = [str(path.relative_to(folder)) for path in folder.rglob(".*")]
        findings.expect(not left, f"output {output[:40]!r} left {left[:3]}")
    folder = next(iter(folders))
    write_sample(folder)
    for options in (["--threads", "0"], ["--threads", "-5"], ["--threads", "100000000"], ["--year", "99999999"], ["--year", "-1"],
                    ["--year", "9" * 30], ["--as-of", "9999-12-31"], ["--as-of", "0001-01-01"], ["--as-of", "2021-02-30"],
                    ["--set", "x=1"], ["--set", "=", "a="], ["--rules"]):
        findings.sound(f"evaluate {' '.join(options)[:40]}", mujun.run("evaluate", "数据", *options, "--output", "out", cwd=folder))


# --- Texts that grow --------------------------------------------------------------------------------------------------


def documents(mujun: Mujun, findings: Findings, folders: Iterable[Path]) -> None:
    laughs = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
    merges = "a0: &a0 {k: v}\n" + "".join(f"a{n}: &a{n}\n  <<: [*a{n - 1}, *a{n - 1}]\n  k{n}: v\n" for n in range(1, 30))
    texts = {
        "laughs": laughs + "x: *a39\n", "merges": merges, "itself": "a: &a [*a]\n", "open lists": "a: " + "[" * 50_000,
        "open mappings": "a: " + "{b: " * 50_000, "steps": "".join(" " * n + "a:\n" for n in range(2000)), "dashes": "- " * 50_000,
        "keys": "? " * 20_000, "quote": "a: \"" + "x" * 900_000, "long key": "k" * 900_000 + ": 1\n", "many keys":
        "".join(f"k{n}: {n}\n" for n in range(80_000)), "many documents": "--- a\n" * 20_000, "tags": "a: !!python/object:os.system id\n",
        "tag bomb": "%TAG ! tag:x,2000:\n" * 10_000, "nul": "year: 2021\0\n", "control": "year: \x1b[31m2021\n", "tab": "year:\t2021\n\ttables:\n",
        "comment": "#" * 900_000, "binary": "".join(map(chr, range(256))) * 100, "nothing": "", "blank": " \n\n", "null": "~", "number": "42",
        "list": "- 1\n- 2\n", "escapes": "a: \"" + "\\U0010FFFF" * 50_000 + "\"\n", "bad escape": "a: \"\\UFFFFFFFF\\xZZ\"\n",
        "surrogate": "a: \"\\uD800\"\n", "anchors": "".join(f"- &a{n} x\n" for n in range(40_000)), "stars": "- *a\n" * 10,
        "folded": "a: >\n" + "  x\n" * 200_000, "directive": "%YAML 9.9\n---\na: 1\n",
    }
    for name, text in texts.items():
        folder = next(iter(folders))
        (folder / "dataset.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
        (folder / "book.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
        (folder / "in.yaml").write_bytes(("year: 2021\ntables: {parcels: p.csv}\n" + text).encode("utf-8", "surrogatepass"))
        (folder / "p.csv").write_text("宗地代码\nP1\n")
        for case, done in ((f"manifest of {name}", mujun.run("check", ".", cwd=folder)),
                           (f"manifest with {name}", mujun.run("check", "in.yaml", cwd=folder)),
                           (f"book of {name}", mujun.run("rules", "check", "book.yaml", cwd=folder))):
            findings.sound(case, done, None, {0, 64, 65, 66})
            findings.expect(len(done.error) < 200_000, f"{case}: {len(done.error)} bytes of message")
    for encoding in ("utf-16", "utf-16-be", "utf-32", "gb18030", "utf-8-sig"):
        folder = next(iter(folders))
        (folder / "dataset.yaml").write_bytes("year: 2021\ntitle: 亩均\ntables: {parcels: 宗地.csv}\n".encode(encoding))
        (folder / "宗地.csv").write_text("宗地代码\nP1\n")
        findings.sound(f"manifest in {encoding}", mujun.run("check", ".", cwd=folder))


def formulas_of_books(mujun: Mujun, findings: Findings, folders: Iterable[Path]) -> None:
    formulas = {
        "brackets": "(" * 9000 + "tax" + ")" * 9000, "nots": "not " * 4000 + "above_scale", "minus": "-" * 19_000 + "tax",
        "sum": "tax" + " + tax" * 3000, "choices": "land in (" + "1 亩, " * 3000 + "1 亩)", "units": "tax * 1 元" + "/亩" * 6000,
        "products": "tax * 1 元" + "·亩" * 6000, "powers": "tax" + " * 1 亿元" * 400, "calls": "abs(" * 4000 + "tax" + ")" * 4000,
        "ifs": "if(above_scale, " * 90 + "1" + ", 2)" * 90, "quote": "name = \"" + "x" * 19_000, "digits": "tax > " + "9" * 19_000,
        "exponent": "tax > 1e99999999999999999999 元", "point": "tax > 0." + "0" * 15_000 + "1 元", "chars": "甲" * 19_000,
        "names": " and ".join(f"n{n}" for n in range(3000)), "commas": "coalesce(" + "," * 9000 + ")", "years": "previous(tax, 1e18)",
        "duration": "as_of + 99999999999999999999 years < as_of", "day": "9999-12-31 + 100000 days > as_of", "long": "tax" * 10_000,
        "percentile": "percentile(tax, 1e300) > 1 元", "round": "round(tax, 1e18) > 1 元", "at least": "mean(tax at least 99999999999) > 1",
        "control": "tax\x00 > 1", "emoji": "👨‍👩‍👧‍👦" * 3000, "combining": "e" + "\u0301" * 15_000, "rtl": "\u202etax",
    }
    for name, formula in formulas.items():
        folder = next(iter(folders))
        quoted = formula.replace("\\", "\\\\").replace('"', '\\"').replace("\x00", "\\0")
        (folder / "book.yaml").write_text(
            f'rulebook: a\nflags:\n  f:\n    of: enterprise\n    kind: watch\n    when: "{quoted}"\n'
            f'metrics:\n  m:\n    of: enterprise\n    formula: "{quoted}"\n', encoding="utf-8")
        done = mujun.run("rules", "check", "book.yaml", cwd=folder)
        findings.sound(f"formula of {name}", done)
        findings.expect(len(done.error) < 100_000, f"formula of {name}: {len(done.error)} bytes of message")
        write_sample(folder)
        findings.sound(f"evaluating a formula of {name}", mujun.run("evaluate", "数据", "--rules", "book.yaml", "--output", "o", cwd=folder))


def tables(mujun: Mujun, findings: Findings, folders: Iterable[Path], big: int, *, proposed: bool) -> None:
    """`big` is the size of the largest texts, in bytes; doubling it may not do more than double the time. `proposed`: each
    folder is also looked at by `init`, which reads every shipped book and takes its time."""
    n = big
    figures = {
        "columns": "税号,年度,税收" + ",x" * 100_000 + "\nA,2021,1\n", "columns in a row": FIGURES + "," * 100_000 + "\n",
        "known columns": "税号,年度," + ",".join(["税收"] * 4000) + "\nA,2021" + ",1" * 4000 + "\n",
        "months": "税号," + ",".join(f"2021年{m}月" for m in range(1, 4000)) + "\nA" + ",1" * 3999 + "\n",
        "cell": f"税号,年度,税收,备注\nA,2021,1,{'甲' * (n // 3)}\n", "id": f"税号,年度,税收\n{'A' * n},2021,1\n",
        "number": f"税号,年度,税收\nA,2021,{'9' * n}\n", "decimals": f"税号,年度,税收\nA,2021,0.{'1' * n}\n",
        "commas in a number": "税号,年度,税收\nA,2021,\"1" + ",000" * (n // 4) + "\"\n", "great": "税号,年度,税收\nA,2021,1e400\nB,2021,9e307万元\n",
        "year": "税号,年度,税收\nA,99999999999999999999,1\nB,-1,1\nC,1e9,2\nD,2021.000000000000000001,3\n",
        "dates": "税号,年度,税收,成立日期\nA,2021,1,99999999-99-99\nB,2021,1,1e300\nC,2021,1," + "9" * 1000 + "\n",
        "header of notes": "税号,年度,税收,名称" + "(注)" * (n // 5) + "\nA,2021,1,2\n", "header of 其中": "税号,年度," + "其中" * (n // 6) + "\nA,2021,1\n",
        "header of numbers": "税号,年度," + "(1)" * (n // 3) + "税收\nA,2021,1\n", "header of brackets": "税号,年度,税收" + "(" * n + "\nA,2021,1\n",
        "header of units": "税号,年度,税收" + "(元)" * (n // 5) + "\nA,2021,1\n", "header of slashes": "税号,年度,税收" + "/亩" * (n // 4) + "\nA,2021,1\n",
        "header of years": "税号,年度," + "2021年" * (n // 7) + "\nA,2021,1\n", "header of dashes": "税号,年度," + "-" * n + "\nA,2021,1\n",
        "month of dashes": "税号,年度,月份,税收\nA,2021," + "-" * n + ",1\nB,2021," + "1月" * (n // 4) + ",2\n",
        "month in words": "税号,年度,月份,税收\nA,2021," + "至" * (n // 3) + ",1\n", "title": "甲" * (n // 3) + "\n" + FIGURES,
        "unit line": "单位:" + "万元、" * (n // 9) + "\n" + FIGURES, "quotes": '"' * n + "\n" + FIGURES, "open quote": '税号,年度,"税收\n' + "A,2021,1\n" * (n // 9),
        "blank rows": FIGURES + "\n" * n, "blank cells": FIGURES + " ,,\n" * (n // 4), "separators": FIGURES + ";\t|" * (n // 3),
        "one line": "A" * n, "returns": "\r" * n, "tabs": "\t" * 3000 + "\n" + FIGURES, "combining": FIGURES + "B\u0301" + "\u0301" * (n // 2) + ",2021,1\n",
        "total words": FIGURES + "合计" * (n // 6) + ",,\n", "expanding": FIGURES + "\uFDFA" * (n // 3) + ",2021,1\n", "zero width": "\u200b" * (n // 3) + FIGURES,
        "keys alike": "税号,年度,税收\n" + "A,2021,1\n" * (n // 9), "conflicts": "税号,年度,税收\n" + "".join(f"A,2021,{r}\n" for r in range(n // 12)),
        "bad codes": "税号,年度,税收\n" + "".join(f"91430300MA4L{r:06d},2021,1\n" for r in range(n // 30)),
        "bad numbers": "税号,年度,税收\n" + "".join(f"A{r},2021,x{r}\n" for r in range(n // 14)),
        "taxes": "税号,年度,税种,金额\n" + "".join(f"A,2021,税{r},1\n" for r in range(n // 20)),
    }
    for name, text in figures.items():
        folder = next(iter(folders))
        (folder / "figures.csv").write_text(text, encoding="utf-8")
        write_manifest(folder, {"figures": "figures.csv"})
        findings.sound(f"figures of {name}", mujun.run("evaluate", ".", "--output", "out", cwd=folder))
        if proposed:
            (folder / "dataset.yaml").unlink()
            findings.sound(f"init on figures of {name}", mujun.run("init", ".", "-o", "-", cwd=folder))
    firms = {
        "names": "税号,企业名称\n" + "".join(f"A{r},{'有限责任公司' * (n // 18 // 2)}{r}\n" for r in range(2)),
        "former names": "税号,企业名称,曾用名\nA,甲厂," + "乙厂;" * (n // 7) + "\n",
        "alike names": "税号,企业名称\n" + "".join(f"A{r},湘潭恒力机械有限公司{r % 7}\n" for r in range(n // 40)),
    }
    for name, text in firms.items():
        folder = next(iter(folders))
        (folder / "enterprises.csv").write_text(text, encoding="utf-8")
        (folder / "figures.csv").write_text("企业名称,年度,税收\n" + "湘潭恒力机械,2021,1\n湘谭恒力机械公司,2021,1\n", encoding="utf-8")
        write_manifest(folder, {"enterprises": "enterprises.csv", "figures": "figures.csv"})
        findings.sound(f"enterprises of {name}", mujun.run("evaluate", ".", "--output", "out", cwd=folder))
        findings.sound(f"match over {name}", mujun.run("match", ".", "-o", "m.xlsx", cwd=folder))


# --- Files that grow --------------------------------------------------------------------------------------------------


def bombs(mujun: Mujun, findings: Findings, folders: Iterable[Path]) -> None:
    laughs = "<!DOCTYPE x [<!ENTITY a0 \"ha\">" + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 30)) + "]>"
    outside = '<!DOCTYPE x [<!ENTITY a29 SYSTEM "file:///etc/passwd">]>'
    for name, entities in (("laughs", laughs), ("a file from outside", outside)):
        folder = next(iter(folders))
        kml = (f'<?xml version="1.0"?>{entities}<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>&a29;</name><Polygon>'
               '<outerBoundaryIs><LinearRing><coordinates>111,27 112,27 112,28 111,27</coordinates></LinearRing></outerBoundaryIs>'
               '</Polygon></Placemark></Document></kml>')
        (folder / "a.kml").write_text(kml)
        sheet = f'<?xml version="1.0"?>{entities}<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&a29;</t></is></c></row></sheetData></worksheet>'
        workbook(folder / "a.xlsx", sheet.encode())
        content = f'<?xml version="1.0"?>{entities}<office:document-content><office:body><office:spreadsheet><table:table table:name="a"><table:table-row><table:table-cell office:value-type="string"><text:p>&a29;</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>'
        with zipfile.ZipFile(folder / "a.ods", "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            archive.writestr("content.xml", content)
        for file in ("a.kml", "a.xlsx", "a.ods"):
            write_manifest(folder, {"parcels": file})
            done = mujun.run("evaluate", ".", "--output", "out", cwd=folder)
            findings.sound(f"{name} in {file}", done, file)
            told = done.out + done.error + "".join(path.read_text(errors="replace") for path in (folder / "out").rglob("*.csv"))
            findings.expect("root:" not in told, f"{name} in {file}: told")
    folder = next(iter(folders))
    workbook(folder / "a.xlsx", b"<worksheet><sheetData>" + b" " * (400 << 20) + b"</sheetData></worksheet>")
    workbook(folder / "b.xlsx", b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + b"a" * (400 << 20) + b"</t></is></c></row></sheetData></worksheet>")
    with zipfile.ZipFile(folder / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", b"a," * (200 << 20))
    for file in ("a.xlsx", "b.xlsx", "a.zip"):
        write_manifest(folder, {"parcels": file})
        done = mujun.run("check", ".", cwd=folder)
        # An archive is refused where dataset.yaml names it.
        findings.sound(f"a zip bomb as {file}", done, "dataset.yaml" if file.endswith("zip") else file)
        findings.expect(done.code == 65, f"a zip bomb as {file}: {done.end}")
    far = b'<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>' \
          b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    workbook(folder / "far.xlsx", far)
    rows = b"".join(b'<row r="%d"><c r="A1"><v>1</v></c></row>' % r for r in (1, 5, 2, -3, 99999999999, 0, 2147483647))
    workbook(folder / "odd.xlsx", b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>")
    workbook(folder / "hidden.xlsx", b'<worksheet><cols><col min="1" max="99999999999" hidden="1"/><col min="-5" max="16384" hidden="1"/></cols><sheetData>'
             b'<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>')
    (folder / "deep.geojson").write_text('{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"宗地代码":"P1"},"geometry":{"type":"Polygon","coordinates":'
                                         + "[" * 100_000 + "]" * 100_000 + "}}]}")
    (folder / "deep2.geojson").write_text('{"a":' * 200_000)
    collections = '{"type":"GeometryCollection","geometries":['
    (folder / "deep3.geojson").write_text('{"type":"Feature","properties":{"宗地代码":"P1"},"geometry":' + collections * 5000 + "]}" * 5000 + "}")
    (folder / "numbers.geojson").write_text('{"type":"FeatureCollection","features":[{"type":"Feature","id":1e400,"properties":{"宗地代码":"P1","面积":1e999},"geometry":'
                                            '{"type":"Polygon","coordinates":[[[1e308,1e308],[-1e308,1e308],[-1e308,-1e308],[1e308,1e308]]]}}]}')
    (folder / "deep.kml").write_text("<kml>" + "<Folder>" * 50_000)
    (folder / "multi.kml").write_text('<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>P1</name>' + "<MultiGeometry>" * 20_000)
    rings = "".join(f"J1,{n},{3077000 + n}.0,38500000.0\nJ2,{n},{3077000 + n}.0,38500010.0\nJ3,{n},{3077001 + n}.0,38500010.0\n" for n in range(1, 20_000))
    (folder / "rings.txt").write_text(f"[地块坐标]\n60000,1,P1,x,面,,,,@\n{rings}")
    nested = "".join(f"J1,{n},{3070000 + n}.0,{38400000 + n}.0\nJ2,{n},{3070000 + n}.0,{38600000 - n}.0\nJ3,{n},{3270000 - n}.0,{38600000 - n}.0\nJ4,{n},{3270000 - n}.0,{38400000 + n}.0\n" for n in range(1, 1500))
    (folder / "nested.txt").write_text(f"[地块坐标]\n6000,1,P1,x,面,,,,@\n{nested}")
    (folder / "parcels.txt").write_text("[地块坐标]\n" + "3,1,P1,x,面,,,,@\n" * 40_000)
    (folder / "blocks.dxf").write_text("\n".join(
        ["0", "SECTION", "2", "BLOCKS", "0", "BLOCK", "2", "A", "0", "INSERT", "2", "A", "10", "0", "20", "0", "70", "9999", "71", "9999", "0", "ENDBLK",
         "0", "ENDSEC", "0", "SECTION", "2", "ENTITIES", "0", "INSERT", "2", "A", "10", "0", "20", "0", "0", "ENDSEC", "0", "EOF", ""]))
    levels = ["0", "SECTION", "2", "BLOCKS"]
    for n in range(12):
        levels += ["0", "BLOCK", "2", f"B{n}"] + (["0", "INSERT", "2", f"B{n - 1}", "10", "0", "20", "0"] * 10 if n else ["0", "LINE", "8", "0", "10", "0", "20", "0", "11", "1", "21", "1"]) + ["0", "ENDBLK"]
    (folder / "laughs.dxf").write_text("\n".join(levels + ["0", "ENDSEC", "0", "SECTION", "2", "ENTITIES", "0", "INSERT", "2", "B11", "10", "0", "20", "0", "0", "ENDSEC", "0", "EOF", ""]))
    (folder / "count.dxf").write_text("\n".join(["0", "SECTION", "2", "ENTITIES", "0", "LWPOLYLINE", "8", "L", "90", "2000000000", "70", "1", "10", "0", "20", "0", "0", "ENDSEC", "0", "EOF", ""]))
    for file in ("far.xlsx", "odd.xlsx", "hidden.xlsx", "deep.geojson", "deep2.geojson", "deep3.geojson", "numbers.geojson", "deep.kml", "multi.kml", "rings.txt",
                 "nested.txt", "parcels.txt", "blocks.dxf", "laughs.dxf", "count.dxf"):
        write_manifest(folder, {"parcels": file}, **({"crs": {"parcels": "EPSG:4526"}} if file.endswith("dxf") else {}))
        findings.sound(file, mujun.run("evaluate", ".", "--output", "out", cwd=folder), file)


def workbook(path: Path, sheet: bytes) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", f'<workbook xmlns:r="{kind}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>')
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships><Relationship Id="r1" Type="{kind}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
