#!/usr/bin/env python3
"""Does with the sample park what the handbook says, and holds its answers against those printed there.

check.py --binary PATH
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = "……"


def commands(page: str) -> list[tuple[str, list[str]]]:
    """The commands of the page, each with the lines printed under it."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```text\n(.*?)```", page, re.S):
        for line in block.splitlines():
            if line.startswith("$ mujun "):
                found.append((line.removeprefix("$ mujun "), []))
            elif found and line != LEFT_OUT and block.startswith("$"):
                found[-1][1].append(line)
    return found


def run(binary: Path, command: str, folder: Path) -> str:
    words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', command)]
    done = subprocess.run([str(binary), *words, "--lang", "zh"] if words[:2] != ["rules", "list"] else [str(binary), *words],
                          cwd=folder, text=True, capture_output=True)
    if done.returncode not in (0, 65):
        return f"exit code {done.returncode}\n{done.stderr}"
    return done.stdout + done.stderr


def first_lacking(printed: list[str], answer: str) -> str | None:
    """The first printed line that the answer does not hold in that order."""
    lines = iter(answer.splitlines())
    for line in printed:
        if not any(actual == line for actual in lines):
            return line
    return None


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True, type=Path)
    binary = parser.parse_args().binary.resolve()
    page = (ROOT / "docs" / "手册.md").read_text(encoding="utf-8")
    faults = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        shutil.copytree(ROOT / "parcels" / "tianyi-demo", folder / "园区",
                        ignore=shutil.ignore_patterns("dataset.yaml", "README.md"))
        found = commands(page)
        for command, printed in found:
            answer = run(binary, command, folder)
            lacking = first_lacking(printed, answer)
            if lacking is not None:
                faults.append(f"mujun {command}\n  does not print: {lacking}\n" + "\n".join("  | " + l for l in answer.splitlines()[:12]))
    for picture in re.findall(r"!\[[^]]*\]\(([^)]+)\)", page):
        if not (ROOT / "docs" / picture).exists():
            faults.append(f"no picture {picture}")
    print("\n".join(faults) if faults else f"{len(found)} commands of the handbook answer as printed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
