"""Figures per mu, verdicts, flags and distributions, over whole columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from rows import LAST, Data, Linked

SUPERVISION_LAND, MISMATCH, PEERS, RISE, FALL, HARDLY_ANY = 5.0, 0.30, 8, 0.20, 0.20, 0.1



@dataclass
class Judged:
    metrics: pd.DataFrame
    parcel_tax_per_mu: np.ndarray
    verdicts: dict[str, pd.DataFrame]
    flags: dict[str, Flag]
    benchmarks: pd.DataFrame


@dataclass
class Flag:
    """A condition over all enterprises; missing where it cannot be decided."""

    holds: pd.Series
    near: np.ndarray
    evidence: dict[str, str]  # column -> unit
    label: str


def judge(data: Data, linked: Linked, amounts: pd.DataFrame) -> Judged:
    now, before, land = data.now, data.before, linked.land
    division = data.enterprises["industry"].str.replace(r"^[A-Z]", "", regex=True).str.slice(0, 2)
    above = pd.Series(now["above_scale"].to_numpy(), dtype="boolean")
    m = pd.DataFrame({
        "investment_per_mu": now["investment_plant_equipment"] / land,
        "output_per_mu": now["output"] / land,
        "tax_per_mu": now["tax"] / land,
        "tax_per_power": quotient(now["tax"], now["electricity"]),
        "sales_per_power": quotient(now["revenue"], now["electricity"]),
        "power_growth": quotient(now["electricity"], before["electricity"]) - 1,
        "tax_growth": quotient(now["tax"], before["tax"]) - 1,
        "sales_growth": quotient(now["revenue"], before["revenue"]) - 1,
    })  # fmt: skip
    peers = m[["tax_per_power", "sales_per_power"]].groupby([division, above])
    enough = peers.transform("count") >= PEERS
    usual = peers.transform("median").where(enough)
    m["usual_tax_per_power"], m["usual_sales_per_power"] = usual["tax_per_power"], usual["sales_per_power"]

    food = kleene(division == "13", division)
    tax_from = np.where(food.fillna(False).to_numpy(bool), 10.0, 20.0)
    verdicts = {
        "investment": verdict(m["investment_per_mu"], 200.0),
        "output": verdict(m["output_per_mu"], 300.0),
        "tax": verdict(m["tax_per_mu"], tax_from, unsure=food.isna().to_numpy(), because=food, text="农副产品加工"),
    }
    by = [division.rename("industry_division"), above.rename("above_scale")]
    tax, power, sales = now["tax"], now["electricity"], now["revenue"]
    benchmarks = pd.concat([
        benchmark("liandu-key-supervision-2021:sales_per_power", m["sales_per_power"], sales, power, by),
        benchmark("liandu-key-supervision-2021:tax_per_power", m["tax_per_power"], tax, power, by),
        benchmark("tianyi-223-2021:tax_per_mu", m["tax_per_mu"], tax, pd.Series(land), []),
        benchmark("tianyi-223-2021:tax_per_mu", m["tax_per_mu"], tax, pd.Series(land), by),
    ])  # fmt: skip
    with np.errstate(divide="ignore", invalid="ignore"):
        parcel_tax = amounts["tax"].to_numpy() / linked.parcel_land
    return Judged(m, parcel_tax, verdicts, flags(data, m, land, above), benchmarks)


def quotient(a: pd.Series, b: pd.Series) -> pd.Series:
    return (a / b).where(b != 0)


def rounded(values: np.ndarray | float) -> np.ndarray:
    """In ten-thousandths, halves away from zero; what misses a half by the noise of binary arithmetic is a half."""
    size = np.abs(np.asarray(values, float)) * 10_000
    below = np.floor(size)
    return np.copysign(below + (size >= below + 0.5 - 4 * np.spacing(size)), values)


def near(values: np.ndarray, limit: np.ndarray | float) -> np.ndarray:
    values, limit = np.asarray(values, float), np.asarray(limit, float)
    close = np.abs(values - limit) <= 0.005 * np.abs(limit) * (1 + 1e-9)
    return close | ((rounded(values) == rounded(limit)) & (values != limit))


def kleene(condition: pd.Series, *operands: pd.Series) -> pd.Series:
    """The condition, missing where an operand is; `&` and `|` of such series are Kleene's."""
    unknown = np.logical_or.reduce([pd.isna(operand).to_numpy() for operand in operands])
    return pd.Series(np.asarray(condition.fillna(False), bool), dtype="boolean").mask(unknown)


