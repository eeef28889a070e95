#!/usr/bin/env python3
"""Runs `mujun rules test` as its users do: every shipped book against its cases, an office's own book with cases beside it,
and expectations that are wrong, which must be told with their place and end with exit code 65.

check.py --binary PATH
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

RULES = Path(__file__).parents[2] / "rules"
BOOK = """\
rulebook: own
title: 本县标准
documents: {notice: {title: 通知}}
metrics:
  tax_per_mu: {label: 亩均税收, of: enterprise, unit: 万元/亩, formula: tax / land}
standards:
  tax: {label: 亩均税收不低于15万元, metric: tax_per_mu, at_least: 15 万元/亩, cite: {document: notice, clause: 第三条}}
flags:
  large: {label: 面积较大, of: parcel, kind: watch, when: land > 100 亩, cite: {document: notice, clause: 第四条}}
"""
CASES = """\
book: own
year: 2024
cases:
  - case: 亩均税收恰为15万元
    why: 150÷10＝15。
    enterprise: {land: 10 亩, tax: 150 万元}
    expect:
      standards: {tax: met}
"""


class Failure(Exception):
    """What came out otherwise than it must."""


def run(binary: Path, *arguments: str, code: int, says: tuple[str, ...] = (), language: str = "zh") -> str:
    command = [str(binary), "rules", "test", *arguments, "--lang", language]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    text = done.stdout + done.stderr
    if done.returncode != code:
        raise Failure(f"{arguments}: exit code {done.returncode} instead of {code}\n{text}")
    for words in says:
        if words not in text:
            raise Failure(f"{arguments}: does not say {words!r}\n{text}")
    return text


def check(binary: Path, folder: Path) -> None:
    shipped = [str(path.relative_to(RULES)).removesuffix(".cases.yaml") for path in sorted(RULES.glob("*/*.cases.yaml"))]
    text = run(binary, *shipped, code=0)
    if text.count("0 个不符") != len(shipped) or "没有案例涉及" in text:
        raise Failure(f"shipped books: a case fails or a rule is left out\n{text}")

    book = folder / "本县.yaml"
    cases = folder / "本县.cases.yaml"
    book.write_text(BOOK, encoding="utf-8")
    run(binary, str(book), code=66, says=("没有案例文件", str(cases)))
    run(binary, str(book), code=66, says=("no file of cases", str(cases)), language="en")

    cases.write_text(CASES, encoding="utf-8")
    run(binary, str(book), code=0, says=("1 个案例，1 个相符，0 个不符", "没有案例涉及的标记：large"))
    run(binary, str(book), code=0, says=("1 as expected, 0 not", "large"), language="en")

    other = folder / "别处.yaml"
    other.write_text(CASES.replace("tax: met", "tax: short"), encoding="utf-8")
    wrong = (f"{other}:8:", "应为 short，实为 达标", "150÷10＝15", "tax / land", "1 个不符")
    run(binary, str(book), "--cases", str(other), code=65, says=wrong)
    run(binary, str(book), "--cases", str(other), code=65, says=("expected short, found met",), language="en")
    run(binary, str(book), str(book), "--cases", str(other), code=64)

    other.write_text(CASES.replace("tax: met", "taxs: met"), encoding="utf-8")
    run(binary, str(book), "--cases", str(other), code=65, says=("没有标准「taxs」", "是否指「tax」"))
    other.write_text(CASES.replace("    why: 150÷10＝15。\n", ""), encoding="utf-8")
    run(binary, str(book), "--cases", str(other), code=65, says=("why", f"{other}:4:"))
    other.write_text(CASES.replace("book: own", "book: other"), encoding="utf-8")
    run(binary, str(book), "--cases", str(other), code=65, says=("other",))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True)
    binary = parser.parse_args().binary.resolve()
    with tempfile.TemporaryDirectory(prefix="mujun-cases-") as name:
        try:
            check(binary, Path(name))
        except Failure as failure:
            print(failure)
            sys.exit(1)
    print("books and cases agree, and wrong expectations are told")


if __name__ == "__main__":
    main()
