// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

extension Message {
  static let gradingMessages: [Message] = [
    taxIncludedAndExcluded, vetoWithoutEffect, gradesUndefined, gradeTwice, constantExpected, tenantsOfEnterprises,
    populationTwice, populationWithoutIndicators, unknownPopulation, unknownGrade, otherwiseBesideQuota, tooManyGrades,
    thresholdsNotFalling, quotaNotWhole, onlyForBestGrade, needsForLastGrade, pastGradesUnclaimed, weightNotPositive,
    capBelowFloor, keyOfOtherForm, baseNotInForce, weightedMeanOfNoQuotient, tenureUnknown, schemesSummary, gradesSummary,
  ]

  public static let taxIncludedAndExcluded = Message(
    "tax_included_and_excluded", zh: "include（计入的税种）与 exclude（不计的税种）只能写一个。",
    en: "Write either \"include\" (the taxes that count) or \"exclude\" (those that do not), not both.")
  public static let vetoWithoutEffect = Message(
    "veto_without_effect", zh: "一票否决须写明且只写一种后果：grade（直接定级）、down（下降几级）或 at_best（最高评为）。",
    en: "A veto needs exactly one effect: grade (that grade), down (so many grades lower) or at_best (no better than).")
  public static let gradesUndefined = Message(
    "grades_undefined", zh: "没有说明如何定级：请写 quota（比例）或 at_least（分数线），也可两者都写。",
    en: "Nothing says how grades are given: write quota (shares) or at_least (least scores), or both.")
  public static let gradeTwice = Message(
    "grade_twice", zh: "等级「{grade}」写了两次。", en: "The grade \"{grade}\" is written twice.")
  public static let constantExpected = Message(
    "constant_expected", zh: "「{text}」须是对所有对象都一样的数：直接写数，或写参数名。",
    en: "\"{text}\" must be a number that is the same for everybody: write a number or the name of a parameter.")
  public static let tenantsOfEnterprises = Message(
    "tenants_of_enterprises", zh: "tenants（租赁企业）和 companies（集团合并）只能用于企业的分级（of: enterprise）。",
    en: "tenants and companies belong to gradings of enterprises only (of: enterprise).")
  public static let populationTwice = Message(
    "population_twice", zh: "总体「{id}」写了两次。", en: "The population \"{id}\" is written twice.")
  public static let populationWithoutIndicators = Message(
    "population_without_indicators", zh: "总体「{population}」没有评分指标。请在 indicators 下写上它的指标。",
    en: "The population \"{population}\" has no indicators. Write them under indicators.")
  public static let unknownPopulation = Message(
    "unknown_population", zh: "没有名为「{population}」的总体。已有：{known}。",
    en: "There is no population called \"{population}\". Known: {known}.")
  public static let unknownGrade = Message(
    "unknown_grade", zh: "没有名为「{grade}」的等级。已有：{known}。",
    en: "There is no grade called \"{grade}\". Known: {known}.")
  public static let otherwiseBesideQuota = Message(
    "otherwise_beside_quota", zh: "有比例（quota）时不写 otherwise：比例已分完所有对象。",
    en: "Leave out otherwise beside a quota: the shares already cover everybody.")
  public static let tooManyGrades = Message(
    "too_many_grades", zh: "等级超过 60 个。", en: "There are more than 60 grades.")
  public static let thresholdsNotFalling = Message(
    "thresholds_not_falling", zh: "分数线须从最好的等级起逐级降低。",
    en: "The least scores must fall from the best grade down.")
  public static let quotaNotWhole = Message(
    "quota_not_whole", zh: "各等级比例须合计 100%，且不为负；现合计 {sum}%。",
    en: "The shares of the grades must add up to 100 %, none of them negative; they add up to {sum} %.")
  public static let onlyForBestGrade = Message(
    "only_for_best_grade", zh: "最好的等级「{grade}」不能用 only：没有更好的等级可升。",
    en: "The best grade \"{grade}\" cannot stand under only: there is no better one to move to.")
  public static let needsForLastGrade = Message(
    "needs_for_last_grade", zh: "最后的等级「{grade}」不能用 needs：没有更低的等级可降。",
    en: "The last grade \"{grade}\" cannot stand under needs: there is no lower one to move to.")
  public static let pastGradesUnclaimed = Message(
    "past_grades_unclaimed", zh: "规则书中有几个分级办法，历年评价表的「等级」列无法确定属于哪一个，「{scheme}」的历年等级按未知处理。请把该列的表头改为 {column}，或改成办法的名称。",
    en: "There are several grading schemes, and nobody can tell to which one the grades in the history table belong; earlier grades of \"{scheme}\" count as unknown. Call the column {column}, or like the scheme.")
  public static let weightNotPositive = Message(
    "weight_not_positive", zh: "权重须大于零。", en: "A weight must be above zero.")
  public static let capBelowFloor = Message(
    "cap_below_floor", zh: "得分上限低于下限。", en: "The cap lies below the floor.")
  public static let keyOfOtherForm = Message(
    "key_of_other_form", zh: "计分方式 {form} 不用 {key}，请删去，或换一种计分方式。",
    en: "The scoring form {form} has no use for {key}: remove it, or choose another form.")
  public static let baseNotInForce = Message(
    "base_not_in_force", zh: "{day} 没有基准值。请补上这一天起的基准值。", en: "There is no base on {day}. Add the one that holds from that day.")
  public static let weightedMeanOfNoQuotient = Message(
    "weighted_mean_of_no_quotient", zh: "「{metric}」的公式不是除法，没有加权平均（分子之和除以分母之和）。请改用 as: mean、median 或 max，或把公式写成除法。",
    en: "The formula of \"{metric}\" is no division, so it has no weighted mean (sum of numerators over sum of denominators). Use as: mean, median or max, or write it as a division.")

  // MARK: Tenants
  public static let tenureUnknown = Message(
    "tenure_unknown", zh: "看不懂使用方式「{tenure}」，无法确定是自有还是租赁，按未知处理。请写自有、租赁或未登记。",
    en: "Cannot read the tenure \"{tenure}\", so nobody can tell own land from rented; it counts as unknown. Write own, rent or unregistered.")

  // MARK: Terminal
  public static let schemesSummary = Message(
    "schemes_summary", zh: "分级办法 {count} 个：{names}", en: "{count} grading scheme(s): {names}")
  public static let gradesSummary = Message(
    "grades_summary", zh: "{scheme}：{grades}；免评 {exempt}，无法判定 {undecided}，不在范围 {outside}",
    en: "{scheme}: {grades}; exempt {exempt}, undecided {undecided}, outside {outside}")
}
