// What a manifest or a source is refused for.
extension Message {
  static let intakeRefusals: [Message] = [
    .manifestMissing, .manifestUnreadable, .manifestDuplicateKey, .manifestYearOfTable, .manifestYearTwice,
    .manifestUnknownKey, .manifestWrongType, .manifestKeyMissing, .manifestBadYear, .manifestBadDay,
    .manifestUnknownDatum, .manifestUnknownTable, .manifestNoSource, .manifestTooManySources,
    .manifestLayerAndSheet, .manifestSumByNoKey, .manifestUnknownColumn, .manifestHeaderAbsent,
    .manifestUnknownUnit, .manifestUnitClash, .manifestUnknownEncoding, .manifestUnknownCRS, .sourceMissing,
    .sourceNotAllowed, .sourceUnreadable, .sourceUnknown, .workbookIsNone,
    .workbookUnreadable, .workbookFrom1904, .workbookStrayCells,
    .sourceDamaged, .shapefileIncomplete, .sourceTooLarge, .sourceEmpty, .sourceWithoutLayers, .layerMissing,
    .layerNotChosen,
    .notText, .encodingUnknown, .keyColumnMissing,
  ]

  /// There is no manifest. Name a folder with a dataset.yaml; the README shows how to write one.
  public static let manifestMissing = Message(
    "manifest_missing",
    zh: "没有找到数据集。请给出含 dataset.yaml 的文件夹；怎样写见 README.zh-CN.md。",
    en: "There is no manifest. Name a folder with a dataset.yaml; the README shows how to write one.")

  /// The manifest is no text file. Save it as YAML in UTF-8.
  public static let manifestUnreadable = Message(
    "manifest_unreadable",
    zh: "dataset.yaml 不是文本文件。请另存为 UTF-8 编码的 YAML。",
    en: "The manifest is no text file. Save it as YAML in UTF-8.")

  /// The key {key} stands twice. Keep one of them.
  public static let manifestDuplicateKey = Message(
    "manifest_duplicate_key",
    zh: "键 {key} 写了两次。请只保留一个。",
    en: "The key {key} stands twice. Keep one of them.")

  /// The key {key} is not known. Here there may be: {known}.
  public static let manifestUnknownKey = Message(
    "manifest_unknown_key",
    zh: "不认识键 {key}。这里可用：{known}。",
    en: "The key {key} is not known. Here there may be: {known}.")

  /// {key} must be {expected}.
  public static let manifestWrongType = Message(
    "manifest_wrong_type",
    zh: "{key} 应当是{expected}。",
    en: "{key} must be {expected}.")

  /// {key} is missing. Add it.
  public static let manifestKeyMissing = Message(
    "manifest_key_missing",
    zh: "缺少 {key}。请补上。",
    en: "{key} is missing. Add it.")

  /// {text} is no year. Write four digits such as 2021.
  public static let manifestBadYear = Message(
    "manifest_bad_year",
    zh: "{text} 不是年份。请写成 2021 这样的四位数。",
    en: "{text} is no year. Write four digits such as 2021.")

  /// The rows of {table} are of no year. Drop the key year.
  public static let manifestYearOfTable = Message(
    "manifest_year_of_table",
    zh: "{table} 表不分年度，不能写 year。请删去这一行。",
    en: "The rows of {table} are of no year. Drop the key year.")

  /// {source} has a column of years itself. Drop the key year, or the column.
  public static let manifestYearTwice = Message(
    "manifest_year_twice",
    zh: "{source} 里已有年度列，不能再写 year。请删去 year，或删去那一列。",
    en: "{source} has a column of years itself. Drop the key year, or the column.")

  /// {text} is no date. Write it as 2021-12-31.
  public static let manifestBadDay = Message(
    "manifest_bad_day",
    zh: "{text} 不是日期。请写成 2021-12-31。",
    en: "{text} is no date. Write it as 2021-12-31.")

  /// The coordinates {text} are not known. There may be: {known}.
  public static let manifestUnknownDatum = Message(
    "manifest_unknown_coordinates",
    zh: "不认识坐标 {text}。可用：{known}。",
    en: "The coordinates {text} are not known. There may be: {known}.")

  /// There is no table {table}. There may be: {known}.
  public static let manifestUnknownTable = Message(
    "manifest_unknown_table",
    zh: "没有名为 {table} 的表。可用：{known}。",
    en: "There is no table {table}. There may be: {known}.")

  /// The table {table} has no source. Name a file.
  public static let manifestNoSource = Message(
    "manifest_no_source",
    zh: "表 {table} 没有写 source。请写明文件。",
    en: "The table {table} has no source. Name a file.")

  /// The table {table} has more than 200 sources. Join files first.
  public static let manifestTooManySources = Message(
    "manifest_too_many_sources",
    zh: "表 {table} 的来源超过 200 个。请先合并文件。",
    en: "The table {table} has more than 200 sources. Join files first.")

