// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

extension Message {
  static let sourceMessages: [Message] = [
    badMonth, monthUnstated, monthOfOtherYear, monthsMissing, monthsMissingToAll, monthCellsEmpty, monthTwice, monthsCumulative,
    monthsUndeclared, monthsOfSeveralYears, monthColumnsOverlap, monthColumnsAdded, monthsTotalDiffers, rowsNeedSum,
    taxTypeFee, taxTypeTotal, taxTypeUnknown, taxTypeWithoutAmount, taxAmountFound, manifestKeyOfOtherTable,
    manifestMonthsAbsent, correctionsNotFilled, correctionIncomplete, correctionUndocumented,
    summaryCorrections, sourceLine, formFacts, formHowTo, formNothing, formExists, formWritten, formUnknownTable,
    formSubjectsMissing, formListMissing, formRepeatedKeys, publishUnknownColumn, publishTwice, publishEmpty, nothingPublished,
    publicSummary, publicFacts, publicWritten,
  ]

  // MARK: Months

  public static let badMonth = Message(
    "bad_month", zh: "“{text}”不是一年之内的月份或时段，作缺失处理；没有年度列的，本行不参与。请写成 2021-01、2021年1月或同一年内的起止月份。",
    en: "\"{text}\" is no month or span of months within a year and is taken as missing; where there is no column of years, the row is set aside. Write it as 2021-01, or as a span within one year.")
  public static let monthUnstated = Message(
    "month_unstated", zh: "本行没有写明月份，数额照常计入，但无法核对是否齐全。请补上月份。",
    en: "The row states no month; its figures count, but whether any is missing cannot be told. Fill it in.")
  public static let monthOfOtherYear = Message(
    "month_of_other_year", zh: "本行的所属期在 {stated} 年，按年度列计入 {year} 年。若应按所属期，请删去年度列。",
    en: "The months of this row are of {stated}; it counts in {year}, as the column of years says. If the months should decide, remove that column.")
  public static let monthsMissing = Message(
    "months_missing", zh: "{year} 年缺 {months} 月，{columns} 的合计只含 {count} 个月。请核对是没有发生，还是没有报来。",
    en: "{year} lacks month(s) {months}; the sum of {columns} holds {count} months only. Check whether there was nothing, or nothing was reported.")
  public static let monthsMissingToAll = Message(
    "months_missing_to_all", zh: "{year} 年 {months} 月没有任何企业的数据，{columns} 的合计都不含这些月份。请补齐后再评价。",
    en: "Nobody has data of {year}, month(s) {months}; no sum of {columns} holds them. Add them before evaluating.")
  public static let monthCellsEmpty = Message(
    "month_cells_empty", zh: "{year} 年 {months} 月的 {columns} 为空，全年合计作缺失处理。若当月没有发生，请填 0。",
    en: "{columns} of {year}, month(s) {months} is empty; the sum of the year is missing. If there was nothing in the month, write 0.")
  public static let monthTwice = Message(
    "month_twice", zh: "{year} 年 {months} 月有几行（第 {rows} 行），内容不同，没有税种、户号等列可以区分，都计入合计。请核对是否重复。",
    en: "{year}, month(s) {months} has several differing rows ({rows}) that no type of tax, meter or the like tells apart; all are added up. Check whether they repeat each other.")
  public static let monthsCumulative = Message(
    "months_cumulative", zh: "{columns} 看来是从年初起的累计数（逐月增加，且标有累计或 1 月起的时段），相加会重复计算。如是累计数，请只保留最后一个月，或换成当月数。",
    en: "{columns} looks as if counted from the beginning of the year (rising from month to month, and called so); adding up would count twice. If so, keep the last month only, or supply the figures of each month.")
  public static let monthsUndeclared = Message(
    "months_undeclared", zh: "列 {headers} 像是各月的数，但看不出是哪项数额，没有相加。请在 dataset.yaml 的这个来源里写明，例如 months_of: tax。",
    en: "The columns {headers} seem to be months of some amount, but nothing says of which; they are not added up. State it for this source, such as months_of: tax.")
  public static let monthsOfSeveralYears = Message(
    "months_of_several_years", zh: "各月的列分属 {years} 年，没有相加。请把各年分成几张表。",
    en: "The columns of months are of the years {years}; they are not added up. Give each year a sheet of its own.")
  public static let monthColumnsOverlap = Message(
    "month_columns_overlap", zh: "列 {headers} 的月份互相重叠，可能是累计数，没有相加。请只保留各月的列。",
    en: "The months of the columns {headers} overlap, as sums from the beginning of the year do; they are not added up. Keep the columns of single months only.")
  public static let monthColumnsAdded = Message(
    "month_columns_added", zh: "{count} 个月份列（{headers}）相加，作为全年的 {column}。若不是，请在 dataset.yaml 的这个来源里写明 months_of。",
    en: "{count} columns of months ({headers}) are taken for {column} of the year. If they are not, state months_of for this source.")
  public static let monthsTotalDiffers = Message(
    "months_total_differs", zh: "{column} 与各月之和相差超过 0.01，以合计列为准。请核对。",
    en: "{column} and the sum of the months are more than 0.01 apart; the stated total is used. Check them.")
  public static let rowsNeedSum = Message(
    "rows_need_sum", zh: "同一企业同一年度有几行，按「{column}」分列。若应当相加，请在 dataset.yaml 的这个来源里写上 sum_by: [enterprise_id, year]。",
    en: "An enterprise has several rows of one year, told apart by \"{column}\". If they should be added up, write sum_by: [enterprise_id, year] for this source.")

