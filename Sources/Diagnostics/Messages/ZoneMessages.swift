// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

extension Message {
  static let zoneMessages: [Message] = [zoneUntold, zonesUntold, onlyFromZone]

  public static let zoneUntold = Message(
    "zone_untold", zh: "无法确定属于哪个片区（没有填写片区，图形也无法与片区图层比对），计入“无片区”一行，不在任何片区的汇总数里。请在宗地表填写片区。",
    en: "Nobody can tell its zone (none is stated, and its geometry cannot be compared with the zones); it counts in the row without a zone and in the sums of none. State its zone in the parcels table.")
  public static let zonesUntold = Message(
    "zones_untold", zh: "全部 {count} 宗地都无法确定属于哪个片区（没有填写片区，图形也无法与片区图层比对），片区汇总数空缺，不算作零。请填写宗地的片区，或补齐两个图层的坐标系。",
    en: "The zone of none of the {count} parcels can be told (none is stated, and no geometry can be compared with the zones); the sums of zones are missing, not zero. State the zones of parcels, or supply the reference systems of both layers.")

  // MARK: Rules
  public static let onlyFromZone = Message(
    "only_from_zone", zh: "{name} 只能用于片区的规则（of: zone）。", en: "{name} can only be used in rules about zones (of: zone).")
}
