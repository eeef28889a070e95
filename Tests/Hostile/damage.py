"""Files that were cut off, changed, or are something else than their name says."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Iterable

import samples
from running import Findings, Mujun, counts, fresh, write_manifest
from samples import Sample


def evaluated(mujun: Mujun, folder: Path, sample: Sample):
    write_manifest(folder, {sample.table: sample.source}, **sample.more)
    return mujun.run("evaluate", ".", "--output", "out", cwd=folder)


def put(source: Path, sample: Sample, folder: Path, changed: str, data: bytes) -> None:
    for name in sample.parts or [sample.source]:
        shutil.copy(source / name, folder / name)
    (folder / changed).write_bytes(data)


def whole(mujun: Mujun, findings: Findings, source: Path, all_samples: list[Sample], folders: Iterable[Path]) -> None:
    """Every sample as it is has all its rows: else nothing below means anything."""
    for sample, folder in zip(all_samples, folders):
        put(source, sample, folder, sample.source, (source / sample.source).read_bytes())
        done = evaluated(mujun, folder, sample)
        if findings.sound(f"{sample.name} as it is", done, sample.source) and findings.expect(
                done.code == 0, f"{sample.name} as it is: {done.end}: {done.error.strip()[:300]}"):
            used = counts(folder / "out")[sample.table]["used"]
            findings.expect(used == samples.ROWS, f"{sample.name} as it is: {used} rows used")


def cuts(size: int, chance: random.Random, count: int) -> list[int]:
    fixed = [0, 1, 3, size - 1, size - 2, size - 22, size // 2]
    return sorted({cut for cut in fixed if 0 <= cut < size} | {chance.randrange(size) for _ in range(count)})


def truncated(
    mujun: Mujun, findings: Findings, source: Path, all_samples: list[Sample], folders: Iterable[Path], chance: random.Random,
    count: int,
) -> None:
    for sample in all_samples:
        for part in sample.parts or [sample.source]:
            data = (source / part).read_bytes()
            for cut, folder in zip(cuts(len(data), chance, count), folders):
                put(source, sample, folder, part, data[:cut])
                case = f"{sample.name}, {part} cut after {cut} of {len(data)} bytes"
                done = evaluated(mujun, folder, sample)
                # Of the parts of a Shapefile the message may name the whole or the part.
                if not findings.sound(case, done, Path(sample.source).stem) or done.code != 0 or not sample.knows_its_end:
                    continue
                rows = counts(folder / "out")[sample.table]
                if rows["in"] < samples.ROWS:
                    issues = (folder / "out/csv/issues.csv").read_text(encoding="utf-8")
                    told = any(line.startswith(("error", "warning")) for line in issues.splitlines()[1:])
                    findings.expect(told, f"{case}: {rows['in']} of {samples.ROWS} rows, and nothing is said")


def flipped(
    mujun: Mujun, findings: Findings, source: Path, all_samples: list[Sample], folders: Iterable[Path], chance: random.Random,
    count: int,
) -> None:
    for sample in all_samples:
        for part in sample.parts or [sample.source]:
            data = (source / part).read_bytes()
            for number, folder in zip(range(count), folders):
                changed = bytearray(data)
                places = sorted(chance.randrange(len(data)) for _ in range(chance.choice([1, 1, 2, 8, 60])))
                for place in places:
                    changed[place] = chance.randrange(256)
                put(source, sample, folder, part, bytes(changed))
                done = evaluated(mujun, folder, sample)
                findings.sound(f"{sample.name}, {part} changed at {places[:8]} ({number})", done, Path(sample.source).stem)


def stored_digit(mujun: Mujun, findings: Findings, source: Path, all_samples: list[Sample], folders: Iterable[Path]) -> None:
    """A figure changed inside a workbook does not fit the archive's checksum any more."""
    sample = next(sample for sample in all_samples if sample.source == "存.xlsx")
    data = (source / sample.source).read_bytes()
    folder = next(iter(folders))
    put(source, sample, folder, sample.source, data.replace(b"<v>1007</v>", b"<v>9007</v>"))
    done = evaluated(mujun, folder, sample)
    findings.sound("a figure changed inside an XLSX", done, sample.source)
    findings.expect(done.code == 65, f"a figure changed inside an XLSX: {done.end}, checksum not held against it")


def renamed(
    mujun: Mujun, findings: Findings, source: Path, all_samples: list[Sample], folders: Iterable[Path], endings: list[str],
) -> None:
    """Every file under the ending of every other."""
    files = sorted({sample.source for sample in all_samples})
    for file in files:
        for ending in endings:
            if Path(file).suffix == f".{ending}":
                continue
            folder = next(iter(folders))
            shutil.copy(source / file, folder / f"甲.{ending}")
            write_manifest(folder, {"parcels": f"甲.{ending}"})
            done = mujun.run("check", ".", cwd=folder)
            findings.sound(f"{file} as .{ending}", done, f"甲.{ending}")
            if ending in ("xlsx", "csv", "shp", "gpkg"):
                findings.sound(f"init with {file} as .{ending}", mujun.run("init", ".", "-o", "-", cwd=folder), None)


def noise(mujun: Mujun, findings: Findings, folders: Iterable[Path], chance: random.Random, endings: list[str], count: int) -> None:
    heads = {
        "xlsx": b"PK\x03\x04", "ods": b"PK\x03\x04", "zip": b"PK\x05\x06" + bytes(16), "xls": bytes.fromhex("D0CF11E0A1B11AE1"),
        "gpkg": b"SQLite format 3\0", "shp": (9994).to_bytes(4, "big"), "dxf": b"  0\nSECTION\n", "kml": b"<?xml version='1.0'?><kml>",
        "geojson": b'{"type":"FeatureCollection","features":[', "dbf": b"\x03",
    }
    for ending in endings:
        for number in range(count):
            folder = next(iter(folders))
            body = chance.randbytes(chance.choice([0, 1, 100, 5000]))
            (folder / f"甲.{ending}").write_bytes((heads.get(ending, b"") if number % 2 else b"") + body)
            write_manifest(folder, {"parcels": f"甲.{ending}"})
            findings.sound(f"noise {number} as .{ending}", mujun.run("check", ".", cwd=folder), f"甲.{ending}")
