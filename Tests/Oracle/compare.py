#!/usr/bin/env python3
"""Runs mujun on random datasets and holds every file against the oracle's.

compare.py --binary PATH --runs 200 --seed 1 [--jobs 2] [--shuffle] [--threads 4] [--relations] [--keep FOLDER]

Exits 1 on a difference; the folder of a failing case is kept and its seed printed.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path
from random import Random
from typing import Iterator, Optional

import agreement
import generate
import relations
from case import Case
from evaluate import run

SHOWN = 12


def mujun(binary: Path, folder: Path, output: Path, threads: Optional[int] = None) -> Optional[str]:
    """Runs `mujun evaluate`; the message when it did not end with 0."""
    case = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    command = [str(binary), "evaluate", str(folder), "--lang", "zh", "--output", str(output)]
    command += ["--rules", *(str(folder / book) for book in case["rules"])]
    for name, value in case["set"].items():
        command += ["--set", f"{name}={value}"]
    if threads:
        command += ["--threads", str(threads)]
    done = subprocess.run(command, capture_output=True, text=True)
    return None if done.returncode == 0 else f"mujun ended with {done.returncode}: {done.stderr.strip()[-1500:]}"


def expected(folder: Path) -> None:
    case = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    run(folder, [folder / book for book in case["rules"]], case["set"]).write(folder / "oracle")


def check(seed: int, folder: Path, options: argparse.Namespace) -> Iterator[str]:
    case = generate.make(seed)
    case.write(folder)
    expected(folder)
    failure = mujun(options.binary, folder, folder / "mujun", 1 if options.threads else None)
    if failure:
        yield failure
        return
    yield from agreement.differences(folder / "oracle", folder / "mujun")
    if options.shuffle or options.threads:
        yield from reordered(case, seed, folder, options)
    if options.relations:
        yield from related(case, seed, folder, options)


def reordered(case: Case, seed: int, folder: Path, options: argparse.Namespace) -> Iterator[str]:
    """The same rows in another order, on another number of threads: the same bytes."""
    source = folder / "shuffled" if options.shuffle else folder
    if options.shuffle:
        case.write(source, Random(seed))
    second = folder / "mujun-again"
    failure = mujun(options.binary, source, second, options.threads)
    for difference in [failure] if failure else agreement.bytes_differences(folder / "mujun", second):
        yield f"reordered: {difference}"


def related(case: Case, seed: int, folder: Path, options: argparse.Namespace) -> Iterator[str]:
    """One relation, in turn; the next one where it does not apply."""
    for offset in range(len(relations.RELATIONS)):
        relation = relations.RELATIONS[(seed + offset) % len(relations.RELATIONS)]
        variant = relation.variant(case, Random(seed))
        if variant is not None:
            break
    first, second = folder / "mujun", folder / "mujun-related"
    runs = [(variant, folder / "related", second)]
    if relation.base:
        first = folder / "mujun-base"
        runs.append((relation.base(case), folder / "base", first))
    for version, source, output in runs:
        version.write(source)
        failure = mujun(options.binary, source, output)
        if failure:
            yield f"{relation.name}: {failure}"
            return
    for difference in relation.differences(first, second):
        yield f"{relation.name}: {difference}"


def attempt(task: tuple[int, argparse.Namespace]) -> tuple[int, list[str]]:
    """One seed, in a folder that stays only where something differs."""
    seed, options = task
    folder = options.keep / str(seed)
    shutil.rmtree(folder, ignore_errors=True)
    try:
        found = list(check(seed, folder, options))
    except Exception:  # the oracle's own fault is a finding too
        found = [traceback.format_exc()]
    if not found:
        shutil.rmtree(folder, ignore_errors=True)
    return seed, found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="processes at a time")
    parser.add_argument("--shuffle", action="store_true")
    parser.add_argument("--threads", type=int)
    parser.add_argument("--relations", action="store_true", help="also say the same otherwise")
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "mujun-oracle")
    options = parser.parse_args()
    options.binary = options.binary.resolve()
    seeds = range(options.seed, options.seed + options.runs)
    failed, started = [], time.monotonic()
    with multiprocessing.Pool(options.jobs, maxtasksperchild=50) as pool:
        for number, (seed, found) in enumerate(pool.imap(attempt, ((seed, options) for seed in seeds)), start=1):
            if found:
                failed.append(seed)
                print(f"seed {seed}: {len(found)} differences, kept in {options.keep / str(seed)}")
                for difference in found[:SHOWN]:
                    print("   ", difference, flush=True)
            if number % 100 == 0:
                rate = number / (time.monotonic() - started) * 60
                print(f"{number} runs, {len(failed)} differ, {rate:.0f} runs a minute", file=sys.stderr, flush=True)
    if not failed:
        remove_if_empty(options.keep)
    print(f"{options.runs - len(failed)} of {options.runs} agree" + (f"; failing seeds {failed}" if failed else ""))
    sys.exit(1 if failed else 0)


def remove_if_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        pass  # not there, or cases of an earlier run are kept in it


if __name__ == "__main__":
    main()
