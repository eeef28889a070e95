// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

extension Message {
  static let deliveryMessages: [Message] = [
    outputNotOurs, outputIsFile, cannotWrite, cannotReplace, workbookFailed, listFacts, listBasis, listRemark,
    listRemarkNone, listEmpty, rowsCut, issueFacts, noIssues, aboutTitle, summaryTitle, summaryLand, summaryLandUnknown,
    summaryIssues, summaryNotJudged, summaryOpenFirst, summaryMaps, summaryIssuesFirst, summaryKept,
  ]

  // MARK: The folder

  public static let outputNotOurs = Message(
    "output_not_ours", zh: "「{path}」不是 mujun 生成的结果文件夹，没有动它。请换一个输出文件夹，或先把它移走。",
    en: "\"{path}\" is not a folder that mujun made; it was left as it is. Choose another output folder, or move this one away.")
  public static let outputIsFile = Message(
    "output_is_file", zh: "「{path}」是一个文件，不能用作输出文件夹。请换一个名称。",
    en: "\"{path}\" is a file and cannot be the output folder. Choose another name.")
  public static let cannotWrite = Message(
    "cannot_write", zh: "无法写入「{path}」（{reason}）。请检查权限和磁盘空间，或换一个输出文件夹。",
    en: "Cannot write \"{path}\" ({reason}). Check permissions and free space, or choose another output folder.")
  public static let cannotReplace = Message(
    "cannot_replace", zh: "无法替换「{path}」（{reason}），原有结果没有变动。请关闭正在打开的结果文件后重试。",
    en: "Cannot replace \"{path}\" ({reason}); the former results stand. Close its files where they are open and run again.")
  public static let workbookFailed = Message(
    "workbook_failed", zh: "工作簿「{path}」没有写成（{reason}）。请检查磁盘空间后重试。",
    en: "The workbook \"{path}\" could not be written ({reason}). Check the free space and run again.")

  // MARK: Sheets

  public static let listFacts = Message(
    "list_facts", zh: "判定日期：{day}　规则手册：{book}　数据：{dataset}，{year} 年　共 {count} {unit}",
    en: "Judged at: {day}    Rule book: {book}    Data: {dataset}, {year}    {count} {unit}")
  public static let listBasis = Message("list_basis", zh: "依据：{cites}", en: "Basis: {cites}")
  public static let listRemark = Message(
    "list_remark",
    zh: "另有 {undecided} {unit}缺少数据，不能判定；{leftOff} {unit}的用地关系有待确认：均未列入。本表供核查使用，不是认定结论。",
    en: "Not listed: {undecided} {unit} that cannot be decided for want of data, {leftOff} whose links to land await confirmation. This list is for verification; it decides nothing.")
  public static let listRemarkNone = Message(
    "list_remark_none", zh: "没有因缺少数据不能判定的，也没有用地关系待确认的。本表供核查使用，不是认定结论。",
    en: "Nobody is undecided for want of data or awaits confirmation of links. This list is for verification; it decides nothing.")
  public static let listEmpty = Message(
    "list_empty", zh: "没有符合条件的{noun}。", en: "No {noun} meets the condition.")
  public static let rowsCut = Message(
    "rows_cut", zh: "共 {count} 行，本页只列前 {limit} 行，其余见 {file}。",
    en: "The first {limit} of {count} rows; the others are in {file}.")
  public static let issueFacts = Message(
    "issue_facts", zh: "数据：{dataset}，{year} 年　错误 {errors} 条，警告 {warnings} 条，提示 {infos} 条",
    en: "Data: {dataset}, {year}    {errors} errors, {warnings} warnings, {infos} notes")
  public static let noIssues = Message(
    "no_issues", zh: "没有发现数据问题。", en: "Nothing was found wrong with the data.")
  public static let aboutTitle = Message(
    "about_title", zh: "{title} {year} 年亩均评价", en: "{title}: land evaluation {year}")

