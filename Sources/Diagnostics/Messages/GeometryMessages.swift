// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

extension Message {
  static let geometryMessages: [Message] = [parcelsOverlap, overlapUnmeasured, overlapAcrossSystems]

  public static let parcelsOverlap = Message(
    "parcels_overlap", zh: "与宗地「{other}」重叠 {area} 平方米，重叠部分在两宗地里各算了一次。请核对界址。",
    en: "Overlaps parcel \"{other}\" by {area} m²; that land counts in both. Check the boundaries.")
  public static let overlapUnmeasured = Message(
    "overlap_unmeasured", zh: "无法计算与相邻宗地的重叠，重叠面积视为未知。请检查图形。",
    en: "The overlap with a neighbour could not be measured and is unknown. Check the geometry.")
  public static let overlapAcrossSystems = Message(
    "overlap_across_systems", zh: "宗地用了 {count} 种坐标参考系，不同参考系的宗地之间没有检查重叠。请统一参考系后再检查。",
    en: "The parcels are in {count} reference systems; overlaps between systems were not looked for. Bring them into one.")
}
