// What the formats of surveys and drawings bring with them.
extension Message {
  static let formatMessages: [Message] = [
    .boundaryAxesSwapped, .boundaryZoneFound, .boundaryZoneDisagrees, .boundaryPrefixAbsent,
    .boundaryReferenceUnclear, .boundaryPointCount, .boundaryArea, .boundaryLineUnreadable,
    .boundaryStrayLine,
  ]

  // MARK: 勘测定界界址点坐标

  /// The easting stands before the northing; the coordinates were read in that order.
  public static let boundaryAxesSwapped = Message(
    "axes_swapped",
    zh: "坐标先写了横坐标（东），后写纵坐标（北），与格式规定相反，已按大小识别并对调。请核对。",
    en:
      "The easting stands before the northing, contrary to the format; the coordinates were told apart by their"
      + " size and read in that order. Check them.")

  /// The head states no zone; {zone} was taken from the eastings.
  public static let boundaryZoneFound = Message(
    "zone_from_coordinates",
    zh: "文件头没有写带号，按横坐标前两位取 {zone} 带。请核对。",
    en: "The head states no zone; {zone} was taken from the first two digits of the eastings. Check it.")

  /// The head states zone {stated}, the eastings begin with {found}, which is believed.
  public static let boundaryZoneDisagrees = Message(
    "zone_disagrees",
    zh: "文件头写的带号是 {stated}，横坐标前两位却是 {found}，以坐标为准。请核对。",
    en:
      "The head states zone {stated}, the eastings begin with {found}, which is believed. Check which is right."
  )

  /// The eastings do not begin with the zone {zone} of the head; they are read as counted from its central meridian.
  public static let boundaryPrefixAbsent = Message(
    "zone_prefix_absent",
    zh: "横坐标没有带号，按文件头的 {zone} 带的中央子午线读取。请核对。",
    en:
      "The eastings do not begin with the zone {zone} of the head; they are read as counted from its central"
      + " meridian. Check it.")

  /// The head does not say clearly which reference system the coordinates are in ({detail}).
  public static let boundaryReferenceUnclear = Message(
    "reference_unclear",
    zh: "文件头看不出坐标参考系（{detail}）。请改正文件头，或在 dataset.yaml 的 crs 里写明 {table} 的参考系。",
    en:
      "The head does not say clearly which reference system the coordinates are in ({detail}). Correct the head,"
      + " or state it for {table} under crs.")

  /// {stated} points are announced and {found} are there.
  public static let boundaryPointCount = Message(
    "point_count",
    zh: "写明 {stated} 个界址点，实有 {found} 个，按实有的点读取。请核对是否漏点或多点。",
    en:
      "{stated} points are announced and {found} are there; those are used. Check whether some are missing or too"
      + " many.")

  /// The parcel is said to have {stated} hectares; by its coordinates it has {found}.
  public static let boundaryArea = Message(
    "stated_area_differs",
    zh: "地块面积写 {stated} 公顷，按坐标计算为 {found} 公顷，相差超过 1%。请核对坐标，以及面积是否以公顷为单位。",
    en:
      "The parcel is said to have {stated} hectares; by its coordinates it has {found}, more than 1 % apart. Check"
      + " the coordinates, and whether the area is in hectares.")

  /// The line is no boundary point; the parcel is left without geometry.
  public static let boundaryLineUnreadable = Message(
    "boundary_line_unreadable",
    zh: "这一行不是“点号,圈号,纵坐标,横坐标”，地块图形作缺失处理。请改正这一行。",
    en:
      "The line is no point name, ring, northing and easting; the parcel is left without geometry. Correct the line."
  )

  /// The line belongs to no parcel and was not read.
  public static let boundaryStrayLine = Message(
    "boundary_line_stray",
    zh: "这一行不属于任何地块，没有读取。请核对它前面是否少了以 @ 结尾的地块行。",
    en:
      "The line belongs to no parcel and was not read. Check whether the parcel's line, which ends in @, is missing"
      + " before it.")
}
