// What office files are refused for and what is listed of their sheets.
extension Message {
  static let sheetMessages: [Message] = fileContentMessages + sheetIssues + codeIssues

  static let fileContentMessages: [Message] = [
    .fileEmpty, .lockFile, .contentEncrypted, .contentBinaryWorkbook, .contentDocument, .contentPresentation,
    .contentNumbers, .contentWebPage, .contentSpreadsheetXML, .contentPDF, .contentImage, .contentPacked,
    .contentDamagedZip, .contentOldWorkbook, .contentOpenDocument, .contentText, .contentGeodata,
    .contentOfficeWorkbook, .separatorUnknown, .workbookDialect,
  ]

  static let sheetIssues: [Message] = [
    .hiddenSheets, .hiddenRows, .hiddenColumn, .mergedCells, .uncomputedFormula, .guardedCells, .longRow,
    .numberingRow, .sectionRow, .otherYear, .yearBesideColumn, .titleYear, .serialDates, .errorInKey,
    .unitsOfLineDiffer, .secondTable, .nothingKnown, .formatsLeftOut,
  ]

  static let codeIssues: [Message] = [
    .checkDigitLookalike, .checkDigitKnown, .codeLostDigits, .codeOldKind, .codeWrongLength,
  ]
}

// Files that are not what they should be.
extension Message {
  /// The file is empty (0 bytes). Export or download it again.
  public static let fileEmpty = Message(
    "file_empty",
    zh: "文件是空的（0 字节），多半是没有下载完或没有保存。请重新导出。",
    en: "The file is empty (0 bytes). Export or download it again.")

  /// This is the temporary file that stands beside an open workbook. Name the workbook itself.
  public static let lockFile = Message(
    "lock_file",
    zh: "以 ~$ 开头的是表格打开时产生的临时文件，里面没有数据。请写同名而不带 ~$ 的文件。",
    en: "A name that starts with ~$ is the temporary file beside an open workbook, without data. Name "
      + "the workbook itself.")

  /// The file is protected by a password. Open it, take the password off, and save it.
  public static let contentEncrypted = Message(
    "content_encrypted",
    zh: "文件设了打开密码，读不出来。请用 Excel 或 WPS 打开，在“文件—信息—保护工作簿”里去掉密码后另存为 .xlsx。",
    en: "The file is protected by a password. Open it in Excel or WPS, take the password off, and save "
      + "it as .xlsx.")

  /// The content is a binary workbook (.xlsb). Save it as .xlsx.
  public static let contentBinaryWorkbook = Message(
    "content_binary_workbook",
    zh: "内容是二进制工作簿（.xlsb），不能读取。请用 Excel 打开后另存为 .xlsx。",
    en: "The content is a binary workbook (.xlsb), which is not read. Open it in Excel and save it as .xlsx.")

  /// The ending is {ending}, the content a text document. Copy its table into a workbook.
  public static let contentDocument = Message(
    "content_document",
    zh: "文件扩展名是 {ending}，内容是文字处理文档（Word 或 WPS 文字），不是表格。请把其中的表格复制到 Excel 或 WPS 表格里，另存为 .xlsx。",
    en: "The ending is {ending}, the content a text document, not a table. Copy the table in it into a "
      + "workbook and save that as .xlsx.")

  /// The ending is {ending}, the content a presentation. Copy its table into a workbook.
  public static let contentPresentation = Message(
    "content_presentation",
    zh: "文件扩展名是 {ending}，内容是演示文稿，不是表格。请把其中的表格复制到 Excel 或 WPS 表格里，另存为 .xlsx。",
    en: "The ending is {ending}, the content a presentation, not a table. Copy the table in it into a "
      + "workbook and save that as .xlsx.")

  /// The content is a Numbers table. Export it as .xlsx.
  public static let contentNumbers = Message(
    "content_numbers",
    zh: "内容是苹果 Numbers 表格，不能读取。请在 Numbers 里导出为 Excel（.xlsx）。",
    en: "The content is a Numbers table, which is not read. Export it from Numbers as Excel (.xlsx).")

