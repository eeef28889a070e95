// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

extension Message {
  static let areaMessages: [Message] = [
    areaDiffers, areaFellBack, manifestUnknownArea, manifestBadTolerance, overlapSliver, constraintsConverted, zonesConverted,
    areaFlipsRemark, areaFlipsNone, areaPolicy, areaPolicyDiffering, areaFlipsFound, areaFlipOfVerdict, areaFlipOfList,
  ]

  public static let areaDiffers = Message(
    "area_differs", zh: "证载面积 {certificate} 平方米，图形量算 {measured} 平方米，相差超过 {share}% 且超过 {limit} 平方米。用地面积按{basis}计，请核对哪一个对。",
    en: "The certificate says {certificate} m², the map {measured} m²: more than {share} % and more than {limit} m² apart. The land is the {basis}; check which one is right.")
  public static let areaFellBack = Message(
    "area_fell_back", zh: "dataset.yaml 要求用地面积按{wanted}计，这宗地没有这项面积，按{basis}计。请补上，或改用别的面积口径。",
    en: "dataset.yaml wants the {wanted} for the land; this parcel has none, and its land is the {basis}. Supply it, or choose another definition.")
  public static let manifestUnknownArea = Message(
    "manifest_unknown_area", zh: "不认识面积口径 {text}。可用：{known}（证载、图形量算、平面、测地线椭球、国土调查椭球面积）。",
    en: "The area {text} is not known. There may be: {known}.")
  public static let manifestBadTolerance = Message(
    "manifest_bad_tolerance", zh: "容差 {key} 写的是 {text}，应为不小于 {least} 的数，不带单位（名称末尾的 m2、m 就是单位；area_share 为比例，0.01 即 1%）。",
    en: "The tolerance {key} is {text}; it has to be a number of at least {least} without a unit (the name ends in it; area_share is a share, 0.01 for 1 %).")
  public static let overlapSliver = Message(
    "overlap_sliver", zh: "与宗地 {other} 只重叠 {area} 平方米，不超过设定的 {limit} 平方米，按边界误差不计。",
    en: "Overlaps parcel {other} by only {area} m², no more than the {limit} m² set; taken as an error of the boundary and not counted.")
  public static let constraintsConverted = Message(
    "constraints_converted", zh: "有 {count} 个管控图形的坐标参考系（{own}）与宗地（{parcels}）不同，但大地基准相同，已换算投影后对照。基准未作转换。",
    en: "{count} constraints are in another reference system ({own}) than parcels ({parcels}) of the same datum; they were projected anew and compared. No datum was shifted.")
  public static let zonesConverted = Message(
    "zones_converted", zh: "有 {count} 个片区图形的坐标参考系（{own}）与宗地（{parcels}）不同，但大地基准相同，已换算投影后对照。基准未作转换。",
    en: "{count} zones are in another reference system ({own}) than parcels ({parcels}) of the same datum; they were projected anew and compared. No datum was shifted.")

  // MARK: What another area would change

  public static let areaPolicy = Message(
    "area_policy", zh: "用地面积按{wanted}计，没有的依次用证载面积、图形量算面积。本次：{used}。",
    en: "The land is the {wanted}; where there is none, the certificate's and then the measured area. In this run: {used}.")
  public static let areaPolicyDiffering = Message(
    "area_policy_differing", zh: "证载与图形面积相差超过 {share}% 且超过 {limit} 平方米的有 {count} 宗。",
    en: "Certificate and measured area differ by more than {share} % and {limit} m² on {count} parcels.")
  public static let areaFlipsFound = Message(
    "area_flips_found", zh: "换用{areas}会变：标准结论 {verdicts} 条，标记 {flags} 条，清单 {lists} 条，见 csv/area_flips.csv。",
    en: "With the {areas} other results: verdicts {verdicts}, flags {flags}, places on lists {lists}; see csv/area_flips.csv.")
  public static let areaFlipsRemark = Message(
    "area_flips_remark", zh: "全部宗地改按另一种面积计，重新分摊、重新评判，结论与现在不同的列在这里。面积相差不超过容差的口径视为同一种面积，不另算。列在这里的请先查清面积再用结论。",
    en: "The land of all parcels taken by another area, apportioned and judged again: what comes out otherwise is listed here. Areas that agree within the tolerance count as one. Settle the area before using such a verdict.")
  public static let areaFlipsNone = Message(
    "area_flips_none", zh: "换用其他面积口径，结论没有变化。", en: "No verdict changes with another area.")
  public static let areaFlipOfVerdict = Message(
    "area_flip_of_verdict", zh: "按{area}（{land} 亩）计：{verdict}", en: "by the {area} ({land} mu): {verdict}")
  public static let areaFlipOfList = Message(
    "area_flip_of_list", zh: "按{area}计：{verdict}", en: "by the {area}: {verdict}")
}