  // MARK: Rows by type of tax

  public static let taxTypeFee = Message(
    "tax_type_fee", zh: "“{type}”不是税，{count} 行（第 {rows} 行）没有计入税收。若应当计入，请在 dataset.yaml 的这个来源里写明，例如 tax_types 下写「{type}: tax_other」。",
    en: "\"{type}\" is no tax; {count} rows ({rows}) are not counted in it. If they should be, say so for this source under tax_types, such as {type}: tax_other.")
  public static let taxTypeTotal = Message(
    "tax_type_total", zh: "“{type}”是合计行，{count} 行（第 {rows} 行）没有重复计入税收。",
    en: "\"{type}\" repeats other rows; {count} rows ({rows}) are not counted again.")
  public static let taxTypeUnknown = Message(
    "tax_type_unknown", zh: "{column}“{type}”不认识，{count} 行（第 {rows} 行）没有计入税收。请改正名称，或在 dataset.yaml 的 tax_types 里写明属于哪个税种。",
    en: "{column} \"{type}\" is not known; {count} rows ({rows}) are in no tax. Correct the name, or state under tax_types which tax it is.")
  public static let taxTypeWithoutAmount = Message(
    "tax_type_without_amount", zh: "有「{column}」列，但没有认出税额列，各税种没有分开。请在 dataset.yaml 的 columns 里写明 tax 是哪一列。",
    en: "There is a column \"{column}\", but no column of amounts was found; the types are not told apart. State under columns which one is tax.")
  public static let taxAmountFound = Message(
    "tax_amount_found", zh: "按税种分行，「{header}」列作为税额。若不对，请在 dataset.yaml 的 columns 里写明 tax 是哪一列。",
    en: "Rows state types of tax; \"{header}\" is taken for their amount. If it is not, state under columns which one is tax.")

  // MARK: Corrections

