// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

extension Message {
  static let exportMessages: [Message] = [
    exportNotOurs, exportFolderMissing, exportListUnknown, exportNoLists, exportFormatUnknown, exportExists, exportNeedsConnection,
    exportEncodingUnused, exportEncodingUnknown, exportNoReference, exportTableThere, exportTableMalformed, exportRefused,
    exportWritten, exportWithoutGeometry, exportCut, exportFieldNames, exportWGS84,
  ]

  // MARK: What cannot be exported

  public static let exportFolderMissing = Message(
    "export_folder_missing", zh: "没有结果文件夹「{path}」，或其中没有 {file}。请先用 mujun evaluate 生成结果。",
    en: "There is no results folder \"{path}\", or no {file} in it. Make one with mujun evaluate first.")
  public static let exportNotOurs = Message(
    "export_not_ours", zh: "「{path}」不是 mujun 生成的结果，里面没有清单目录。请用 mujun evaluate 重新生成。",
    en: "\"{path}\" is not a result of mujun: it has no index of lists. Make it anew with mujun evaluate.")
  public static let exportListUnknown = Message(
    "export_list_unknown", zh: "结果里没有清单「{list}」。可导出的有：{known}。",
    en: "The results have no list \"{list}\". There are: {known}.")
  public static let exportNoLists = Message(
    "export_no_lists", zh: "请用 --list 说明导出哪张清单。可导出的有：{known}。",
    en: "Say which list to export with --list. There are: {known}.")
  public static let exportFormatUnknown = Message(
    "export_format_unknown", zh: "不认识导出格式「{format}」。可用的有：{known}。",
    en: "Unknown format \"{format}\". There are: {known}.")
  public static let exportExists = Message(
    "export_exists", zh: "「{path}」已经存在，没有动它。请换一个文件名，或加 --overwrite 覆盖。",
    en: "\"{path}\" is there already and was left as it is. Choose another name, or replace it with --overwrite.")
  public static let exportNeedsConnection = Message(
    "export_needs_connection", zh: "导出到 PostGIS 要用 --connection 说明连到哪个数据库，如 --connection \"PG:dbname=园区\"。",
    en: "To export into PostGIS, name the database with --connection, as in --connection \"PG:dbname=park\".")
  public static let exportEncodingUnused = Message(
    "export_encoding_unused", zh: "{format} 总是用 UTF-8，不能指定 --encoding。只有 shp 和 csv 可以。",
    en: "{format} is always UTF-8; --encoding is for shp and csv only.")
  public static let exportEncodingUnknown = Message(
    "export_encoding_unknown", zh: "不认识编码「{encoding}」，可用 GBK 或 UTF-8。",
    en: "Unknown encoding \"{encoding}\"; it may be GBK or UTF-8.")
  public static let exportNoReference = Message(
    "export_no_reference", zh: "宗地图层的坐标参考系未知，无法换算成经纬度，不能导出 GeoJSON。请在 dataset.yaml 的 crs 里写明后重新评价，或导出 gpkg、shp。",
    en: "The reference system of the parcels is unknown, so there are no longitudes and latitudes for GeoJSON. State it under crs in dataset.yaml and evaluate again, or export gpkg or shp.")
  public static let exportTableThere = Message(
    "export_table_there", zh: "数据库里已有表「{table}」，没有动它。请用 --table 换一个表名，或加 --overwrite 覆盖。",
    en: "The database has a table \"{table}\" already; it was left as it is. Choose another with --table, or replace it with --overwrite.")
  public static let exportTableMalformed = Message(
    "export_table_malformed", zh: "「{table}」不能用作表名，请写成「表」或「模式.表」。",
    en: "\"{table}\" cannot be a table's name; write table or schema.table.")
  public static let exportRefused = Message(
    "export_refused", zh: "数据库没有写成（{reason}），其中没有留下任何改动。请检查连接、权限和 PostGIS 扩展。",
    en: "The database was not written ({reason}); nothing in it was changed. Check connection, permissions and the PostGIS extension.")

  // MARK: What was done