/// Words for areas and what they change.
public enum AreaWording {
  public static let sheet = Bilingual(zh: "面积口径影响", en: "Other areas")
  public static let policy = Bilingual(zh: "面积口径", en: "Area of land")
  public static let tolerances = Bilingual(zh: "容差", en: "Tolerances")
  public static let tolerance = Bilingual(zh: "容差", en: "Tolerance")
  public static let rule = Bilingual(zh: "规则或清单", en: "Rule or list")
  public static let subject = Bilingual(zh: "对象", en: "Subject")
  public static let verdictNow = Bilingual(zh: "现结论", en: "Verdict")
  public static let area = Bilingual(zh: "换用的面积", en: "Other area")
  public static let verdictThen = Bilingual(zh: "换用后结论", en: "Verdict by it")
  public static let landNow = Bilingual(zh: "现用地面积（亩）", en: "Land (mu)")
  public static let landThen = Bilingual(zh: "换用后面积（亩）", en: "Land by it (mu)")
  public static let none = Bilingual(zh: "无面积", en: "nothing: no area is known")
  public static let parcels = Bilingual(zh: "{area} {count} 宗", en: "{area}: {count} parcels")

  /// What a definition of area is called, by its code.
  public static func name(_ code: String) -> Bilingual { names[code] ?? Bilingual(zh: code, en: code) }

  private static let names: [String: Bilingual] = [
    "certificate": Bilingual(zh: "证载面积", en: "certificate area"),
    "measured": Bilingual(zh: "图形量算面积", en: "measured area"),
    "planar": Bilingual(zh: "平面面积", en: "planar area"),
    "geodesic": Bilingual(zh: "测地线椭球面积", en: "geodesic area"),
    "survey": Bilingual(zh: "国土调查椭球面积", en: "land survey area"),
  ]

  /// What a verdict is called, by its code: of a standard, of a flag, of a place on a list.
  public static func verdict(_ code: String, of kind: String) -> Bilingual {
    (kind == "list" ? listed : verdicts)[code] ?? Bilingual(zh: code, en: code)
  }

  private static let verdicts: [String: Bilingual] = [
    "met": Bilingual(zh: "达标", en: "met"), "short": Bilingual(zh: "未达标", en: "short"),
    "undecided": Bilingual(zh: "不能判定", en: "undecided"), "not_applicable": Bilingual(zh: "不适用", en: "not applicable"),
    "yes": Bilingual(zh: "符合", en: "flagged"), "no": Bilingual(zh: "不符合", en: "not flagged"),
  ]

  private static let listed: [String: Bilingual] = [
    "yes": Bilingual(zh: "列入", en: "listed"), "no": Bilingual(zh: "不列入", en: "not listed"),
    "undecided": Bilingual(zh: "不能判定，不列入", en: "undecided, not listed"),
  ]

  /// What a tolerance is for, by the name the manifest has for it.
  public static func tolerance(_ name: String) -> Bilingual {
    toleranceNames[name] ?? Bilingual(zh: name, en: name)
  }

  private static let toleranceNames: [String: Bilingual] = [
    "overlap_m2": Bilingual(zh: "宗地重叠不超过此数不计（平方米）", en: "Overlaps of parcels up to this are none (m²)"),
    "constraint_m2": Bilingual(zh: "压占管控不超过此数不计（平方米）", en: "Overlaps with constraints up to this do not count (m²)"),
    "gap_m2": Bilingual(zh: "空隙不超过此数才列出（平方米）", en: "Gaps up to this are listed (m²)"),
    "sliver_m": Bilingual(zh: "平均宽度不超过此数为缝隙（米）", en: "Up to this mean width a gap is a sliver (m)"),
    "area_share": Bilingual(zh: "面积相差不超过此比例不列", en: "Areas may differ by this share"),
    "area_m2": Bilingual(zh: "面积相差不超过此数不列（平方米）", en: "Areas may differ by this (m²)"),
  ]
}
