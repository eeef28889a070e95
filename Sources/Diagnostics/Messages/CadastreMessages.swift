// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

extension Message {
  static let cadastreMessages: [Message] = [
    unknownEnterprise, unknownParcel, unknownOwnParcel, pointInSeveralParcels, linkedByParcelID,
    linkedByHolder, linkedByName, linkedByLocation, nameUnconfirmed, nameAmbiguous, overclaimed,
    figuresOfStranger, openPeriod, periodReversed, crsUnknown, crsNotCadastral, geometryMissing, geometryEmpty,
    geometryMalformed, geometryNotPolygonal, geometryPartsIgnored, geometryNotFinite, geometryUnmeasurable, ringUnclosed, ringTooShort,
    geometryRepaired, geometryRepairFailed, landUnknown, noFiguresOfYear,
  ]

  public static let unknownEnterprise = Message(
    "unknown_enterprise", zh: "企业表里没有「{id}」，此行未用。请核对代码或补录企业。",
    en: "No enterprise \"{id}\" in the enterprises table; the row is set aside. Check the code or add the enterprise.")
  public static let unknownParcel = Message(
    "unknown_parcel", zh: "宗地表里没有「{id}」，此行未用。请核对代码或补录宗地。",
    en: "No parcel \"{id}\" in the parcels table; the row is set aside. Check the code or add the parcel.")
  public static let unknownOwnParcel = Message(
    "unknown_own_parcel", zh: "企业表登记的宗地「{id}」在宗地表里没有，改用下一级关联。请核对代码。",
    en: "The enterprise's own parcel \"{id}\" is not in the parcels table; the next step of linking is tried. Check the code.")
  public static let pointInSeveralParcels = Message(
    "point_in_several_parcels", zh: "企业坐标落在几宗地内：{parcels}，取编号最小的。请确认。",
    en: "The enterprise's point lies in several parcels: {parcels}; the smallest id is taken. Please confirm.")
  public static let linkedByParcelID = Message(
    "linked_by_parcel_id", zh: "没有占用记录，按企业表登记的宗地「{parcel}」关联。",
    en: "No occupancy row; linked by the enterprise's own parcel \"{parcel}\".")
  public static let linkedByHolder = Message(
    "linked_by_holder", zh: "没有占用记录，按权利人代码关联宗地「{parcel}」。",
    en: "No occupancy row; linked as holder of the parcel \"{parcel}\".")
  public static let linkedByName = Message(
    "linked_by_name", zh: "没有占用记录，按权利人名称关联宗地「{parcel}」。",
    en: "No occupancy row; linked by name as holder of the parcel \"{parcel}\".")
  public static let linkedByLocation = Message(
    "linked_by_location", zh: "只凭坐标落在宗地「{parcel}」内，不进入清单。请在占用表中确认。",
    en: "Linked to the parcel \"{parcel}\" by its point only and kept off the lists. Confirm it in the occupancy table.")
  public static let nameUnconfirmed = Message(
    "name_unconfirmed", zh: "名称「{name}」对应企业「{id}」尚未确认，未采用。请在“确认”列打勾，没有这一列的请填写确认人。",
    en: "That \"{name}\" is the enterprise \"{id}\" is not confirmed and is not used. Tick it under Confirmed, or fill in who confirmed it where there is no such column.")
  public static let nameAmbiguous = Message(
    "name_ambiguous", zh: "权利人名称「{name}」有几家企业使用：{ids}，未关联。请在名称对照表中确认是哪一家。",
    en: "Several enterprises bear the holder's name \"{name}\": {ids}; no link is made. Confirm one in the names table.")
  public static let overclaimed = Message(
    "overclaimed", zh: "占用面积合计 {claimed} ㎡，超过宗地面积 {land} ㎡ 的 1% 以上。数值未调整，请核对占用记录。",
    en: "Claims of {claimed} m² exceed the parcel's {land} m² by more than 1 %. Nothing is rescaled; check the occupancy rows.")
  public static let figuresOfStranger = Message(
    "figures_of_unknown_enterprise", zh: "企业表里没有「{id}」（{year} 年），其数额计入「未落地」。请核对代码或补录企业。",
    en: "No enterprise \"{id}\" in the enterprises table ({year}); its amounts count as unplaced. Check the code or add the enterprise.")
  public static let openPeriod = Message(
    "open_period", zh: "占用没有{end}日期，按不限期处理。", en: "The occupancy has no {end} date and counts as open.")
  public static let periodReversed = Message(
    "period_reversed", zh: "终止日期早于起始日期，此行没有一天生效。请核对。",
    en: "The last day lies before the first; the row is in force on no day. Check the dates.")
  public static let crsUnknown = Message(
    "crs_unknown", zh: "图层坐标系不明（{crs}），面积无法量算。请在 dataset.yaml 的 crs 里写明，如 EPSG:4526。",
    en: "The layer's reference system is unknown ({crs}) and areas cannot be measured. State it under crs in dataset.yaml, such as EPSG:4526.")
  public static let crsNotCadastral = Message(
    "crs_not_cadastral", zh: "坐标系「{crs}」不用于地籍，面积改按椭球面量算。",
    en: "The reference system \"{crs}\" is not a cadastral one; areas are measured on the ellipsoid instead.")
  public static let geometryMissing = Message(
    "geometry_missing", zh: "没有图形，无法量算面积。请补绘。",
    en: "There is no geometry and no measured area. Draw the parcel.")
  public static let geometryEmpty = Message(
    "geometry_empty", zh: "图形是空的，无法量算面积。请补绘。",
    en: "The geometry is empty and gives no area. Draw the parcel.")
  public static let geometryMalformed = Message(
    "geometry_malformed", zh: "图形数据损坏（{reason}），无法量算面积。请重新导出图层。",
    en: "The geometry is damaged ({reason}) and gives no area. Export the layer anew.")
  public static let geometryNotPolygonal = Message(
    "geometry_not_polygonal", zh: "宗地图形应是面，却是 {type}，无法量算面积。请改绘为面。",
    en: "A parcel is a polygon, not a {type}; there is no area. Redraw it as a polygon.")
  public static let geometryPartsIgnored = Message(
    "geometry_parts_ignored", zh: "图形里混有 {type}，只计面的部分。",
    en: "The geometry also holds {type}; only its polygons count.")
  public static let geometryNotFinite = Message(
    "geometry_not_finite", zh: "第 {ring} 环有非数坐标，无法量算面积。请修正坐标。",
    en: "Ring {ring} has a coordinate that is no number; there is no area. Correct the coordinates.")
  public static let geometryUnmeasurable = Message(
    "geometry_unmeasurable", zh: "第 {ring} 环的坐标超出该坐标系的范围，无法量算面积。请核对坐标系和坐标。",
    en: "Coordinates of ring {ring} lie outside the reference system; there is no area. Check the system and the coordinates.")
  public static let ringUnclosed = Message(
    "ring_unclosed", zh: "第 {ring} 环没有闭合，已按首尾相连处理。请在图层中修正。",
    en: "Ring {ring} is not closed and was closed for measuring. Correct it in the layer.")
  public static let ringTooShort = Message(
    "ring_too_short", zh: "第 {ring} 环不足三个点，未计入。请在图层中修正。",
    en: "Ring {ring} has fewer than three points and does not count. Correct it in the layer.")
  public static let geometryRepaired = Message(
    "geometry_repaired", zh: "图形无效（{reason}，位于 {x}，{y}），已修复后量算：原 {before} ㎡，修复后 {after} ㎡。请在图层中修正。",
    en: "The geometry is invalid ({reason} at {x}, {y}) and was repaired for measuring: {before} m² before, {after} m² after. Correct it in the layer.")
  public static let geometryRepairFailed = Message(
    "geometry_repair_failed", zh: "图形无效且无法修复（{reason}），无法量算面积。请改绘。",
    en: "The geometry is invalid and cannot be repaired ({reason}); there is no area. Redraw it.")
  public static let landUnknown = Message(
    "land_unknown", zh: "宗地没有证载面积也没有可量算的图形，其上的企业用地无法确定。请补充面积或图形。",
    en: "The parcel has neither a certificate area nor a measurable geometry; land of enterprises on it cannot be told. Add one of them.")
  public static let noFiguresOfYear = Message(
    "no_figures_of_year", zh: "年度指标里没有 {year} 年的数据，这一年的数额都作缺失处理。请核对年度列或换一个年度。",
    en: "There are no figures of {year}; all amounts of that year are missing. Check the year column or choose another year.")
}
