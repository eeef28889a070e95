// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

extension Message {
  static let ruleCaseMessages: [Message] = [
    caseFileMissing, caseFileEmpty, caseOfOtherBook, caseExpectsNothing, caseExpectationBlank, caseWithoutInputs,
    caseRowsExpected, caseYearsAlone, caseOthersAlone, caseLandTwice, caseYearTwice, caseBadYear, caseBadDay,
    caseBadTruth, caseBadNumber, caseBadTolerance, caseColumnUnknown, caseRuleUnknown, caseSubjectUnknown, caseSubjectOpen,
    caseOneValue, caseUnitClash, caseWordUnknown, caseColumnNotListed, caseItemUnknown, shapeTextUnreadable, caseFailed,
    caseDiffers, caseSubject, caseWorking, casesSummary, casesUntouched, caseExceptionUntouched, casesTouchAll,
    bookWithoutCases, casesOfOneBook,
  ]

  // MARK: Files of cases

  public static let caseFileMissing = Message(
    "case_file_missing", zh: "没有案例文件 {path}。", en: "There is no file of cases {path}.")
  public static let caseFileEmpty = Message(
    "case_file_empty", zh: "没有一个案例。请在 cases 下逐个写出，每个案例有 case（一句话）、why（手算过程）、输入和 expect。",
    en: "There is no case. Write them under cases, each with case (a sentence), why (the working by hand), inputs and expect.")
  public static let caseOfOtherBook = Message(
    "case_of_other_book", zh: "案例写的是规则书 {named}，而现在核对的是 {book}。请改正 book，或换用对应的案例文件。",
    en: "The cases are of the book {named}, and the book under test is {book}. Correct book, or use the file of cases that belongs to it.")
  public static let caseExpectsNothing = Message(
    "case_expects_nothing", zh: "没有写预期结果。请在 metrics（指标）、standards（标准）、flags（标记）、lists（清单）下至少写一项。",
    en: "Nothing is expected. Write at least one item under metrics, standards, flags or lists.")
  public static let caseExpectationBlank = Message(
    "case_expectation_blank", zh: "{key} 后面没有写预期结果。预期没有数值的，请写“缺”。",
    en: "Nothing is written behind {key}. Where no value is expected, write missing or 缺.")
  public static let caseWithoutInputs = Message(
    "case_without_inputs", zh: "案例没有输入。请写 enterprise（企业）、parcel（宗地）、zone（片区）或 tables（完整的表）。",
    en: "The case has no inputs. Write enterprise, parcel, zone or tables.")
  public static let caseRowsExpected = Message(
    "case_rows_expected", zh: "表 {table} 应写成若干行，每行以 - 开头。", en: "The table {table} must be a list of rows, each beginning with -.")
  public static let caseYearsAlone = Message(
    "case_years_alone", zh: "years（历年数据）只能与 enterprise（企业）同用。", en: "years can only stand beside enterprise.")
  public static let caseOthersAlone = Message(
    "case_others_alone", zh: "others（其他对象）只能与 enterprise、parcel 或 zone 同用。",
    en: "others can only stand beside enterprise, parcel or zone.")
  public static let caseLandTwice = Message(
    "case_land_twice", zh: "企业所在的宗地已另行写出，面积请写在 parcel 下，不要再写 land。",
    en: "The parcel of the enterprise is written by itself; write the area there and no land here.")
  public static let caseYearTwice = Message(
    "case_year_twice", zh: "{year} 就是评价年度，数据请直接写在企业下。", en: "{year} is the year evaluated; write its figures with the enterprise itself.")
  public static let caseBadYear = Message(
    "case_bad_year", zh: "“{text}”不是年度，应写成 2021。", en: "\"{text}\" is no year; write 2021.")
  public static let caseBadDay = Message(
    "case_bad_day", zh: "“{text}”不是日期，应写成 2021-12-31。", en: "\"{text}\" is no date; write 2021-12-31.")
  public static let caseBadTruth = Message(
    "case_bad_truth", zh: "“{text}”不是“是”或“否”。", en: "\"{text}\" is neither yes nor no.")
  public static let caseBadNumber = Message(
    "case_bad_number", zh: "“{text}”不是数。请写数，或数和单位；预期没有数值的写“缺”。",
    en: "\"{text}\" is no number. Write a number, with its unit where needed, or missing.")
  public static let caseBadTolerance = Message(
    "case_bad_tolerance", zh: "“{text}”不能作容差。请写 0 到 1 之间的数，如 0.000001。",
    en: "\"{text}\" is no tolerance. Write a number from 0 up to 1, such as 0.000001.")