  /// The ending is {ending}, the content a web page (HTML). Open it in Excel or WPS and save it as .xlsx.
  public static let contentWebPage = Message(
    "content_web_page",
    zh: "文件扩展名是 {ending}，内容其实是网页（HTML），不少系统导出的“Excel”都是这样。请用 Excel 或 WPS 打开后另存为 .xlsx。",
    en: "The ending is {ending}, the content a web page (HTML), as many systems export it. Open it in Excel "
      + "or WPS and save it as .xlsx.")

  /// The ending is {ending}, the content the XML table of Excel 2003. Open it and save it as .xlsx.
  public static let contentSpreadsheetXML = Message(
    "content_spreadsheet_xml",
    zh: "文件扩展名是 {ending}，内容其实是 Excel 2003 的 XML 表格。请用 Excel 或 WPS 打开后另存为 .xlsx。",
    en: "The ending is {ending}, the content an XML table of Excel 2003. Open it in Excel or WPS and save it "
      + "as .xlsx.")

  /// The content is a PDF. Ask for the table it was printed from.
  public static let contentPDF = Message(
    "content_pdf",
    zh: "文件扩展名是 {ending}，内容是 PDF，表格读不出来。请向报送单位要原始的 Excel 文件，或把表格录入 .xlsx 后核对。",
    en: "The ending is {ending}, the content a PDF, whose tables cannot be read. Ask for the workbook it was "
      + "printed from, or enter the table into an .xlsx and check it.")

  /// The content is an image. Ask for the table it was scanned from.
  public static let contentImage = Message(
    "content_image",
    zh: "文件扩展名是 {ending}，内容是图片或扫描件，读不出数据。请向报送单位要原始的电子表格，或录入 .xlsx 后核对。",
    en:
      "The ending is {ending}, the content a picture or a scan, from which no data can be read. Ask for the "
      + "table itself, or enter it into an .xlsx and check it.")

  /// The content is an archive. Unpack it and name the file in it.
  public static let contentPacked = Message(
    "content_packed",
    zh: "文件扩展名是 {ending}，内容是压缩包。请先解压，再写里面的文件。",
    en: "The ending is {ending}, the content an archive. Unpack it and name the file in it.")

  /// The file is cut off or damaged. Copy, download or export it again.
  public static let contentDamagedZip = Message(
    "content_damaged",
    zh: "文件不完整或已损坏（多半是没有下载完、拷贝中断）。请重新下载或拷贝；若 Excel 能打开，请另存一份。",
    en: "The file is cut off or damaged. Copy, download or export it again; if Excel opens it, save a copy.")

  /// The ending is {ending}, the content an old Excel or WPS workbook. Save it as .xlsx.
  public static let contentOldWorkbook = Message(
    "content_old_workbook",
    zh: "文件扩展名是 {ending}，内容是旧版 Excel（.xls）或 WPS 表格（.et）工作簿。请用 Excel 或 WPS 打开后另存为 .xlsx。",
    en: "The ending is {ending}, the content an old Excel (.xls) or WPS (.et) workbook. Open it and save it "
      + "as .xlsx.")

  /// The ending is {ending}, the content an OpenDocument table. Change the ending to .ods.
  public static let contentOpenDocument = Message(
    "content_open_document",
    zh: "文件扩展名是 {ending}，内容其实是 OpenDocument 表格。请把扩展名改成 .ods，或另存为 .xlsx。",
    en:
      "The ending is {ending}, the content an OpenDocument table. Change the ending to .ods or save it as .xlsx."
  )

  /// The ending is {ending}, the content plain text. Change the ending to .csv.
  public static let contentText = Message(
    "content_text",
    zh: "文件扩展名是 {ending}，内容其实是文本（用逗号或制表符分隔）。请把扩展名改成 .csv，并在 dataset.yaml 里改文件名；"
      + "不要用 Excel 直接打开再保存，长代码会被改坏。",
    en:
      "The ending is {ending}, the content plain text with commas or tabs. Change the ending to .csv, here and in "
      + "dataset.yaml; do not open and save it with Excel, which would damage long codes.")

