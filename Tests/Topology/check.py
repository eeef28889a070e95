"""Holds what mujun says of areas, of constraints and of the lines of parcels against GEOS through OGR, on random cadastres."""

import argparse
import sys
import tempfile
from pathlib import Path

import areas
import constraints
import flips
import lines


def bytes_of(folder):
    return {path.name: path.read_bytes() for path in sorted((folder / "csv").glob("*.csv"))}


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--binary", required=True)
    arguments.add_argument("--runs", type=int, default=3)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    failed = 0

    def tell(name, wrong):
        nonlocal failed
        failed += bool(wrong)
        for line in wrong[:5]:
            print(f"{name}: {line}")

    subjects = (areas, constraints, flips, lines)
    for seed in range(options.seed, options.seed + options.runs):
        for subject in subjects:
            with tempfile.TemporaryDirectory() as place:
                folder = Path(place)
                wrong = list(subject.check(options.binary, folder, seed))
                (folder / "land.gpkg").unlink()
                wrong += subject.check(options.binary, folder, seed, threads=2)
                if bytes_of(folder / "out-1") != bytes_of(folder / "out-2"):
                    wrong.append("two threads write other bytes than one")
                tell(f"{subject.__name__}, seed {seed}", wrong)
    with tempfile.TemporaryDirectory() as place:
        tell("constraints that cannot be compared", list(constraints.blind(options.binary, Path(place))))
    with tempfile.TemporaryDirectory() as place:
        tell("constraints in other systems", list(constraints.converted(options.binary, Path(place))))
    print(f"topology: {failed} of {len(subjects) * options.runs + 2} checks differ")
    sys.exit(1 if failed else 0)


main()
