// What the formats of surveys and drawings bring with them.
extension Message {
  static let formatMessages: [Message] = [
    .boundaryAxesSwapped, .boundaryZoneFound, .boundaryZoneDisagrees, .boundaryPrefixAbsent,
    .boundaryReferenceUnclear, .boundaryPointCount, .boundaryArea, .boundaryLineUnreadable,
    .boundaryStrayLine,
    .drawingNotText, .drawingWithoutOutlines, .drawingLayerNotChosen, .drawingLayerMissing, .drawingOpenLines,
    .drawingJoinedLines, .drawingOtherCurves, .drawingRepeatedLine, .drawingSeveralCodes, .drawingWithoutCode,
    .drawingHoles,
    .drawingEnclave, .drawingStrayCode, .drawingUnusedTexts, .archiveUnreadable, .archiveNames,
    .archiveEncrypted,
    .archiveWithoutData, .archiveSeveral, .keyFromFeature,
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
    "grid_zone_disagrees",
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

  // MARK: CAD drawings

  /// A drawing in a form that is not read. Save it as a DXF text file.
  public static let drawingNotText = Message(
    "drawing_not_text",
    zh: "不读取 DWG 和二进制 DXF。请在 CAD 中另存为 DXF（ASCII 文本，2000 或更高版本）。",
    en:
      "DWG and binary DXF are not read. Save the drawing in a CAD program as DXF (ASCII text, of 2000 or later)."
  )

  /// {source} has no closed polyline.
  public static let drawingWithoutOutlines = Message(
    "drawing_without_outlines",
    zh: "{source} 里没有闭合的多段线。请在 CAD 中把宗地界线做成闭合多段线（如 PEDIT 合并并闭合）后另存。",
    en:
      "{source} has no closed polyline. Make the boundaries closed polylines in a CAD program (PEDIT, join and close)"
      + " and save again.")

  /// {source} has closed polylines on several CAD layers: {known}.
  public static let drawingLayerNotChosen = Message(
    "drawing_layer_not_chosen",
    zh: "{source} 有几个 CAD 图层含闭合多段线（括号内为条数）：{known}。请用 layer 写明宗地界线在哪一层。",
    en:
      "{source} has closed polylines on several CAD layers (their number in brackets): {known}. Say with layer which"
      + " one holds the boundaries.")

  /// {source} has no CAD layer {layer} with closed polylines.
  public static let drawingLayerMissing = Message(
    "drawing_layer_missing",
    zh: "{source} 没有含闭合多段线的 CAD 图层 {layer}。有闭合多段线的图层（括号内为条数）：{known}。",
    en:
      "{source} has no CAD layer {layer} with closed polylines. Those with some (their number in brackets): {known}."
  )

  /// {count} lines of the layer are not closed and bound nothing: {handles}.
  public static let drawingOpenLines = Message(
    "drawing_open_lines",
    zh: "这一图层有 {count} 条线没有闭合，不成宗地，没有读取。图元句柄：{handles}。请在 CAD 中闭合。",
    en:
      "{count} lines of the layer are not closed, bound nothing and were not read. Their handles: {handles}. Close"
      + " them in the drawing.")

  /// The ends of {count} lines are within a millimetre of their beginnings and were joined: {handles}.
  public static let drawingJoinedLines = Message(
    "drawing_joined_lines",
    zh: "有 {count} 条线首尾相距不到 1 毫米，按闭合读取。图元句柄：{handles}。",
    en:
      "The ends of {count} lines are within a millimetre of their beginnings and were joined. Their handles:"
      + " {handles}.")

  /// {count} circles, splines and the like of the layer were not read: {handles}.
  public static let drawingOtherCurves = Message(
    "drawing_other_curves",
    zh: "这一图层有 {count} 个圆、样条等不是多段线的闭合图形，没有读取。图元句柄：{handles}。若是宗地界线，请改画成多段线。",
    en:
      "{count} circles, splines and other closed curves of the layer are no polylines and were not read. Their"
      + " handles: {handles}. If they bound land, draw them as polylines.")

  /// The same line as {handle}; counted once.
  public static let drawingRepeatedLine = Message(
    "drawing_repeated_line",
    zh: "与图元 {handle} 是重复画的同一条线，只算一次。",
    en: "The same line as {handle}, drawn again; counted once.")

  /// Several texts inside the outline {handle} could be its code: {codes}; it is set aside.
  public static let drawingSeveralCodes = Message(
    "drawing_several_codes",
    zh: "界线（图元句柄 {handle}）内有几个文字都像代码：{codes}，无法确定，这一宗不参与。请只留一个，或核对是否漏画了界线。",
    en:
      "Several texts inside the outline {handle} could be its code: {codes}; it is set aside. Leave one of them, or"
      + " check whether a line between them is missing.")

  /// No text inside the outline {handle} is its code; it is set aside.
  public static let drawingWithoutCode = Message(
    "drawing_without_code",
    zh: "界线（图元句柄 {handle}）内没有可作代码的文字，这一宗不参与。请在界线内写上代码；若代码在界线外，请移到界线内。",
    en:
      "No text inside the outline {handle} is its code; it is set aside. Write the code inside it, or move it there."
  )

  /// {count} outlines inside have no code and were cut out as holes.
  public static let drawingHoles = Message(
    "drawing_holes",
    zh: "界线内有 {count} 个没有代码的闭合线，作为洞扣除。请核对。",
    en: "{count} outlines inside have no code and were cut out as holes. Check them.")

  /// The parcel lies inside {parcel} and was cut out of it.
  public static let drawingEnclave = Message(
    "drawing_parcel_in_parcel",
    zh: "这一宗完全在 {parcel} 之内，已从 {parcel} 中扣除，以免同一块地算两次。请与权属资料核对。",
    en:
      "The parcel lies wholly inside {parcel} and was cut out of it, so that no land counts twice. Compare with the"
      + " register.")

  /// The code {text} on the layer {layer} stands in no outline.
  public static let drawingStrayCode = Message(
    "drawing_stray_code",
    zh: "图层 {layer} 上的代码 {text} 不在任何宗地界线内。请核对界线是否漏画、未闭合，或文字是否放错位置。",
    en:
      "The code {text} on the layer {layer} stands in no outline. Check whether its line is missing or open, or the"
      + " text out of place.")

  /// {count} texts of the layer {layer} stand in no outline and were not used: {texts}.
  public static let drawingUnusedTexts = Message(
    "drawing_unused_texts",
    zh: "图层 {layer} 有 {count} 个文字不在任何宗地界线内，没有使用：{texts}。",
    en: "{count} texts of the layer {layer} stand in no outline and were not used: {texts}.")

  // MARK: Archives

  /// {source} is no zip archive, damaged, or larger than 4 GB.
  public static let archiveUnreadable = Message(
    "archive_unreadable",
    zh: "{source} 不是 zip 压缩包、已损坏或超过 4 GB。请解压后在 source 里写里面的文件。",
    en: "{source} is no zip archive, damaged, or larger than 4 GB. Unpack it and name the file inside.")

  /// The names inside {source} are in an unknown encoding.
  public static let archiveNames = Message(
    "archive_names",
    zh: "{source} 里的文件名编码无法确定（既不是 UTF-8 也不是 GBK）。请解压后在 source 里写里面的文件。",
    en: "The names inside {source} are neither UTF-8 nor GBK. Unpack it and name the file inside.")

  /// {source} has a password.
  public static let archiveEncrypted = Message(
    "archive_encrypted",
    zh: "压缩包 {source} 有密码。请解压后在 source 里写里面的文件。",
    en: "The archive {source} has a password. Unpack it and name the file inside.")

  /// {source} holds nothing that can be read.
  public static let archiveWithoutData = Message(
    "archive_without_data",
    zh: "压缩包 {source} 里没有可直接读取的图层或文本表。请检查是否选对了文件；里面若是 Excel 工作簿，请解压后再写。",
    en:
      "The archive {source} holds no layer or text table. Check that it is the right one; a workbook must be"
      + " unpacked first.")

  /// {source} holds several sources: {known}.
  public static let archiveSeveral = Message(
    "archive_several",
    zh: "压缩包 {source} 里有几份数据：{known}。请解压后在 source 里写明用哪一份。",
    en: "The archive {source} holds several sources: {known}. Unpack it and name the one that is meant.")

  // MARK: Features

  /// There is no {column}; the {field} of the features stands in for it.
  public static let keyFromFeature = Message(
    "key_from_feature",
    zh: "没有 {column} 列，用要素的 {field} 代替。若不对，请在 dataset.yaml 的 columns 里写明。",
    en:
      "There is no {column}; the {field} of the features stands in for it. If that is wrong, say so under columns."
  )
}
