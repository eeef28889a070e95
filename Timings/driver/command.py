"""Runs one command and takes its time, its processor time and its peak memory."""

from __future__ import annotations

import json
import os
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
CORES = os.cpu_count() or 1


@dataclass
class Phase:
    wall: float
    cpu: float
    peak: int  # bytes, 0 where not known


@dataclass
class Taken:
    wall: float
    cpu: float
    peak: int
    others: float  # how much of the machine others used meanwhile, 0 to 1
    phases: dict[str, Phase] = field(default_factory=dict)


class Failed(Exception):
    pass


def run(command: list[str], log: Path, phases: Path | None = None, done: tuple[int, ...] = (0,)) -> Taken:
    """Runs a command alone, its words into `log`, and reads the phases it tells of.

    Exit codes other than those of `done` are a failure.
    """
    if phases:
        phases.unlink(missing_ok=True)
    busy, start = busy_seconds(), time.perf_counter()
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in done:
        tail = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise Failed(f"{' '.join(command)}\nended with {process.returncode}:\n{tail}")
    cpu = usage.ru_utime + usage.ru_stime
    others = (busy_seconds() - busy - cpu) / (wall * CORES)
    taken = Taken(wall, cpu, usage.ru_maxrss * 1024, min(1.0, max(0.0, others)))
    if phases and phases.exists():
        taken.phases = read_phases(json.loads(phases.read_text()))
        # A program that lets Linux forget the peak at each phase has only the last one's left at its end.
        taken.peak = max(taken.peak, *(phase.peak for phase in taken.phases.values()), 0)
    return taken


def read_phases(content: dict) -> dict[str, Phase]:
    return {
        each["phase"]: Phase(each["wall_s"], each["cpu_s"], each.get("peak_rss_bytes", 0)) for each in content["phases"]
    }


def busy_seconds() -> float:
    """What all processors have worked so far: all states but idle and waiting for disks."""
    fields = [int(word) for word in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    return (sum(fields) - fields[3] - fields[4]) / TICK
