"""The job of `mujun evaluate` as one would write it with GeoPandas: whole columns at once, no row-wise Python.

    python evaluate.py DATASET OUTPUT [--threads N] [--phases FILE]

Reads the plain dataset of `parcels/generate`, links enterprises to parcels by the steps of the ladder it uses, gives links their
land and amounts, measures and overlays the parcels, judges by `tianyi/223-2021` and `liandu/key-supervision-2021` with the
proposed parameters and `supervision_land` = 5 亩, and writes CSVs, a GeoPackage, a workbook of lists and a summary.
It takes what is fastest of what it builds on: Arrow for reading and writing, a spatial index with a predicate, threads
for the overlay. What it leaves out that mujun does (report, checks of lines, sources of cells) counts in its favour.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from files import write
from rows import link, on_parcels, read
from rules import judge
from shapes import measure, overlay


class Phases:
    """What each phase took, in the words of `mujun evaluate --phases`."""

    def __init__(self) -> None:
        self.done: list[dict] = []
        self.begin()

    def begin(self) -> None:
        # Linux forgets the peak so far, so that each phase has one of its own.
        try:
            Path("/proc/self/clear_refs").write_text("5")
        except OSError:
            pass
        self.wall, self.cpu = time.perf_counter(), time.process_time()

    def end(self, name: str) -> None:
        wall, cpu = time.perf_counter() - self.wall, time.process_time() - self.cpu
        status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
        peak = int(status["VmHWM"].split()[0]) * 1024
        self.done.append({"phase": name, "wall_s": wall, "cpu_s": cpu, "peak_rss_bytes": peak})
        self.begin()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--phases", type=Path, help="write seconds and memory of each phase here, as JSON")
    options = parser.parse_args()
    phases = Phases()
    data = read(options.dataset)
    phases.end("read")
    linked = link(data)
    occupants, amounts = on_parcels(linked.links, len(data.parcels))
    phases.end("link")
    measure(data.parcels)
    phases.end("measure")
    pairs = overlay(data.parcels, options.threads)
    phases.end("overlap")
    judged = judge(data, linked, amounts)
    phases.end("judge")
    write(options.output, options.dataset, data, linked, pairs, judged, occupants, amounts)
    phases.end("write")
    if options.phases:
        options.phases.write_text(json.dumps({"phases": phases.done}))


if __name__ == "__main__":
    main()
