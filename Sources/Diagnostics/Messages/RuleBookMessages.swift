// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

extension Message {
  static let ruleBookMessages: [Message] = expressionMessages + bookMessages + compilationMessages

  // MARK: Expressions

  private static let expressionMessages: [Message] = [
    expressionTooLong, expressionTooDeep, expressionEmpty, expressionEndsEarly, unexpectedCharacter,
    unexpectedWord, symbolExpected, quoteNotClosed, numberUnreadable, dateImpossible, doubleEqual,
    comparisonChained, missingOrKnownExpected, atLeastNumberExpected, yearCountExpected, durationAlone,
    conditionExpected, numberExpected, dayExpected, textExpectedHere, typesClash, onlyEquality, bareNumber,
    unitsClash, unknownName, unknownFunction, nameInSeveralBooks, nameOfOtherSubject, factWithoutHistory,
    underNeedsText, groupsNotHere, yearsNotHere, argumentCount, wholeNumberExpected, probabilityExpected,
    ruleNameExpected, unknownStandard, unknownFlag, onlyFromParcel, unknownScheme, industryCodeMalformed,
  ]

  public static let expressionTooLong = Message(
    "expression_too_long", zh: "表达式超过 {limit} 个字符。请拆成几个指标。",
    en: "The expression is longer than {limit} characters. Split it into metrics.")
  public static let expressionTooDeep = Message(
    "expression_too_deep", zh: "表达式的括号或运算超过 {limit} 层。请拆成几个指标。",
    en: "The expression nests more than {limit} levels. Split it into metrics.")
  public static let expressionEmpty = Message(
    "expression_empty", zh: "表达式是空的。", en: "The expression is empty.")
  public static let expressionEndsEarly = Message(
    "expression_ends_early", zh: "表达式没有写完。", en: "The expression ends too early.")
  public static let unexpectedCharacter = Message(
    "unexpected_character", zh: "看不懂的字符「{character}」。带特殊字符的列名请写在「」里。",
    en: "Cannot read the character \"{character}\". Put a column name with special characters into 「」.")
  public static let unexpectedWord = Message(
    "unexpected_word", zh: "这里不该出现「{word}」。", en: "\"{word}\" does not belong here.")
  public static let symbolExpected = Message(
    "symbol_expected", zh: "这里应是「{symbol}」，却是「{word}」。",
    en: "Expected \"{symbol}\" here, found \"{word}\".")
  public static let quoteNotClosed = Message(
    "quote_not_closed", zh: "引号没有闭合。", en: "The quotation mark is not closed.")
  public static let numberUnreadable = Message(
    "number_unreadable", zh: "「{text}」不是数。", en: "\"{text}\" is not a number.")
  public static let dateImpossible = Message(
    "date_impossible", zh: "日历上没有 {text} 这一天。", en: "The calendar has no {text}.")
  public static let doubleEqual = Message(
    "double_equal", zh: "相等请写一个等号「=」。", en: "Write a single \"=\" for equality.")
  public static let comparisonChained = Message(
    "comparison_chained", zh: "比较不能连写。请用 and 连接两个比较。",
    en: "Comparisons cannot be chained. Join two of them with \"and\".")
  public static let missingOrKnownExpected = Message(
    "missing_or_known_expected", zh: "is 后面应是 missing 或 known，却是「{word}」。",
    en: "After \"is\" stands \"missing\" or \"known\", not \"{word}\".")
  public static let atLeastNumberExpected = Message(
    "at_least_number_expected", zh: "at least 后面应是不带单位的整数。",
    en: "\"at least\" is followed by a whole number without unit.")
  public static let yearCountExpected = Message(
    "year_count_expected", zh: "应写成 average(x over 3 years),年数为 1 到 100。",
    en: "Write average(x over 3 years), with 1 to 100 years.")
  public static let durationAlone = Message(
    "duration_alone", zh: "时长只能加在日期上或从日期减去，如 production_start + 3 years。",
    en: "A duration can only be added to a date or taken from one, as in production_start + 3 years.")
  public static let conditionExpected = Message(
    "condition_expected", zh: "这里应是条件，却是{found}。", en: "Expected a condition, found {found}.")
  public static let numberExpected = Message(
    "number_expected", zh: "这里应是数，却是{found}。", en: "Expected a number, found {found}.")
  public static let dayExpected = Message(
    "day_expected", zh: "这里应是日期，却是{found}。", en: "Expected a date, found {found}.")
  public static let textExpectedHere = Message(
    "text_expected_here", zh: "这里应是文字，却是{found}。", en: "Expected text, found {found}.")
  public static let typesClash = Message(
    "types_clash", zh: "{a}与{b}不能放在一起。", en: "{a} and {b} do not go together.")
  public static let onlyEquality = Message(
    "only_equality", zh: "文字和是否只能用 = 或 != 比较。",
    en: "Texts and conditions can only be compared with = or !=.")
  public static let bareNumber = Message(
    "bare_number", zh: "「{number}」没有单位，而另一边的单位是 {unit}。请写明单位，如 {number} {unit}。",
    en: "\"{number}\" has no unit, but the other side is in {unit}. Write the unit, as in {number} {unit}.")
  public static let unitsClash = Message(
    "units_clash", zh: "单位不合：{a} 与 {b} 不是同一种量。",
    en: "The units clash: {a} and {b} measure different things.")
  public static let unknownName = Message(
    "unknown_name", zh: "不认识的名称「{name}」：既不是列，也不是指标或参数。自有的列请用 --dataset 指明数据集。",
    en: "Unknown name \"{name}\": no column, metric or parameter is called so. For columns of your own data, give the dataset with --dataset.")
  public static let unknownFunction = Message(
    "unknown_function", zh: "没有函数「{name}」。", en: "There is no function \"{name}\".")
  public static let nameInSeveralBooks = Message(
    "name_in_several_books", zh: "「{name}」在几本规则书里都有：{books}。请写成 规则书：{name}。",
    en: "\"{name}\" is in several books: {books}. Write book:{name}.")
  public static let nameOfOtherSubject = Message(
    "name_of_other_subject", zh: "「{name}」是 {other} 的，这条规则的对象是 {subject}。",
    en: "\"{name}\" belongs to {other}, but this rule is about {subject}.")
  public static let factWithoutHistory = Message(
    "fact_without_history", zh: "「{name}」没有历年数据，不能用在 previous、average、streak 里。",
    en: "\"{name}\" has no value per year and cannot stand in previous, average or streak.")
  public static let underNeedsText = Message(
    "under_needs_text", zh: "under 后面应是引号里的代码，如 under \"13\"。",
    en: "\"under\" is followed by a code in quotes, as in under \"13\".")
  public static let groupsNotHere = Message(
    "groups_not_here", zh: "by 和 at least 只用于同类统计函数，不能用在 {name} 里。",
    en: "\"by\" and \"at least\" go with statistics over peers, not with {name}.")
  public static let yearsNotHere = Message(
    "years_not_here", zh: "over 只用于 average，不能用在 {name} 里。",
    en: "\"over\" goes with average, not with {name}.")
  public static let argumentCount = Message(
    "argument_count", zh: "{name} 应有 {wanted} 个参数，却写了 {found} 个。",
    en: "{name} takes {wanted} arguments, found {found}.")
  public static let wholeNumberExpected = Message(
    "whole_number_expected", zh: "这里应是 {from} 到 {to} 的整数。",
    en: "Expected a whole number from {from} to {to}.")
  public static let probabilityExpected = Message(
    "probability_expected", zh: "分位应是 0 到 1 之间的数，如 percentile(x, 0.25)。",
    en: "The quantile is a number from 0 to 1, as in percentile(x, 0.25).")
  public static let ruleNameExpected = Message(
    "rule_name_expected", zh: "{name} 的括号里应是规则的名称。", en: "{name} takes the name of a rule.")
  public static let unknownStandard = Message(
    "unknown_standard", zh: "没有标准「{name}」。", en: "There is no standard \"{name}\".")
  public static let unknownFlag = Message(
    "unknown_flag", zh: "没有标记「{name}」。", en: "There is no flag \"{name}\".")
  public static let onlyFromParcel = Message(
    "only_from_parcel", zh: "{name} 只能用于宗地的规则。", en: "{name} can only be used in rules about parcels.")
  public static let unknownScheme = Message(
    "unknown_scheme", zh: "没有名为「{name}」的分级办法（grading）。", en: "There is no grading scheme called \"{name}\".")
  public static let industryCodeMalformed = Message(
    "industry_code_malformed", zh: "「{code}」不是行业代码：应是数字，前面可带门类字母，如 \"13\" 或 \"C1310\"；不能只写门类。",
    en: "\"{code}\" is no industry code: write digits, a section letter before them if you like, as in \"13\" or \"C1310\"; a section alone matches nothing.")

