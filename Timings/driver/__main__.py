"""Times mujun beside GeoPandas and bare GEOS on the same files, and writes the tables of docs/performance.md.

Results are compared first: where an engine finds something else, nothing is written and the exit code is 1.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import report
from command import CORES, Failed, Phase, Taken, run
from jobs import OVERLAP_ENGINES, Job, OverlapEngine, further_jobs, phases_file, whole_jobs
from results import Series, SizeResults, targets
from workshop import DATA, PYTHON, ROOT, TIMINGS, Dataset, dataset

# Small sizes swing more and cost less.
REPEATS = ((20_000, 5), (200_000, 3), (1 << 40, 2))


class Bench:
    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.deadline = time.monotonic() + options.minutes * 60
        self.out = DATA / "out"
        shutil.rmtree(self.out, ignore_errors=True)
        self.out.mkdir(parents=True)

    def measure(self, data: Dataset) -> SizeResults:
        size = SizeResults(data.parcels, data.bytes)
        data.warm()
        most = next(repeats for limit, repeats in REPEATS if data.parcels <= limit)
        for number in range(1, most + 1):
            start = time.monotonic()
            self.round(data, size)
            if number == 1:
                size.agreement = self.compare(data)
            took = time.monotonic() - start
            if number < most and time.monotonic() + took > self.deadline:
                say(f"{data.parcels:,} parcels: no time for more than {number} of {most} rounds")
                break
        shutil.rmtree(self.out)
        self.out.mkdir()
        return size

    def round(self, data: Dataset, size: SizeResults) -> None:
        """Every job once: engines take turns, since the machine's speed swings."""
        for engine in OVERLAP_ENGINES:
            for threads in sorted({1, self.options.threads}):
                series = size.overlap.setdefault((engine.name, threads), Series())
                series.runs.append(self.overlap(engine, data, threads))
        for job in whole_jobs(self.options.binary, self.options.threads):
            out = self.out / job.name
            shutil.rmtree(out, ignore_errors=True)
            series = size.whole.setdefault(job.name, Series())
            series.runs.append(self.tell(job.name, data, run(job.command(data, out), self.log(job), phases_file(out))))
        for job in further_jobs(self.options.binary, self.options.threads):
            if data.parcels <= job.largest:
                taken = run(job.command(data, self.out / "further"), self.log(job), done=job.done)
                size.further.setdefault(job.name, Series()).runs.append(self.tell(job.name, data, taken))

    def overlap(self, engine: OverlapEngine, data: Dataset, threads: int) -> Taken:
        """The engine's own times replace those of the process, which reads and writes files as well."""
        log = self.out / "overlap.log"
        taken = run(engine.command(data, self.pairs(engine, threads), threads), log)
        steps = {each["name"]: Phase(each["wall"], each["cpu"], 0) for each in json.loads(log.read_text())["phases"]}
        taken.phases = steps
        taken.wall, taken.cpu = (sum(getattr(step, name) for step in steps.values()) for name in ("wall", "cpu"))
        return self.tell(f"overlap by {engine.name}, {threads} thread(s)", data, taken)

    def compare(self, data: Dataset) -> list[dict]:
        files = [self.pairs(engine, threads) for engine in OVERLAP_ENGINES for threads in sorted({1, self.options.threads})]
        result = subprocess.run(
            [str(PYTHON), str(TIMINGS / "driver/agreement.py"), *map(str, (self.out / "mujun", self.out / "GeoPandas", *files))],
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        findings = json.loads(result.stdout) if result.stdout else []
        for each in findings:
            if not each["agrees"]:
                say(f"NOT THE SAME: {each['what']}: {each['worst']:g} apart of {each['compared']}, allowed {each['allowed']:g}")
        if result.returncode != 0:
            raise Failed(f"{data.parcels:,} parcels: the engines do not find the same, so their times say nothing")
        say(f"{data.parcels:,} parcels: {len(findings)} comparisons of results agree")
        return findings

    def pairs(self, engine: OverlapEngine, threads: int) -> Path:
        return self.out / f"{engine.name}, {threads}.pairs"

    def log(self, job: Job) -> Path:
        return self.out / "job.log"

    def tell(self, name: str, data: Dataset, taken: Taken) -> Taken:
        say(
            f"{data.parcels:>9,}  {name:<32} {taken.wall:8.2f} s  {taken.cpu:8.2f} s of processors  "
            f"{taken.peak / 2**30:5.2f} GiB  others {taken.others:4.0%}"
        )
        return taken


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="Timings/run", description=__doc__)
    parser.add_argument("--binary", default=str(ROOT / ".build/release/mujun"), help="the mujun to measure")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000], help="parcels, ascending")
    parser.add_argument("--threads", type=int, default=CORES)
    parser.add_argument("--seed", type=int, default=2021)
    parser.add_argument("--overlapping", type=float, default=0.02, help="share of parcels that overlap their neighbours")
    parser.add_argument("--minutes", type=float, default=25, help="no further repeats after so long")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the tables into this document, between its marks")
    options = parser.parse_args()

    bench = Bench(options)
    try:
        sizes = [bench.measure(dataset(n, options.seed, options.overlapping)) for n in sorted(options.sizes)]
    except Failed as failure:
        say(str(failure))
        sys.exit(1)
    repeat = "make timings" if options.sizes == parser.get_default("sizes") else (
        f'make timings SIZES="{" ".join(map(str, options.sizes))}"')  # fmt: skip
    found = targets(sizes, options.threads)
    text = report.markdown(sizes, found, options.threads, repeat)
    if options.write:
        report.into(options.write, text)
    print(text)


if __name__ == "__main__":
    main()
