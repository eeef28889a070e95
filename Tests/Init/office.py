"""A dirty office folder: six bureaus' spreadsheets and a Shapefile, with what is in them known.

Enterprises and parcels are invented. Whatever is planted is kept as plain numbers in canonical units, for the check.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
from osgeo import ogr, osr
from openpyxl.utils import get_column_letter

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def credit_code(number: int) -> str:
    """A credit code with the check digit of GB 32100-2015."""
    head = f"91430321MA4L{number:04d}X"
    total = sum(ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(head))
    return head + ALPHABET[(31 - total % 31) % 31]


@dataclass
class Firm:
    code: str
    name: str
    parcel: str
    industry: str
    above_scale: bool
    founded: str
    production: str
    tax: dict[int, float] = field(default_factory=dict)  # 万元
    output: float = 0.0  # 万元
    investment: float = 0.0  # 万元
    power: list[float] = field(default_factory=list)  # kWh per meter


@dataclass
class Parcel:
    code: str
    holder: str
    area: float  # m², as certified
    x: float
    y: float


@dataclass
class Park:
    firms: list[Firm]
    parcels: list[Parcel]


def park(count: int = 24, seed: int = 7) -> Park:
    chance = random.Random(seed)
    firms, parcels = [], []
    for n in range(count):
        code = credit_code(n + 1)
        parcel = f"430321001001GB{n + 1:05d}"
        area = float(chance.randrange(8_000, 60_000))
        parcels.append(Parcel(parcel, f"湘潭第{n + 1}机械有限公司", area, 500_000 + 400 * (n % 6), 3_070_000 + 400 * (n // 6)))
        land = area * 3 / 2000
        firms.append(
            Firm(
                code, f"湘潭第{n + 1}机械有限公司", parcel, chance.choice(["3311", "1310", "3985", "2927"]),
                chance.random() < 0.5, f"{2000 + n % 15}-0{1 + n % 9}-15", f"{2008 + n % 10}-1{n % 3}-01",
                {year: round(land * chance.choice([4, 12, 26]), 2) for year in (2020, 2021)},
                round(land * chance.choice([90, 250, 420]), 1), round(land * chance.choice([120, 230]), 1),
                [float(chance.randrange(1000, 900_000)) for _ in range(1 + n % 2)]))
    return Park(firms, parcels)


def write(folder: Path, data: Park) -> None:
    """Writes the folder as an office would hand it over."""
    folder.mkdir(parents=True)
    shapefile(folder / "宗地", data)
    taxes(folder / "税务局" / "2020-2021年入库税收.xlsx", data)
    statistics(folder / "统计局报表.xlsx", data)
    power(folder / "供电.csv", data)
    register(folder / "市监企业登记信息.xlsx", data)
    occupancy(folder / "园区企业用地关系.xlsx", data)
    contracts(folder / "供地合同台账.xlsx", data)
    strays(folder)


def shapefile(stem: Path, data: Park) -> None:
    """GBK, without a .cpg; field names cut at ten bytes."""
    driver = ogr.GetDriverByName("ESRI Shapefile")
    source = driver.CreateDataSource(f"{stem}.shp")
    system = osr.SpatialReference()
    system.ImportFromEPSG(4547)
    layer = source.CreateLayer("宗地", system, ogr.wkbPolygon, options=["ENCODING=GBK"])
    for name, kind, width in [("宗地代码", ogr.OFTString, 28), ("权利人", ogr.OFTString, 80), ("备注", ogr.OFTString, 40)]:
        field_ = ogr.FieldDefn(name, kind)
        field_.SetWidth(width)
        layer.CreateField(field_)
    for parcel in data.parcels:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField(0, parcel.code)
        feature.SetField(1, parcel.holder)
        side = parcel.area ** 0.5
        ring = ogr.Geometry(ogr.wkbLinearRing)
        for dx, dy in [(0, 0), (0, side), (side, side), (side, 0), (0, 0)]:
            ring.AddPoint_2D(parcel.x + dx, parcel.y + dy)
        polygon = ogr.Geometry(ogr.wkbPolygon)
        polygon.AddGeometry(ring)
        feature.SetGeometry(polygon)
        layer.CreateFeature(feature)
    source = None
    Path(f"{stem}.cpg").unlink(missing_ok=True)


def taxes(path: Path, data: Park) -> None:
    """A sheet per year, a title, the unit in a line of its own, in 元, and a total."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    book.remove(book.active)
    for year in (2020, 2021):
        sheet = book.create_sheet(f"{year}年")
        sheet.append([f"天易经开区企业{year}年度入库税收明细表"])
        sheet.merge_cells("A1:E1")
        sheet.append([None, None, None, None, "单位：元"])
        sheet.append(["序号", "纳税人识别号", "纳税人名称", "入库税收合计", "备注"])
        for n, firm in enumerate(data.firms):
            sheet.append([n + 1, firm.code, firm.name, f"{firm.tax[year] * 10_000:,.2f}", None])
        sheet.append(["合计", None, None, sum(f.tax[year] for f in data.firms) * 10_000, None])
        sheet.append(["填表人：张三", None, None, "审核人：李四"])
    book.save(path)


