"""The Markdown of `docs/performance.md` between its two marks."""

from __future__ import annotations

import datetime
import os
import platform
import re
import subprocess
from pathlib import Path

from command import Phase
from jobs import BOOKS
from results import QUIET, Series, SizeResults, Target, busiest, exponent
from workshop import PYTHON

BEGIN = "<!-- timings: from here `make timings` writes -->"
END = "<!-- timings: to here -->"
PHASES = ("read", "link", "measure", "overlap", "lines", "cover", "judge", "write")


def into(document: Path, text: str) -> None:
    content = document.read_text(encoding="utf-8")
    before, marked, rest = content.partition(BEGIN)
    _, closed, after = rest.partition(END)
    if not marked or not closed:
        raise SystemExit(f"{document.name} lacks the marks between which the tables stand")
    document.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


def markdown(sizes: list[SizeResults], found: list[Target], threads: int, repeat: str) -> str:
    parts = [
        machine(sizes), f"```\n{repeat}\n```", whole_table(sizes), phase_table(sizes[-1]), overlap_table(sizes),
        growth_table(sizes) if len(sizes) > 1 else "", further_table(sizes), target_list(found),
        agreement(sizes),
    ]  # fmt: skip
    return "\n\n".join(part for part in parts if part)


# --- numbers -------------------------------------------------------------------------------------------------------


