"""Invented names. Brands are three seldom-used syllables, so that no firm is known to bear one of them."""

from __future__ import annotations

import random
from dataclasses import dataclass

FIRST = "磬翀珩澔骐焱翊勰霁榘骁暻玘淏垲昕祎宬邈棽"
SECOND = "栎岚淼垚桉昶湉珑璞骅堃柘苒崟漪榭桤皓晗翯"
THIRD = "禾川原屿林野溪岭石舟台峰泽桥"
PLACES = ("湘潭", "湘潭", "湘潭天易", "湖南")


@dataclass(frozen=True)
class Industry:
    """A class of GB/T 4754-2017 with its section letter and what such a firm calls itself."""

    code: str
    word: str
    share: float
    tax_rate: float  # tax / output
    yuan_per_kwh: float  # output / electricity


INDUSTRIES = (
    Industry("1310", "粮油", 3, 0.022, 60),
    Industry("1353", "肉制品", 3, 0.025, 52),
    Industry("1371", "蔬菜食品", 3, 0.022, 45),
    Industry("1399", "槟榔加工", 3, 0.045, 58),
    Industry("1411", "糕点食品", 4, 0.040, 42),
    Industry("1469", "调味品", 3, 0.045, 40),
    Industry("1512", "酒业", 2, 0.110, 55),
    Industry("2231", "纸品包装", 4, 0.035, 30),
    Industry("2319", "彩印", 3, 0.040, 28),
    Industry("2641", "涂料", 3, 0.055, 36),
    Industry("2740", "中药", 4, 0.080, 44),
    Industry("2926", "塑料包装", 5, 0.035, 20),
    Industry("3021", "水泥制品", 4, 0.045, 24),
    Industry("3042", "玻璃科技", 2, 0.040, 14),
    Industry("3311", "钢结构", 7, 0.035, 46),
    Industry("3391", "铸造", 4, 0.035, 12),
    Industry("3429", "机械", 7, 0.050, 34),
    Industry("3441", "泵业", 5, 0.055, 38),
    Industry("3484", "精密零部件", 10, 0.050, 26),
    Industry("3511", "矿山机械", 6, 0.055, 42),
    Industry("3525", "模具", 5, 0.055, 22),
    Industry("3572", "农机", 3, 0.030, 45),
    Industry("3670", "汽车零部件", 11, 0.045, 36),
    Industry("3812", "电机", 6, 0.050, 38),
    Industry("3823", "电气", 6, 0.055, 50),
    Industry("3831", "线缆", 4, 0.030, 48),
    Industry("3841", "新能源", 3, 0.045, 25),
    Industry("3982", "电子", 5, 0.040, 24),
    Industry("4011", "智能装备", 4, 0.060, 55),
)
WAREHOUSING = Industry("5990", "仓储", 1, 0.060, 40)
SECTION = {"1": "C", "2": "C", "3": "C", "4": "C", "5": "G"}

OFFICERS = (
    "向晚舟", "谭砚青", "彭知野", "易听澜", "罗小满", "周未央",
    "胡念慈", "欧阳槿", "曾望舒", "唐予安", "贺临川", "龚乐游",
)  # fmt: skip


class Namer:
    """Hands out brands, none twice."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._brands = [a + b + c for a in FIRST for b in SECOND for c in THIRD]
        rng.shuffle(self._brands)

    def brand(self) -> str:
        return self._brands.pop()

    def firm(self, word: str) -> str:
        form = self._rng.choice(("有限公司", "有限公司", "有限公司", "有限责任公司", "股份有限公司"))
        kind = self._rng.choice(("", "", "科技", "制造")) if len(word) < 4 else ""
        return f"{self._rng.choice(PLACES)}{self.brand()}{word}{kind}{form}"

    def platform(self) -> str:
        return f"湘潭天易{self.brand()}园区运营有限公司"

    def estate(self) -> str:
        return f"湘潭{self.brand()}置业有限公司"
