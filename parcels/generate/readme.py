"""The sample's README.md: what is in it, and where each case and each fault stands."""

from __future__ import annotations

from faults import Fault
from model import MU, Park

HEAD = """\
# 天易经开区(演示数据)

虚构的工业园区,供试用和测试:{parcels}宗土地、{enterprises}家企业、2019—2021年数据。企业名称、信用代码、人名、数字全部虚构,
坐标落在湘潭县附近,但与任何真实地块无关。企业主体标识码以 MAY 开头,属未发放号段。

*An invented industrial park to try mujun on: {parcels} parcels, {enterprises} enterprises, three years. All firms, codes, people and
figures are made up. Nothing here is edited by hand; to write it again, byte for byte:*

```
python3 parcels/generate --parcels {parcels} --seed {seed} parcels/tianyi-demo
```

| 文件 | 内容 · what it is |
| --- | --- |
| 宗地.shp | 宗地图层,EPSG:4526,GBK(.dbf 语言字节 0x4D,无 .cpg)· parcels; GBK by language byte |
| 供地合同.xlsx | 供地合同与开竣工台账,表头前有标题行和单位行,日期写法不一 · contracts, key 宗地代码 |
| 企业台账.xlsx | 企业名录 · ledger of enterprises |
| 税务.xlsx | 分税种入库税收,单位元 · tax by type, in 元 |
| 统计.csv | 产值、营收、增加值等,GBK,单位万元(研发费用为千元)· statistics, GBK |
| 供电.csv | 按户号的用电量,UTF-8 BOM,单位千瓦时,一户多表 · power by meter, in kWh |
| 用地关系.csv | 自有、租赁,按土地面积或建筑面积,GBK · who uses which parcel |
| 建筑物.gpkg | 厂房与建筑面积 · halls and their floor area |
| 园区分区.gpkg | 一个园区四个片区 · the park and its four zones |
| 名称对照.csv | 权利人名称与企业对照 · names and enterprises |
"""

CASES = """
## 闲置土地各种情形 · idle land, case by case

截止日 2021-12-31。 *Counted to the end of that day.*

| 宗地代码 | 亩 | 情形 | case |
| --- | ---: | --- | --- |
"""

NOTES = """
## 形状、挂接与临界 · shapes, links and lines

| 宗地或企业 | 情形 | case |
| --- | --- | --- |
"""

FAULTS = """
## 有意放入的差错 · faults put in on purpose

行号为打开文件时看到的行,图层为 FID。 *Rows as seen in the file, FID in layers.*

| 文件 | 位置 | 对象 | 差错 | fault |
| --- | --- | --- | --- | --- |
"""


def write(park: Park, faults: list[Fault], parcels: int, seed: int) -> str:
    text = HEAD.format(parcels=parcels, enterprises=len(park.enterprises), seed=seed)
    text += CASES
    for parcel, zh, en in park.cases:
        text += f"| {parcel.parcel_id} | {parcel.certificate / MU:.1f} | {zh} | {en} |\n"
    text += NOTES
    for subject, zh, en in park.notes:
        text += f"| {subject} | {zh} | {en} |\n"
    text += FAULTS
    for f in faults:
        text += f"| {f.file} | {f.place} | {f.subject} | {f.zh} | {f.en} |\n"
    return text
