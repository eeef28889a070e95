extension Message {
  static let intakeMessages: [Message] = intakeRefusals + intakeIssues

  static let intakeIssues: [Message] = [
    .encodingDetected, .cutText, .cutHeader, .readerComplained, .openQuote, .crsDisagrees, .crsNotDegrees,
    .ambiguousHeader, .repeatedHeader, .columnWithoutHeader, .unitClash, .yearAssumed, .keyFromRow,
    .blankRows, .totalRow, .noteRow, .repeatedHeaderRow, .missingKey, .duplicateRowKey, .identicalRow,
    .identicalSummand, .rowsSummed, .sumDisagrees, .conflict, .badNumber, .badDate, .badTruth, .badYear,
    .ruinedCode, .areaNotPositive, .areaNegative, .badPeriod, .checkDigit, .taxMismatch, .taxSummed,
    .corrected, .correctionRefused,
  ]
}

// What reading a dataset lists.
extension Message {
  /// Read as {encoding}. Evidence: {evidence}. If texts are garbled, state the encoding in the manifest.
  public static let encodingDetected = Message(
    "encoding_detected",
    zh: "按 {encoding} 读取。依据：{evidence}。若有乱码，请在 dataset.yaml 的 encoding 里写明编码。",
    en: "Read as {encoding}. Evidence: {evidence}. If texts are garbled, state the encoding in "
      + "the manifest.")

  /// The text was cut off at the end of its field; the broken last character was dropped.
  public static let cutText = Message(
    "cut_text",
    zh: "文字在字段末尾被截断，残缺的最后一个字已去掉。请核对原文。",
    en: "The text was cut off at the end of its field; the broken last character was dropped. "
      + "Check the original.")

  /// The header {header} is taken for {column}, cut off. If it is not, say so under columns.
  public static let cutHeader = Message(
    "cut_header",
    zh: "表头 {header} 按被截断的 {column} 使用。若不对，请在 dataset.yaml 的 columns 里写明。",
    en: "The header {header} is taken for {column}, cut off. If it is not, say so under columns.")

  /// Reading met with a problem: {detail}. Check this layer.
  public static let readerComplained = Message(
    "reader_complained",
    zh: "读取时有异常：{detail}。请核对这一图层。",
    en: "Reading met with a problem: {detail}. Check this layer.")

  /// A quote in this row is never closed and was read as a character.
  public static let openQuote = Message(
    "open_quote",
    zh: "这一行有不成对的引号，已按普通字符读取。请核对这一行的列是否对齐。",
    en: "A quote in this row is never closed and was read as a character. Check that the columns "
      + "of the row are in line.")

  /// The layer says it is in {layer}, the manifest {crs}; the layer is believed. Check which is right.
  public static let crsDisagrees = Message(
    "crs_disagrees",
    zh: "图层自带坐标参考系 {layer}，与 dataset.yaml 写的 {crs} 不同，以图层为准。请核对。",
    en: "The layer says it is in {layer}, the manifest {crs}; the layer is believed. Check which "
      + "is right.")

  /// The file states no reference system and its coordinates are no degrees; it is unknown, and areas cannot be
  /// measured. Extent: {extent}. {proposal}
  public static let crsNotDegrees = Message(
    "crs_not_degrees",
    zh: "文件没有写坐标参考系，坐标又超出经纬度范围，参考系视为未知，面积无法计算。坐标范围：{extent}。{proposal}",
    en: "The file states no reference system and its coordinates are no degrees; it is unknown,"
      + " and areas cannot be measured. Extent: {extent}. {proposal}")

  /// Both {header} and {first} mean {column}; {first} is used and this column kept under its header.
  public static let ambiguousHeader = Message(
    "ambiguous_header",
    zh: "表头 {header} 与 {first} 都表示 {column}，用 {first}，本列按原表头保留。若应当用本列，请在 dataset.yaml 的 columns 里写明。",
    en: "Both {header} and {first} mean {column}; {first} is used and this column kept under "
      + "its header. If it should be this one, say so under columns.")

  /// The header {header} stands twice; this column is called {name}. Give it another name.
  public static let repeatedHeader = Message(
    "repeated_header",
    zh: "表头 {header} 重复，本列记作 {name}。请给它另起名字。",
    en: "The header {header} stands twice; this column is called {name}. Give it another name.")

