"""One evaluation to be checked: tables of text cells, rule books as YAML structures, and the folder they are written to."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Optional

import yaml

Row = dict[str, str]


@dataclass
class Source:
    """A file of one table; with shapes a GeoJSON, else a CSV."""

    file: str
    rows: list[Row]
    shapes: Optional[list[Optional[dict]]] = None
    member_crs: Optional[str] = None
    options: dict[str, Any] = field(default_factory=dict)  # what the manifest says of this source
    lead: list[str] = field(default_factory=list)  # lines above the header
    headers: dict[str, str] = field(default_factory=dict)  # how columns are called in the file, where not canonically

    def write(self, folder: Path, shuffle: Optional[Random]) -> None:
        order = list(range(len(self.rows)))
        if shuffle and self.file != "corrections.csv":  # corrections are made in file order (V11)
            shuffle.shuffle(order)
        if self.shapes is None:
            self.write_table(folder / self.file, [self.rows[i] for i in order])
        else:
            self.write_layer(folder / self.file, order)

    def write_table(self, path: Path, rows: list[Row]) -> None:
        headers = list(dict.fromkeys(header for row in self.rows for header in row))
        with path.open("w", encoding="utf-8", newline="") as file:
            for line in self.lead:
                file.write(line + "\n")
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([self.headers.get(header, header) for header in headers])
            writer.writerows([row.get(header, "") for header in headers] for row in rows)

    def write_layer(self, path: Path, order: list[int]) -> None:
        features = []
        for i in order:
            cells = {self.headers.get(header, header): cell for header, cell in self.rows[i].items()}
            features.append({"type": "Feature", "properties": cells, "geometry": self.shapes[i]})
        collection: dict[str, Any] = {"type": "FeatureCollection"}
        if self.member_crs:
            collection["crs"] = {"type": "name", "properties": {"name": self.member_crs}}
        path.write_text(json.dumps(collection | {"features": features}, ensure_ascii=False), encoding="utf-8")


@dataclass
class Case:
    manifest: dict[str, Any]  # without its tables
    sources: dict[str, list[Source]]
    books: list[dict[str, Any]] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)  # the books to judge by; others are extended by them
    settings: dict[str, str] = field(default_factory=dict)

    def rows(self, table: str) -> list[Row]:
        return [row for source in self.sources.get(table, []) for row in source.rows]

    def write(self, folder: Path, shuffle: Optional[Random] = None) -> None:
        """With `shuffle`, the same rows in another order."""
        folder.mkdir(parents=True, exist_ok=True)
        tables: dict[str, Any] = {}
        for table, sources in self.sources.items():
            for source in sources:
                source.write(folder, shuffle)
            described = [{"source": source.file} | source.options for source in sources]
            tables[table] = described if len(described) > 1 else described[0]
        dump(folder / "dataset.yaml", self.manifest | {"tables": tables})
        for book in self.books:
            dump(folder / f"{book['rulebook']}.yaml", book)
        described = {"rules": [f"{key}.yaml" for key in self.rules], "set": self.settings}
        (folder / "case.json").write_text(json.dumps(described, ensure_ascii=False, indent=2), encoding="utf-8")


def dump(path: Path, content: dict) -> None:
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")