  // MARK: Cases held against a book

  public static let caseColumnUnknown = Message(
    "case_column_unknown", zh: "没有「{header}」这一列：既不是规定的列，规则书也没有用到。请改正列名。",
    en: "There is no column \"{header}\": it is no known column, and no rule of the book uses it. Correct the name.")
  public static let caseRuleUnknown = Message(
    "case_rule_unknown", zh: "规则书里没有{kind}「{name}」。", en: "The book has no {kind} \"{name}\".")
  public static let caseSubjectUnknown = Message(
    "case_subject_unknown", zh: "没有 {rule} 所针对的「{key}」，案例里有：{known}。", en: "There is no \"{key}\" that {rule} is about; the case has {known}.")
  public static let caseSubjectOpen = Message(
    "case_subject_open", zh: "不能确定 {rule} 针对哪一个对象，请用 of 写明。案例里有：{known}。",
    en: "It is open which one {rule} is expected of; say so with of. The case has {known}.")
  public static let caseOneValue = Message(
    "case_one_value", zh: "这里只能写一个值。", en: "One value only can stand here.")
  public static let caseUnitClash = Message(
    "case_unit_clash", zh: "“{text}”的单位 {unit} 不能换算成 {expected}。请改用 {expected} 或能换算的单位。",
    en: "\"{text}\" is in {unit}, which does not convert to {expected}. Use {expected} or a unit that does.")
  public static let caseWordUnknown = Message(
    "case_word_unknown", zh: "不认识的结论“{text}”，可以写：{known}。", en: "\"{text}\" is no known result. Write one of {known}.")
  public static let caseColumnNotListed = Message(
    "case_column_not_listed", zh: "清单「{list}」没有「{column}」一栏，它的栏目有：{known}。",
    en: "The list \"{list}\" has no column \"{column}\"; it has {known}.")
  public static let caseItemUnknown = Message(
    "case_item_unknown", zh: "这一企业或宗地没有按指标「{item}」计分，它计分的指标有：{known}。",
    en: "The subject is not scored by \"{item}\"; it is scored by {known}.")
  public static let shapeTextUnreadable = Message(
    "shape_text_unreadable", zh: "“{text}”不是图形。请写成 POLYGON ((x y, x y, …)) 的形式，首尾坐标相同。",
    en: "\"{text}\" is no geometry. Write it as POLYGON ((x y, x y, …)), ending where it begins.")

  // MARK: The report

  public static let caseFailed = Message(
    "case_failed", zh: "✗ {place}：{case}", en: "✗ {place}: {case}")
  public static let caseDiffers = Message(
    "case_differs", zh: "{place}：{kind}「{label}」[{id}]{subject}的{aspect}应为 {expected}，实为 {actual}",
    en: "{place}: {kind} \"{label}\" [{id}]{subject}, {aspect}: expected {expected}, found {actual}")
  public static let caseSubject = Message(
    "case_subject", zh: "对 {key} ", en: " of {key}")
  public static let caseWorking = Message(
    "case_working", zh: "手算：{why}", en: "By hand: {why}")
  public static let casesSummary = Message(
    "cases_summary", zh: "{file}：{total} 个案例，{passed} 个相符，{failed} 个不符。",
    en: "{file}: {total} cases, {passed} as expected, {failed} not.")
  public static let casesUntouched = Message(
    "cases_untouched", zh: "没有案例涉及的{kind}：{names}", en: "No case touches {kind}: {names}")
  public static let caseExceptionUntouched = Message(
    "case_exception_untouched", zh: "{id} 的例外“{text}”", en: "the exception \"{text}\" of {id}")
  public static let casesTouchAll = Message(
    "cases_touch_all", zh: "指标、标准及其例外、标记、分级及其各项、清单都有案例涉及。", en: "Cases touch every metric, standard, exception, flag, list and part of a grading scheme.")
  public static let bookWithoutCases = Message(
    "book_without_cases", zh: "规则书 {book} 没有案例文件，无从核对。请在规则书旁建立 {path}，写法见 docs/rule-books.md。",
    en: "The book {book} has no file of cases to hold it against. Make {path} beside it; docs/rule-books.md says how.")
  public static let casesOfOneBook = Message(
    "cases_of_one_book", zh: "--cases 只能与一本规则书同用。", en: "--cases goes with one book only.")
}