  /// layer and sheet mean the same; keep one of them.
  public static let manifestLayerAndSheet = Message(
    "manifest_layer_and_sheet",
    zh: "layer 与 sheet 是同一回事，请只写一个。",
    en: "layer and sheet mean the same; keep one of them.")

  /// sum_by takes columns of the key ({key}), not {column}.
  public static let manifestSumByNoKey = Message(
    "manifest_sum_by",
    zh: "sum_by 只能写表的键列（{key}），不能是 {column}。",
    en: "sum_by takes columns of the key ({key}), not {column}.")

  /// The table {table} has no canonical column {column}.
  public static let manifestUnknownColumn = Message(
    "manifest_unknown_column",
    zh: "表 {table} 没有标准列 {column}。不属于标准列的表头会自动保留，不必在 columns 里写。",
    en: "The table {table} has no canonical column {column}. Other headers are kept by themselves "
      + "and need not stand in columns.")

  /// No source of {table} has the header {header}. It has: {headers}.
  public static let manifestHeaderAbsent = Message(
    "manifest_header_absent",
    zh: "表 {table} 的来源里没有表头 {header}。现有表头：{headers}。",
    en: "No source of {table} has the header {header}. It has: {headers}.")

  /// The unit {unit} is not known. Write 元, 万元, 亩, ㎡, 万kWh or the like.
  public static let manifestUnknownUnit = Message(
    "manifest_unknown_unit",
    zh: "不认识单位 {unit}。请写成元、万元、亩、㎡、万kWh 等。",
    en: "The unit {unit} is not known. Write 元, 万元, 亩, ㎡, 万kWh or the like.")

  /// {column} cannot be in {unit}; its unit must be of the kind of {expected}.
  public static let manifestUnitClash = Message(
    "manifest_unit_clash",
    zh: "{column} 的单位不能是 {unit}，应与 {expected} 同类。",
    en: "{column} cannot be in {unit}; its unit must be of the kind of {expected}.")

  /// The encoding {encoding} is not known. There may be: {known}.
  public static let manifestUnknownEncoding = Message(
    "manifest_unknown_encoding",
    zh: "不认识编码 {encoding}。可用：{known}。",
    en: "The encoding {encoding} is not known. There may be: {known}.")

  /// The reference system {crs} is not known. Write a code such as "EPSG:4547", WKT, or a name such as {examples}.
  public static let manifestUnknownCRS = Message(
    "manifest_unknown_crs",
    zh: "不认识坐标参考系 {crs}。请写成 \"EPSG:4547\" 这样的代号、WKT，"
      + "或写明坐标系、带宽和带号（或中央经线）的名称，如：{examples}。",
    en: "The reference system {crs} is not known. Write a code such as \"EPSG:4547\", WKT, or a name"
      + " with datum, width and zone or central meridian, such as: {examples}.")

  /// There is no file {source}. Check the path; it starts at the folder of the manifest.
  public static let sourceMissing = Message(
    "source_missing",
    zh: "找不到文件 {source}。请检查路径，路径从 dataset.yaml 所在文件夹算起。",
    en: "There is no file {source}. Check the path; it starts at the folder of the manifest.")

  /// Network and virtual sources such as {source} are not read. Save the data as a file first.
  public static let sourceNotAllowed = Message(
    "source_not_allowed",
    zh: "不读取网络或虚拟来源 {source}。请先把数据存成本地文件。",
    en: "Network and virtual sources such as {source} are not read. Save the data as a file first.")

  /// The file cannot be opened or its format is not known ({detail}).
  public static let sourceUnreadable = Message(
    "source_unreadable",
    zh: "文件打不开或格式不认识（{detail}）。请检查文件是否完整、扩展名是否与内容一致。",
    en: "The file cannot be opened or its format is not known ({detail}). Check that it is whole "
      + "and that its extension says what it is.")

  /// Nothing says why the file cannot be read.
  public static let sourceUnknown = Message(
    "source_unknown",
    zh: "文件打不开，或不是能读的格式。请检查文件是否完整、扩展名是否与内容一致。",
    en: "The file cannot be opened, or is in no format that can be read. Check that it is whole "
      + "and that its extension says what it is.")

  /// What bears the ending of a workbook is none.
  public static let workbookIsNone = Message(
    "workbook_is_none",
    zh: "内容不是工作簿，打不开。若是别的格式（如 DBF、CSV），请把扩展名改回来；"
      + "否则请用 Excel 或 WPS 打开，另存为 .xlsx；加密的先去掉密码。",
    en: "This is no workbook and cannot be opened. If it is something else (DBF, CSV), give it back its "
      + "extension; if not, open it in Excel and save it as .xlsx, without a password.")