  public static let correctionsNotFilled = Message(
    "corrections_not_filled", zh: "核实表中有 {count} 行没有填写（第 {rows} 行），数据照旧。",
    en: "{count} rows of the form ({rows}) were not filled in; the data stand.")
  public static let correctionIncomplete = Message(
    "correction_incomplete", zh: "{table} 表 {key} 的 {column} 写了理由或依据，但没有填「更正为」，没有更正。若应当清空，请填「无」。",
    en: "{column} of {key} in {table}: a reason is given, but no new value; it was not corrected. To empty the cell, write 无.")
  public static let correctionUndocumented = Message(
    "correction_undocumented", zh: "{table} 表 {key} 的 {column} 已更正，但没有写明依据文件或提出人。请补上。",
    en: "{column} of {key} in {table} was corrected, but no document or nobody is named. Add them.")

  // MARK: The manifest

  public static let manifestKeyOfOtherTable = Message(
    "manifest_key_of_table", zh: "{key} 只能写在 figures 的来源里，不能写在 {table}。请删去。",
    en: "{key} belongs to sources of figures, not of {table}. Remove it.")
  public static let manifestMonthsAbsent = Message(
    "manifest_months_absent", zh: "写了 months_of，但没有找到可以相加的各月的列。表头是：{headers}。请改正或删去 months_of。",
    en: "months_of is stated, but there are no columns of months to add up. The headers are: {headers}. Correct or remove it.")

  // MARK: Where data come from

  public static let summaryCorrections = Message(
    "summary_corrections", zh: "更正：已更正 {applied} 处（其中 {undocumented} 处没有写明依据或提出人），未予更正 {refused} 处，未填写 {notFilled} 行",
    en: "Corrections: {applied} made ({undocumented} without document or name), {refused} not made, {notFilled} rows not filled in")
  public static let sourceLine = Message(
    "source_line", zh: "{table}：{source}，读入 {count} 行{owner}{purpose}", en: "{table}: {source}, {count} rows{owner}{purpose}")

  // MARK: The form for verification

  public static let formFacts = Message(
    "form_facts", zh: "数据：{dataset}，{year} 年　共 {subjects} 个对象，{rows} 项",
    en: "Data: {dataset}, {year}    {subjects} subjects, {rows} values")
  public static let formHowTo = Message(
    "form_how_to", zh: "只填浅黄色的列；没有错的行不用填。「更正为」按同一行的单位填写；要清空的填「无」。每一处更正都要写明理由、依据文件和提出人。填好后在 dataset.yaml 的 tables 里加上 corrections: {file}，再运行一次。",
    en: "Fill in the yellow columns only, and leave the rows that are right. Give the new value in the unit of its row; write 无 to empty a cell. State reason, document and name with every correction. Then add corrections: {file} under tables in dataset.yaml and run again.")
  public static let formNothing = Message(
    "form_nothing", zh: "没有需要核实的对象：数据没有错误或警告。请用 --subjects 或 --list 指定对象。",
    en: "There is nothing to verify: the data have neither errors nor warnings. Name subjects with --subjects or --list.")
  public static let formExists = Message(
    "form_exists", zh: "「{path}」已经存在，可能有人填过，没有覆盖。请用 --output 另取一个名称。",
    en: "\"{path}\" exists and may have been filled in; it was left as it is. Choose another name with --output.")
  public static let formWritten = Message(
    "form_written", zh: "核实表已写入 {path}：{subjects} 个对象，{rows} 项。", en: "The form is in {path}: {subjects} subjects, {rows} values.")
  public static let formUnknownTable = Message(
    "form_unknown_table", zh: "没有「{table}」这张表。数据集里可以核实的表有：{known}。", en: "There is no table \"{table}\". Those that can be verified are: {known}.")
  public static let formSubjectsMissing = Message(
    "form_subjects_missing", zh: "读不出对象文件「{path}」。请检查路径；每行一个代码，写在第一列。",
    en: "The file of subjects \"{path}\" cannot be read. Check the path; it holds a code per line, in the first column.")
  public static let formListMissing = Message(
    "form_list_missing", zh: "--list 要和 --results 一起用：--results 是以前的结果文件夹。", en: "--list goes with --results, the folder of former results.")
  public static let formRepeatedKeys = Message(
    "form_repeated_keys", zh: "{table} 有 {count} 行的键不止一行，无法用核实表更正，没有列入。请直接修改源文件。",
    en: "{count} rows of {table} share their key with others and cannot be corrected by a form; they are left out. Change the source file.")

