"""The dataset.yaml of the sample and of the plain dataset."""

from __future__ import annotations

SAMPLE = """\
dataset: tianyi-demo
title: 天易经开区(演示数据)
year: 2021
as_of: 2021-12-31
tables:
  parcels:                                    # 图层在前,台账在后,按宗地代码合并
    - {source: 宗地.shp}
    - {source: 供地合同.xlsx, sheet: 合同台账}
  enterprises: {source: 企业台账.xlsx, sheet: 企业}
  figures:                                    # 三家报送,按信用代码和年度合并
    - {source: 税务.xlsx, sheet: 入库税收}
    - {source: 统计.csv}
    - {source: 供电.csv, sum_by: [enterprise_id, year]}    # 一户多表,先求和
  occupancy: {source: 用地关系.csv}
  buildings: {source: 建筑物.gpkg, layer: 建筑物}
  zones: {source: 园区分区.gpkg, layer: 园区分区}
  names: {source: 名称对照.csv}
columns:                                      # 只写不常见的列名
  parcels:
    zone: 所属片区
    holder_id: 权利人代码
    delay_cause: 延迟动工原因
    delay_days: 顺延天数
    official_decision: 处置认定
    decision_date: 认定日期
  enterprises:
    industry_edition: 行业代码版本
  figures:
    tax: 入库税收
    tax_other: 其他各税
  buildings:
    building_id: 建筑编号
  zones: {zone_id: 片区编号, name: 片区名称, kind: 片区类型, parent_id: 上级编号}
  names: {name: 登记的权利人名称, confirmed_by: 确认人}
units:                                        # 只写表头没有写明的单位
  parcels: {certificate_area: ㎡}
  figures: {rd_expense: 千元}
coordinates: wgs84
"""

PLAIN = """\
dataset: plain-{count}
title: Plain dataset of {count} parcels, for timing
year: 2021
as_of: 2021-12-31
tables:
  parcels: {{source: parcels.gpkg, layer: parcels}}
  enterprises: {{source: enterprises.csv}}
  figures: {{source: figures.csv}}
  occupancy: {{source: occupancy.csv}}
  buildings: {{source: buildings.csv}}
encoding: {{enterprises: UTF-8, figures: UTF-8, occupancy: UTF-8, buildings: UTF-8}}
coordinates: wgs84
"""
