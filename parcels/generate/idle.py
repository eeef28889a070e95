"""Contracts and construction: ordinary plots, and idle land in every state a clock can be in at the end of 2021."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from chance import add_years, day_between, stream
from model import AS_OF, Contract, Parcel, Park

UNSTARTED = "未动工"


@dataclass(frozen=True)
class Case:
    """One state of the idle clock. Shares are of the area due and of the total investment."""

    zh: str
    en: str
    facts: dict[str, object]
    developed: float | None = None
    invested: float | None = None
    unset: tuple[str, ...] = field(default=())


def _start(day: date, **more: object) -> dict[str, object]:
    return {"agreed_start": day, "stage": UNSTARTED, **more}


def _stop(since: date, **more: object) -> dict[str, object]:
    return {
        "agreed_start": date(2018, 3, 31),
        "actual_start": date(2018, 5, 20),
        "stage": "停工",
        "suspended_since": since,
        **more,
    }


CASES: tuple[Case, ...] = (
    Case("集体土地逾期,不适用53号令", "collective land overdue: outside order 53", _start(date(2019, 6, 30))),
    Case("未到期", "not yet due", _start(date(2022, 3, 31))),
    Case("未到期,截止日次日到期", "due the day after as_of", _start(date(2022, 1, 1))),
    Case("当日到期", "due on as_of itself", _start(AS_OF)),
    Case("逾期未满一年", "overdue less than a year", _start(date(2021, 3, 15))),
    Case("逾期未满一年", "overdue less than a year", _start(date(2021, 6, 30), mortgaged=True)),
    Case("逾期恰满一年", "overdue exactly one year", _start(date(2020, 12, 31))),
    Case("差一天满一年", "one day short of one year", _start(date(2021, 1, 1))),
    Case("逾期满一年", "overdue more than one year", _start(date(2020, 6, 30))),
    Case("逾期满一年,已抵押", "overdue more than one year, mortgaged", _start(date(2020, 4, 10), mortgaged=True)),
    Case("逾期恰满两年", "overdue exactly two years", _start(date(2019, 12, 31))),
    Case("差一天满两年", "one day short of two years", _start(date(2020, 1, 1))),
    Case("逾期两年以上", "overdue more than two years", _start(date(2018, 9, 30))),
    Case(
        "逾期两年以上,抵押且查封",
        "more than two years, mortgaged and seized",
        _start(date(2017, 11, 20), mortgaged=True, seized=True),
    ),
    Case(
        "停工满一年,已动工面积不足三分之一",
        "stopped over a year, under a third developed",
        _stop(date(2020, 8, 15)),
        0.25,
        0.40,
    ),
    Case(
        "停工满一年,已动工面积恰为三分之一",
        "stopped over a year, exactly a third developed",
        _stop(date(2020, 8, 15)),
        1 / 3,
        0.40,
    ),
    Case("停工满一年,投资不足25%", "stopped over a year, investment under 25 %", _stop(date(2019, 10, 8)), 0.50, 0.20),
    Case(
        "停工满一年,投资恰为25%", "stopped over a year, investment exactly 25 %", _stop(date(2019, 10, 8)), 0.50, 0.25
    ),
    Case("停工恰满一年,面积投资均不足", "stopped exactly one year, both below", _stop(date(2020, 12, 31)), 0.20, 0.15),
    Case("停工未满一年", "stopped less than a year", _stop(date(2021, 5, 1)), 0.20, 0.15),
    Case("停工日期缺失", "stopped, no date of it", _stop(date(2020, 1, 1)), 0.20, 0.15, ("suspended_since",)),
    Case(
        "政府原因顺延200天,未满一年",
        "200 days of government delay: under a year",
        _start(date(2020, 6, 30), delay_cause="政府原因:征拆未完成", delay_days=200),
    ),
    Case(
        "政府原因顺延60天,仍满一年",
        "60 days of government delay: still over a year",
        _start(date(2020, 6, 30), delay_cause="政府原因:规划调整", delay_days=60),
    ),
    Case(
        "政府原因但未记天数,待查",
        "government delay without days: to be checked",
        _start(date(2020, 2, 28), delay_cause="政府原因:信访"),
    ),
    Case(
        "未约定动工日期,有交地日期",
        "no agreed start, handed over",
        {"stage": UNSTARTED, "handover": date(2019, 5, 1)},
        unset=("agreed_start",),
    ),
    Case(
        "未约定动工日期,无交地日期,待查",
        "no agreed start, no hand-over: to be checked",
        {"stage": UNSTARTED},
        unset=("agreed_start", "handover"),
    ),
    Case(
        "交地晚于约定动工,待查",
        "handed over after the agreed start: to be checked",
        _start(date(2019, 6, 30), handover=date(2020, 11, 30)),
    ),
    Case(
        "矛盾:未动工却有实际动工日期",
        "contradiction: not started, yet a start date",
        _start(date(2020, 3, 31), actual_start=date(2020, 9, 1)),
    ),
    Case(
        "矛盾:在建却无实际动工日期",
        "contradiction: under construction without a start date",
        {"agreed_start": date(2020, 3, 31), "stage": "在建"},
    ),
    Case(
        "矛盾:实际动工日期在截止日之后",
        "contradiction: start date after as_of",
        {"agreed_start": date(2020, 9, 30), "stage": "在建", "actual_start": date(2022, 2, 10)},
    ),
    Case(
        "已认定闲置土地",
        "officially recognised as idle",
        _start(date(2019, 3, 31), decision="闲置土地认定", decision_date=date(2021, 9, 10)),
    ),
    Case(
        "已认定且决定收缴闲置费",
        "recognised, fee decided",
        _start(date(2020, 5, 31), decision="闲置土地认定", decision_date=date(2021, 11, 5), mortgaged=True),
    ),
    Case(
        "划拨土地,无价款", "allocated land, no price", _start(date(2020, 2, 29), supply_method="划拨"), unset=("price",)
    ),
    Case(
        "逾期一年后动工,在建",
        "started more than a year late, under construction",
        {"agreed_start": date(2019, 8, 31), "actual_start": date(2021, 3, 12), "stage": "在建"},
        0.45,
        0.35,
    ),
)


def sign(park: Park, seed: int) -> None:
    """Gives the parcels their contracts."""
    rng = stream(seed, "contracts")
    firms = {f.enterprise_id: f for f in park.enterprises}
    idle = [p for p in park.parcels if p.role == "idle"]
    idle.sort(key=lambda p: p.ownership != "集体")
    for parcel, case in zip(idle, CASES):
        parcel.contract = _idle(parcel, case, rng)
        park.cases.append((parcel, case.zh, case.en))
    for parcel in park.parcels:
        if parcel.contract or parcel.ownership == "集体":
            continue
        firm = firms.get(parcel.holder_id)
        if parcel.role == "site":
            parcel.contract = _site(parcel, rng)
        elif parcel.land_use in ("公用设施用地", "绿地"):
            if rng.random() < 0.5:
                parcel.contract = Contract(supply_method="划拨", stage="竣工")
        elif rng.random() < 0.95:  # a few files were never found
            parcel.contract = _built(parcel, firm.production_start if firm else None, rng)


def _price(parcel: Parcel, rng: random.Random) -> float:
    per_mu = rng.uniform(90, 160) if parcel.land_use == "商住用地" else rng.uniform(13, 25)
    return round(parcel.mu * per_mu, 2)


def _agreed(contract: Contract) -> None:
    """Completion two years after the start, production half a year later."""
    if contract.agreed_start:
        contract.agreed_completion = add_years(contract.agreed_start, 2)
        contract.agreed_production = contract.agreed_completion + timedelta(days=183)


def _works(contract: Contract, parcel: Parcel, rng: random.Random, developed: float, invested: float) -> None:
    """Whole multiples of 36 and 4, so that a third and a quarter are exact."""
    contract.area_due = float(int(parcel.certificate * 0.9) // 36 * 36)
    contract.developed_area = float(round(contract.area_due * developed))
    contract.total_investment = float(int(parcel.mu * rng.uniform(180, 320)) // 20 * 20)
    contract.invested = float(round(contract.total_investment * invested))


def _idle(parcel: Parcel, case: Case, rng: random.Random) -> Contract:
    contract = Contract(price=_price(parcel, rng))
    start = case.facts.get("agreed_start", date(2020, 1, 1))
    assert isinstance(start, date)
    contract.handover = start - timedelta(days=rng.randrange(60, 200))
    for name, value in case.facts.items():
        setattr(contract, name, value)
    for name in case.unset:
        setattr(contract, name, None)
    _agreed(contract)
    if case.developed is not None:
        _works(contract, parcel, rng, case.developed, case.invested or 0.0)
    elif contract.stage == UNSTARTED:
        _works(contract, parcel, rng, 0, rng.choice((0, 0, 0.03, 0.06)))
    return contract


def _site(parcel: Parcel, rng: random.Random) -> Contract:
    contract = Contract(price=_price(parcel, rng), stage="在建")
    contract.agreed_start = day_between(rng, date(2020, 3, 1), date(2021, 9, 1))
    contract.handover = contract.agreed_start - timedelta(days=rng.randrange(40, 180))
    contract.actual_start = contract.agreed_start + timedelta(days=rng.randrange(-40, 100))
    _agreed(contract)
    _works(contract, parcel, rng, rng.uniform(0.3, 0.8), rng.uniform(0.2, 0.7))
    return contract


def _built(parcel: Parcel, production: date | None, rng: random.Random) -> Contract:
    contract = Contract(price=_price(parcel, rng))
    if parcel.land_use != "商住用地" and rng.random() < 0.06:
        contract.supply_method = "租赁"
        contract.price = None
    done = production or day_between(rng, date(2006, 1, 1), date(2018, 12, 31))
    contract.actual_completion = done - timedelta(days=rng.randrange(40, 200))
    contract.actual_start = contract.actual_completion - timedelta(days=rng.randrange(300, 800))
    contract.agreed_start = contract.actual_start - timedelta(days=rng.randrange(-60, 120))
    contract.handover = contract.agreed_start - timedelta(days=rng.randrange(40, 200))
    _agreed(contract)
    contract.stage = "竣工" if parcel.land_use == "商住用地" or parcel.role == "vacant" else "投产"
    contract.mortgaged = rng.random() < 0.3
    contract.seized = rng.random() < 0.02
    _works(contract, parcel, rng, rng.uniform(0.9, 1.0), rng.uniform(0.85, 1.1))
    return contract