  // MARK: What is published

  public static let publishUnknownColumn = Message(
    "publish_unknown_column", zh: "{list} 没有「{column}」这一列，不能公布。可以公布的列：{known}。",
    en: "{list} has no column \"{column}\" to publish. Its columns are: {known}.")
  public static let publishTwice = Message(
    "publish_twice", zh: "{list} 的公布列里「{column}」写了两次。请删去一个。", en: "{list} publishes \"{column}\" twice. Remove one.")
  public static let publishEmpty = Message(
    "publish_empty", zh: "{list} 的 publish 没有写公布哪些列。请写明，例如 publish: [name]。",
    en: "publish of {list} names no columns. Name them, such as publish: [name].")
  public static let nothingPublished = Message(
    "nothing_published", zh: "所用的规则书没有一张清单或一个分级办法写明公布什么，--public 没有可写的内容。请在规则书的清单或分级办法里加上 publish: [列名, …]，或去掉 --public。",
    en: "No list and no grading of the given books says what it publishes; --public has nothing to write. Add publish: [columns] to one, or leave --public out.")
  public static let publicSummary = Message(
    "public_summary", zh: "只写出规则书公布的内容：", en: "Only what the rule books publish was written:")
  public static let publicFacts = Message(
    "public_facts", zh: "{dataset}　{year} 年　判定日期：{day}　共 {count} {unit}", en: "{dataset}    {year}    Judged at: {day}    {count} {unit}")
  public static let publicWritten = Message(
    "public_written", zh: "请打开 {path}。发布前请再核对一遍。", en: "Open {path}, and check it once more before publishing.")
}

extension Wording {
  public static let corrected = Bilingual(zh: "已更正", en: "corrected")
  public static let corrections = Bilingual(zh: "更正", en: "Corrections")
  public static let correctionsApplied = Bilingual(zh: "已更正", en: "Made")
  public static let correctionsUndocumented = Bilingual(zh: "其中没有写明依据或提出人", en: "of these without document or name")
  public static let correctionsRefused = Bilingual(zh: "与数据不符，未更正", en: "Refused")
  public static let correctionsIncomplete = Bilingual(zh: "没有填更正值，未更正", en: "Without a new value")
  public static let correctionsNotFilled = Bilingual(zh: "没有填写", en: "Not filled in")
  public static let sourcesOfData = Bilingual(zh: "数据来源", en: "Sources")
  public static let owner = Bilingual(zh: "提供单位", en: "Owner")
  public static let purpose = Bilingual(zh: "用途", en: "Purpose")
  /// The first digits of a file's SHA-256.
  public static let digest = Bilingual(zh: "SHA-256（前12位）", en: "SHA-256 (first 12)")

  // MARK: The form for verification
  public static let verification = Bilingual(zh: "核实表", en: "Verification")
  public static let nameOfSubject = Bilingual(zh: "名称", en: "Name")
  /// The headings by which the form is read back: each an alias of a column of corrections.
  public static let formTable = Bilingual(zh: "表", en: "Table")
  public static let formKey = Bilingual(zh: "代码", en: "Key")
  public static let formColumn = Bilingual(zh: "项目", en: "Column")
  public static let formOld = Bilingual(zh: "原值", en: "Old")
  public static let formToFill = [
    Bilingual(zh: "更正为", en: "Corrected to"), Bilingual(zh: "理由", en: "Reason"),
    Bilingual(zh: "依据文件", en: "Document"), Bilingual(zh: "提出人", en: "By"), Bilingual(zh: "日期", en: "Date"),
  ]
}
