"""What is measured. A further row of the tables is a further entry here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workshop import BARE_GEOS, ENGINE, PYTHON, SYSTEM, TIMINGS, Dataset, projects

BOOKS = ["tianyi/223-2021", "liandu/key-supervision-2021"]
SETTINGS = ["--proposed", "--set", "supervision_land=5 亩"]


@dataclass(frozen=True)
class Job:
    """A command on a dataset. It may write into a folder of its own, and its phases into a file."""

    name: str
    command: Callable[[Dataset, Path], list[str]]
    largest: int = 1 << 40  # not run on more parcels
    done: tuple[int, ...] = (0,)  # exit codes that say so


def phases_file(out: Path) -> Path:
    return out.with_suffix(".phases")


def whole_jobs(binary: str, threads: int) -> tuple[Job, Job]:
    """The evaluation from files to files, by mujun and by GeoPandas."""

    def mujun(dataset: Dataset, out: Path) -> list[str]:
        return [
            binary, "evaluate", str(dataset.folder), "--rules", *BOOKS, *SETTINGS, "--threads", str(threads),
            "--output", str(out), "--phases", str(phases_file(out)),
        ]  # fmt: skip

    def geopandas(dataset: Dataset, out: Path) -> list[str]:
        return [
            str(PYTHON), str(TIMINGS / "peers/evaluate.py"), str(dataset.folder), str(out), "--threads", str(threads),
            "--phases", str(phases_file(out)),
        ]  # fmt: skip

    return Job("mujun", mujun), Job("GeoPandas", geopandas)


@dataclass(frozen=True)
class OverlapEngine:
    """A program that finds overlaps in a file of polygons and says as JSON what each step took."""

    name: str
    words: tuple[str, ...]
    extra: tuple[str, ...]

    def command(self, dataset: Dataset, pairs: Path, threads: int) -> list[str]:
        return [*self.words, str(dataset.polygons), str(pairs), str(threads), *self.extra]


OVERLAP_ENGINES = (
    OverlapEngine("mujun", (str(ENGINE),), (SYSTEM,)),
    OverlapEngine("GEOS", (str(BARE_GEOS),), ()),
    OverlapEngine("GEOS, filtered", (str(BARE_GEOS),), ("filter",)),
)


def further_jobs(binary: str, threads: int) -> list[Job]:
    """Work that nothing is compared with, by size: wall and processor time and memory."""

    def check(dataset: Dataset, out: Path) -> list[str]:
        return [binary, "check", str(dataset.folder), "--threads", str(threads)]

    def admit(dataset: Dataset, out: Path) -> list[str]:
        batch = projects(dataset.parcels, out.with_suffix(".csv"))
        return [binary, "admit", str(batch), "--rules", "tianyi/223-2021", "--as-of", "2021-12-31", "--format", "json"]

    return [
        Job("`mujun check`, parcels", check, largest=100_000),
        # Of a batch the worst: some are refused or cannot be told.
        Job("`mujun admit`, projects", admit, largest=10_000, done=(0, 1, 2)),
    ]
