"""CSVs, the GeoPackage, the workbook and the summary."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import geopandas
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv
import pyogrio
import xlsxwriter

from rows import AMOUNTS, Data, Linked
from rules import Judged

PLAN = "2021年经济开发区工作要点 三(一)4"
OUTLOOK = "工业园区管委会2021年上半年工作亮点和下半年工作思路 二(四)二"



def write(folder: Path, source: Path, data: Data, linked: Linked, pairs: pd.DataFrame, judged: Judged,
          occupants: np.ndarray, amounts: pd.DataFrame) -> None:  # fmt: skip
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "csv").mkdir(parents=True)
    (folder / "lists").mkdir()
    key, firm = data.parcels["parcel_id"].array, data.enterprises["enterprise_id"].array
    land = pd.DataFrame({
        "parcel_id": key, "measured_m2": data.parcels["measured_m2"], "original_m2": data.parcels["original_m2"],
        "certificate_m2": data.parcels["certificate_area"], "land_mu": linked.parcel_land,
        "area_deviation": data.parcels["area_deviation"], "valid": data.parcels["valid"], "occupants": occupants,
        "occupied_mu": amounts["land_mu"], "zone": "", "overlap_m2": data.parcels["overlap_m2"],
    })  # fmt: skip
    land = pd.concat([land, amounts[AMOUNTS]], axis=1)
    land["parcel_tax_per_mu"] = judged.parcel_tax_per_mu
    firms = pd.DataFrame({
        "enterprise_id": firm, "name": data.enterprises["name"], "industry": data.enterprises["industry"],
        "land_mu": linked.land, "parcels": np.bincount(linked.links["enterprise"], minlength=len(firm)), "zone": "",
    })  # fmt: skip
    firms = pd.concat([firms, data.now[AMOUNTS], judged.metrics], axis=1)
    links = linked.links.assign(
        enterprise_id=firm[linked.links["enterprise"]], parcel_id=key[linked.links["parcel"]])
    links = links[["enterprise_id", "parcel_id", "basis", "weight", "land_mu", "share", "assumed", *AMOUNTS]]
    tables = {
        "parcels": land, "enterprises": firms, "links": links,
        "overlaps": pd.DataFrame({"parcel_a": key[pairs["a"]], "parcel_b": key[pairs["b"]], "area_m2": pairs["area_m2"]}),
        "verdicts": verdict_rows(judged, firm), "flags": flag_rows(data, linked, judged, firm),
        "benchmarks": judged.benchmarks, "issues": issue_rows(data, linked, pairs),
    }  # fmt: skip
    for name, frame in tables.items():
        write_csv(frame, folder / "csv" / f"{name}.csv")
    lists = {
        "tianyi-223-2021.below_entry": below_entry(data, linked, judged),
        "liandu-key-supervision-2021.key_supervision": key_supervision(data, linked, judged),
    }
    for name, frame in lists.items():
        write_csv(frame, folder / "lists" / f"{name}.csv", mark=True)
    write_package(folder / "evaluation.gpkg", data.parcels.geometry, tables)
    write_workbook(folder / "lists.xlsx", lists, tables["issues"])
    write_summary(folder / "summary.json", source, data, linked, judged, tables, lists)


def write_csv(frame: pd.DataFrame, path: Path, mark: bool = False) -> None:
    content = pa.Table.from_pandas(frame, preserve_index=False)
    with path.open("wb") as file:
        if mark:
            file.write(b"\xef\xbb\xbf")
        pa.csv.write_csv(content, file, pa.csv.WriteOptions(quoting_style="needed"))


def verdict_rows(judged: Judged, firm: pd.api.extensions.ExtensionArray) -> pd.DataFrame:
    parts = []
    for standard, frame in judged.verdicts.items():
        part = pd.DataFrame({
            "standard": f"tianyi-223-2021:{standard}", "subject": "enterprise", "subject_id": firm,
            "metric": f"tianyi-223-2021:{standard}_per_mu",
        })  # fmt: skip
        parts.append(pd.concat([part, frame[["value", "threshold"]]], axis=1).assign(
            unit="万元/亩", verdict=frame["verdict"], shortfall=frame["shortfall"], near_line=frame["near_line"],
            because=frame["because"], cite=PLAN))  # fmt: skip
    return pd.concat(parts, ignore_index=True)


def flag_rows(
    data: Data, linked: Linked, judged: Judged, firm: pd.api.extensions.ExtensionArray
) -> pd.DataFrame:
    facts = judged.metrics.assign(
        land=linked.land, electricity=data.now["electricity"], revenue=data.now["revenue"],
        above_scale=data.now["above_scale"].astype(str).str.lower(),
        production_start='"' + data.enterprises["production_start"].dt.strftime("%Y-%m-%d") + '"')  # fmt: skip
    parts = []
    for name, flag in judged.flags.items():
        shown = np.flatnonzero(flag.holds.fillna(True).to_numpy(bool))
        ids = pd.Series(firm[shown], dtype=str)
        unsure = flag.holds.iloc[shown].isna().to_numpy()
        evidence = pd.Series("", index=range(len(shown)), dtype=str)
        for fact, unit in flag.evidence.items():
            value = facts[fact].iloc[shown].reset_index(drop=True).astype(str).fillna("null")
            evidence = evidence + f',"{fact}":{{"value":' + value + f',"unit":"{unit}","key":"' + ids + '"}'
        parts.append(pd.DataFrame({
            "flag": f"liandu-key-supervision-2021:{name}", "kind": "supervision", "subject": "enterprise",
            "subject_id": ids, "verdict": np.where(unsure, "undecided", "yes"),
            "near_line": pd.Series(flag.near[shown]).astype("boolean").mask(unsure), "evidence": "{" + evidence.str.slice(1) + "}", "cite": OUTLOOK,
        }))  # fmt: skip
    return pd.concat(parts, ignore_index=True)


def issue_rows(data: Data, linked: Linked, pairs: pd.DataFrame) -> pd.DataFrame:
    key, firm = data.parcels["parcel_id"].array, data.enterprises["enterprise_id"].array
    lower = linked.links[linked.links["basis"] != "occupancy"]
    who = pd.Series(firm[lower["enterprise"]], dtype=str)
    where = pd.Series(key[lower["parcel"]], dtype=str)
    basis = lower["basis"].reset_index(drop=True)
    rows = data.occupancy
    open_ended = rows[(rows["from"].isna() | rows["to"].isna())]
    columns = {"severity": "info", "code": "open_period", "table": "occupancy", "subject_id": open_ended["enterprise_id"]}
    return pd.concat([
        pd.DataFrame({
            "severity": "warning", "code": "parcels_overlap", "table": "parcels", "subject_id": key[pairs["a"]],
            "message": "与宗地「" + pd.Series(key[pairs["b"]], dtype=str) + "」重叠 "
            + pairs["area_m2"].round(2).astype(str) + " m²"}),
        pd.DataFrame({
            "severity": "info", "code": "linked_by_" + basis, "table": "enterprises", "subject_id": who,
            "message": "没有占用记录，关联宗地「" + where + "」"}),
        pd.DataFrame(columns | {"message": "占用起止日期不全，按全年计"}),
    ], ignore_index=True)  # fmt: skip


def below_entry(data: Data, linked: Linked, judged: Judged) -> pd.DataFrame:
    short = (judged.verdicts["tax"]["verdict"] == "short") & (judged.verdicts["output"]["verdict"] == "short")
    tax_per_mu = judged.metrics["tax_per_mu"]
    frame = pd.DataFrame({
        "enterprise_id": data.enterprises["enterprise_id"], "name": data.enterprises["name"], "land": linked.land,
        "tax_per_mu": tax_per_mu, "tax_gap": (20 - tax_per_mu) * linked.land, "as_of": "2021-12-31",
    })[short]  # fmt: skip
    return frame.sort_values(["land", "enterprise_id"], ascending=[False, True])


def key_supervision(data: Data, linked: Linked, judged: Judged) -> pd.DataFrame:
    reasons = pd.Series("", index=range(len(data.enterprises)), dtype=str)
    close = np.zeros(len(data.enterprises), bool)
    for flag in judged.flags.values():
        holds = flag.holds.fillna(False).to_numpy(bool)
        reasons = reasons.where(~holds, reasons + "；" + flag.label)
        close |= holds & flag.near
    frame = pd.DataFrame({
        "enterprise_id": data.enterprises["enterprise_id"], "name": data.enterprises["name"],
        "officer": data.enterprises["officer"], "land": linked.land, "tax_per_mu": judged.metrics["tax_per_mu"],
        "reasons": reasons.str.slice(1), "measure": "重点监管", "near_line": close, "as_of": "2021-12-31",
    })[reasons != ""]  # fmt: skip
    return frame.sort_values(["tax_per_mu", "enterprise_id"])


def write_package(path: Path, geometry: geopandas.GeoSeries, tables: dict[str, pd.DataFrame]) -> None:
    parcels = geopandas.GeoDataFrame(tables["parcels"], geometry=geometry.array, crs=geometry.crs)
    pyogrio.write_dataframe(parcels, path, layer="parcels", use_arrow=True, geometry_type="Polygon")
    for name, frame in tables.items():
        if name != "parcels":
            pyogrio.write_dataframe(frame, path, layer=name, append=True, use_arrow=True)


def write_workbook(path: Path, lists: dict[str, pd.DataFrame], issues: pd.DataFrame) -> None:
    remarks = issues if len(issues) <= 10_000 else issues[issues["severity"] != "info"]
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        bold = book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1})
        for name, frame in {**lists, "issues": remarks}.items():
            sheet = book.add_worksheet(name[-31:].replace(":", " "))
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, frame.columns, bold)
            rows = frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None)
            for number, row in enumerate(rows, start=1):
                sheet.write_row(number, 0, row)


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_summary(path: Path, source: Path, data: Data, linked: Linked, judged: Judged, tables: dict[str, pd.DataFrame],
                  lists: dict[str, pd.DataFrame]) -> None:  # fmt: skip
    placed = linked.links[AMOUNTS].sum()
    summary = {
        "inputs": [
            {"name": file.name, "sha256": digest(file)}
            for file in sorted(source.iterdir())
        ],
        "counts": data.rows,
        "totals": {
            name: {"in": float(data.now[name].sum()), "placed": float(placed[name])} for name in AMOUNTS
        },
        "verdicts": {name: v["verdict"].value_counts().to_dict() for name, v in judged.verdicts.items()},
        "flags": {name: int(flag.holds.sum()) for name, flag in judged.flags.items()},
        "issues": tables["issues"]["code"].value_counts().to_dict(),
        "lists": {name: len(frame) for name, frame in lists.items()},
    }
    path.write_text(json.dumps(summary, ensure_ascii=False, indent=2), encoding="utf-8")