  // MARK: The summary on the terminal

  public static let summaryTitle = Message(
    "summary_title", zh: "{title}，{year} 年（判定日期 {day}）", en: "{title}, {year} (judged at {day})")
  public static let summaryLand = Message(
    "summary_land", zh: "宗地 {parcels} 宗，合计 {land} 亩；企业 {enterprises} 家，其中 {linked} 家落到宗地，占用 {occupied} 亩。",
    en: "{parcels} parcels of {land} mu; {enterprises} enterprises, {linked} of them on land, occupying {occupied} mu.")
  public static let summaryLandUnknown = Message(
    "summary_land_unknown", zh: "其中 {parcels} 宗面积不明、{links} 处占用面积不明，没有计入上面的合计。",
    en: "Not in these sums: {parcels} parcels and {links} occupations whose area is unknown.")
  public static let summaryIssues = Message(
    "summary_issues", zh: "数据问题：错误 {errors} 条，警告 {warnings} 条，提示 {infos} 条",
    en: "Data issues: {errors} errors, {warnings} warnings, {infos} notes")
  public static let summaryNotJudged = Message(
    "summary_not_judged", zh: "{rule}：数据里没有{columns}", en: "{rule}: the data have no {columns}")
  public static let summaryOpenFirst = Message(
    "summary_open_first", zh: "请先打开 {path}：各张清单和数据问题都在里面。",
    en: "Open {path} first: it holds every list and the data issues.")
  public static let summaryMaps = Message(
    "summary_maps", zh: "看地图和分布，用浏览器打开 {page}；在 QGIS、ArcGIS 里用 {package}。",
    en: "For a map and distributions open {page} in a browser; for QGIS or ArcGIS there is {package}.")
  public static let summaryIssuesFirst = Message(
    "summary_issues_first", zh: "有 {errors} 条错误，请先看其中的「{sheet}」页。",
    en: "{errors} errors: look at the sheet \"{sheet}\" first.")
  public static let summaryKept = Message(
    "summary_kept", zh: "上次的结果里有改过或另加的文件（{files}），旧文件夹保留在 {path}。",
    en: "The former results held files that were changed or added ({files}); that folder was kept as {path}.")
}

/// Headings and fixed words of what is delivered.
public enum Wording {
  // MARK: Sheets
  public static let about = Bilingual(zh: "说明", en: "About")
  public static let dataIssues = Bilingual(zh: "数据问题", en: "Data issues")
  public static let serialNumber = Bilingual(zh: "序号", en: "No.")
  public static let judgedAt = Bilingual(zh: "判定日期", en: "Judged at")
  /// Columns of a list that people fill in.
  public static let columnsToFill = [
    Bilingual(zh: "责任人", en: "Person in charge"), Bilingual(zh: "核查情况", en: "Findings"),
    Bilingual(zh: "处理意见", en: "Proposed action"), Bilingual(zh: "签字", en: "Signature"),
  ]
  /// With the codes of header and footer fields that spreadsheets know.
  public static let pageOfPages = Bilingual(zh: "第 &P 页，共 &N 页", en: "Page &P of &N")

