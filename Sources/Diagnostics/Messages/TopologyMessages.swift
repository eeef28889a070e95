// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

extension Message {
  static let topologyMessages: [Message] = [
    constraintWithoutKind, constraintEffectUnknown, constraintsWithoutEffect, constraintsNotCompared, constraintsSetAside,
    constraintUnmeasured, constraintForbids, constraintSliver,
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
    "constraints_not_compared", zh: "有 {count} 个管控图形无法与宗地对照（{ids}）：没有可量算的图形，或坐标参考系与宗地不同。相应类型和效力的面积视为未知，不作零处理。请修正图形或统一参考系。",
    en: "{count} constraints could not be compared with parcels ({ids}): no measurable geometry, or another reference system. Areas of their kinds and effects are unknown, not zero. Correct the geometry or bring both into one system.")
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
}
