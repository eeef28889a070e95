#!/usr/bin/env python3
"""Seeded random datasets and rule books, made to hit the hard places of the contract.

generate.py --seed 7 --output FOLDER writes FOLDER/dataset.yaml with its files, the books, and case.json naming the
books and parameters to evaluate with.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random

from books import BookMaker, extended
from case import Case
from datasets import DatasetMaker


def make(seed: int) -> Case:
    random = Random(seed)
    maker = DatasetMaker(random)
    case = maker.make()
    as_of = case.manifest.get("as_of", f"{case.manifest['year']}-12-31")
    dated_scale = any("above_scale" in row for row in case.rows("figures"))
    books: list[BookMaker] = []
    for key in ["alpha", "beta"][: random.choice([1, 1, 1, 2])]:
        books.append(BookMaker(random, key, as_of, dated_scale, maker.on_plane, maker.has_enterprises, list(books)))
        book = books[-1].make()
        case.books += extended(book, random) if random.random() < 0.2 else [book]
        case.rules.append(key)
    case.settings = {"floor_tax": random.choice(["20", "20 万元/亩", "300 万元/公顷", "15"])}
    return case


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    make(options.seed).write(options.output)


if __name__ == "__main__":
    main()