def seconds(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def with_spread(series: Series) -> str:
    low, high = series.spread
    if len(series.runs) == 1:
        return seconds(series.wall)
    return f"{seconds(series.wall)} ({seconds(low)}–{seconds(high)})"


def gigabytes(value: int) -> str:
    return f"{value / 2**30:.2f}"


def rows(header: list[str], body: list[list[str]]) -> str:
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" + " ---: |" * (len(header) - 1)]
    return "\n".join(lines + ["| " + " | ".join(line) + " |" for line in body])


# --- tables --------------------------------------------------------------------------------------------------------


def whole_table(sizes: list[SizeResults]) -> str:
    header = [
        "parcels", "mujun, s", "processor, s", "peak, GiB", "GeoPandas, s", "processor, s", "peak, GiB", "GeoPandas ÷ mujun",
        "by processor",
    ]  # fmt: skip
    body = []
    for size in sizes:
        line = [f"{size.parcels:,}"]
        for series in (size.whole["mujun"], size.whole["GeoPandas"]):
            line += [with_spread(series), seconds(series.cpu), gigabytes(series.peak)]
        mine, theirs = size.whole["mujun"], size.whole["GeoPandas"]
        body.append([*line, f"{theirs.wall / mine.wall:.2f}", f"{theirs.cpu / mine.cpu:.2f}"])
    books = " and ".join(f"`{book}`" for book in BOOKS)
    return (
        f"**The whole job**, from files to files, by {books}. Runs: {runs(sizes)}; medians, with the fastest and the slowest; "
        "wall seconds where nothing else is said.\n\n" + rows(header, body)
    )


def runs(sizes: list[SizeResults]) -> str:
    return ", ".join(f"{len(size.whole['mujun'].runs)} of {size.parcels:,} parcels" for size in sizes)


def phase_table(size: SizeResults) -> str:
    mine, theirs = size.whole["mujun"], size.whole["GeoPandas"]
    names = sorted({*mine.phases, *theirs.phases}, key=PHASES.index)

    def cells(phase: Phase | None) -> list[str]:
        if phase is None:
            return ["", "", ""]
        return [seconds(phase.wall), seconds(phase.cpu), gigabytes(phase.peak) if phase.peak else ""]

    body = [[name, *cells(mine.phases.get(name)), *cells(theirs.phases.get(name))] for name in names]
    both = [name for name in names if name in mine.phases and name in theirs.phases]
    body.append(["what both do", *cells(total(mine, both)), *cells(total(theirs, both))])
    body.append(["starting, ending", *cells(mine.outside_phases()), *cells(theirs.outside_phases())])
    header = ["phase", "mujun, s", "processor, s", "peak, GiB", "GeoPandas, s", "processor, s", "peak, GiB"]
    return f"**Phases** of the job with {size.parcels:,} parcels:\n\n" + rows(header, body)


def total(series: Series, names: list[str]) -> Phase:
    phases = [series.phases[name] for name in names]
    return Phase(sum(p.wall for p in phases), sum(p.cpu for p in phases), max((p.peak for p in phases), default=0))


def overlap_table(sizes: list[SizeResults]) -> str:
    header = ["parcels", "threads", "mujun, s", "GEOS, s", "filtered, s", "GEOS ÷ mujun", "filtered ÷ mujun"]
    body = []
    for size in sizes:
        for threads in sorted({threads for _, threads in size.overlap}):
            mine, bare, filtered = (size.overlap[name, threads] for name in ("mujun", "GEOS", "GEOS, filtered"))
            body.append([
                f"{size.parcels:,}", str(threads), *(with_spread(each) for each in (mine, bare, filtered)),
                f"{bare.wall / mine.wall:.1f}", f"{filtered.wall / mine.wall:.1f}",
            ])  # fmt: skip
    return (
        "**Overlap** alone, each engine a program of its own, from well-known binary in memory to the pairs; reading and writing "
        "files is not in it. “Filtered” asks `GEOSRelatePattern` before it intersects:\n\n" + rows(header, body)
    )


def growth_table(sizes: list[SizeResults]) -> str:
    header = ["growth exponent", "mujun", "by processor", "GeoPandas", "by processor"]
    body = []
    for small, large in zip(sizes, sizes[1:]):
        line = [f"{small.parcels:,} to {large.parcels:,}"]
        for name in ("mujun", "GeoPandas"):
            a, b = small.whole[name], large.whole[name]
            line += [
                f"{exponent(a.wall, b.wall, small.parcels, large.parcels):.2f}",
                f"{exponent(a.cpu, b.cpu, small.parcels, large.parcels):.2f}",
            ]
        body.append(line)
    return rows(header, body)


def further_table(sizes: list[SizeResults]) -> str:
    body = [
        [name, f"{size.parcels:,}", with_spread(series), seconds(series.cpu), gigabytes(series.peak)]
        for size in sizes
        for name, series in size.further.items()
    ]
    return rows(["other work", "of", "s", "processor, s", "peak, GiB"], body) if body else ""


def target_list(found: list[Target]) -> str:
    lines = [
        f"- {'met' if each.met else '**not met**'}{'' if each.final else ' so far'}: {each.words}: {each.result}"
        for each in found
    ]
    note = "" if all(each.final for each in found) else " (set for a million parcels, which were not run)"
    return f"**Targets**{note}:\n" + "\n".join(lines)


def agreement(sizes: list[SizeResults]) -> str:
    checks = [check for size in sizes for check in size.agreement]
    if not checks:
        return ""
    relative = [c["worst"] for c in checks if c["allowed"] == 1e-9]
    areas = [c["worst"] for c in checks if "m²" in c["what"] or "overlap_m2" in c["what"]]
    return (
        f"Before any of these times was looked at, {len(checks)} comparisons of the results agreed: rows, links, verdicts, flags, "
        f"order of lists and counts of issues exactly; figures within 1e-9 (at most {max(relative):.0e} apart); overlaps within "
        f"1e-5 m² (at most {max(areas):.0e} apart), parcels within 1e-4 m²."
    )


# --- the machine ---------------------------------------------------------------------------------------------------


def machine(sizes: list[SizeResults]) -> str:
    others = busiest(sizes)
    load = (
        f"others used up to {others:.0%} of the machine" if others <= QUIET else
        f"**others used up to {others:.0%} of the machine, so wall seconds say nothing here; processor seconds do**"
    )  # fmt: skip
    return (
        f"{datetime.date.today().isoformat()}, {system()}, {os.cpu_count()} cores ({processor()}), {memory()} GiB; {load}. "
        f"{versions()}. Warm files, engines in turn."
    )


def system() -> str:
    release = dict(
        line.split("=", 1) for line in Path("/etc/os-release").read_text().splitlines() if "=" in line
    ) if Path("/etc/os-release").exists() else {}  # fmt: skip
    return release.get("PRETTY_NAME", platform.system()).strip('"')


def processor() -> str:
    found = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    return found.group(1) if found else platform.machine()


def memory() -> int:
    found = re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())
    return round(int(found.group(1)) / 2**20) if found else 0


def versions() -> str:
    swift = re.search(r"Swift version (\S+)", answer(["swift", "--version"]))
    peers = answer([
        str(PYTHON), "-c",
        "import geopandas, pandas, pyogrio, shapely, sys; print(f'Python {sys.version.split()[0]}, GeoPandas {geopandas.__version__}, "
        "pandas {pandas.__version__}, Shapely {shapely.__version__} with GEOS {shapely.geos_version_string}, "
        "pyogrio {pyogrio.__version__} with GDAL {pyogrio.__gdal_version_string__}')",
    ]).strip()  # fmt: skip
    own = f"Swift {swift.group(1)}" if swift else "Swift"
    return f"mujun: {own}, GEOS {answer(['geos-config', '--version']).strip()}, GDAL {answer(['gdal-config', '--version']).strip()}; {peers}"


def answer(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
