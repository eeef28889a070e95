// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

extension Message {
  static let topologyMessages: [Message] = [
    constraintWithoutKind, constraintEffectUnknown, constraintsWithoutEffect, constraintsNotCompared, constraintsSetAside,
    constraintUnmeasured, constraintForbids, constraintSliver, gapsFound, gapsUnknown, gapsNotSearched, topologyRemark, topologyNone,
  ]

  public static let constraintWithoutKind = Message(
    "constraint_without_kind", zh: "管控没有填类型，压到它的宗地各类管控面积都视为未知。请补填类型。",
    en: "The constraint has no kind; areas by kind are unknown for parcels under it. State its kind.")
  public static let constraintEffectUnknown = Message(
    "constraint_effect_unknown", zh: "管控效力「{effect}」无法识别（应为 forbid 禁止或 warn 提示），压到它的宗地禁止、提示面积都视为未知。请改正。",
    en: "The constraint's effect \"{effect}\" is neither forbid nor warn; the forbidden and warned areas of parcels under it are unknown. Correct it.")
  public static let constraintsWithoutEffect = Message(
    "constraints_without_effect", zh: "管控图层没有效力列（forbid 禁止、warn 提示），只按类型统计。需要区分时请补上这一列。",
    en: "The constraints have no column of effects (forbid, warn); areas are given by kind only. Add the column to tell them apart.")
  public static let constraintsNotCompared = Message(
    "constraints_not_compared", zh: "有 {count} 个管控图形无法与宗地对照（{ids}）：没有可量算的图形，或大地基准与宗地不同（也可能是坐标参考系未知）。相应类型和效力的面积视为未知，不作零处理。请修正图形或统一参考系。",
    en: "{count} constraints could not be compared with parcels ({ids}): no measurable geometry, or another datum or unknown reference system. Areas of their kinds and effects are unknown, not zero. Correct the geometry or bring both into one system.")
  public static let constraintsSetAside = Message(
    "constraints_set_aside", zh: "管控图层有未采用的行（编号缺失或重复），各类管控面积都视为未知，不作零处理。请改正编号，或删去编号列由行号代替。",
    en: "Rows of the constraints were set aside (key missing or used twice); all areas under constraints are unknown, not zero. Correct the keys, or leave the column out and rows are numbered.")
  public static let constraintUnmeasured = Message(
    "constraint_unmeasured", zh: "无法计算与管控「{id}」的重叠，相应面积视为未知。请检查图形。",
    en: "The overlap with the constraint \"{id}\" could not be measured and is unknown. Check the geometry.")
  public static let constraintForbids = Message(
    "constraint_forbids", zh: "疑似压占禁止类管控「{id}」（{kind}）{area} 平方米，占宗地 {share}%。请核对图形和用地手续。",
    en: "Seems to lie under the forbidding constraint \"{id}\" ({kind}): {area} m², {share}% of the parcel. Check the geometry and the approvals.")
  public static let constraintSliver = Message(
    "constraint_sliver", zh: "与管控「{id}」（{kind}）只重叠 {area} 平方米，不超过 {limit} 平方米，按边界误差不计。",
    en: "Overlaps the constraint \"{id}\" ({kind}) by only {area} m², no more than {limit} m²; taken as an error of the boundary and not counted.")

