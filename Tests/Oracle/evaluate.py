#!/usr/bin/env python3
"""The oracle on the command line: evaluate.py DATASET --rules BOOK… [--set name=value…] --output DIR"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Optional

from oracle import book, dataset
from oracle.output import Run


def run(folder: Path, books: list[Path], settings: dict[str, str], year: Optional[int] = None,
        as_of: Optional[date] = None) -> Run:
    data = dataset.load(folder, year, as_of)
    return Run(data, [book.load(path, data.as_of, settings) for path in books])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("--rules", type=Path, nargs="+", required=True)
    parser.add_argument("--set", nargs="*", default=[], action="extend")
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    settings = dict(one.split("=", 1) for one in options.set)
    run(options.dataset, options.rules, settings).write(options.output)


if __name__ == "__main__":
    main()