  public static let exportWritten = Message(
    "export_written", zh: "已导出「{title}」{rows} 行：{path}", en: "Exported \"{title}\", {rows} rows: {path}")
  public static let exportWithoutGeometry = Message(
    "export_without_geometry", zh: "其中 {count} 行没有图形（没有宗地或宗地没有图形），表中保留、图上不显示。",
    en: "{count} of them have no geometry (no parcel, or a parcel without one): they are in the table but not on the map.")
  public static let exportCut = Message(
    "export_cut", zh: "有 {count} 个文字值放不进 Shapefile（每个最多 254 字节，且须在编码之内），原文逐个列在 {path}。",
    en: "{count} texts do not fit into a Shapefile (254 bytes at most, in its encoding); each is listed in full in {path}.")
  public static let exportFieldNames = Message(
    "export_field_names", zh: "Shapefile 的字段名最多 10 字节，字段与原列名的对照见 {path}。",
    en: "Names in a Shapefile have 10 bytes at most; which field is which column is in {path}.")
  public static let exportWGS84 = Message(
    "export_wgs84", zh: "坐标已换算为经纬度；CGCS2000 与 WGS 84 按相同处理，相差不到 1 米。",
    en: "Coordinates were turned into longitude and latitude; CGCS2000 is taken as WGS 84, from which it differs by less than a metre.")
}

extension Wording {
  // MARK: On the map

  /// What stands before and behind the name of an occupant whose reasons follow, and what a column of flagged occupants
  /// is called.
  public static let openBearer = Bilingual(zh: "〔", en: "[")
  public static let closeBearer = Bilingual(zh: "〕", en: "] ")
  public static let occupantsBearing = Bilingual(zh: "企业标记占地比：{flag}", en: "Share of land flagged: {flag}")

  /// A parcel's state by its code: leads, never findings.
  public static func parcelState(_ code: String) -> Bilingual {
    states[code] ?? Bilingual(zh: code, en: code)
  }

  private static let states: [String: Bilingual] = [
    "breach": Bilingual(zh: "疑似违约", en: "Suspected breach"), "idle": Bilingual(zh: "疑似闲置", en: "Suspected idle"),
    "underused": Bilingual(zh: "疑似低效", en: "Suspected underuse"),
    "supervision": Bilingual(zh: "重点监管线索", en: "Lead for supervision"),
    "watch": Bilingual(zh: "预警关注", en: "To be watched"), "short": Bilingual(zh: "未达标准", en: "Short of a standard"),
    "below_target": Bilingual(zh: "未达目标（参照）", en: "Below a target (参照, for reference)"),
    "undecided": Bilingual(zh: "不能判定", en: "Undecided"), "exempt": Bilingual(zh: "豁免情形", en: "Exempt"),
    "benchmark": Bilingual(zh: "标杆", en: "Benchmark"), "none": Bilingual(zh: "未发现问题", en: "Nothing found"),
    "unjudged": Bilingual(zh: "未评判", en: "Not judged"),
  ]

  /// The title of a table of the output by its name.
  public static func outputTable(_ name: String) -> Bilingual {
    outputTables[name] ?? Bilingual(zh: name, en: name)
  }

  private static let outputTables: [String: Bilingual] = [
    "parcels": Bilingual(zh: "宗地", en: "Parcels"), "enterprises": Bilingual(zh: "企业", en: "Enterprises"),
    "links": Bilingual(zh: "用地关系", en: "Links"), "join": Bilingual(zh: "地与企业对不上", en: "Land and enterprises unmatched"),
    "overlaps": Bilingual(zh: "宗地重叠", en: "Overlaps"),
    "verdicts": Bilingual(zh: "标准结论", en: "Verdicts"), "flags": Bilingual(zh: "标记", en: "Flags"),
    "benchmarks": Bilingual(zh: "指标分布", en: "Distributions"), "grades": Bilingual(zh: "分级", en: "Grades"),
    "scores": Bilingual(zh: "得分明细", en: "Scores"), "contracts": Bilingual(zh: "履约情况", en: "Contracts kept"),
    "area_flips": Bilingual(zh: "换面积口径会变的结论", en: "Verdicts other areas would change"),
    "topology": Bilingual(zh: "图形检查", en: "Geometry checks"),
    "topology_areas": Bilingual(zh: "图形检查（范围）", en: "Geometry checks (areas)"),
    "zones": Bilingual(zh: "片区", en: "Zones"), "constraints": Bilingual(zh: "压占管控", en: "Under constraints"),
    "issues": Bilingual(zh: "数据问题", en: "Data issues"), "lists": Bilingual(zh: "清单目录", en: "Index of lists"),
  ]

  /// What a column of the output is called in front of readers; nil for columns that go by the names of their facts.
  public static func outputColumn(_ name: String) -> Bilingual? { outputColumns[name] }