  /// The ending is {ending}, the content a GeoPackage or another database. Change the ending to .gpkg.
  public static let contentGeodata = Message(
    "content_geodata",
    zh: "文件扩展名是 {ending}，内容其实是 GeoPackage（SQLite 数据库）。请把扩展名改成 .gpkg，并在 dataset.yaml 里改文件名。",
    en:
      "The ending is {ending}, the content a GeoPackage (an SQLite database). Change the ending to .gpkg, here and "
      + "in dataset.yaml.")

  /// The content is an .xlsx workbook under another ending; it was read as one. Change the ending.
  public static let contentOfficeWorkbook = Message(
    "content_office_workbook",
    zh: "内容是 .xlsx 工作簿，扩展名却不是，已按内容读取。请把扩展名改成 .xlsx。",
    en:
      "The content is an .xlsx workbook under another ending; it was read as one. Change the ending to .xlsx."
  )

  /// The workbook was written by a program whose manner is not understood. Open it and save it.
  public static let workbookDialect = Message(
    "workbook_dialect",
    zh: "工作表里有内容，但这种程序导出的写法读不出来。请用 Excel 或 WPS 打开后另存为 .xlsx。",
    en:
      "The sheet has cells, but not as Excel writes them. Open the workbook in Excel or WPS and save it as .xlsx."
  )

  /// No separator is known: the header is "{header}". Save it as CSV with commas.
  public static let separatorUnknown = Message(
    "separator_unknown",
    zh: "看不出各列用什么分隔，表头整行是“{header}”。请用英文逗号或制表符分隔，或另存为 .xlsx。",
    en:
      "What separates the columns cannot be told; the header is \"{header}\". Separate them by commas or tabs, or "
      + "save the table as .xlsx.")
}

// What is listed of a sheet.
extension Message {
  /// The workbook has hidden sheets that were not read: {sheets}.
  public static let hiddenSheets = Message(
    "hidden_sheets",
    zh: "工作簿里还有隐藏的工作表，没有读取：{sheets}。若要用，请在 dataset.yaml 里用 sheet 写明。",
    en: "The workbook has hidden sheets that were not read: {sheets}. Name one under sheet to use it.")

  /// {count} hidden rows were read like the others: {rows}. Check whether they belong to the table.
  public static let hiddenRows = Message(
    "hidden_rows",
    zh: "有 {count} 行被隐藏（第 {rows} 行），已照常读取。请取消隐藏或筛选，确认这些行该不该算。",
    en: "{count} hidden rows were read like the others (rows {rows}). Show them and check whether they count."
  )

  /// The column {column} is hidden and was read like the others. Check that it is the right one.
  public static let hiddenColumn = Message(
    "hidden_column",
    zh: "列 {column} 被隐藏，已照常读取。请取消隐藏，确认用的是这一列。",
    en:
      "The column {column} is hidden and was read like the others. Show it and check that it is the right one."
  )

  /// Cells are merged from row {first} to {last}; only the first one holds the value. Split and fill them.
  public static let mergedCells = Message(
    "merged_cells",
    zh: "第 {first} 至 {last} 行的 {column} 合并成一格，值只算在第 {first} 行，其余各行按空白处理，没有代填。请取消合并，逐行填写。",
    en:
      "{column} is merged over rows {first} to {last}; the value counts for row {first} only and the others are "
      + "empty. Split the cell and fill in every row.")

  /// The formula in {column} has no stored result and is taken as missing. Open the workbook and save it.
  public static let uncomputedFormula = Message(
    "uncomputed_formula",
    zh: "{column} 是公式而没有算好的结果，作缺失处理。请用 Excel 或 WPS 打开工作簿，重新计算后保存。",
    en:
      "{column} is a formula without a stored result and is taken as missing. Open the workbook in Excel or WPS, "
      + "let it calculate, and save it.")

