"""Three years of figures: tax by type, output, power and people that hang together as in life."""

from __future__ import annotations

import itertools
import random

from chance import stream
from model import YEAR, YEARS, Enterprise, Figures, Park
from people import INDUSTRIES, WAREHOUSING, Industry

BY_CODE: dict[str, Industry] = {i.code: i for i in (*INDUSTRIES, WAREHOUSING)}
SCALE_LINE = 2000.0  # 万元 of revenue: above it a firm is 规上
TREND = {2019: 0.97, 2020: 0.88, 2021: 1.0}
TAX_TYPES = ("增值税", "企业所得税", "个人所得税", "城建税", "房产税", "城镇土地使用税", "印花税", "其他各税")

# 万元 of tax per 亩: (median, spread) of a log-normal; the median of all firms comes out near 12.
TAX_PER_MU = {
    "star": (62.0, 0.45),
    "good": (25.0, 0.25),
    "normal": (13.0, 0.40),
    "weak": (2.6, 0.60),
    "powered": (0.7, 0.40),
    "landlord": (3.5, 0.20),
    "dormant": (0.15, 0.80),
}


def report(park: Park, seed: int) -> None:
    rng = stream(seed, "figures")
    for firm in park.enterprises:
        if firm.vigour in ("gone", "newcomer"):
            _quiet(park, firm, rng)
            continue
        level = _level(firm, rng)
        habits = rng.uniform(0.8, 1.25), rng.uniform(0.75, 1.35), rng.uniform(55, 130)
        intensity = rng.uniform(190, 420)
        land_price = rng.uniform(13, 25)
        for year in YEARS:
            if firm.founded.year < year:
                park.figures.append(_year(firm, year, level, habits, intensity, land_price, rng))
    _settle_scale(park)
    _refund(park)


def _level(firm: Enterprise, rng: random.Random) -> float:
    """Tax per 亩 in 2021."""
    if firm.tax_per_mu is not None:
        return firm.tax_per_mu
    median, spread = TAX_PER_MU[firm.vigour]
    return median * rng.lognormvariate(0, spread)


def _year(
    firm: Enterprise,
    year: int,
    level: float,
    habits: tuple[float, float, float],
    intensity: float,
    land_price: float,
    rng: random.Random,
) -> Figures:
    industry = BY_CODE.get(firm.industry, WAREHOUSING)
    taxing, powering, per_head = habits
    mu = firm.mu or 8.0
    drift = TREND[year] * (1.06 ** (year - YEAR)) * rng.uniform(0.9, 1.1) if year != YEAR else 1.0
    tax = level * mu * drift
    output = tax / (industry.tax_rate * taxing)
    if firm.vigour in ("dormant", "landlord"):
        output = 0.0
    kwh = output * 10_000 / (industry.yuan_per_kwh * powering)
    if firm.vigour == "powered":
        kwh = mu * rng.uniform(22_000, 40_000)  # the meter runs, the books do not
        output *= 0.25
    elif output == 0:
        kwh = mu * rng.uniform(20, 150)
    revenue = output * rng.uniform(0.93, 1.05) + (tax * 6 if firm.vigour == "landlord" else 0)
    above = output > 0 and revenue >= SCALE_LINE
    return Figures(
        enterprise_id=firm.enterprise_id,
        year=year,
        taxes=_taxes(tax, exact=firm.tax_per_mu is not None and year == YEAR, rng=rng),
        output=round(output, 2),
        revenue=round(revenue, 2),
        value_added=round(output * rng.uniform(0.2, 0.31), 2) if above else None,
        plant_equipment=round(mu * intensity * (1.05 ** (year - YEAR)), 1),
        land_price=round(mu * land_price, 1),
        meters=_meters(kwh, rng),
        energy=round(kwh / 10_000 * 3.05 * rng.uniform(1.0, 1.4), 2) if above else None,
        employees=max(2, round(output / per_head)) if output else rng.randrange(0, 6),
        rd_expense=round(revenue * 10 * rng.uniform(0.004, 0.045), 1) if above else None,
        above_scale=above,
        reported=above or rng.random() < 0.8,
    )


def _taxes(tax: float, exact: bool, rng: random.Random) -> dict[str, int]:
    """Splits a total into types, in 分; the last type takes what is left."""
    total = round(tax * 1_000_000)
    if not exact:
        total += rng.randrange(-50, 50)
    vat = rng.uniform(0.46, 0.58)
    shares = [vat, rng.uniform(0.14, 0.22), rng.uniform(0.02, 0.05), vat * 0.05]
    shares += [rng.uniform(0.03, 0.06), rng.uniform(0.04, 0.08), rng.uniform(0.004, 0.012)]
    parts = [int(total * share) for share in shares]
    return dict(zip(TAX_TYPES, parts + [total - sum(parts)]))


def _meters(kwh: float, rng: random.Random) -> list[int]:
    """The power bureau counts by meter; large users have several."""
    count = 1 if kwh < 300_000 else rng.choice((1, 2, 2, 3))
    cuts = sorted(rng.uniform(0.15, 0.85) for _ in range(count - 1))
    edges = [0.0, *cuts, 1.0]
    return [int(kwh * (b - a)) for a, b in itertools.pairwise(edges)]


def _quiet(park: Park, firm: Enterprise, rng: random.Random) -> None:
    """Firms that are gone or not yet at work: a stamp duty at most, no report to the statistics bureau."""
    if firm.vigour == "gone":
        return
    for year in YEARS[1:]:
        if firm.founded.year < year:
            taxes = _taxes(rng.uniform(0.5, 4), False, rng) if rng.random() < 0.6 else None
            meters = [rng.randrange(2_000, 60_000)] if rng.random() < 0.5 else []
            park.figures.append(Figures(firm.enterprise_id, year, taxes, meters, reported=False))


def _settle_scale(park: Park) -> None:
    firms = {f.enterprise_id: f for f in park.enterprises}
    for row in park.figures:
        firms[row.enterprise_id].above_scale[row.year] = row.above_scale


def _refund(park: Park) -> None:
    """One firm got more VAT back than it paid in all: a negative total is a fact, not a fault."""
    row = next(r for r in park.figures if r.year == YEAR and r.taxes and r.above_scale)
    assert row.taxes
    row.taxes["增值税"] = -sum(row.taxes.values()) - 1_850_000
    park.notes.append(
        (row.enterprise_id, "2021年留抵退税,税收总额为负", "VAT refund in 2021: the tax total is negative")
    )