  // MARK: Words
  public static let yes = Bilingual(zh: "是", en: "Yes")
  public static let no = Bilingual(zh: "否", en: "No")
  public static let missing = Bilingual(zh: "缺失", en: "missing")
  /// What a target's shortfall is marked with (contract R5).
  public static let target = Bilingual(zh: "参照", en: "参照, for reference")
  /// Punctuation of reasons: after a label, between figures, between reasons, around a remark.
  public static let afterLabel = Bilingual(zh: "\u{FF1A}", en: ": ")
  public static let betweenFigures = Bilingual(zh: "\u{FF0C}", en: ", ")
  public static let betweenReasons = Bilingual(zh: "\u{FF1B}", en: "; ")
  public static let openBracket = Bilingual(zh: "\u{FF08}", en: " (")
  public static let closeBracket = Bilingual(zh: "\u{FF09}", en: ")")
  /// Enterprises, and what they are counted in.
  public static let enterprises = Bilingual(zh: "企业", en: "enterprise")
  public static let enterpriseUnit = Bilingual(zh: "家", en: "enterprise(s)")
  /// Parcels, and what they are counted in.
  public static let parcels = Bilingual(zh: "宗地", en: "parcel")
  public static let parcelUnit = Bilingual(zh: "宗", en: "parcel(s)")
  /// Zones, and what they are counted in.
  public static let zones = Bilingual(zh: "片区", en: "zone")
  public static let zoneUnit = Bilingual(zh: "个片区", en: "zone(s)")

  /// A severity.
  public static func severity(_ severity: Severity) -> Bilingual {
    switch severity {
    case .error: Bilingual(zh: "错误", en: "Error")
    case .warning: Bilingual(zh: "警告", en: "Warning")
    case .info: Bilingual(zh: "提示", en: "Note")
    }
  }

  // MARK: Columns of issues
  public static let severity = Bilingual(zh: "程度", en: "Severity")
  public static let table = Bilingual(zh: "数据表", en: "Table")
  public static let source = Bilingual(zh: "来源", en: "Source")
  public static let row = Bilingual(zh: "行号", en: "Row")
  public static let subject = Bilingual(zh: "对象", en: "Subject")
  public static let whatToDo = Bilingual(zh: "问题与处理", en: "What and what to do")