  /// {count} cells stand behind an apostrophe or in ="…", which was taken off: rows {rows}.
  public static let guardedCells = Message(
    "guarded_cells",
    zh: "有 {count} 个单元格带有防止变形的撇号或 =\"…\"，已去掉后读取（第 {rows} 行）。",
    en: "{count} cells stand behind an apostrophe or in =\"…\", which was taken off (rows {rows}).")

  /// The row has more cells than the header, so that its values may stand under wrong headers; it is set aside.
  public static let longRow = Message(
    "long_row",
    zh: "这一行比表头多出单元格（“{text}”），各值可能错位，本行不参与。多半是数字里的千分位逗号或文字里的逗号没有加引号，请改正。",
    en:
      "The row has more cells than the header (\"{text}\"), so its values may stand under wrong headers; it is set "
      + "aside. Most often a comma within a number or a text was not quoted. Correct it.")

  /// A row that only numbers the columns, not taken as data.
  public static let numberingRow = Message(
    "numbering_row",
    zh: "表头下的栏次行（甲、乙、1、2、3……），不作为数据。",
    en: "A row that only numbers the columns, not taken as data.")

  /// A heading among the rows ("{text}"), not taken as data.
  public static let sectionRow = Message(
    "section_row",
    zh: "分组标题行（“{text}”），不作为数据。",
    en: "A heading among the rows (\"{text}\"), not taken as data.")

  /// The header says {stated}, while the rows are taken for {year}: the column is not used as {column}.
  public static let otherYear = Message(
    "other_year",
    zh: "表头写的是 {stated} 年，而本表按 {year} 年读取，这一列没有当作 {column} 使用。要用各年的数，请加上年度列，每家企业每年一行。",
    en:
      "The header says {stated}, while the rows are taken for {year}: this column is not used as {column}. To use "
      + "several years, add a column for the year and give each enterprise a row per year.")

  /// The header says {stated}, but the table has a column of years that says otherwise: the column is not used.
  public static let yearBesideColumn = Message(
    "year_beside_column",
    zh: "表头写的是 {stated} 年，与表里的年度列不一致，这一列没有当作 {column} 使用。请核对后改表头或年度。",
    en:
      "The header says {stated}, which the column of years contradicts: this column is not used as {column}. "
      + "Correct the header or the years.")

  /// The title speaks of {stated}, while the rows are taken for {year}. If that is wrong, add a column of years.
  public static let titleYear = Message(
    "title_year",
    zh: "表的标题写的是 {stated} 年，没有年度列，各行按 {year} 年读取。若不对，请加上年度列。",
    en:
      "The title speaks of {stated}; there is no column of years, and the rows are taken for {year}. If that is "
      + "wrong, add one.")

  /// {count} dates in {column} are serial numbers, read by the system that counts from 1900: {text} is {day}.
  public static let serialDates = Message(
    "serial_dates",
    zh: "{column} 有 {count} 个日期是序列号，按 1900 日期系统读取，如 {text} 为 {day}。请核对。",
    en:
      "{count} dates in {column} are serial numbers, read by the system that counts from 1900: {text} is {day}. "
      + "Check them.")

  /// The key {column} is the error {text} of a formula; the row is set aside. Correct the formula.
  public static let errorInKey = Message(
    "error_in_key",
    zh: "{column} 是公式错误 {text}，没有值。请改正公式或直接填写代码。",
    en: "{column} is the error {text} of a formula and has no value. Correct the formula or enter the code.")

  /// From here on another table follows under this one; its {count} rows were not read.
  public static let secondTable = Message(
    "second_table",
    zh: "这里起是另一张表的表头，连同下面共 {count} 行没有读取。请把两张表分到两个工作表或文件。",
    en:
      "From here on another table follows under this one; its {count} rows, header included, were not read. Put the "
      + "two into sheets or files of their own.")