  public static let gapsFound = Message(
    "gaps_found", zh: "宗地之间有 {count} 处缝隙或小块空隙，位置见 csv/topology.csv 和工作簿的“图形检查”。请核对界址。",
    en: "{count} gaps or slivers between parcels; their places are in csv/topology.csv and the workbook's sheet of geometry checks. Check the boundaries.")
  public static let gapsUnknown = Message(
    "gaps_unknown", zh: "与此宗地相连的 {count} 宗地无法合并，其间的空隙没有检查。请检查图形。",
    en: "The {count} parcels connected with this one could not be united; gaps between them are unknown. Check the geometry.")
  public static let gapsNotSearched = Message(
    "gaps_not_searched", zh: "与此宗地相连的有 {count} 宗，超过 {limit} 宗，其间的空隙没有检查。需要时请分片运行。",
    en: "This parcel is connected with {count} parcels, more than {limit}; gaps between them were not looked for. Run smaller parts to have them checked.")
  public static let topologyRemark = Message(
    "topology_remark", zh: "逐条到图上核对后再改。空隙只查相连宗地围住的：{gap} 平方米以内的小块，以及平均宽度不超过 {sliver} 米的缝隙。编码族 4xxx 对应省级质检软件的拓扑检查类，具体编码以省级软件为准。X 为东坐标（或经度），Y 为北坐标（或纬度）。",
    en: "Look at each on the map before changing anything. Gaps are those that connected parcels enclose: up to {gap} m², or up to {sliver} m wide on the average. The family 4xxx is the topology group of provincial checkers; their own codes decide. X is east (or longitude), Y north (or latitude).")
  public static let topologyNone = Message(
    "topology_none", zh: "没有发现重叠、空隙、重复或自相交。", en: "No overlaps, gaps, duplicates or self-intersections were found.")
}

/// Words of the sheet of geometry checks.
public enum TopologyWording {
  public static let sheet = Bilingual(zh: "图形检查", en: "Geometry checks")
  public static let finding = Bilingual(zh: "问题", en: "Finding")
  public static let family = Bilingual(zh: "质检编码族", en: "Code family")
  public static let parcel = Bilingual(zh: "宗地", en: "Parcel")
  public static let partner = Bilingual(zh: "相关宗地", en: "Other parcels")
  public static let area = Bilingual(zh: "面积（平方米）", en: "Area (m²)")
  public static let width = Bilingual(zh: "平均宽度（米）", en: "Mean width (m)")

  /// What a finding is called, by its code in `csv/topology.csv`.
  public static func name(_ code: String) -> Bilingual { names[code]?.name ?? Bilingual(zh: code, en: code) }

  /// What to do about it.
  public static func advice(_ code: String) -> Bilingual { names[code]?.advice ?? Bilingual(zh: "", en: "") }

  private static let names: [String: (name: Bilingual, advice: Bilingual)] = [
    "duplicate": (
      Bilingual(zh: "图形重复", en: "Duplicate"),
      Bilingual(zh: "两个代码画了同一块地。请核对是否重复登记，只留一宗。", en: "The same ground under two codes. Check which one is registered and keep that.")),
    "overlap": (
      Bilingual(zh: "重叠", en: "Overlap"),
      Bilingual(zh: "两宗地互相压盖。请按界址点核对边界。", en: "Two parcels over each other. Check the boundary by its points.")),
    "gap": (
      Bilingual(zh: "空隙", en: "Gap"),
      Bilingual(zh: "相连宗地围住的小块地没有归属。请核对是否漏登或边界未接。", en: "Ground enclosed by parcels and nobody's. Check whether a parcel is missing or lines do not meet.")),
    "sliver": (
      Bilingual(zh: "缝隙", en: "Sliver"),
      Bilingual(zh: "相邻宗地之间有细缝，多为界线各画一次。请统一界址线。", en: "A thin strip between neighbours, mostly a line drawn twice. Make it one line.")),
    "self_intersection": (
      Bilingual(zh: "自相交", en: "Self-intersection"),
      Bilingual(zh: "界线自己相交或相碰，已修复后量算。请在图层中改正。", en: "The boundary crosses or touches itself; it was repaired for measuring. Correct it in the layer.")),
    "invalid": (
      Bilingual(zh: "图形无效", en: "Invalid"),
      Bilingual(zh: "图形不合规范，已修复后量算。请在图层中改正。", en: "The geometry is not valid; it was repaired for measuring. Correct it in the layer.")),
  ]
}
