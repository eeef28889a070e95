// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

// What the data say against their reference system and their units. Nothing is converted on any of it.
extension Message {
  static let evidenceMessages: [Message] = [
    crsMissing, crsZonePrefixed, crsZoneAbsent, crsOtherZone, crsAxesSwapped, crsInDegrees, crsBeyondDegrees,
    crsFarFromMeridian, crsMeridianNotOfZone, crsDatumsDiffer, geometryFarAway, pointsSwapped, pointsNotDegrees,
  ]

  public static let crsMissing = Message(
    "crs_missing", zh: "图层没有写坐标系，面积无法量算。坐标范围：{extent}。{proposal}",
    en: "The layer states no reference system and areas cannot be measured. Its extent: {extent}. {proposal}")
  public static let crsZonePrefixed = Message(
    "crs_zone_prefixed", zh: "横坐标前两位是带号 {zone}（{meaning}），而坐标系写的是 {declared}，横坐标不应有带号。坐标范围：{extent}。{remedy}未作换算。",
    en: "Eastings begin with the zone number {zone} ({meaning}), while the reference system is {declared}, whose eastings have none. Extent: {extent}. {remedy}Nothing is converted.")
  public static let crsZoneAbsent = Message(
    "crs_zone_absent", zh: "坐标系写的是 {declared}，横坐标应以带号 {zone} 开头，而数据的横坐标没有带号。坐标范围：{extent}。{remedy}未作换算。",
    en: "The reference system is {declared}, whose eastings begin with the zone number {zone}; those of the layer do not. Extent: {extent}. {remedy}Nothing is converted.")
  public static let crsOtherZone = Message(
    "crs_other_zone", zh: "横坐标前两位是带号 {zone}（{meaning}），与所写坐标系 {declared} 的带号不同。坐标范围：{extent}。{remedy}未作换算。",
    en: "Eastings begin with the zone number {zone} ({meaning}), which is not that of the reference system {declared}. Extent: {extent}. {remedy}Nothing is converted.")
  public static let crsAxesSwapped = Message(
    "crs_axes_swapped", zh: "横、纵坐标看来颠倒了：第一个坐标像{first}，第二个像{second}。坐标范围：{extent}（坐标系 {declared}）。若确实颠倒，请对调后重新导出图层。未作换算。",
    en: "The axes look exchanged: the first coordinate looks like {first}, the second like {second}. Extent: {extent} (reference system {declared}). If so, exchange them and export the layer anew. Nothing is converted.")
  public static let crsInDegrees = Message(
    "crs_in_degrees", zh: "坐标看来是经纬度（度），而坐标系 {declared} 以米为单位，量算的面积会接近 0。坐标范围：{extent}。{remedy}未作换算。",
    en: "Coordinates look like degrees, while the reference system {declared} is one of metres; measured areas will be close to 0. Extent: {extent}. {remedy}Nothing is converted.")
  public static let crsBeyondDegrees = Message(
    "crs_beyond_degrees", zh: "坐标系 {declared} 以度为单位，而坐标超出经纬度的范围，看来是米。坐标范围：{extent}。{remedy}未作换算。",
    en: "The reference system {declared} is one of degrees, and coordinates are beyond any degree; they look like metres. Extent: {extent}. {remedy}Nothing is converted.")
  public static let crsFarFromMeridian = Message(
    "crs_far_from_meridian", zh: "图层离所写坐标系 {declared} 的中央经线约 {kilometres} 公里，已在这一带之外，中央经线或带号可能写错。坐标范围：{extent}。请向测绘单位核实中央经线。未作换算。",
    en: "The layer lies about {kilometres} km from the central meridian of {declared}, outside its zone; the meridian may be wrong. Extent: {extent}. Ask the surveyor for the meridian. Nothing is converted.")
  public static let crsMeridianNotOfZone = Message(
    "crs_meridian_not_of_zone", zh: "坐标系 {declared} 自相矛盾：横坐标加的是带号 {zone}（{meaning}），中央经线却是 {meridian}°。{remedy}未作换算。",
    en: "The reference system {declared} contradicts itself: its eastings carry the zone number {zone} ({meaning}), its central meridian is {meridian}°. {remedy}Nothing is converted.")
  public static let crsDatumsDiffer = Message(
    "crs_datums_differ", zh: "本图层是 {datum}，{table}图层（{source}）是 {other}：同一地点的坐标相差几十米到一百多米，叠在一起会错位。未作转换，请统一到一个坐标系后再用。",
    en: "This layer is in {datum}, the {table} layer ({source}) in {other}: coordinates of one place differ by some tens to more than a hundred metres. Nothing is transformed; bring both into one system first.")
  public static let geometryFarAway = Message(
    "geometry_far_away", zh: "离同一图层的其余图形约 {kilometres} 公里。{suspicion}请核对坐标。未作改动。",
    en: "Lies about {kilometres} km from the rest of its layer. {suspicion}Check its coordinates. Nothing is changed.")
  public static let pointsSwapped = Message(
    "points_swapped", zh: "{count} 行的经度像纬度、纬度像经度，两列看来颠倒了，落不到宗地上。若确实颠倒，请对调两列的表头。未作换算。",
    en: "In {count} rows the longitude looks like a latitude and the latitude like a longitude; such points fall into no parcel. If so, exchange the two headers. Nothing is converted.")
  public static let pointsNotDegrees = Message(
    "points_not_degrees", zh: "{count} 行的经纬度超出度数的范围，看来是以米为单位的平面坐标，落不到宗地上。请换成以度为单位的经纬度。未作换算。",
    en: "In {count} rows longitude and latitude are beyond any degree and look like metres; such points fall into no parcel. State them in degrees. Nothing is converted.")
}
