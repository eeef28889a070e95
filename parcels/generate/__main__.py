"""Writes the sample park, or with --plain a large clean dataset for timing. The same seed gives the same bytes."""

from __future__ import annotations

import argparse
from pathlib import Path

import plain
import sample


def main() -> None:
    parser = argparse.ArgumentParser(prog="python3 parcels/generate", description=__doc__)
    parser.add_argument("--parcels", type=int, default=300, help="how many parcels (default 300)")
    parser.add_argument("--seed", type=int, default=2021, help="another seed, another park (default 2021)")
    parser.add_argument("--plain", action="store_true", help="clean tables in fast formats, any size")
    parser.add_argument(
        "--overlapping", type=float, default=0, metavar="SHARE", help="with --plain: this share of parcels overlap"
    )
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder to write into")
    options = parser.parse_args()
    if options.plain:
        plain.write(options.out, options.parcels, options.seed, options.overlapping)
    else:
        sample.write(options.out, options.parcels, options.seed)


if __name__ == "__main__":
    main()
