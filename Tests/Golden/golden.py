#!/usr/bin/env python3
"""Runs mujun on the sample dataset and holds every text and file against the recorded ones.

golden.py --binary PATH             # exits 1 on a difference and shows it
golden.py --binary PATH --record    # rewrites the recorded files; exits 1, since recording is not passing

The recorded files lie in tianyi-demo/: read their diff before committing it, they are what a user sees.
A file above 200 kB is recorded by its SHA-256; of csv/flags.csv the columns without the evidence as well.
lists.xlsx is recorded as the texts of its cells and by the SHA-256 of each part, evaluation.gpkg as its tables with the
SHA-256 of their cells, since its bytes depend on the release of GDAL.
"""

from __future__ import annotations

import argparse
import csv
import difflib
import filecmp
import hashlib
import io
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Iterator, Mapping, Optional

from geopackage import contents
from workbook import cell_texts, part_digests

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
RECORDED = HERE / "tianyi-demo"

DATASET = "parcels/tianyi-demo"
BOOKS = ("tianyi/223-2021", "liandu/key-supervision-2021", "national/idle-land-2012")
JUDGING = ("--rules", *BOOKS, "--proposed", "--set", "supervision_land=5 亩")

ENTERPRISE = "91430321MAY0011833"  # four links as holder; rules that hold, that do not and that cannot be decided
PARCEL = "430321003002GB00075"  # suspected idle, with an official decision

LARGE = 200_000
WITHOUT = {"csv/flags.csv": ("evidence", "cite")}  # columns left out of the readable record of a large file
LINES_SHOWN = 60


class Session:
    """Runs mujun at the root of the repository; texts say OUT for the temporary folder."""

    def __init__(self, binary: Path, folder: Path) -> None:
        self.binary = binary
        self.folder = folder
        kept = {name: value for name, value in os.environ.items() if name not in ("LANG", "LANGUAGE", "TZ", "COLUMNS")}
        self.surroundings = {name: value for name, value in kept.items() if not name.startswith("LC_")}
        self.surroundings["MUJUN_RULES"] = "rules"

    def run(self, *arguments: str, **surroundings: str) -> str:
        """The transcript: command, standard output, standard error, exit code."""
        done = subprocess.run(
            [str(self.binary), *(argument.replace("OUT", str(self.folder), 1) for argument in arguments)],
            cwd=ROOT, env={**self.surroundings, **surroundings}, capture_output=True)
        shown = " ".join(f'"{argument}"' if " " in argument else argument for argument in arguments)
        transcript = f"$ mujun {shown}\n{done.stdout.decode('utf-8')}"
        if done.stderr:
            transcript += f"[standard error]\n{done.stderr.decode('utf-8')}"
        return transcript.replace(str(self.folder), "OUT") + f"[exit code {done.returncode}]\n"

    def evaluate(self, name: str, language: str, *more: str, **surroundings: str) -> tuple[str, Path]:
        transcript = self.run(
            "evaluate", DATASET, *JUDGING, "--lang", language, *more, "--output", f"OUT/{name}", **surroundings)
        return transcript, self.folder / name


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def without_columns(content: bytes, left_out: tuple[str, ...]) -> bytes:
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
    kept = [index for index, name in enumerate(header) if name not in left_out]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([row[index] for index in kept] for row in (header, *rows))
    return text.getvalue().encode("utf-8")


def readable(folder: Path) -> Iterator[tuple[str, bytes]]:
    """What is recorded of an output folder."""
    digests = []
    for name, content in files(folder).items():
        if name == "report.html":
            continue  # looked at by Tests/Report; its digest would change with every touch of style
        if name.endswith(".xlsx"):
            yield f"{name}.txt", cell_texts(content).encode("utf-8")
            yield f"{name}.parts.txt", part_digests(content).encode("utf-8")
        elif name.endswith(".gpkg"):
            yield f"{name}.txt", contents(content).encode("utf-8")
        elif len(content) > LARGE:
            digests.append(f"{hashlib.sha256(content).hexdigest()}  {name}\n")
            if name in WITHOUT:
                yield f"{name.removesuffix('.csv')}.short.csv", without_columns(content, WITHOUT[name])
        elif name == "summary.json":
            yield name, without_packing(content)
        else:
            yield name, content
    yield "sha256.txt", "".join(digests).encode("utf-8")


