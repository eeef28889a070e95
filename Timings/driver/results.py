"""What was measured, as medians and spreads, and what follows from it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from statistics import median

from command import Phase, Taken


@dataclass
class Series:
    """Repeats of one job on one dataset."""

    runs: list[Taken] = field(default_factory=list)

    @property
    def wall(self) -> float:
        return median(run.wall for run in self.runs)

    @property
    def spread(self) -> tuple[float, float]:
        walls = [run.wall for run in self.runs]
        return min(walls), max(walls)

    @property
    def cpu(self) -> float:
        return median(run.cpu for run in self.runs)

    @property
    def peak(self) -> int:
        return max(run.peak for run in self.runs)

    @property
    def others(self) -> float:
        return max(run.others for run in self.runs)

    @property
    def phases(self) -> dict[str, Phase]:
        names = list(dict.fromkeys(name for run in self.runs for name in run.phases))
        every = {name: [run.phases[name] for run in self.runs if name in run.phases] for name in names}
        return {
            name: Phase(median(p.wall for p in each), median(p.cpu for p in each), max(p.peak for p in each))
            for name, each in every.items()
        }

    def outside_phases(self) -> Phase:
        """Starting, loading libraries, ending."""
        phases = self.phases.values()
        return Phase(self.wall - sum(p.wall for p in phases), self.cpu - sum(p.cpu for p in phases), 0)


@dataclass
class SizeResults:
    parcels: int
    bytes: int
    whole: dict[str, Series] = field(default_factory=dict)
    overlap: dict[tuple[str, int], Series] = field(default_factory=dict)
    further: dict[str, Series] = field(default_factory=dict)
    agreement: list[dict] = field(default_factory=list)


def exponent(small: float, large: float, smaller: int, larger: int) -> float:
    """How time grows with size: 1 is in step with it."""
    return math.log(large / small) / math.log(larger / smaller)


@dataclass
class Target:
    words: str
    result: str
    met: bool
    final: bool  # measured at the size it is set for


MILLION = 1_000_000
WHOLE_RATIO, MEMORY, EXPONENT = 5.0, 3 * 2**30, 1.1
QUIET = 0.1  # where others used more of the machine, wall seconds say nothing


def busiest(sizes: list[SizeResults]) -> float:
    every = (s for size in sizes for s in [*size.whole.values(), *size.overlap.values(), *size.further.values()])
    return max(series.others for series in every)


def targets(sizes: list[SizeResults], threads: int) -> list[Target]:
    """Held against wall seconds; against processor seconds where the machine was busy with other things."""
    quiet = busiest(sizes) <= QUIET

    def time(series: Series) -> float:
        return series.wall if quiet else series.cpu

    last = sizes[-1]
    final = last.parcels >= MILLION
    at = f"at {last.parcels:,} parcels"
    by = "" if quiet else ", by processor time"
    mine, theirs = last.whole["mujun"], last.whole["GeoPandas"]
    ratio = time(theirs) / time(mine)
    own, bare, filtered = (time(last.overlap[name, threads]) for name in ("mujun", "GEOS", "GEOS, filtered"))
    found = [
        Target(
            f"the whole job at least {WHOLE_RATIO:g} times as fast as GeoPandas",
            f"{ratio:.2f} times {at}{by}", ratio >= WHOLE_RATIO, final,
        ),
        Target(
            "overlap faster than bare GEOS on a fabric with shared edges",
            f"{bare / own:.1f} times as fast {at}{by}, {filtered / own:.1f} times with its filter",
            own < min(bare, filtered), final,
        ),
        Target(f"less than {MEMORY >> 30} GiB", f"{mine.peak / 2**30:.2f} GiB {at}", mine.peak < MEMORY, final),
    ]  # fmt: skip
    if len(sizes) > 1:
        before = sizes[-2]
        grown = exponent(time(before.whole["mujun"]), time(mine), before.parcels, last.parcels)
        found.append(
            Target(
                f"growth exponent at most {EXPONENT}",
                f"{grown:.2f} from {before.parcels:,} to {last.parcels:,} parcels{by}", grown <= EXPONENT, final,
            )
        )  # fmt: skip
    return found