  /// There are data but no header; the column is called {column}. Give it a header.
  public static let columnWithoutHeader = Message(
    "column_without_header",
    zh: "有数据但没有表头，记作 {column}。请补上表头。",
    en: "There are data but no header; the column is called {column}. Give it a header.")

  /// The unit {unit} in the header cannot be one of {column} (of the kind of {expected}), which is taken as missing.
  public static let unitClash = Message(
    "unit_clash",
    zh: "表头的单位 {unit} 不能用于 {column}（应与 {expected} 同类），{column} 作缺失处理。请改正表头或在 dataset.yaml 的 units 里写明。",
    en: "The unit {unit} in the header cannot be one of {column} (of the kind of {expected}),"
      + " which is taken as missing. Correct the header or state the unit under units.")

  /// There is no year; all rows are taken for {year}. If they are not, add a column.
  public static let yearAssumed = Message(
    "year_assumed",
    zh: "没有年度列，全部作为 {year} 年。若不对，请加上年度列。",
    en: "There is no year; all rows are taken for {year}. If they are not, add a column.")

  /// There is no {column}; row numbers stand in for it.
  public static let keyFromRow = Message(
    "key_from_row",
    zh: "没有 {column} 列，用行号代替。",
    en: "There is no {column}; row numbers stand in for it.")

  /// {count} blank rows from here on are skipped.
  public static let blankRows = Message(
    "blank_rows",
    zh: "这里起有 {count} 个空行，已跳过。",
    en: "{count} blank rows from here on are skipped.")

  /// A row of totals, not taken as data.
  public static let totalRow = Message(
    "total_row",
    zh: "合计行，不作为数据。",
    en: "A row of totals, not taken as data.")

  /// A note, not taken as data.
  public static let noteRow = Message(
    "note_row",
    zh: "表下的说明，不作为数据。",
    en: "A note, not taken as data.")

  /// The header once more, not taken as data.
  public static let repeatedHeaderRow = Message(
    "repeated_header_row",
    zh: "重复的表头，不作为数据。",
    en: "The header once more, not taken as data.")

  /// {columns} is missing; the row is set aside. Fill it in.
  public static let missingKey = Message(
    "missing_key",
    zh: "缺少 {columns}，本行不参与。请补上。",
    en: "{columns} is missing; the row is set aside. Fill it in.")

  /// Rows {rows} have one key and differ; none of them is used. {advice}
  public static let duplicateRowKey = Message(
    "duplicate_key",
    zh: "第 {rows} 行的键相同而内容不同，都不参与。{advice}",
    en: "Rows {rows} have one key and differ; none of them is used. {advice}")

  /// Equal to row {row} in every cell; counted once.
  public static let identicalRow = Message(
    "identical_row",
    zh: "与第 {row} 行完全相同，只算一次。",
    en: "Equal to row {row} in every cell; counted once.")

  /// Equal to row {row} in every cell; both are added up. If one was entered twice, delete it.
  public static let identicalSummand = Message(
    "identical_summand",
    zh: "与第 {row} 行完全相同，两行都计入合计。若是重复录入，请删去一行。",
    en: "Equal to row {row} in every cell; both are added up. If one was entered twice, delete it.")

  /// {rows} rows were added up into {sums} as sum_by says.
  public static let rowsSummed = Message(
    "rows_summed",
    zh: "按 sum_by 把 {rows} 行加成 {sums} 行。",
    en: "{rows} rows were added up into {sums} as sum_by says.")

  /// The rows added up differ in {column}, which is taken as missing. Make them agree.
  public static let sumDisagrees = Message(
    "sum_disagrees",
    zh: "相加的各行 {column} 不一致，作缺失处理。请统一。",
    en: "The rows added up differ in {column}, which is taken as missing. Make them agree.")

  /// {column} differs from what {first} says, which is used. Check which is right.
  public static let conflict = Message(
    "conflict",
    zh: "{column} 与 {first} 中的值不同，以 {first} 为准。请核对。",
    en: "{column} differs from what {first} says, which is used. Check which is right.")

