"""Runs mujun as a user would, within bounds of time and memory, and says what may not happen."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Iterator, Optional

import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
# Those of the design: done, usage, bad input, missing input. 70 would be a fault of mujun's own.
ALLOWED = {0, 64, 65, 66}


@dataclass
class Done:
    code: int
    out: str
    error: str
    timed_out: bool = False

    @property
    def end(self) -> str:
        if self.timed_out:
            return "did not end"
        if self.code < 0:
            return f"was killed by {signal.Signals(-self.code).name}"
        return f"ended with {self.code}"


class Mujun:
    def __init__(self, binary: Path, seconds: float = 60, gigabytes: float = 6) -> None:
        self.binary = str(binary.resolve())
        self.seconds = seconds
        self.bytes = int(gigabytes * (1 << 30))

    def environment(self) -> dict[str, str]:
        return {**os.environ, "MUJUN_RULES": str(ROOT / "rules"), "SWIFT_BACKTRACE": "enable=no"}

    def run(self, *arguments: str, cwd: Path, limits: Optional[Callable[[], None]] = None, lang: str = "zh") -> Done:
        def bounds() -> None:
            resource.setrlimit(resource.RLIMIT_AS, (self.bytes, self.bytes))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            if limits:
                limits()

        try:
            done = subprocess.run(
                [self.binary, *arguments, "--lang", lang], cwd=cwd, env=self.environment(), capture_output=True,
                timeout=self.seconds, preexec_fn=bounds, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired as expired:
            return Done(0, "", (expired.stderr or b"").decode(errors="replace"), timed_out=True)
        return Done(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))


class Findings:
    """What went wrong, in words."""

    def __init__(self) -> None:
        self.cases = 0
        self.wrong: list[str] = []

    def expect(self, condition: bool, words: str) -> bool:
        if not condition:
            self.wrong.append(words)
        return condition

    def sound(self, case: str, done: Done, named: Optional[str] = None, allowed: set[int] = ALLOWED) -> bool:
        """An end that the design knows, with a message that names the file."""
        self.cases += 1
        if done.timed_out or done.code not in allowed:
            self.wrong.append(f"{case}: {done.end}: {done.error.strip()[-300:]}")
            return False
        if done.code == 0:
            return True
        words = done.error.strip()
        if not words:
            self.wrong.append(f"{case}: {done.end} without a word")
        elif named and named not in words:
            self.wrong.append(f"{case}: {done.end} without naming {named}: {words[:200]}")
        elif "Usage:" not in words and not any(mark in words for mark in "，。；："):
            self.wrong.append(f"{case}: {done.end} without a sentence: {words[:200]}")
        else:
            return True
        return False


def write_manifest(folder: Path, tables: dict[str, Any], **more: Any) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump({"year": 2021, "tables": tables, **more}, allow_unicode=True, sort_keys=False)
    (folder / "dataset.yaml").write_text(text, encoding="utf-8")


def counts(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "summary.json").read_text(encoding="utf-8"))["counts"]


def fresh(base: Path) -> Iterator[Path]:
    """Folders that are gone when the next one is asked for."""
    number = 0
    while True:
        folder = base / f"{number:05}"
        folder.mkdir(parents=True)
        yield folder
        shutil.rmtree(folder, ignore_errors=True)
        number += 1
