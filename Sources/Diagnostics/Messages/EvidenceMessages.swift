// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

// What the data say against their reference system and their units. Nothing is converted on any of it.
extension Message {
  static let evidenceMessages: [Message] = [
    crsMissing, crsZonePrefixed, crsZoneAbsent, crsOtherZone, crsAxesSwapped, crsInDegrees, crsBeyondDegrees,
    crsFarFromMeridian, crsMeridianNotOfZone, crsDatumsDiffer, geometryFarAway, pointsSwapped, pointsNotDegrees, pointsOutOfReach,
    unitDoubtful, unitPairDoubtful, unitYearsDiffer, unitRowDoubtful, unitSourcesDiffer, areaUnitDoubtful,
    landRatioDoubtful, percentLooksLikeRatio, ratioLooksLikePercent, yearOutlying,
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

  public static let pointsOutOfReach = Message(
    "points_out_of_reach", zh: "企业的经纬度换算不到本图层的坐标系（{datum}，没有公开的转换参数），不能按坐标关联宗地。请用占用表或宗地代码关联，或换成 CGCS2000 的图层。",
    en: "Points of enterprises cannot be brought into this layer's reference system ({datum}: no parameters are public) and make no links. Link by occupancy rows or parcel codes, or take a layer in CGCS2000.")

  public static let unitDoubtful = Message(
    "unit_doubtful", zh: "{evidence}。本列{unit}，{looks}。若是，{remedy}；若单位无误，请核对数据。未作换算。",
    en: "{evidence}. The column is {unit}; it {looks}. If so, {remedy}; if the unit is right, check the figures. Nothing is converted.")
  public static let unitPairDoubtful = Message(
    "unit_pair_doubtful", zh: "{evidence}。其中一列的单位可能有误：{first}，或者 {second}。请核对，并在表头或 dataset.yaml 的 units 里写明单位。未作换算。",
    en: "{evidence}. The unit of one of them may be wrong: {first}, or {second}. Check them and state the unit in the header or under units in dataset.yaml. Nothing is converted.")
  public static let unitYearsDiffer = Message(
    "unit_years_differ", zh: "{years} 年的数，多数企业同时约为 {others} 年的 {factor} 倍，{looks}。请在文件里统一各年的单位。未作换算。",
    en: "Figures of {years} are about {factor} times those of {others} in most firms at once: {looks}. Bring all years of the file into one unit. Nothing is converted.")
  public static let unitRowDoubtful = Message(
    "unit_row_doubtful", zh: "这一格约是该企业 {year} 年的 {times} 倍，又远高于同列其他企业。本列{unit}，这一格{looks}。请核对。未作换算。",
    en: "This cell is about {times} times the firm's figure of {year}, and far above all others of the column. The column is {unit}; the cell {looks}. Check it. Nothing is converted.")
  public static let unitSourcesDiffer = Message(
    "unit_sources_differ", zh: "与 {other} 的同一列逐行相比，{count} 行的中位数约是它的 {ratio} 倍，两份文件的单位看来不同（本列按{unit}读取）。请在表头写明各自的单位。未作换算。",
    en: "Held row by row against the same column of {other}, the median of {count} rows is about {ratio} times; the two files look like different units (this column is read as {unit}). State each one's unit in its header. Nothing is converted.")
  public static let areaUnitDoubtful = Message(
    "area_unit_doubtful", zh: "与{basis}相比，{count} 宗的中位数约为 {ratio} 倍。本列按{unit}读取，看来是以{likely}填的。若是，请在表头写明单位，或在 dataset.yaml 写 {line}；若单位无误，请核对图形和坐标系。未作换算。",
    en: "Held against {basis}, the median of {count} parcels is about {ratio} times. The column is read as {unit} and looks like {likely}. If so, state the unit in the header or write {line} in dataset.yaml; if the unit is right, check the geometry and its reference system. Nothing is converted.")
  public static let landRatioDoubtful = Message(
    "land_ratio_doubtful", zh: "按用地面积折算，{count} 家企业每亩税收的中位数约为 {median} 万元，一般在 {from}–{to} 万元之间。税收的单位（看来是以{likely}填的）或用地面积的单位可能有误，请核对并在表头或 dataset.yaml 的 units 里写明。未作换算。",
    en: "Per mu of land, the median tax of {count} enterprises is about {median} 万元, ordinary ones lie in {from}–{to}. The unit of tax (it looks like {likely}) or that of land may be wrong; check them and state the unit in the header or under units in dataset.yaml. Nothing is converted.")
  public static let percentLooksLikeRatio = Message(
    "percent_looks_like_ratio", zh: "表头写的是 %，而 {count} 行的数都不超过 1，看来是以 1 为整体的比例（0.35 即 35%）。若是，请去掉表头的 %。未作换算。",
    en: "The header says %, while all {count} figures are at most 1 and look like parts of one (0.35 for 35 %). If so, take the % off the header. Nothing is converted.")
  public static let ratioLooksLikePercent = Message(
    "ratio_looks_like_percent", zh: "{count} 行的数大多大于 1，看来是百分数，而表头没有写 %：在标准里 35 会当作 35 倍，而不是 35%。若是百分数，请把表头写成“{header}(%)”。未作换算。",
    en: "Most of {count} figures are above 1 and look like percents, while the header does not say %: to a rule 35 is 35 times, not 35 %. If they are, write the header as \"{header}(%)\". Nothing is converted.")
  public static let yearOutlying = Message(
    "year_outlying", zh: "有 {count} 行的年度是 {years}，离评价年度 {year} 年太远，可能是录入错误。请核对。",
    en: "{count} rows are of {years}, too far from the year evaluated, {year}. They may be slips; check them.")
}