  /// Cells with a format and nothing in them, as far as {cell}, were left out.
  public static let formatsLeftOut = Message(
    "formats_left_out",
    zh: "数据区以外有只设了格式、没有内容的单元格，最远到 {cell}，已略去，数据没有受影响。",
    en: "Cells with a format and nothing in them, as far as {cell}, were left out; the data are whole.")

  /// Beside codes and years no header is known, so the table gives no figures. Its headers are: {headers}.
  public static let nothingKnown = Message(
    "nothing_known",
    zh: "除代码和年度外没有认出任何一列，这张表没有提供可用的数。现有表头：{headers}。请在 dataset.yaml 的 columns 里写明哪个表头是什么。",
    en:
      "Beside codes and years no header is known, so the table gives no figures. Its headers are: {headers}. Say "
      + "under columns which is which.")

  /// The line over the table states several units that {column} could be in; its header says none, so it is taken in {unit}.
  public static let unitsOfLineDiffer = Message(
    "units_of_line_differ",
    zh: "表头上方写了几个可用于 {column} 的单位（{units}），看不出是哪个，按 {unit} 读取。请把单位写进表头。",
    en:
      "The line over the table states several units that {column} could be in ({units}); it is taken in {unit}. "
      + "Put the unit into the header.")
}

// Codes that look wrong.
extension Message {
  /// The check digit fails; with letters that the code cannot have replaced by their look-alikes it would be {proposal}.
  public static let checkDigitLookalike = Message(
    "check_digit_proposal",
    zh: "统一社会信用代码的校验位不符，仍照用。代码里不会有 I、O、S、V、Z，换成形近的字后是 {proposal}，校验位相符。"
      + "请与营业执照核对，确认后改原表或写进更正表。",
    en:
      "The check digit of the code fails; it is used all the same. A code has no I, O, S, V or Z; with their "
      + "look-alikes it would be {proposal}, whose check digit is right. Compare it with the licence, then correct the "
      + "table or enter it among the corrections.")

  /// The check digit fails; one character away there is {proposal} in {table}.
  public static let checkDigitKnown = Message(
    "check_digit_near",
    zh: "统一社会信用代码的校验位不符，仍照用。只差一个字的 {proposal} 校验位相符，而且在 {table} 表里有。"
      + "请核对是不是同一家，确认后改原表或写进更正表。",
    en:
      "The check digit of the code fails; it is used all the same. {proposal}, one character away, is right and stands "
      + "in {table}. Check whether it is the same enterprise, then correct the table or enter it among the corrections."
  )

  /// A code of 18 digits ending in 000 whose check digit fails: a spreadsheet has probably kept 15 digits only.
  public static let codeLostDigits = Message(
    "code_lost_digits",
    zh: "18 位数字代码以 000 结尾且校验位不符，疑似被表格软件只保留了前 15 位，仍照用。请按文本格式重新录入。",
    en:
      "A code of 18 digits that ends in 000 and whose check digit fails: a spreadsheet has probably kept 15 digits "
      + "only. It is used all the same. Enter it again as text.")

  /// The code is a {kind}, not one of 18 characters. Use the 统一社会信用代码, or links by code will miss it.
  public static let codeOldKind = Message(
    "code_old_kind",
    zh: "代码是{kind}，不是 18 位统一社会信用代码，照用。各表代码不统一就对不上，请换成 18 位代码。",
    en:
      "The code is {kind}, not one of 18 characters; it is used. Tables that use different codes do not meet: "
      + "use the code of 18 characters.")

  /// The code looks like a 统一社会信用代码 but has {count} characters instead of 18.
  public static let codeWrongLength = Message(
    "code_wrong_length",
    zh: "代码像统一社会信用代码，却是 {count} 位而不是 18 位，仍照用。请核对是否多字或漏字。",
    en: "The code looks like a 统一社会信用代码 but has {count} characters instead of 18; it is used all the same. "
      + "Check whether one is missing or too many.")
}
