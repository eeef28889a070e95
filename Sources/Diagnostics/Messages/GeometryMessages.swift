// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

extension Message {
  static let geometryMessages: [Message] = [
    parcelsOverlap, overlapUnmeasured, overlapAcrossSystems, unknownZone, zoneDisagrees, zoneShareLow, unknownParentZone,
    zonesInCircle, zonesInOtherSystem,
  ]

  public static let parcelsOverlap = Message(
    "parcels_overlap", zh: "与宗地「{other}」重叠 {area} 平方米，重叠部分在两宗地里各算了一次。请核对界址。",
    en: "Overlaps parcel \"{other}\" by {area} m²; that land counts in both. Check the boundaries.")
  public static let overlapUnmeasured = Message(
    "overlap_unmeasured", zh: "无法计算与相邻宗地的重叠，重叠面积视为未知。请检查图形。",
    en: "The overlap with a neighbour could not be measured and is unknown. Check the geometry.")
  public static let overlapAcrossSystems = Message(
    "overlap_across_systems", zh: "宗地用了 {count} 种坐标参考系，不同参考系的宗地之间没有检查重叠。请统一参考系后再检查。",
    en: "The parcels are in {count} reference systems; overlaps between systems were not looked for. Bring them into one.")
  public static let unknownZone = Message(
    "unknown_zone", zh: "片区表里没有「{zone}」，按所填保留。请核对片区代码或补录片区。",
    en: "No zone \"{zone}\" in the zones table; kept as stated. Check the code or add the zone.")
  public static let zoneDisagrees = Message(
    "zone_disagrees", zh: "所填片区是「{zone}」，图形却主要落在「{other}」，以所填为准。请核对。",
    en: "Stated to be in zone \"{zone}\", but most of it lies in \"{other}\"; the stated one is used. Check which is right.")
  public static let zoneShareLow = Message(
    "zone_share_low", zh: "跨片区：归入占比最大的「{zone}」，但只占 {share}%。请确认归属，必要时在宗地表填写片区。",
    en: "Lies across zones: counted in \"{zone}\", which has most of it but only {share}%. Confirm, or state the zone of the parcel.")
  public static let unknownParentZone = Message(
    "unknown_parent_zone", zh: "上级片区「{id}」不在片区表里，按没有上级处理。请核对代码或补录。",
    en: "Its parent zone \"{id}\" is not in the zones table; treated as having none. Check the code or add the zone.")
  public static let zonesInCircle = Message(
    "zones_in_circle", zh: "上级片区循环：沿着上级又回到了自己，按没有上级处理。请改正上级片区。",
    en: "Its parents lead back to itself; treated as having none. Correct the parent zone.")
  public static let zonesInOtherSystem = Message(
    "zones_in_other_system", zh: "有的片区与宗地的大地基准不同，或坐标参考系未知，两者没有对照。请统一参考系。",
    en: "Some zones are on another datum than the parcels, or in an unknown reference system, and were not compared with them. Bring them into one.")
}