  /// The workbook cannot be opened ({detail}). Open it in Excel and save it as .xlsx, without a password.
  public static let workbookUnreadable = Message(
    "workbook_unreadable",
    zh: "工作簿打不开（{detail}）。请在 Excel 中打开并另存为 .xlsx；加密的文件先去掉密码。",
    en: "The workbook cannot be opened ({detail}). Open it in Excel and save it as .xlsx, without "
      + "a password.")

  /// The workbook counts its dates from 1904; they would be four years off.
  public static let workbookFrom1904 = Message(
    "workbook_from_1904",
    zh: "工作簿用 1904 日期系统，日期会差四年。请在 Excel 选项中取消“使用 1904 日期系统”，核对日期后另存。",
    en: "The workbook counts its dates from 1904; they would be four years off. Turn the 1904 "
      + "date system off in Excel, check the dates and save.")

  /// Cells far away from the data, as far as {detail}, keep some rows from being read.
  public static let workbookStrayCells = Message(
    "workbook_stray_cells",
    zh: "工作表里有离数据很远的单元格（最远到 {detail}，可能只有格式），部分行读不出来。请选中数据区以外的行和列，右键“删除”，再保存。",
    en:
      "Cells far away from the data, as far as {detail} and perhaps only formatted, keep some rows from being read. "
      + "Delete the rows and columns outside the data and save again.")

  /// Beside the Shapefile its {missing} is missing. Copy the files of one name together.
  public static let shapefileIncomplete = Message(
    "shapefile_incomplete",
    zh: "Shapefile 缺少同名的 {missing} 文件。请把同名的 .shp、.shx、.dbf、.prj 一起拷来。",
    en:
      "Beside the Shapefile its {missing} is missing. Copy the files of one name together: .shp, .shx, .dbf, .prj."
  )

  /// The file is damaged: {lost} rows cannot be read ({detail}). Export it again.
  public static let sourceDamaged = Message(
    "source_damaged",
    zh: "文件已损坏：有 {lost} 行读不出来（{detail}）。请重新导出。",
    en: "The file is damaged: {lost} rows cannot be read ({detail}). Export it again.")

  /// The file is larger than 4 GB. Split it into several sources.
  public static let sourceTooLarge = Message(
    "source_too_large",
    zh: "文件超过 4 GB。请拆成几个来源。",
    en: "The file is larger than 4 GB. Split it into several sources.")

  /// The sheet is empty and has no header. Check that it is the right one.
  public static let sourceEmpty = Message(
    "source_empty",
    zh: "表是空的，连表头也没有。请检查是否选对了工作表。",
    en: "The sheet is empty and has no header. Check that it is the right one.")

  /// {source} has no layer or sheet.
  public static let sourceWithoutLayers = Message(
    "source_without_layers",
    zh: "{source} 里没有图层或工作表。",
    en: "{source} has no layer or sheet.")

  /// {source} has no {layer}. It has: {known}.
  public static let layerMissing = Message(
    "layer_missing",
    zh: "{source} 里没有 {layer}。现有：{known}。",
    en: "{source} has no {layer}. It has: {known}.")

  /// {source} has several layers or sheets: {known}. Say with layer or sheet which one it is.
  public static let layerNotChosen = Message(
    "layer_not_chosen",
    zh: "{source} 里有几个图层或工作表：{known}。请用 layer 或 sheet 写明用哪一个。",
    en: "{source} has several layers or sheets: {known}. Say with layer or sheet which one it is.")

  /// This is no text table. Save it as CSV or .xlsx.
  public static let notText = Message(
    "not_text",
    zh: "不是文本表格。请另存为 CSV 或 .xlsx。",
    en: "This is no text table. Save it as CSV or .xlsx.")

  /// The encoding cannot be told: the text is neither valid UTF-8 nor valid GB18030, or not what the manifest says.
  public static let encodingUnknown = Message(
    "encoding_unknown",
    zh:
      "文字编码无法确定：既不是有效的 UTF-8，也不是有效的 GB18030，或与 dataset.yaml 写的不符。请在 dataset.yaml 的 encoding 里写明 {table} 的编码，或另存为 UTF-8。",
    en: "The encoding cannot be told: the text is neither valid UTF-8 nor valid GB18030, or not "
      + "what the manifest says. State the encoding of {table} under encoding, or save the file "
      + "as UTF-8.")

  /// The table {table} lacks {columns}.
  public static let keyColumnMissing = Message(
    "key_column_missing",
    zh: "表 {table} 缺少列 {columns}。现有表头：{headers}。请在 dataset.yaml 的 columns 里写明哪个表头是它。",
    en: "The table {table} lacks {columns}. Its headers are: {headers}. Say under columns which "
      + "of them it is.")
}