  /// "{text}" is no number for {column} and is taken as missing. Correct it.
  public static let badNumber = Message(
    "bad_number",
    zh: "“{text}”不是 {column} 的数值，作缺失处理。请改正。",
    en: "\"{text}\" is no number for {column} and is taken as missing. Correct it.")

  /// "{text}" is no date with year, month and day, and is taken as missing. Write it as 2021-12-31.
  public static let badDate = Message(
    "bad_date",
    zh: "“{text}”不是日期（要有年月日），作缺失处理。请写成 2021-12-31。",
    en: "\"{text}\" is no date with year, month and day, and is taken as missing. Write it as 2021-12-31.")

  /// "{text}" says neither yes nor no; {column} is taken as missing. Write 是 or 否.
  public static let badTruth = Message(
    "bad_truth",
    zh: "“{text}”看不出是或否，{column} 作缺失处理。请填是或否。",
    en: "\"{text}\" says neither yes nor no; {column} is taken as missing. Write 是 or 否.")

  /// "{text}" is no year; the row is set aside. Write it as 2021.
  public static let badYear = Message(
    "bad_year",
    zh: "“{text}”不是年份，本行不参与。请写成 2021。",
    en: "\"{text}\" is no year; the row is set aside. Write it as 2021.")

  /// The code "{text}" was ruined when a spreadsheet made it a number; it is taken as missing, and where it is the key the row is set aside.
  public static let ruinedCode = Message(
    "ruined_code",
    zh: "代码“{text}”已被表格软件变成数字而损坏，作缺失处理；若是键列，本行不参与。请按文本格式重新录入。",
    en: "The code \"{text}\" was ruined when a spreadsheet made it a number; it is taken as missing,"
      + " and where it is the key the row is set aside. Enter it again as text.")

  /// The area "{text}" is not above 0 and is taken as missing. Check the certificate.
  public static let areaNotPositive = Message(
    "area_not_positive",
    zh: "面积“{text}”不大于 0，作缺失处理。请核对证载面积。",
    en: "The area \"{text}\" is not above 0 and is taken as missing. Check the certificate.")

  /// The area "{text}" is below 0 and is taken as missing. Correct it.
  public static let areaNegative = Message(
    "area_negative",
    zh: "面积“{text}”小于 0，作缺失处理。请改正。",
    en: "The area \"{text}\" is below 0 and is taken as missing. Correct it.")

  /// The beginning or the end cannot be read; the row is set aside. Correct the date.
  public static let badPeriod = Message(
    "bad_period",
    zh: "起止日期有一个无法识别，本行不参与。请改正日期。",
    en: "The beginning or the end cannot be read; the row is set aside. Correct the date.")

  /// The check digit of the code fails; it is used all the same. Compare it with the licence.
  public static let checkDigit = Message(
    "check_digit",
    zh: "统一社会信用代码的校验位不符，仍照用。请与营业执照核对。",
    en: "The check digit of the code fails; it is used all the same. Compare it with the licence.")

  /// The stated tax and the sum of its types are more than 0.01 万元 apart; the stated total is used.
  public static let taxMismatch = Message(
    "tax_mismatch",
    zh: "税收总额与各税种之和相差超过 0.01 万元，以总额为准。请核对。",
    en: "The stated tax and the sum of its types are more than 0.01 万元 apart; the stated total "
      + "is used. Check them.")

  /// {count} rows state no total tax; the sum of the types stands in: {columns}.
  public static let taxSummed = Message(
    "tax_summed",
    zh: "有 {count} 行没有税收总额，用各税种之和代替：{columns}。",
    en: "{count} rows state no total tax; the sum of the types stands in: {columns}.")

  /// {column} of {key} in {table} was corrected ({document}, by {by}).
  public static let corrected = Message(
    "corrected",
    zh: "已更正 {table} 表 {key} 的 {column}（依据 {document}，经办 {by}）。",
    en: "{column} of {key} in {table} was corrected ({document}, by {by}).")

  /// {column} of {key} in {table} was not corrected: {reason}. Check the corrections.
  public static let correctionRefused = Message(
    "correction_refused",
    zh: "{table} 表 {key} 的 {column} 没有更正：{reason}。请核对更正表。",
    en: "{column} of {key} in {table} was not corrected: {reason}. Check the corrections.")
}