  private static let outputColumns: [String: Bilingual] = [
    "constraint_id": Bilingual(zh: "管控区代码", en: "Constraint"), "effect": Bilingual(zh: "管控要求", en: "Effect"),
    "finding": Bilingual(zh: "图形问题", en: "Finding"), "family": Bilingual(zh: "质检编码族", en: "Family of codes"),
    "x": Bilingual(zh: "横坐标", en: "x"), "y": Bilingual(zh: "纵坐标", en: "y"),
    "state": Bilingual(zh: "状态", en: "State"), "occupant_names": Bilingual(zh: "占用企业", en: "Occupants by name"),
    "standard": Bilingual(zh: "标准", en: "Standard"), "subject": Bilingual(zh: "对象类型", en: "Kind of subject"),
    "subject_id": Bilingual(zh: "对象代码", en: "Subject"), "metric": Bilingual(zh: "指标", en: "Metric"),
    "value": Bilingual(zh: "取值", en: "Value"), "threshold": Bilingual(zh: "门槛", en: "Threshold"),
    "unit": Bilingual(zh: "单位", en: "Unit"), "verdict": Bilingual(zh: "结论", en: "Verdict"),
    "shortfall": Bilingual(zh: "差额", en: "Shortfall"), "because": Bilingual(zh: "说明", en: "Because"),
    "cite": Bilingual(zh: "依据", en: "Clause"), "flag": Bilingual(zh: "标记", en: "Flag"),
    "kind": Bilingual(zh: "类别", en: "Kind"), "group": Bilingual(zh: "分组", en: "Group"),
    "n": Bilingual(zh: "有值数", en: "Known"), "missing": Bilingual(zh: "缺失数", en: "Missing"),
    "weighted": Bilingual(zh: "加权平均", en: "Weighted mean"), "mean": Bilingual(zh: "平均", en: "Mean"),
    "min": Bilingual(zh: "最小", en: "Minimum"), "p25": Bilingual(zh: "下四分位", en: "Lower quartile"),
    "median": Bilingual(zh: "中位数", en: "Median"), "p75": Bilingual(zh: "上四分位", en: "Upper quartile"),
    "max": Bilingual(zh: "最大", en: "Maximum"), "scheme": Bilingual(zh: "分级办法", en: "Scheme"),
    "population": Bilingual(zh: "总体", en: "Population"), "score": Bilingual(zh: "得分", en: "Score"),
    "rank": Bilingual(zh: "位次", en: "Rank"), "grade": Bilingual(zh: "等级", en: "Grade"),
    "note": Bilingual(zh: "备注", en: "Note"), "severity": Bilingual(zh: "程度", en: "Severity"),
    "code": Bilingual(zh: "问题代码", en: "Code"), "table": Bilingual(zh: "数据表", en: "Table"),
    "source": Bilingual(zh: "来源", en: "Source"), "row": Bilingual(zh: "行号", en: "Row"),
    "message": Bilingual(zh: "问题与处理", en: "What and what to do"), "basis": Bilingual(zh: "关系来源", en: "Basis"),
    "weight": Bilingual(zh: "时间权重", en: "Weight"), "share": Bilingual(zh: "占企业用地", en: "Share"),
    "assumed": Bilingual(zh: "按假定", en: "Assumed"), "parcel_a": Bilingual(zh: "宗地甲", en: "Parcel A"),
    "parcel_b": Bilingual(zh: "宗地乙", en: "Parcel B"), "area_m2": Bilingual(zh: "面积", en: "Area"),
    "list": Bilingual(zh: "清单", en: "List"), "title": Bilingual(zh: "名称", en: "Title"),
    "table_name": Bilingual(zh: "所在表", en: "In table"), "rows": Bilingual(zh: "列入", en: "Listed"),
    "undecided": Bilingual(zh: "不能判定", en: "Undecided"), "category": Bilingual(zh: "情形", en: "Category"),
    "detail": Bilingual(zh: "细目", en: "Detail"), "related": Bilingual(zh: "相关对象", en: "Related"),
    "indicator": Bilingual(zh: "评分项", en: "Item"), "item_weight": Bilingual(zh: "权重", en: "Weight of the item"), "base": Bilingual(zh: "基准值", en: "Base"),
    "raw_score": Bilingual(zh: "上下限前得分", en: "Points before bounds"), "cap_hit": Bilingual(zh: "达上限", en: "Capped"),
    "floor_hit": Bilingual(zh: "达下限", en: "At the floor"), "missing_rule": Bilingual(zh: "缺数处理", en: "Rule for missing"),
    "rule": Bilingual(zh: "规则或清单", en: "Rule or list"), "rule_kind": Bilingual(zh: "规则类型", en: "Kind of rule"),
    "other_area": Bilingual(zh: "换用的面积", en: "Other area"),
    "other_verdict": Bilingual(zh: "换用后结论", en: "Verdict by it"),
    "other_land_mu": Bilingual(zh: "换用后用地面积", en: "Land by it"),
    "left_off": Bilingual(zh: "待确认", en: "To confirm"),
  ]
}
