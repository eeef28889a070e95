"""D, V8–V12: a dataset folder in plain formats into clean tables.

Plain formats: parcels as GeoJSON (or CSV), other tables as UTF-8 CSV, headers the canonical names, a unit in
brackets behind a header allowed.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Callable, Iterable, Optional

import pyproj
import yaml

from . import geometry, units, values

Row = dict[str, Any]

# The contract's table of tables: column → kind. A kind with a unit is a number in that unit.
TEXTS: dict[str, Callable[[str], Any]] = {
    "id": values.identifier, "parcel": values.parcel_identifier, "date": values.day, "truth": values.truth,
    "industry": values.industry,
    "text": lambda text: None if values.is_missing_word(text) else text.strip(),
}
SCHEMA: dict[str, dict[str, str]] = {
    "parcels": {
        "parcel_id": "parcel", "name": "text", "holder_id": "id", "holder_name": "text", "land_use": "text",
        "ownership": "text", "zone": "text", "certificate_area": "m²", "supply_method": "text",
        "contract_price": "万元", "agreed_start": "date", "agreed_completion": "date", "agreed_production": "date",
        "actual_start": "date", "actual_completion": "date", "handover_date": "date", "stage": "text",
        "suspended_since": "date", "area_due": "m²", "developed_area": "m²", "total_investment": "万元",
        "invested": "万元", "delay_cause": "text", "delay_days": "", "mortgaged": "truth", "seized": "truth",
        "official_decision": "text", "decision_date": "date",
    },
    "enterprises": {
        "enterprise_id": "id", "name": "text", "former_names": "text", "industry": "industry",
        "industry_edition": "text", "above_scale": "truth", "founded": "date", "production_start": "date",
        "status": "text", "officer": "text", "parcel_id": "parcel", "longitude": "", "latitude": "",
    },
    "figures": {
        "enterprise_id": "id", "year": "", "tax": "万元", "output": "万元", "revenue": "万元", "value_added": "万元",
        "investment_plant_equipment": "万元", "investment_land_price": "万元", "electricity": "万kWh",
        "energy": "tce", "water": "m³", "employees": "人", "rd_expense": "万元", "above_scale": "truth",
    },
    "occupancy": {
        "enterprise_id": "id", "parcel_id": "parcel", "tenure": "text", "area": "m²", "floor_area": "m²",
        "from": "date", "to": "date",
    },
    "buildings": {
        "building_id": "id", "parcel_id": "parcel", "floors": "", "floor_area": "m²", "use": "text",
        "vacant": "truth",
    },
    "zones": {"zone_id": "id", "name": "text", "kind": "text", "parent_id": "id"},
    "names": {"name": "text", "enterprise_id": "id", "confirmed_by": "text"},
    "corrections": {
        "table": "text", "key": "text", "column": "text", "old": "text", "new": "text", "reason": "text",
        "document": "text", "by": "text", "date": "text",
    },
}
KEYS: dict[str, tuple[str, ...]] = {
    "parcels": ("parcel_id",), "enterprises": ("enterprise_id",), "figures": ("enterprise_id", "year"),
    "occupancy": ("enterprise_id", "parcel_id"), "buildings": ("building_id",), "zones": ("zone_id",), "names": ("name",),
    "corrections": (),
}
ADDITIVE = {
    "tax", "output", "revenue", "value_added", "investment_plant_equipment", "investment_land_price", "electricity",
    "energy", "water", "employees", "rd_expense",
}


def is_additive(column: str) -> bool:
    return column in ADDITIVE or column.startswith(("tax_", "emissions_"))


@dataclass
class Table:
    name: str
    rows: list[Row] = field(default_factory=list)
    units: dict[str, str] = field(default_factory=dict)  # of every column present; "" for what is no number
    rows_in: int = 0
    reasons: Counter = field(default_factory=Counter)  # rows set aside, each once, by the issue that lists it

    @property
    def set_aside(self) -> int:
        return self.reasons.total()

    @property
    def columns(self) -> set[str]:
        return set(self.units)

    def by_key(self) -> dict[Any, Row]:
        names = KEYS[self.name]
        return {row[names[0]] if len(names) == 1 else tuple(row[name] for name in names): row for row in self.rows}


@dataclass
class Dataset:
    name: str
    year: int
    as_of: date
    coordinates: Optional[str]
    crs: Optional[pyproj.CRS] = None
    tables: dict[str, Table] = field(default_factory=dict)
    measures: dict[str, geometry.Measured] = field(default_factory=dict)
    told_units: dict[tuple[str, str], str] = field(default_factory=dict)  # by table and column, where not canonical
    zone_shapes: dict[str, geometry.Measured] = field(default_factory=dict)
    issues: Counter = field(default_factory=Counter)
    listed: list[tuple[str, str, str, str, str]] = field(default_factory=list)  # code, table, file, line, subject

    def list(self, code: str, table: str, at: tuple[str, int], subject: Optional[str]) -> None:
        """V13: an issue about one row."""
        self.listed.append((code, table, at[0], str(at[1]), subject or ""))

    def __post_init__(self) -> None:
        self.parcels: dict[str, Row] = {}
        self.enterprises: dict[str, Row] = {}
        self.figures: dict[tuple[str, int], Row] = {}

    def columns(self, table: str) -> set[str]:
        return self.tables[table].columns if table in self.tables else set()

    def rows(self, table: str) -> list[Row]:
        return self.tables[table].rows if table in self.tables else []


UNREADABLE = " unreadable"  # of a row: what stood in cells that could not be read, by column
NO_SHAPE = " no shape"  # of a row of a layer
AT = " at"  # of a row: its file, and its line there as the user sees it (V13)

# --- Reading files -----------------------------------------------------------------------------------------------


@dataclass
class Raw:
    cells: dict[str, str]
    line: int  # of a CSV with its header, of a layer the FID (V13)
    shape: Optional[dict] = None

    def identity(self) -> str:
        return json.dumps([self.cells, self.shape], sort_keys=True, ensure_ascii=False)


def raw_rows(path: Path) -> list[Raw]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [Raw({header: cell or "" for header, cell in row.items()}, line)
                    for line, row in enumerate(csv.DictReader(file), start=2)]
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return [Raw({k: cell_text(v) for k, v in one["properties"].items()}, fid, one["geometry"])
            for fid, one in enumerate(features)]


def cell_text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return str(cell)


def declared_crs(path: Path, told: Optional[str]) -> Optional[pyproj.CRS]:
    if told:
        return pyproj.CRS.from_user_input(told)
    if path.suffix == ".csv":
        return None
    member = json.loads(path.read_text(encoding="utf-8")).get("crs")
    return pyproj.CRS.from_user_input(member["properties"]["name"] if member else "OGC:CRS84")


# --- Cells -------------------------------------------------------------------------------------------------------


def header_and_unit(header: str) -> tuple[str, str]:
    """D4: a unit in brackets is not part of the name."""
    match = re.fullmatch("(.+?)[(\uff08](.+?)[)\uff09]", header.strip())
    return (match[1], match[2]) if match else (header.strip(), "")


def kind_of(table: str, column: str) -> Optional[str]:
    if table == "figures" and column.startswith("tax_"):
        return "万元"
    if table == "figures" and column.startswith("emissions_"):
        return "t"
    return SCHEMA[table].get(column)


def guessed_kind(cells: list[str]) -> str:
    """Decisions R3: what all known cells of an unknown column look like decides."""
    known = [cell for cell in cells if not values.is_missing_word(cell)]
    codes = any(re.fullmatch(r"0\d+|\d{16,}", cell.strip()) for cell in known)
    for kind, read in (("", values.number), ("date", values.day), ("truth", values.truth)):
        if known and not (kind == "" and codes) and all(readable(read, cell) for cell in known):
            return kind
    return "text"


def readable(read: Callable[[str], Any], cell: str) -> bool:
    try:
        read(cell)
        return True
    except values.Impossible:
        return False


def cell_value(kind: str, unit: str, text: str, issues: Counter) -> Any:
    """V12: an impossible date or number is an issue and the value is missing."""
    try:
        if kind in TEXTS:
            return TEXTS[kind](text)
        number = values.number(text)
    except values.Impossible:
        issues["impossible"] += 1
        return None
    return None if number is None else units.to_canonical(number, units.factor(unit or kind))


def read_source(table: str, path: Path, manifest: dict, dataset: Dataset, summed: bool = False) -> tuple[Table, list[Optional[dict]]]:
    """One source: cells typed, V8 duplicates and rows without a key set aside."""
    raws = raw_rows(path)
    result = Table(table, rows_in=len(raws))
    told_units = manifest.get("units", {}).get(table, {})
    headers = list(dict.fromkeys(header for raw in raws for header in raw.cells)) or csv_headers(path)
    kinds: dict[str, tuple[str, str, str]] = {}
    for header in headers:
        column, unit = header_and_unit(header)
        unit = told_units.get(column, unit)
        kind = kind_of(table, column)
        if kind is None:
            kind = "" if unit else guessed_kind([raw.cells.get(header, "") for raw in raws])
        kinds[header] = (column, kind, unit)
        result.units[column] = "" if kind in TEXTS else kind or unit
        if unit:
            dataset.told_units.setdefault((table, column), unit)
    rows, shapes, identities = [], [], []
    for raw in raws:
        row = {c: cell_value(k, u, raw.cells.get(h, ""), dataset.issues) for h, (c, k, u) in kinds.items()}
        row[UNREADABLE] = {c: raw.cells[h].strip() for h, (c, k, u) in kinds.items()
                           if row[c] is None and not values.is_missing_word(raw.cells.get(h, ""))}
        row[AT] = (path.name, raw.line)
        row[NO_SHAPE] = raw.shape is None
        list_unreadable(table, row, kinds.values(), dataset)
        for column in impossible_areas(table, row):  # V12, decisions L4
            row[UNREADABLE][column] = next(raw.cells[h] for h, (c, *_) in kinds.items() if c == column).strip()
            row[column] = None
        if table == "occupancy":  # L4: such a row is set aside
            row["impossible_date"] = any(not readable(values.day, raw.cells.get(h, "")) for h in ("from", "to"))
        if table == "figures" and "year" not in row:
            row["year"] = float(dataset.year)
        if any(row.get(name) is None for name in KEYS[table]):  # decisions V8: a row without its key
            result.reasons["missing_key"] += 1
            dataset.issues["missing_key"] += 1
            dataset.list("missing_key", table, row[AT], row.get(KEYS[table][0]) if KEYS[table] else None)
            continue
        rows.append(row)
        shapes.append(raw.shape)
        identities.append(raw.identity())
    result.rows = rows
    if summed:
        list_repeats(result, identities, dataset)
    else:
        result.rows, shapes = without_duplicates(result, rows, shapes, identities, dataset)
    return result, shapes


def list_unreadable(table: str, row: Row, kinds: Iterable[tuple[str, str, str]], dataset: Dataset) -> None:
    """V12: impossible dates, numbers and areas."""
    subject = row.get(KEYS[table][0]) if KEYS[table] else None
    for column, kind, _ in kinds:
        if column in row[UNREADABLE] and (kind in ("date", "truth") or kind not in TEXTS):
            dataset.list({"date": "bad_date", "truth": "bad_truth"}.get(kind, "bad_number"), table, row[AT], subject)
    for column in impossible_areas(table, row):
        dataset.list("area_not_positive" if table == "parcels" else "area_negative", table, row[AT], subject)


def impossible_areas(table: str, row: Row) -> list[str]:
    """V12: a certificate area of 0 or less; decisions L4: a negative area of an occupancy."""
    if table == "parcels":
        area = row.get("certificate_area")
        return ["certificate_area"] if area is not None and area <= 0 else []
    if table == "occupancy":
        return [column for column in ("area", "floor_area") if (row.get(column) or 0.0) < 0]
    return []


def list_repeats(table: Table, identities: list[str], dataset: Dataset) -> None:
    """Decisions D2: identical rows are added up too, each with a warning."""
    for place, (row, identity) in enumerate(zip(table.rows, identities)):
        if identity in identities[:place]:
            dataset.list("identical_summand", table.name, row[AT], row[KEYS[table.name][0]])


def csv_headers(path: Path) -> list[str]:
    return next(csv.reader(path.open(encoding="utf-8-sig")), []) if path.suffix == ".csv" else []


def without_duplicates(
    table: Table, rows: list[Row], shapes: list, identities: list[str], dataset: Dataset
) -> tuple[list[Row], list]:
    """V8: byte-identical rows count once; differing rows of one key are all set aside, and a parcel or enterprise
    keeps a row with missing values."""
    names = KEYS[table.name]
    if table.name == "corrections":
        return rows, shapes
    keys = [tuple(row[name] for name in names) for row in rows]
    versions: dict[tuple, set[str]] = {}
    for key, identity in zip(keys, identities):
        versions.setdefault(key, set()).add(identity)
    kept: list[Row] = []
    kept_shapes: list = []
    emptied: set = set()
    seen: set[str] = set()
    for key, row, shape, identity in zip(keys, rows, shapes, identities):
        if table.name == "occupancy" or len(versions[key]) == 1:
            if identity in seen:
                table.reasons["identical_row"] += 1
                dataset.list("identical_row", table.name, row[AT], key[0])
                continue
            seen.add(identity)
            kept.append(row)
            kept_shapes.append(shape)
            continue
        table.reasons["duplicate_key"] += 1
        dataset.list("duplicate_key", table.name, row[AT], key[0])
        if key not in emptied:
            emptied.add(key)
            dataset.issues["duplicate_key"] += 1
            if table.name in ("parcels", "enterprises"):
                kept.append({column: None for column in row} | dict(zip(names, key)) | {UNREADABLE: {}, AT: row[AT], NO_SHAPE: False})  # what it had is listed already
                kept_shapes.append(None)
    return kept, kept_shapes


def same(one: Any, other: Any) -> bool:
    """D2 with V6: numbers differ from the ninth digit on."""
    if isinstance(one, float) and isinstance(other, float):
        return values.tied(one) == values.tied(other)
    return one == other


def added_up(table: Table, by: list[str]) -> None:
    """`sum_by`: rows of one key become one; a missing part makes a sum missing, texts that differ too."""
    groups: dict[tuple, list[Row]] = {}
    for row in table.rows:
        groups.setdefault(tuple(row[name] for name in by), []).append(row)
    table.rows = []
    for rows in groups.values():
        total: Row = {UNREADABLE: {}, AT: rows[0][AT]}
        for column in table.units:
            cells = [row.get(column) for row in rows]
            if column in by or len(rows) == 1 or not isinstance(next((c for c in cells if c is not None), None), float):
                total[column] = cells[0] if all(cell == cells[0] for cell in cells) else None
            else:
                total[column] = None if None in cells else values.total(cells)
        table.rows.append(total)


def merged(parts: list[Table], dataset: Dataset) -> Table:
    """D2: several sources of one table are merged by key; of two different known values the first wins."""
    result = Table(parts[0].name, rows_in=sum(p.rows_in for p in parts),
                   reasons=sum((p.reasons for p in parts), Counter()))
    for part in parts:
        result.units = part.units | result.units
    if result.name in ("occupancy", "corrections"):
        result.rows = [row for part in parts for row in part.rows]
        return result
    rows: dict[Any, Row] = {}
    for part in parts:
        for key, row in part.by_key().items():
            known = rows.setdefault(key, {column: None for column in result.units} | {UNREADABLE: {}})
            for column, cell in row.items():
                if column == UNREADABLE:
                    known[column] = cell | known[column]
                elif column in (AT, NO_SHAPE):
                    known.setdefault(column, cell)
                elif known.get(column) is None:
                    known[column] = cell
                elif cell is not None and not same(cell, known[column]):
                    dataset.issues["conflict"] += 1
                    dataset.list("conflict", part.name, row[AT], row[KEYS[part.name][0]])
    result.rows = list(rows.values())
    return result


# --- The whole dataset -------------------------------------------------------------------------------------------


def load(folder: Path, year: Optional[int] = None, as_of: Optional[date] = None) -> Dataset:
    manifest = yaml.load((folder / "dataset.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    chosen = year or int(manifest["year"])
    told = values.day(manifest.get("as_of", "")) if year is None else None
    dataset = Dataset(manifest["dataset"], chosen, as_of or told or date(chosen, 12, 31), manifest.get("coordinates"))
    for table, sources in manifest["tables"].items():
        read = []
        for source in sources if isinstance(sources, list) else [sources]:
            path = folder / source["source"]
            part, shapes = read_source(table, path, manifest, dataset, bool(source.get("sum_by")))
            if source.get("sum_by"):
                added_up(part, source["sum_by"])
            read.append(part)
            if table == "zones":
                crs = declared_crs(path, manifest.get("crs", {}).get("zones"))
                for row, one in zip(part.rows, shapes):
                    dataset.zone_shapes[row["zone_id"]] = geometry.measure(one, crs)
            if table == "parcels":
                dataset.crs = declared_crs(path, manifest.get("crs", {}).get("parcels"))
                for row, one in zip(part.rows, shapes):
                    dataset.measures[row["parcel_id"]] = geometry.measure(one, dataset.crs)
                    if one is not None and not geometry.has_polygons(one):  # V12
                        dataset.list("geometry_not_polygonal", "parcels", row[AT], row["parcel_id"])
        dataset.tables[table] = merged(read, dataset)
    apply_corrections(dataset)
    state_tax(dataset)
    dataset.parcels = dataset.tables["parcels"].by_key()
    if "figures" in dataset.tables:
        dataset.figures = {(row["enterprise_id"], int(row["year"])): row for row in dataset.tables["figures"].rows}
    if "enterprises" in dataset.tables:
        dataset.enterprises = dataset.tables["enterprises"].by_key()
    else:  # D6: without enterprises, they are the ids of figures
        dataset.enterprises = {key: {"enterprise_id": key} for key, _ in dataset.figures}
    return dataset


def apply_corrections(dataset: Dataset) -> None:
    """V11: after reading, in file order; refused where `old` differs from what is there, or `new` cannot be read."""
    for correction in dataset.rows("corrections"):
        table, column = correction["table"], correction["column"]
        if table not in dataset.tables or column not in dataset.columns(table) or column in KEYS[table]:
            refuse(dataset, correction)
            continue
        rows = [row for row in dataset.tables[table].rows if names_row(correction["key"] or "", table, row)]
        kind, unit = kind_of(table, column) or "", dataset.told_units.get((table, column), "")  # as the file shows it
        new = correction["new"] or ""
        if (len(rows) != 1 or not stands(rows[0], column, kind, unit, correction["old"] or "")
                or impossible(table, column, kind, new)):
            refuse(dataset, correction)
        else:
            rows[0][column] = cell_value(kind, unit, new, dataset.issues)
            rows[0][UNREADABLE].pop(column, None)
            dataset.list("corrected", "corrections", correction[AT], correction["key"])


def names_row(key: str, table: str, row: Row) -> bool:
    """`ID`, or `ID/2021` where a year belongs to the key."""
    names = KEYS[table]
    parts = key.rsplit("/", len(names) - 1)
    return len(parts) == len(names) and all(
        cell_value(SCHEMA[table][name], "", part, Counter()) == row[name] for name, part in zip(names, parts))


def stands(row: Row, column: str, kind: str, unit: str, old: str) -> bool:
    """Whether the cell holds `old`; what could not be read is quoted as it stood."""
    if row.get(column) is None:
        return values.is_missing_word(old) or row[UNREADABLE].get(column) == old.strip()
    return same(cell_value(kind, unit, old, Counter()), row[column])


def impossible(table: str, column: str, kind: str, new: str) -> bool:
    issues: Counter = Counter()
    value = cell_value(kind, "", new, issues)
    return bool(issues) or (column == "certificate_area" and value is not None and value <= 0)


def refuse(dataset: Dataset, correction: Row) -> None:
    dataset.list("correction_refused", "corrections", correction[AT], correction["key"])
    dataset.issues["correction_refused"] += 1
    dataset.tables["corrections"].reasons["correction_refused"] += 1


def state_tax(dataset: Dataset) -> None:
    """V9: `tax` is the stated total; without it, the sum of the types if none of them is missing."""
    types = sorted(column for column in dataset.columns("figures") if column.startswith("tax_"))
    if not types:
        return
    dataset.tables["figures"].units.setdefault("tax", "万元")
    for row in dataset.rows("figures"):
        parts = [row.get(column) for column in types]
        complete = None not in parts
        stated = row.get("tax")
        if stated is None:
            row["tax"] = values.total(parts) if complete else None
        elif complete and abs(stated - values.total(parts)) > 0.01:
            dataset.issues["tax_differs"] += 1
            dataset.list("tax_mismatch", "figures", row[AT], row["enterprise_id"])