  // MARK: Books

  private static let bookMessages: [Message] = [
    bookIDMalformed, itemIDMalformed, unknownUnit, dateMalformed, unknownWord, trueOrFalse, unknownDocument,
    thresholdMissing, exceptionWithoutEffect, extendsInCircle, bookUnreadable, bookNotUTF8, bookNotFound,
  ]

  public static let bookIDMalformed = Message(
    "book_id_malformed", zh: "规则书编号「{id}」只能用字母、数字、- _ .。",
    en: "The book's id \"{id}\" may hold letters, digits, - _ . only.")
  public static let itemIDMalformed = Message(
    "item_id_malformed", zh: "编号「{id}」只能用字母、数字和下划线。",
    en: "The id \"{id}\" may hold letters, digits and underscores only.")
  public static let unknownUnit = Message(
    "unknown_unit", zh: "不认识的单位「{unit}」。", en: "Unknown unit \"{unit}\".")
  public static let dateMalformed = Message(
    "date_malformed", zh: "「{text}」不是日期，应写成 2021-12-31。",
    en: "\"{text}\" is not a date; write 2021-12-31.")
  public static let unknownWord = Message(
    "unknown_word", zh: "「{word}」不在可选项里：{known}。", en: "\"{word}\" is none of: {known}.")
  public static let trueOrFalse = Message(
    "true_or_false", zh: "「{key}」应是 true 或 false。", en: "\"{key}\" is true or false.")
  public static let unknownDocument = Message(
    "unknown_document", zh: "documents 里没有「{id}」。", en: "There is no \"{id}\" among the documents.")
  public static let thresholdMissing = Message(
    "threshold_missing", zh: "标准「{id}」没有 at_least 也没有 at_most。",
    en: "The standard \"{id}\" has neither at_least nor at_most.")
  public static let exceptionWithoutEffect = Message(
    "exception_without_effect", zh: "例外没有写明结果：请写 at_least、at_most 或 exempt: true。",
    en: "The exception has no effect: write at_least, at_most or exempt: true.")
  public static let extendsInCircle = Message(
    "extends_in_circle", zh: "规则书互相引用成圈：{books}。",
    en: "The books extend each other in a circle: {books}.")
  public static let bookUnreadable = Message(
    "book_unreadable", zh: "规则书「{name}」打不开。请检查权限。",
    en: "The rule book \"{name}\" cannot be opened. Check its permissions.")
  public static let bookNotUTF8 = Message(
    "book_not_utf8", zh: "规则书应是 UTF-8 文本。请另存为 UTF-8。",
    en: "A rule book is UTF-8 text. Save it as UTF-8.")
  public static let bookNotFound = Message(
    "book_not_found", zh: "找不到规则书「{name}」：既不是文件，也不是随附的规则书（{known}）。",
    en: "There is no rule book \"{name}\": neither a file nor a shipped book ({known}).")