def verdict(
    values: pd.Series, limit: np.ndarray | float, unsure: np.ndarray | None = None, because: pd.Series | None = None,
    text: str = "",
) -> pd.DataFrame:  # fmt: skip
    value = values.to_numpy()
    undecided = np.isnan(value) if unsure is None else np.isnan(value) | unsure
    met = rounded(value) >= rounded(limit)
    return pd.DataFrame({
        "value": value,
        "threshold": np.broadcast_to(limit, len(value)),
        "verdict": np.select([undecided, met], ["undecided", "met"], "short"),
        "shortfall": np.where(undecided | met, np.nan, limit - value),
        "near_line": pd.Series(near(value, limit)).astype("boolean").mask(undecided),
        "because": "" if because is None else np.where(because.fillna(False).to_numpy(bool), text, ""),
    })  # fmt: skip


def flags(data: Data, m: pd.DataFrame, land: np.ndarray, above: pd.Series) -> dict[str, Flag]:
    now, before = data.now, data.before
    land = pd.Series(land)
    start = data.enterprises["production_start"]
    power, revenue, tax = now["electricity"], now["revenue"], now["tax"]

    def at_least(values: pd.Series, limit: float) -> pd.Series:
        return kleene(pd.Series(rounded(values) >= rounded(limit)), values)

    def at_most(values: pd.Series, limit: float) -> pd.Series:
        return kleene(pd.Series(rounded(values) <= rounded(limit)), values)

    def below(values: pd.Series, limit: pd.Series) -> pd.Series:
        return kleene(pd.Series(rounded(values) < rounded(limit)), values, limit)

    def positive(values: pd.Series) -> pd.Series:
        return kleene(pd.Series(rounded(values) > 0), values)

    old = kleene(start + pd.DateOffset(years=3) <= LAST, start)
    tax_line, sales_line = m["usual_tax_per_power"] * MISMATCH, m["usual_sales_per_power"] * MISMATCH
    growing = at_least(m["power_growth"], RISE) & at_most(m["tax_growth"], -FALL) & at_most(m["sales_growth"], -FALL)
    known = positive(before["electricity"]) & positive(before["tax"]) & positive(before["revenue"])
    some = kleene(pd.Series(rounded(power) > rounded(HARDLY_ANY)), power)
    return {
        "not_above_scale": Flag(
            at_least(land, SUPERVISION_LAND) & old & ~above, near(land, SUPERVISION_LAND),
            {"land": "亩", "production_start": "", "above_scale": ""}, "占地达限、投产三年未上规"),
        "power_sales_mismatch": Flag(
            positive(power) & below(m["sales_per_power"], sales_line), near(m["sales_per_power"], sales_line),
            {"electricity": "万kWh", "sales_per_power": "元/kWh"}, "每度电销售额明显低于同类"),
        "power_tax_mismatch": Flag(
            positive(power) & below(m["tax_per_power"], tax_line), near(m["tax_per_power"], tax_line),
            {"electricity": "万kWh", "tax_per_power": "元/kWh"}, "每度电税收明显低于同类"),
        "power_up_yield_down": Flag(
            known & growing, near(m["power_growth"], RISE) | near(m["tax_growth"], -FALL) | near(m["sales_growth"], -FALL),
            {"power_growth": "", "tax_growth": "", "sales_growth": ""}, "用电上升而税收、销售额下降"),
        "power_without_sales": Flag(
            some & at_most(revenue, 0), near(power, HARDLY_ANY),
            {"electricity": "万kWh", "revenue": "万元"}, "有电无销"),
        "sales_without_power": Flag(
            at_most(power, HARDLY_ANY) & positive(revenue), near(power, HARDLY_ANY),
            {"electricity": "万kWh", "revenue": "万元"}, "有销无电"),
        "tax_at_most_3": Flag(
            at_most(m["tax_per_mu"], 3), near(m["tax_per_mu"], 3.0),
            {"tax_per_mu": "万元/亩"}, "亩均税收三万元以下"),
    }  # fmt: skip


def benchmark(metric: str, values: pd.Series, top: pd.Series, bottom: pd.Series, by: list[pd.Series]) -> pd.DataFrame:
    both = top.notna() & bottom.notna() & values.notna()
    frame = pd.DataFrame({"value": values, "top": top.where(both), "bottom": bottom.where(both)})
    keys = [key.astype(str).str.lower() if key.dtype == "boolean" else key for key in by]
    keys = keys or [pd.Series("all", index=values.index, name="all")]
    groups = frame.groupby(keys)
    value = groups["value"]
    quartiles = value.quantile([0.25, 0.5, 0.75]).unstack()
    sums = groups[["top", "bottom"]].sum()
    out = pd.DataFrame({
        "n": value.count(), "missing": groups.size() - value.count(), "weighted": sums["top"] / sums["bottom"],
        "mean": value.mean(), "min": value.min(), "p25": quartiles[0.25], "median": quartiles[0.5],
        "p75": quartiles[0.75], "max": value.max(),
    }).reset_index()  # fmt: skip
    names = [key.name for key in keys]
    label = pd.Series([";".join(f"{name}={value}" for name, value in zip(names, row)) for row in out[names].to_numpy()])
    out = out.drop(columns=names)
    out.insert(0, "metric", metric)
    out.insert(1, "group", label if by else "all")
    return out
