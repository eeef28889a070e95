// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

extension Message {
  static let commandMessages: [Message] = [
    strictErrors, subjectUnknown, dateOptionMalformed, outputWritten, checkClean, checkSummary, checkMore, bookSound,
    bookSummary, mustBeSet, internalFailure,
  ]

  public static let strictErrors = Message(
    "strict_errors", zh: "数据有 {errors} 个错误，--strict 下不出结果。请用 mujun check 查看并更正。",
    en: "The data have {errors} errors, and --strict gives no results then. See them with mujun check and correct them.")
  public static let subjectUnknown = Message(
    "subject_unknown", zh: "数据集里没有宗地、企业或片区「{key}」。", en: "The dataset has no parcel, enterprise or zone \"{key}\".")
  public static let dateOptionMalformed = Message(
    "date_option_malformed", zh: "「{text}」不是日期，应写成 2021-12-31。",
    en: "\"{text}\" is not a date; write 2021-12-31.")
  public static let outputWritten = Message(
    "output_written", zh: "结果已写入 {folder}", en: "Results are in {folder}")
  public static let checkClean = Message(
    "check_clean", zh: "没有发现问题。", en: "No issues found.")
  public static let checkSummary = Message(
    "check_summary", zh: "错误 {errors}，警告 {warnings}，提示 {infos}。",
    en: "{errors} errors, {warnings} warnings, {infos} remarks.")
  public static let checkMore = Message(
    "check_more", zh: "……同类的共 {count} 处，加 --all 逐条列出", en: "… {count} of this kind; --all lists every one")
  public static let bookSound = Message(
    "book_sound", zh: "{title}（{id}）可以使用。", en: "{title} ({id}) is sound.")
  public static let bookSummary = Message(
    "book_summary", zh: "指标 {metrics} 个，标准 {standards} 条，标记 {flags} 个，清单 {lists} 份。",
    en: "{metrics} metrics, {standards} standards, {flags} flags, {lists} lists.")
  public static let mustBeSet = Message(
    "must_be_set", zh: "使用时必须设定：{settings}", en: "Must be set when used: {settings}")
  public static let internalFailure = Message(
    "internal_failure", zh: "程序内部错误：{problem}。请把本行和所用命令告诉维护者。",
    en: "Internal error: {problem}. Please report this line and the command to the maintainers.")
}
