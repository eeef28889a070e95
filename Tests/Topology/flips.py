"""What another area of the land would change: every verdict judged by both areas, held against the marks."""

import random

import fabric

BOOK = """rulebook: flips
title: flips
in_force: {from: 2000-01-01}
documents: {none: {title: none, issuer: none}}
metrics:
  per_mu: {label: tax per mu, of: enterprise, unit: 万元/亩, formula: tax / land}
  best: {label: best, of: enterprise, formula: per_mu / maximum(per_mu)}
standards:
  tax: {label: tax, metric: per_mu, at_least: 20 万元/亩}
flags:
  half: {label: half, of: enterprise, kind: watch, when: best <= 0.5}
lists:
  below:
    title: below
    of: enterprise
    where: short(tax)
    columns: [enterprise_id, area_flips]
"""


def rounded(value):
    """Half away from zero at four decimals, as paper has it."""
    return int(value * 10_000 + 0.5 + 1e-9) / 10_000


def judged(land, tax):
    per_mu = {firm: tax[firm] / land[firm] for firm in tax}
    best = max(per_mu.values())
    return {
        **{("tax", firm): "met" if rounded(value) >= 20 else "short" for firm, value in per_mu.items()},
        **{("half", firm): "yes" if rounded(value / best) <= 0.5 else "no" for firm, value in per_mu.items()},
        **{("below", firm): "yes" if rounded(value) < 20 else "no" for firm, value in per_mu.items()},
    }


def check(binary, folder, seed, threads=1):
    """Yields what differs."""
    rng = random.Random(seed)
    shapes = {code: fabric.polygon(rings) for code, rings in fabric.parcels(rng, 7, 120.0)}
    stated = {code: round(shape.GetArea() * rng.choice([1, 1.003, 0.97, 1.06]), 2) for code, shape in shapes.items()}
    source = fabric.Source(folder / "land.gpkg")
    source.layer("parcels", ["parcel_id", "certificate_area"], [
        ({"parcel_id": code, "certificate_area": str(stated[code])}, shape) for code, shape in shapes.items()])
    source.close()
    drawn = {code: shape.GetArea() for code, shape in shapes.items()}
    tenants = {code: [f"E{number:03d}{part}" for part in range(rng.choice([1, 1, 2]))] for number, code in enumerate(shapes)}
    lands = {
        name: {firm: areas[code] * 3 / 2000 / len(firms) for code, firms in tenants.items() for firm in firms}
        for name, areas in (("certificate", stated), ("planar", drawn))}
    tax = {firm: round(land * 20 * rng.uniform(0.6, 1.4) ** rng.choice([0.1, 1]), 2)
           for firm, land in lands["certificate"].items()}
    (folder / "occupancy.csv").write_text("enterprise_id,parcel_id\n" + "".join(
        f"{firm},{code}\n" for code, firms in tenants.items() for firm in firms), encoding="utf-8")
    (folder / "figures.csv").write_text("enterprise_id,year,税收（万元）\n" + "".join(
        f"{firm},2021,{amount}\n" for firm, amount in tax.items()), encoding="utf-8")
    out = fabric.evaluate(
        binary, folder, "  parcels: {source: land.gpkg, layer: parcels}\n  figures: {source: figures.csv}\n"
        "  occupancy: {source: occupancy.csv}\n", BOOK, threads)
    own, other = judged(lands["certificate"], tax), judged(lands["planar"], tax)
    expected = {key: (own[key], other[key]) for key in own if own[key] != other[key]}
    found = {}
    for row in fabric.rows(out / "csv/area_flips.csv"):
        found[row["rule"], row["subject_id"]] = (row["verdict"], row["other_verdict"])
        firm = row["subject_id"]
        if row["other_area"] != "planar" or not fabric.near(lands["planar"][firm], row["other_land_mu"]):
            yield f"{firm}: {row['other_area']}, {row['other_land_mu']} mu"
    for key in sorted(set(expected) | set(found)):
        if expected.get(key) != found.get(key):
            yield f"{key}: expected {expected.get(key)}, found {found.get(key)}"
    for row in fabric.rows(out / "csv/verdicts.csv"):
        wanted = expected.get(("tax", row["subject_id"]))
        if row["area_flips"] != (f"planar={wanted[1]}" if wanted else ""):
            yield f"{row['subject_id']}: marked {row['area_flips']!r}"
    for row in fabric.rows(out / "csv/flags.csv"):
        wanted = expected.get(("half", row["subject_id"]))
        if row["area_flips"] != (f"planar={wanted[1]}" if wanted else ""):
            yield f"{row['subject_id']}: flag marked {row['area_flips']!r}"
    if not expected:
        yield "the test has nothing to look at"