  // MARK: Sections of the first sheet
  public static let dataset = Bilingual(zh: "数据集", en: "Dataset")
  public static let yearEvaluated = Bilingual(zh: "评价年度", en: "Year evaluated")
  public static let madeWith = Bilingual(zh: "生成工具", en: "Made with")
  public static let ruleBooks = Bilingual(zh: "规则手册", en: "Rule books")
  public static let title = Bilingual(zh: "名称", en: "Title")
  public static let file = Bilingual(zh: "文件", en: "File")
  public static let documents = Bilingual(zh: "依据文件", en: "Documents")
  public static let parameters = Bilingual(zh: "参数", en: "Parameters")
  public static let value = Bilingual(zh: "取值", en: "Value")
  public static let unit = Bilingual(zh: "单位", en: "Unit")
  public static let setBy = Bilingual(zh: "由谁设定", en: "Set by")
  public static let setByUser = Bilingual(zh: "本次运行设定", en: "this run")
  public static let setByBook = Bilingual(zh: "规则书", en: "the book")
  public static let setByProposal = Bilingual(zh: "规则书建议，用户接受", en: "proposal of the book, accepted")
  public static let setByNobody = Bilingual(zh: "未设定", en: "not set")
  public static let lists = Bilingual(zh: "清单", en: "Lists")
  public static let listed = Bilingual(zh: "列入", en: "Listed")
  public static let toConfirm = Bilingual(zh: "待确认", en: "To confirm")
  public static let rowsOfData = Bilingual(zh: "数据", en: "Data")
  public static let rowsIn = Bilingual(zh: "读入", en: "Rows in")
  public static let rowsUsed = Bilingual(zh: "使用", en: "Used")
  public static let rowsSetAside = Bilingual(zh: "未用", en: "Set aside")
  public static let amounts = Bilingual(zh: "数额去向", en: "Amounts")
  public static let amount = Bilingual(zh: "数额", en: "Amount")
  public static let totalIn = Bilingual(zh: "合计", en: "In")
  public static let placed = Bilingual(zh: "落到宗地", en: "Placed")
  public static let unplaced = Bilingual(zh: "未能落地", en: "Unplaced")
  public static let standards = Bilingual(zh: "标准", en: "Standards")
  public static let standard = Bilingual(zh: "标准", en: "Standard")
  public static let met = Bilingual(zh: "达到", en: "Met")
  public static let short = Bilingual(zh: "未达到", en: "Short")
  public static let undecided = Bilingual(zh: "不能判定", en: "Undecided")
  public static let notApplicable = Bilingual(zh: "不适用", en: "Not applicable")
  public static let flags = Bilingual(zh: "标记", en: "Flags")
  public static let flag = Bilingual(zh: "标记", en: "Flag")
  public static let flagged = Bilingual(zh: "符合", en: "Flagged")
  public static let notJudged = Bilingual(zh: "未评判的规则", en: "Rules not judged")
  public static let rule = Bilingual(zh: "规则", en: "Rule")
  public static let lacking = Bilingual(zh: "数据里没有的列", en: "Columns the data lack")
  public static let howToRead = Bilingual(zh: "怎样看这份材料", en: "How to read this")
  public static let notes = [
    Bilingual(
      zh: "清单列出条件成立的对象。「列入理由」写明依据哪条规则、哪些数值。清单是核查线索，是否认定、收回以官方决定为准。",
      en: "A list holds those for which its condition is true; the reasons name the rule and the values. Lists call for verification; only an official decision settles a case."),
    Bilingual(
      zh: "缺失不当作零：缺少数据的记为「不能判定」，既不算达标，也不列入清单。",
      en: "Missing is not zero: what lacks data is undecided; it neither meets a standard nor gets on a list."),
    Bilingual(
      zh: "注明「参照」的是目标值，供对照，不作为处置依据。",
      en: "What is marked 参照 is a target to compare with, no ground for measures."),
    Bilingual(
      zh: "「临界」为「是」的，数值与门槛相差不到 0.5%，或四舍五入后才分出高下，请先核对数据。",
      en: "Near the line: within 0.5 % of the threshold, or decided by rounding. Check the data first."),
    Bilingual(
      zh: "浅黄色的列供核查人员填写。填写后请另存到别处；再次运行时，改过的结果文件夹会保留为「….old」。",
      en: "The yellow columns are to be filled in. Keep the filled workbook elsewhere; when mujun runs again, a folder with changed files is kept as \"….old\"."),
    Bilingual(
      zh: "逐项明细在 csv 文件夹：verdicts.csv 各标准的结论，flags.csv 各标记及其数据出处，issues.csv 数据问题。",
      en: "All details are in the folder csv: verdicts.csv per standard, flags.csv per flag with the origin of its values, issues.csv what is wrong with the data."),
  ]

  /// What a table of the dataset, or another origin of values, is called; nil for other names.
  public static func table(_ name: String) -> Bilingual? { tables[name] }

  private static let tables: [String: Bilingual] = [
    "parcels": Bilingual(zh: "宗地", en: "Parcels"), "enterprises": Bilingual(zh: "企业", en: "Enterprises"),
    "figures": Bilingual(zh: "年度指标", en: "Figures"), "occupancy": Bilingual(zh: "占用关系", en: "Occupancy"),
    "contracts": Bilingual(zh: "合同条款", en: "Contracts"), "buildings": Bilingual(zh: "建筑物", en: "Buildings"),
    "zones": Bilingual(zh: "园区片区", en: "Zones"), "constraints": Bilingual(zh: "管控图层", en: "Constraints"),
    "history": Bilingual(zh: "历年结果", en: "History"), "names": Bilingual(zh: "名称对照", en: "Names"),
    "corrections": Bilingual(zh: "更正", en: "Corrections"), "links": Bilingual(zh: "用地关系", en: "Links"),
    "metrics": Bilingual(zh: "指标", en: "Metrics"), "rules": Bilingual(zh: "规则", en: "Rules"),
    "parameters": Bilingual(zh: "参数", en: "Parameters"), "peers": Bilingual(zh: "同组统计", en: "Peers"),
    "dataset": Bilingual(zh: "数据集", en: "Dataset"),
  ]
}