def without_packing(summary: bytes) -> bytes:
    """The summary without the digest of the workbook, which depends on how the parts are compressed."""
    digest = json.loads(summary)["files"].get("lists.xlsx")
    return summary.replace(digest.encode(), b"of the file") if digest else summary


def digest_problems(folder: Path) -> Iterator[str]:
    """The summary names every file, with its true SHA-256 where it gives one."""
    there = files(folder)
    named: Mapping[str, Optional[str]] = json.loads(there["summary.json"])["files"]
    for name in sorted(set(named) ^ (set(there) - {"summary.json"})):
        yield f"{name}: {'named in summary.json but not written' if name in named else 'not named in summary.json'}"
    for name, digest in named.items():
        if digest and name in there and hashlib.sha256(there[name]).hexdigest() != digest:
            yield f"{name}: summary.json gives another SHA-256 than the file's"


def same_folder(one: Path, other: Path) -> Iterator[str]:
    names = sorted(set(files(one)) | set(files(other)))
    _, differing, absent = filecmp.cmpfiles(one, other, names, shallow=False)
    yield from (f"{name}: other bytes in {other.name} than in {one.name}" for name in differing + absent)


def errors(session: Session, language: str) -> Iterator[str]:
    """What goes wrong in an office, and that no folder is left behind."""
    unknown_key = session.folder / "unknown-key"
    unknown_key.mkdir(exist_ok=True)
    (unknown_key / "dataset.yaml").write_text("dataset: x\nyear: 2021\ntabels:\n  parcels: {source: a.csv}\n", encoding="utf-8")
    writing = ("--lang", language, "--output", "OUT/never")
    proposed = ("--rules", *BOOKS, "--proposed")
    commands = (
        ("evaluate", DATASET, "--rules", "tianyi/223-2022", *writing),
        ("evaluate", "parcels/tianyi-demos", "--rules", BOOKS[0], *writing),
        ("evaluate", "OUT/unknown-key", "--rules", BOOKS[0], *writing),
        ("evaluate", DATASET, *proposed, *writing),
        ("evaluate", DATASET, "--rules", BOOKS[1], "--set", "supervision_land=5 亩", *writing),
        ("evaluate", DATASET, *proposed, "--set", "supervision_land=5 吨", *writing),
        ("evaluate", DATASET, *proposed, "--set", "supervision_land=五亩", *writing),
        ("evaluate", DATASET, *proposed, "--set", "supervision_land", *writing),
        ("evaluate", DATASET, *JUDGING, "--set", "supervision_lend=5 亩", *writing),
        ("evaluate", DATASET, *JUDGING, "--as-of", "2021-02-30", *writing),
        ("evaluate", DATASET, *JUDGING, "--strict", *writing),
        ("evaluate", DATASET, *JUDGING, "--lang", language, "--output", "rules"),
        ("explain", DATASET, ENTERPRISE[:-1] + "Y", *JUDGING, "--lang", language),
    )
    for command in commands:
        yield session.run(*command)
        if (session.folder / "never").exists():
            yield "[a folder was written]\n"


