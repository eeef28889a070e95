#!/usr/bin/env python3
"""Feeds mujun what somebody careless or hostile would: files cut off, changed, renamed, swollen; manifests that lead elsewhere;
names that are formulas; a full disk; an end in the middle. It must end as designed, within bounds, and say which file and what to do.

check.py --binary PATH [--long] [--seed N] [--only PART …]
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

import damage
import formulas
import interruption
import samples
import tricks
from running import Findings, Mujun, fresh

ENDINGS = ["csv", "txt", "zip", "kmz", "xlsx", "xls", "ods", "gpkg", "shp", "dbf", "geojson", "kml", "tab", "dxf", "gdb", "json", "mif"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--long", action="store_true", help="thousands of damaged files instead of a few of each kind")
    parser.add_argument("--only", nargs="+", help="parts to run instead of all")
    options = parser.parse_args()
    mujun = Mujun(options.binary)
    chance = random.Random(options.seed)
    findings = Findings()
    much = options.long

    with tempfile.TemporaryDirectory(prefix="mujun-hostile-") as temporary:
        base = Path(temporary)
        source = base / "samples"
        source.mkdir()
        made = samples.write(source)
        folders = fresh(base / "cases")
        endings = ENDINGS if much else ["csv", "xlsx", "xls", "gpkg", "shp", "zip"]
        parts = {
            "whole": lambda: damage.whole(mujun, findings, source, made, folders),
            "truncated": lambda: damage.truncated(mujun, findings, source, made, folders, chance, 60 if much else 0),
            "flipped": lambda: damage.flipped(mujun, findings, source, made, folders, chance, 120 if much else 2),
            "checksum": lambda: damage.stored_digit(mujun, findings, source, made, folders),
            "renamed": lambda: damage.renamed(mujun, findings, source, made, folders, endings),
            "noise": lambda: damage.noise(mujun, findings, folders, chance, ENDINGS, 40 if much else 2),
            "sources": lambda: tricks.sources(mujun, findings, folders),
            "special files": lambda: tricks.special_files(mujun, findings, folders),
            "places": lambda: tricks.places(mujun, findings, folders),
            "documents": lambda: tricks.documents(mujun, findings, folders),
            "formulas of books": lambda: tricks.formulas_of_books(mujun, findings, folders),
            "tables": lambda: tricks.tables(mujun, findings, folders, 4_000_000 if much else 60_000, proposed=much),
            "bombs": lambda: tricks.bombs(mujun, findings, folders),
            "formulas": lambda: formulas.check(mujun, findings, folders),
            "full disk": lambda: interruption.full_disk(
                mujun, findings, make(base / "disk"), [4, 40, 200, 600, 1200, 2400, 5000] if much else [40, 900]),
            "kill": lambda: interruption.stopped(mujun, findings, make(base / "kill"), chance, signal.SIGKILL, 40 if much else 3),
            "interrupt": lambda: interruption.stopped(mujun, findings, make(base / "interrupt"), chance, signal.SIGINT, 20 if much else 2),
            "terminate": lambda: interruption.stopped(mujun, findings, make(base / "terminate"), chance, signal.SIGTERM, 20 if much else 2),
        }
        for name, part in parts.items():
            if options.only and name not in options.only:
                continue
            begun, cases, wrong = time.time(), findings.cases, len(findings.wrong)
            part()
            print(f"  {name}: {findings.cases - cases} cases, {len(findings.wrong) - wrong} wrong, {time.time() - begun:.0f} s", flush=True)
    for words in findings.wrong:
        print(words)
    print(f"hostile: {findings.cases} cases, {len(findings.wrong)} wrong")
    return 1 if findings.wrong else 0


def make(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


if __name__ == "__main__":
    sys.exit(main())