  // MARK: Compilation

  private static let compilationMessages: [Message] = [
    bookTwice, metricNamedAsColumn, parameterNamedAsColumn, rulesInCircle, parametersMissing,
    parameterValueMalformed, unknownParameter, settingMalformed, settingAmbiguous, metricNeedsUnit, unitOfNonNumber,
    asOfNotDate, thresholdNotInForce, unknownMetric, deadlineNotDate, bookNotInForce, duplicateColumn,
    benchmarkNotNumber,
  ]

  public static let bookTwice = Message(
    "book_twice", zh: "规则书「{id}」给了两次。", en: "The rule book \"{id}\" is given twice.")
  public static let metricNamedAsColumn = Message(
    "metric_named_as_column", zh: "指标「{id}」与数据列同名。请换一个编号。",
    en: "The metric \"{id}\" bears the name of a column. Give it another id.")
  public static let parameterNamedAsColumn = Message(
    "parameter_named_as_column", zh: "参数「{id}」与数据列或指标同名。请换一个编号。",
    en: "The parameter \"{id}\" bears the name of a column or metric. Give it another id.")
  public static let rulesInCircle = Message(
    "rules_in_circle", zh: "规则互相依赖成圈：{names}。", en: "The rules depend on each other in a circle: {names}.")
  public static let parametersMissing = Message(
    "parameters_missing", zh: "这些参数必须设定：{settings}。",
    en: "These parameters must be set: {settings}.")
  public static let parameterValueMalformed = Message(
    "parameter_value_malformed", zh: "参数「{name}」的值「{value}」看不懂；单位应是 {unit}。",
    en: "Cannot read the value \"{value}\" of the parameter \"{name}\"; its unit is {unit}.")
  public static let unknownParameter = Message(
    "unknown_parameter", zh: "没有参数「{name}」。", en: "There is no parameter \"{name}\".")
  public static let settingMalformed = Message(
    "setting_malformed", zh: "「--set {text}」应写成 --set 名称=值。",
    en: "\"--set {text}\" should be --set name=value.")
  public static let settingAmbiguous = Message(
    "setting_ambiguous", zh: "参数「{name}」被设定了两次。", en: "The parameter \"{name}\" is set twice.")
  public static let metricNeedsUnit = Message(
    "metric_needs_unit", zh: "指标「{id}」的公式得出 {unit}，请写明 unit。",
    en: "The formula of the metric \"{id}\" gives {unit}; state its unit.")
  public static let unitOfNonNumber = Message(
    "unit_of_non_number", zh: "「{id}」不是数，不能有单位。", en: "\"{id}\" is not a number and has no unit.")
  public static let asOfNotDate = Message(
    "as_of_not_date", zh: "as_of 应是日期或日期参数的名称，「{name}」不是。",
    en: "as_of is a date or the name of a parameter that is a date; \"{name}\" is not.")
  public static let thresholdNotInForce = Message(
    "threshold_not_in_force", zh: "「{id}」在 {day} 没有门槛值：请看它的日期区间或换一个 as_of。",
    en: "\"{id}\" has no threshold on {day}: look at its dates or choose another as_of.")
  public static let unknownMetric = Message(
    "unknown_metric", zh: "没有指标「{name}」。", en: "There is no metric \"{name}\".")
  public static let deadlineNotDate = Message(
    "deadline_not_date", zh: "deadline 应得出日期，如 as_of + 30 days。",
    en: "A deadline is a date, as in as_of + 30 days.")
  public static let bookNotInForce = Message(
    "book_not_in_force", zh: "规则书「{book}」在 {day} 不在有效期内（{from} 至 {to}）。结果仅供参考。",
    en: "The rule book \"{book}\" is not in force on {day} ({from} to {to}). Take the results as indicative.")
  public static let duplicateColumn = Message(
    "duplicate_column", zh: "清单「{list}」里列「{id}」写了两次。",
    en: "The list \"{list}\" has the column \"{id}\" twice.")
  public static let benchmarkNotNumber = Message(
    "benchmark_not_number", zh: "指标「{name}」不是数，不能作统计。",
    en: "The metric \"{name}\" is not a number and has no statistics.")
}