def produce(session: Session) -> tuple[dict[str, bytes], list[str]]:
    """Everything to record, by its name, and what is wrong whatever was recorded."""
    produced: dict[str, bytes] = {}
    problems: list[str] = []

    transcript, chinese = session.evaluate("zh", "zh")
    produced["zh/terminal.txt"] = transcript.encode("utf-8")
    if not chinese.is_dir():
        return produced, ["no output folder was written"]
    produced.update((f"zh/{name}", content) for name, content in readable(chinese))
    problems += digest_problems(chinese)

    transcript, english = session.evaluate("en", "en")
    produced["en/terminal.txt"] = transcript.encode("utf-8")
    produced.update((f"en/{name}", content) for name, content in files(english).items() if name.startswith("lists/"))
    problems += digest_problems(english)

    _, one = session.evaluate("one-thread", "zh", "--threads", "1", TZ="America/New_York", LC_ALL="C")
    _, four = session.evaluate("four-threads", "zh", "--threads", "4", TZ="Asia/Shanghai", LC_ALL="C.UTF-8")
    problems += same_folder(chinese, one)
    problems += same_folder(chinese, four)

    texts = {
        "zh/check.txt": session.run("check", DATASET, "--all", "--lang", "zh"),
        "zh/check-folded.txt": session.run("check", DATASET, "--lang", "zh"),
        "zh/explain-enterprise.txt": session.run("explain", DATASET, ENTERPRISE, *JUDGING, "--lang", "zh"),
        "zh/explain-parcel.txt": session.run("explain", DATASET, PARCEL, *JUDGING, "--lang", "zh"),
        **{f"zh/rules-show-{book.split('/')[1]}.txt": session.run("rules", "show", book, "--lang", "zh") for book in BOOKS},
        **{f"{language}/errors.txt": "\n".join(errors(session, language)) for language in ("zh", "en")},
    }
    produced.update((name, text.encode("utf-8")) for name, text in texts.items())

    for name, content in produced.items():
        if any(str(folder).encode() in content for folder in (session.folder, ROOT)):
            problems.append(f"{name}: holds a path of this machine")
    for transcript in ("zh/terminal.txt", "en/terminal.txt"):
        if b"[standard error]" in produced[transcript]:
            problems.append(f"{transcript}: standard error is not empty")
    return produced, problems


def differences(produced: Mapping[str, bytes], recorded: Mapping[str, bytes]) -> Iterator[str]:
    for name in sorted(set(produced) | set(recorded)):
        if name not in recorded:
            yield f"{name}: not recorded"
        elif name not in produced:
            yield f"{name}: recorded, but not produced"
        elif produced[name] != recorded[name]:
            sides = [side[name].decode("utf-8").splitlines(keepends=True) for side in (recorded, produced)]
            lines = list(difflib.unified_diff(*sides, f"recorded/{name}", f"now/{name}", n=1))
            shown = "".join(line if line.endswith("\n") else line + "\n" for line in lines[:LINES_SHOWN])
            hidden = len(lines) - LINES_SHOWN
            yield shown + (f"… {hidden} more lines\n" if hidden > 0 else "")


def record(produced: Mapping[str, bytes], recorded: Mapping[str, bytes]) -> None:
    for name in set(recorded) - set(produced):
        (RECORDED / name).unlink()
    for name, content in produced.items():
        (RECORDED / name).parent.mkdir(parents=True, exist_ok=True)
        (RECORDED / name).write_bytes(content)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--record", action="store_true", help="rewrite the recorded files")
    options = parser.parse_args()

    recorded = files(RECORDED) if RECORDED.is_dir() else {}
    with tempfile.TemporaryDirectory(prefix="mujun-golden-") as folder:
        produced, problems = produce(Session(options.binary.resolve(), Path(folder).resolve()))
    if options.record and not problems:
        record(produced, recorded)
        print(f"recorded {len(produced)} files; recording is not passing")
        return 1

    differing = list(differences(produced, recorded))
    for text in problems + differing[:5]:
        print(text)
    if len(differing) > 5:
        print(f"… and {len(differing) - 5} more files differ")
    if problems or differing:
        print("Where the change is meant: golden.py --record, and read the diff before committing it.")
        return 1
    print(f"the sample run is as recorded: {len(produced)} files")
    return 0


if __name__ == "__main__":
    sys.exit(main())
