// What the blank collection workbooks of `mujun template` say.
// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

extension Message {
  static let templateMessages: [Message] = [
    collectionUnit, collectionExample, collectionCode, collectionOwner, collectionRules,
    collectionYear, collectionName, collectionNameKnown, collectionNameNote, collectionMeter, collectionMeterNote,
    collectionWarning, collectionWarnChoice, collectionWarnDay, collectionWarnLength, collectionWarnNumber,
    collectionGuide, collectionGuideTitle, collectionManifest, collectionLayer, collectionExists, collectionNotWritten,
    collectionNoYear, collectionWritten, collectionFor, collectionNext, sourceWithoutRows,
  ]

  public static let collectionUnit = Message("collection_unit", zh: "单位：{text}", en: "Unit: {text}")
  public static let collectionExample = Message("collection_example", zh: "例：{text}", en: "Example: {text}")
  public static let collectionCode = Message(
    "collection_code", zh: "代码按文本填；从别处复制时选“只粘贴值”，不要让 Excel 变成 9.14E+17。",
    en: "Codes are texts: paste values only, or the spreadsheet turns them into 9.14E+17.")
  public static let collectionOwner = Message("collection_owner", zh: "一般由{text}部门提供。", en: "Usually supplied by: {text}.")
  public static let collectionRules = Message("collection_rules", zh: "用到它的规则：{text}", en: "Rules that need it: {text}")
  public static let collectionYear = Message("collection_year", zh: "{year}年", en: "{year}")
  public static let collectionName = Message("collection_name", zh: "企业名称", en: "Enterprise name")
  public static let collectionNameKnown = Message("collection_name_known", zh: "企业名称", en: "Name")
  public static let collectionNameNote = Message(
    "collection_name_note", zh: "便于核对，以代码为准。", en: "To check by; the code decides.")
  public static let collectionMeter = Message("collection_meter", zh: "户号", en: "Meter")
  public static let collectionMeterNote = Message(
    "collection_meter_note", zh: "一企多户的，每户一行；程序按企业相加。", en: "A row per meter; they are added up by enterprise.")
  public static let collectionWarning = Message("collection_warning", zh: "请核对", en: "Please check")
  public static let collectionWarnChoice = Message(
    "collection_warn_choice", zh: "一般从下拉列表里选。确实是别的，可以保留。", en: "Usually one of the list. Keep it if it is right.")
  public static let collectionWarnDay = Message(
    "collection_warn_day", zh: "这里填日期，写成 2021-12-31。", en: "A date, written 2021-12-31.")
  public static let collectionWarnLength = Message(
    "collection_warn_length", zh: "统一社会信用代码是 18 位。请核对。", en: "A credit code has 18 characters. Please check.")
  public static let collectionWarnNumber = Message(
    "collection_warn_number", zh: "这里填不小于 0 的数字，不带单位。退税等确为负数的可以保留。",
    en: "A number of at least 0, without a unit. Keep a negative one if it is right.")
  public static let collectionGuide = Message("collection_guide", zh: "填写说明", en: "How to fill in")
  public static let collectionGuideTitle = Message(
    "collection_guide_title", zh: "{bureau}部门数据采集表填写说明", en: "How to fill in: {bureau}")
  public static let collectionManifest = Message(
    "collection_manifest", zh: "由 mujun template 写出，正好读同时写出的采集表：填好后不用改。",
    en: "Written by mujun template; it reads the workbooks written with it as they are.")
  public static let collectionLayer = Message(
    "collection_layer", zh: "有宗地图层的，放进本文件夹，改对文件名，去掉下一行开头的 #（图层写在表的前面）",
    en: "put the layer of parcels into this folder and uncomment the next line with its name")
  public static let collectionExists = Message(
    "collection_exists", zh: "「{folder}」里已经有：{files}。不会覆盖，一个文件也没有写。请换一个文件夹。",
    en: "\"{folder}\" already has: {files}. Nothing is overwritten and nothing was written. Choose another folder.")
  public static let collectionNotWritten = Message(
    "collection_not_written", zh: "写不进「{folder}」。请检查路径和权限。", en: "\"{folder}\" cannot be written. Check path and permissions.")
  public static let collectionNoYear = Message(
    "collection_no_year", zh: "请写明年度，例如：mujun template \"{folder}\" --year 2023；要几年的数据就写几个：--year 2021 2022 2023。",
    en: "State the year, such as: mujun template \"{folder}\" --year 2023; several for several years: --year 2021 2022 2023.")
  public static let collectionWritten = Message(
    "collection_written", zh: "空白采集表已写入「{folder}」：", en: "Blank workbooks are in \"{folder}\":")
  public static let collectionFor = Message("collection_for", zh: "{file}（发给{bureau}部门）", en: "{file} (for: {bureau})")
  public static let collectionNext = Message(
    "collection_next", zh: "各部门填好后放回这个文件夹（文件名、表头不要改），宗地图层也放进来，然后运行：",
    en: "When they come back, put them into this folder (names and headers unchanged), with the layer of parcels, and type:")
  public static let sourceWithoutRows = Message(
    "source_without_rows", zh: "只有表头，还没有数据行。", en: "A header and no rows yet.")
}

extension Wording {
  /// Remarks on the sheet that explains a collection workbook.
  public static let collectionNotes = [
    Bilingual(zh: "1. 一行一条，从第 2 行填起；不要改表头、表名和文件名，不要合并单元格，不要加标题行和合计行。",
      en: "1. One entry a row, from row 2 on. Do not change headers, sheet names or file names; no merged cells, titles or totals."),
    Bilingual(zh: "2. 没有的数据空着，不要填 0：空着是“不知道”，0 是“确实为零”。",
      en: "2. Leave empty what is not known; 0 means that it is nought."),
    Bilingual(zh: "3. 浅黄色的列必填。代码按文本填，18 位信用代码变成 9.14E+17 就无法恢复。",
      en: "3. Pale yellow columns are required. Codes are texts; one that became 9.14E+17 is lost."),
    Bilingual(zh: "4. 金额、面积等按表头括号里的单位填，只填数字。日期写成 2021-12-31。",
      en: "4. Figures are in the unit in the header, numbers only. Dates are written 2021-12-31."),
    Bilingual(zh: "5. 把光标放在表头上可以看到每列的说明。",
      en: "5. Point at a header to see what belongs there."),
  ]
  /// The headings of that sheet's table.
  public static let collectionHeadings = [
    Bilingual(zh: "表", en: "Sheet"), Bilingual(zh: "列", en: "Column"), Bilingual(zh: "填什么", en: "What"),
    Bilingual(zh: "单位", en: "Unit"), Bilingual(zh: "例", en: "Example"), Bilingual(zh: "必填", en: "Required"),
    Bilingual(zh: "用到它的规则", en: "Rules that need it"),
  ]
  /// 是.
  public static let collectionYes = Bilingual(zh: "是", en: "yes")
}
