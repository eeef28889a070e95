"""A GeoPackage as text: its tables with their columns and rows, without what depends on GDAL's release."""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
from collections import Counter


def contents(package: bytes) -> str:
    """Each table with its title, columns, aliases, count of rows and the SHA-256 of their cells; states of parcels."""
    with tempfile.NamedTemporaryFile(suffix=".gpkg") as file:
        file.write(package)
        file.flush()
        with sqlite3.connect(f"file:{file.name}?mode=ro&immutable=1", uri=True) as data:
            return "".join(table(data, *row) for row in data.execute(
                "SELECT table_name, data_type, identifier, last_change, srs_id FROM gpkg_contents ORDER BY table_name"))


def table(data: sqlite3.Connection, name: str, kind: str, title: str, changed: str, reference: int) -> str:
    columns = [row[1:3] for row in data.execute(f'PRAGMA table_info("{name}")')]
    chosen = ", ".join(f'"{column}"' for column, _ in columns if column != "geom")
    rows = data.execute(f'SELECT {chosen} FROM "{name}" ORDER BY 1').fetchall()
    digest = hashlib.sha256("".join(f"{row!r}\n" for row in rows).encode()).hexdigest()
    aliases = dict(data.execute("SELECT column_name, title FROM gpkg_data_columns WHERE table_name = ?", (name,)))
    lines = [f"{name} ({kind}, {reference}, {changed}) {title}: {len(rows)} rows {digest}"]
    lines += [f"  {column} {of} {aliases.get(column, '')}".rstrip() for column, of in columns]
    if "state" in dict(columns):
        states = Counter(row[0] for row in data.execute(f'SELECT state FROM "{name}"'))
        lines += [f"  = {state}: {count}" for state, count in sorted(states.items())]
    return "\n".join(lines) + "\n"
