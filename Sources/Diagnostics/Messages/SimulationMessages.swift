// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

extension Message {
  static let simulationMessages: [Message] = [
    variationMissing, variationMalformed, variationStep, variationTooMany, variationUnknown, variationPartUnknown,
    variationAmbiguous, variationUnit, variationNotNumber, variationTwice, variationsTooMany, simulationOwn,
    simulationUnchanged, simulationWritten,
  ]

  public static let variationMissing = Message(
    "variation_missing", zh: "请用 --vary 写明试算什么，例如 --vary tax.at_least=15..30:1。", en: "Say with --vary what to vary, such as --vary tax.at_least=15..30:1.")
  public static let variationMalformed = Message(
    "variation_malformed", zh: "看不懂「{text}」。请写作 名称=从..到:步长，例如 tax.at_least=15..30:1 或 supervision_land=3亩..8亩:1亩。",
    en: "Cannot read \"{text}\". Write name=from..to:step, such as tax.at_least=15..30:1 or supervision_land=3亩..8亩:1亩.")
  public static let variationStep = Message(
    "variation_step", zh: "「{text}」的步长须大于零，且终点不小于起点。", en: "The step of \"{text}\" must be above zero, and the end not below the start.")
  public static let variationTooMany = Message(
    "variation_too_many", zh: "共 {count} 步，超过 {limit} 步。请加大步长或缩小范围。", en: "That makes {count} steps, more than {limit}. Take a larger step or a smaller range.")
  public static let variationUnknown = Message(
    "variation_unknown", zh: "规则书里没有可试算的「{name}」。可以试算参数、标准的 at_least 或 at_most、分级办法中某项指标的 weight 或 base。",
    en: "The books have no \"{name}\" to vary. What can be varied: a parameter, at_least or at_most of a standard, the weight or base of an indicator of a grading.")
  public static let variationPartUnknown = Message(
    "variation_part_unknown", zh: "「{name}」没有「{part}」可试算。可以写：{known}。", en: "\"{name}\" has no \"{part}\" to vary. Known: {known}.")
  public static let variationAmbiguous = Message(
    "variation_ambiguous", zh: "「{name}」在几本规则书中都有。请在前面写明规则书：{known}。", en: "\"{name}\" stands in several books. Name the book in front: {known}.")
  public static let variationUnit = Message(
    "variation_unit", zh: "「{name}」的单位「{unit}」不合：应为 {wanted} 或可换算的单位。", en: "The unit \"{unit}\" does not fit \"{name}\": give {wanted}, or a unit that converts to it.")
  public static let variationNotNumber = Message(
    "variation_not_number", zh: "参数「{name}」不是数，不能试算。", en: "The parameter \"{name}\" is no number and cannot be varied.")
  public static let variationTwice = Message(
    "variation_twice", zh: "「{name}」写了两次 --vary。", en: "\"{name}\" is varied twice.")
  public static let variationsTooMany = Message(
    "variations_too_many", zh: "最多同时试算两项（写了 {count} 项）。", en: "At most two things can be varied at once; {count} were given.")
  public static let simulationOwn = Message(
    "simulation_own", zh: "{name}：规则书现值 {value}", en: "{name}: the book's own value is {value}")
  public static let simulationUnchanged = Message(
    "simulation_unchanged", zh: "其余 {count} 条规则各步结果都不变。", en: "The other {count} rules say the same at every step.")
  public static let simulationWritten = Message(
    "simulation_written", zh: "各步统计见 {path}，变动名单见 {flips}。", en: "Counts of every step are in {path}, who flips in {flips}.")
}

/// Words of a simulation.
public enum SimulationWording {
  public static let own = Bilingual(zh: "（现值）", en: "(own)")
  public static let mu = Bilingual(zh: "亩", en: " mu")
  public static let land = Bilingual(zh: "不达标、入围或末等亩数", en: "mu short, flagged or graded last")
  public static let fromPrevious = Bilingual(zh: "较上一步变动", en: "flip from step before")
  public static let fromOwn = Bilingual(zh: "较现值变动", en: "flip from own value")
  public static let flipped = Bilingual(zh: "较上一步变动的对象", en: "who flips from the step before")

  /// An outcome in words; a grade is its own.
  public static func outcome(_ word: String) -> Bilingual {
    switch word {
    case "met": Bilingual(zh: "达标", en: "met")
    case "short": Bilingual(zh: "不达标", en: "short")
    case "undecided": Bilingual(zh: "无法判定", en: "undecided")
    case "not_applicable": Bilingual(zh: "不适用", en: "not applicable")
    case "flagged": Bilingual(zh: "入围", en: "flagged")
    case "not_flagged": Bilingual(zh: "未入围", en: "not flagged")
    case "exempt": Bilingual(zh: "免评", en: "exempt")
    case "outside": Bilingual(zh: "不在范围", en: "outside")
    default: Bilingual(zh: word, en: word)
    }
  }
}
