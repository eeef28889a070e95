"""The park as the bureaus type it: one sheet of cells per file, in their headers and units."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date

from chance import stream
from figures import TAX_TYPES
from model import AS_OF, YEAR, YEARS, Contract, Enterprise, Park
from people import SECTION


@dataclass(frozen=True)
class Spelled:
    """A real date with the way a workbook shows it."""

    day: date
    style: str


Cell = str | int | float | Spelled | None
Row = list[Cell]


@dataclass
class Sheet:
    file: str
    header: list[str]
    rows: list[Row]
    name: str = ""  # of the worksheet
    above: list[str] = field(default_factory=list)  # lines over the header: title, unit

    def line(self, row: Row) -> int:
        """The line a user sees that row on."""
        return 1 + len(self.above) + 1 + next(k for k, r in enumerate(self.rows) if r is row)

    def column(self, header: str) -> int:
        return self.header.index(header)

    def find(self, header: str, value: Cell, **more: Cell) -> Row:
        """The row with that value, and with those in further columns."""
        wanted = {header: value, **more}
        return next(r for r in self.rows if all(r[self.column(h)] == v for h, v in wanted.items()))


def _yes(value: bool | None) -> str | None:
    return None if value is None else "是" if value else "否"


DATE_STYLES = ("excel", "excel", "excel", "chinese_excel", "chinese", "chinese", "iso", "slash", "dot")


def spelled(day: date | None, style: str) -> Cell:
    """A date as a clerk enters it: some as dates, some as text."""
    if day is None:
        return None
    if style == "excel":
        return Spelled(day, "yyyy-mm-dd")
    if style == "chinese_excel":
        return Spelled(day, 'yyyy"年"m"月"d"日"')
    form = {"chinese": "{0}年{1}月{2}日", "iso": "{0}-{1:02d}-{2:02d}", "slash": "{0}/{1}/{2}", "dot": "{0}.{1}.{2}"}[
        style
    ]
    return form.format(day.year, day.month, day.day)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


# --- land ----------------------------------------------------------------------------------------------------------

CONTRACT_DATES = (
    ("交地日期", "handover"), ("约定动工日期", "agreed_start"), ("约定竣工日期", "agreed_completion"),
    ("约定投产日期", "agreed_production"), ("实际动工日期", "actual_start"), ("实际竣工日期", "actual_completion"),
)  # fmt: skip


def contracts(park: Park, seed: int) -> Sheet:
    rng = stream(seed, "contract sheet")
    header = ["序号", "宗地代码", "供地方式", "使用权面积(㎡)", "合同价款", *(zh for zh, _ in CONTRACT_DATES)]
    header += ["开发状态", "停工日期", "应动工面积(㎡)", "已动工面积(㎡)", "总投资额", "已投资额"]
    header += ["延迟动工原因", "顺延天数", "是否抵押", "是否查封", "处置认定", "认定日期"]
    rows: list[Row] = []
    for parcel in park.parcels:
        c = parcel.contract
        if c is None:
            continue
        style = rng.choice(DATE_STYLES)
        dates = [spelled(getattr(c, name), style) for _, name in CONTRACT_DATES]
        start: Row = [len(rows) + 1, parcel.parcel_id, c.supply_method, parcel.certificate or None, c.price]
        rows.append(start + dates + _state(c, style))
    above = [
        "天易经开区国有建设用地供地合同履约台账",
        f"单位:万元    截止日期:{AS_OF.year}年{AS_OF.month}月{AS_OF.day}日",
    ]
    return Sheet("供地合同.xlsx", header, rows, "合同台账", above)


def _state(c: Contract, style: str) -> Row:
    row: Row = [
        c.stage,
        spelled(c.suspended_since, style),
        c.area_due,
        c.developed_area,
        c.total_investment,
        c.invested,
    ]
    row += [c.delay_cause, c.delay_days, _yes(c.mortgaged), _yes(c.seized)]
    return row + [c.decision, spelled(c.decision_date, style)]


# --- enterprises ---------------------------------------------------------------------------------------------------


def enterprises(park: Park, seed: int) -> Sheet:
    rng = stream(seed, "ledger")
    header = ["序号", "统一社会信用代码", "企业名称", "曾用名", "行业代码", "行业代码版本", "是否规上"]
    header += ["成立日期", "投产日期", "登记状态", "网格员", "宗地代码", "经度", "纬度"]
    order = list(park.enterprises)
    rng.shuffle(order)
    rows: list[Row] = [_ledger(k + 1, firm, rng) for k, firm in enumerate(order)]
    return Sheet("企业台账.xlsx", header, rows, "企业", [f"天易经开区企业台账({YEAR}年)"])


def _ledger(serial: int, firm: Enterprise, rng: random.Random) -> Row:
    style = rng.choice(DATE_STYLES)
    letter = SECTION.get(firm.industry[0], "") if rng.random() < 0.4 else ""
    code: Cell = letter + firm.industry if letter or rng.random() < 0.5 else int(firm.industry)
    lon, lat = firm.point or (None, None)
    return [
        serial, firm.enterprise_id, firm.name, firm.former_names or None, code,
        "2017" if rng.random() < 0.95 else None, _yes(firm.above_scale.get(YEAR, False)),
        spelled(firm.founded, style), spelled(firm.production_start, style), firm.status, firm.officer,
        firm.parcel_id or None, lon, lat,
    ]  # fmt: skip


# --- figures -------------------------------------------------------------------------------------------------------


def taxes(park: Park) -> Sheet:
    names = {f.enterprise_id: f.name for f in park.enterprises}
    header = ["序号", "统一社会信用代码", "纳税人名称", "年度", "入库税收(元)", *(f"{t}(元)" for t in TAX_TYPES)]
    rows: list[Row] = []
    for f in sorted(park.figures, key=lambda f: -f.year):
        if f.taxes is not None:
            types = [f.taxes[t] / 100 for t in TAX_TYPES]
            total = sum(f.taxes.values()) / 100
            rows.append([len(rows) + 1, f.enterprise_id, names[f.enterprise_id], f.year, total, *types])
    return Sheet("税务.xlsx", header, rows, "入库税收", [f"{YEARS[0]}—{YEARS[-1]}年园区企业入库税收情况表"])


def statistics(park: Park) -> Sheet:
    names = {f.enterprise_id: f.name for f in park.enterprises}
    header = [
        "统一社会信用代码",
        "单位名称",
        "年度",
        "是否规上",
        "工业总产值(万元)",
        "营业收入(万元)",
        "工业增加值(万元)",
    ]
    header += ["厂房设备投资(万元)", "土地价款(万元)", "综合能耗(吨标准煤)", "从业人数(人)", "研发费用"]
    rows: list[Row] = []
    for f in park.figures:
        if f.reported:
            row: Row = [f.enterprise_id, names[f.enterprise_id], f.year, _yes(f.above_scale), f.output, f.revenue]
            rows.append(row + [f.value_added, f.plant_equipment, f.land_price, f.energy, f.employees, f.rd_expense])
    return Sheet("统计.csv", header, rows)


def power(park: Park, seed: int) -> Sheet:
    rng = stream(seed, "meters")
    names = {f.enterprise_id: f.name for f in park.enterprises}
    accounts: dict[str, list[str]] = {}
    rows: list[Row] = []
    for f in park.figures:
        known = accounts.setdefault(f.enterprise_id, [])
        while len(known) < len(f.meters):
            known.append(f"43{rng.randrange(10**8):08d}")
        for account, kwh in zip(known, f.meters):
            rows.append([f.year, account, names[f.enterprise_id], f.enterprise_id, kwh])
    return Sheet("供电.csv", ["年度", "户号", "户名", "统一社会信用代码", "用电量(千瓦时)"], rows)


# --- who uses what -------------------------------------------------------------------------------------------------


def occupancy(park: Park) -> Sheet:
    names = {f.enterprise_id: f.name for f in park.enterprises}
    header = [
        "统一社会信用代码",
        "企业名称",
        "宗地代码",
        "使用方式",
        "土地面积(㎡)",
        "建筑面积(㎡)",
        "起始日期",
        "终止日期",
    ]
    rows: list[Row] = []
    for o in park.occupancy:
        row: Row = [o.enterprise_id, names[o.enterprise_id], o.parcel_id, o.tenure, o.area, o.floor_area]
        rows.append(row + [_iso(o.start), _iso(o.end)])
    return Sheet("用地关系.csv", header, rows)


def names(park: Park) -> Sheet:
    rows: list[Row] = [[n.name, n.enterprise_id, n.confirmed_by or None] for n in park.names]
    return Sheet("名称对照.csv", ["登记的权利人名称", "统一社会信用代码", "确认人"], rows)


def all_sheets(park: Park, seed: int) -> dict[str, Sheet]:
    sheets = [contracts(park, seed), enterprises(park, seed), taxes(park), statistics(park)]
    sheets += [power(park, seed), occupancy(park), names(park)]
    return {s.file: s for s in sheets}