def statistics(path: Path, data: Park) -> None:
    """A two-line header with merged groups, and blank sheets behind it."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    sheet.append(["2021年工业企业主要指标"])
    sheet.append(["统一社会信用代码", "单位详细名称", "生产经营（万元）", None, "投资（万元）"])
    sheet.append([None, None, "工业总产值", "增加值", "厂房设备投资"])
    sheet.merge_cells("C2:D2")
    for firm in data.firms:
        sheet.append([firm.code, firm.name, firm.output, None, firm.investment])
    book.create_sheet("Sheet2")
    book.create_sheet("Sheet3")
    book.save(path)


def power(path: Path, data: Park) -> None:
    """GBK, a row per meter, in kWh."""
    lines = ["户号,企业信用代码,户名,年份,全年用电量(千瓦时)"]
    for n, firm in enumerate(data.firms):
        for m, amount in enumerate(firm.power):
            lines.append(f"43{n:06d}{m},{firm.code},{firm.name},2021年,{amount:.0f}")
    path.write_bytes("\r\n".join(lines).encode("gbk") + b"\r\n")


def register(path: Path, data: Park) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "登记"
    sheet.append(["企业登记信息"])
    sheet.append(["序号", "统一社会信用代码", "企业名称", "行业代码", "是否规上", "成立日期", "投产日期", "登记状态"])
    for n, firm in enumerate(data.firms):
        founded = "{}年{}月{}日".format(*(int(x) for x in firm.founded.split("-")))
        sheet.append([n + 1, firm.code, firm.name, firm.industry, "是" if firm.above_scale else "否", founded,
                      firm.production, "存续"])
    book.save(path)


def occupancy(path: Path, data: Park) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["企业名称", "统一社会信用代码", "宗地代码", "使用方式", "起始日期", "终止日期"])
    for firm in data.firms:
        sheet.append([firm.name, firm.code, firm.parcel, "自有", "2015/1/1", None])
    book.save(path)


def contracts(path: Path, data: Park) -> None:
    """The parcels' ledger: areas in ㎡, the unit in the header; the code under a header nobody else uses."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "合同台账"
    sheet.append(["供地合同台账"])
    sheet.append(["合同号", "宗地唯一码", "受让人", "出让面积（㎡）", "供地方式", "约定开工时间", "约定竣工时间", "实际开工时间"])
    for n, parcel in enumerate(data.parcels):
        sheet.append([f"HT{n + 1:03d}", parcel.code, parcel.holder, parcel.area, "出让", "2019-06-30", "2021-06-30", "2019-07-15"])
    for column in range(1, 9):
        sheet.column_dimensions[get_column_letter(column)].width = 18
    book.save(path)


def strays(folder: Path) -> None:
    """What lies about in every folder."""
    (folder / "会议纪要.docx").write_bytes(b"PK\x03\x04 no table")
    (folder / "现场照片.jpg").write_bytes(b"\xff\xd8\xff\xe0 no table")
    (folder / "~$统计局报表.xlsx").write_bytes(b"lock")
    (folder / "通知.txt").write_text("请各单位于5月10日前报送。\n联系人：王五\n", encoding="utf-8")
    (folder / "税务局" / "入库税收（备份）.xlsx").write_bytes((folder / "税务局" / "2020-2021年入库税收.xlsx").read_bytes())
    old = folder / "去年结果"
    old.mkdir()
    (old / "summary.json").write_text('{"tool": "mujun", "files": {}}', encoding="utf-8")
    (old / "lists.xlsx").write_bytes(b"PK")
