// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

extension Message {
  static let gradeSheetMessages: [Message] = [
    gradeSheetFacts, gradeSheetRemark, gradePublicFacts, gradeSheetNone, onePagerFacts, onePagerRemark, onePagersContents,
    onePagersCut, onePagersNone, liftScore, liftScorePassed, liftValues, liftAtLeast, liftAtMost, onePagersWritten,
  ]

  public static let gradeSheetFacts = Message(
    "grade_sheet_facts", zh: "{dataset}，{year} 年；评价日期 {day}；{result}", en: "{dataset}, {year}; judged at {day}; {result}")
  public static let gradeSheetRemark = Message(
    "grade_sheet_remark", zh: "得分和等级由规则书按数据算出，公布前请核对。不在评价范围的 {outside} 家不列，见 csv/grades.csv；各项取值、基准值见 csv/scores.csv。",
    en: "Scores and grades are worked out from the data by the rule book; check them before publishing. The {outside} outside the scheme are not listed, see csv/grades.csv; values and bases are in csv/scores.csv.")
  public static let gradePublicFacts = Message(
    "grade_public_facts", zh: "{dataset}，{year} 年；评价日期 {day}；共 {count} 家", en: "{dataset}, {year}; judged at {day}; {count} in all")
  public static let gradeSheetNone = Message(
    "grade_sheet_none", zh: "没有评价结果。", en: "There are no results.")

  // MARK: One page per enterprise
  public static let onePagerFacts = Message(
    "one_pager_facts", zh: "{scheme}；{dataset}，{year} 年；评价日期 {day}", en: "{scheme}; {dataset}, {year}; judged at {day}")
  public static let onePagerRemark = Message(
    "one_pager_remark", zh: "本页由数据按规则书算出，供核对和沟通，不是评价决定。", en: "Worked out from the data by the rule book, for checking and talking it over; not a decision.")
  public static let onePagersContents = Message(
    "one_pagers_contents", zh: "每家企业一页，共 {count} 页；每个工作簿最多 {limit} 页，本册从第 {from} 页到第 {to} 页。",
    en: "One page per enterprise, {count} in all; at most {limit} to a workbook, here {from} to {to}.")
  public static let onePagersCut = Message(
    "one_pagers_cut", zh: "共有 {count} 页，只写出前 {limit} 页（按总体和名次）；其余请分批评价，或查 csv/grades.csv 和 csv/scores.csv。",
    en: "There would be {count} pages; only the first {limit} were written (by population and rank). See csv/grades.csv and csv/scores.csv for the rest, or evaluate in parts.")
  public static let onePagersNone = Message(
    "one_pagers_none", zh: "没有企业参加评价，没有一页纸可写。", en: "No enterprise takes part in a grading; there are no pages to write.")
  public static let liftScore = Message(
    "lift_score", zh: "升到 {grade}：得分须达到 {score}，还差 {lacking}（其他企业和条件不变）。",
    en: "For {grade}: a score of {score}, {lacking} more than now (others and all else staying as they are).")
  public static let liftScorePassed = Message(
    "lift_score_passed", zh: "升到 {grade}：得分须超过 {score}，还差 {lacking} 以上（其他企业和条件不变）。",
    en: "For {grade}: a score above {score}, more than {lacking} above the present one (others and all else staying as they are).")
  public static let liftValues = Message(
    "lift_values", zh: "只靠一项指标时，该项须（其余指标不变）：{values}。", en: "By one indicator alone, the others unchanged: {values}.")
  public static let liftAtLeast = Message(
    "lift_at_least", zh: "{label} 不低于 {value} {unit}", en: "{label} at least {value} {unit}")
  public static let liftAtMost = Message(
    "lift_at_most", zh: "{label} 不高于 {value} {unit}", en: "{label} at most {value} {unit}")
  public static let onePagersWritten = Message(
    "one_pagers_written", zh: "企业一页纸：{count} 页，{files} 个工作簿（one_pagers/）。", en: "One page per enterprise: {count} pages in {files} workbook(s) (one_pagers/).")
}

/// Words of the sheets of grading results.
public enum GradeWording {
  public static let rank = Bilingual(zh: "名次", en: "Rank")
  public static let population = Bilingual(zh: "总体", en: "Population")
  public static let group = Bilingual(zh: "分组", en: "Group")
  public static let score = Bilingual(zh: "得分", en: "Score")
  public static let grade = Bilingual(zh: "等级", en: "Grade")
  public static let note = Bilingual(zh: "说明", en: "Note")
  public static let factor = Bilingual(zh: "修正系数", en: "Factor")
  public static let adjustments = Bilingual(zh: "加减分", en: "Adjustments")
  public static let merged = Bilingual(zh: "（合并）", en: " (merged)")
  public static let publicSheet = Bilingual(zh: "公示表", en: " - for publication")
  public static let contents = Bilingual(zh: "目录", en: "Contents")
  public static let onePager = Bilingual(zh: "企业一页纸", en: "Enterprise on one page")
  public static let result = Bilingual(zh: "评价结果", en: "Result")
  public static let place = Bilingual(zh: "名次／参加排名数", en: "Rank / ranked")
  public static let items = Bilingual(zh: "评分指标", en: "Indicators")
  public static let indicator = Bilingual(zh: "指标", en: "Indicator")
  public static let base = Bilingual(zh: "基准值", en: "Base")
  public static let weight = Bilingual(zh: "权重", en: "Weight")
  public static let rawScore = Bilingual(zh: "限前得分", en: "Before bounds")
  public static let remark = Bilingual(zh: "备注", en: "Remark")
  public static let reason = Bilingual(zh: "事由", en: "Reason")
  public static let points = Bilingual(zh: "分值", en: "Points")
  public static let steps = Bilingual(zh: "定级条件和一票否决", en: "Conditions and vetoes")
  public static let kind = Bilingual(zh: "类别", en: "Kind")
  public static let basis = Bilingual(zh: "依据", en: "Basis")
  public static let lift = Bilingual(zh: "升一级需要", en: "What would lift it one grade")
  public static let undecided = Bilingual(zh: "无法判定", en: "Cannot be decided")
  public static let exempt = Bilingual(zh: "免评", en: "Exempt")
  public static let cap = Bilingual(zh: "已达上限", en: "capped")
  public static let floor = Bilingual(zh: "按下限计", en: "at the floor")
  public static let noBase = Bilingual(zh: "没有基准值", en: "no base")
  public static let needs = Bilingual(zh: "未满足该等级的条件", en: "Does not meet what the grade needs")
  public static let only = Bilingual(zh: "不符合该等级的限定", en: "Not one of those the grade is for")
  public static let veto = Bilingual(zh: "一票否决", en: "Veto")

  /// What a gap's rule did, by its word in the book.
  public static func missing(_ word: String) -> Bilingual {
    switch word {
    case "zero": Bilingual(zh: "缺数，计零分", en: "missing, no points")
    case "population_mean": Bilingual(zh: "缺数，取总体平均得分", en: "missing, the population's mean points")
    case "reweigh": Bilingual(zh: "缺数，不计此项，其余放大", en: "missing, left out, the rest scaled up")
    case "penalty": Bilingual(zh: "缺数，按办法扣分", en: "missing, a penalty")
    default: Bilingual(zh: "缺数", en: "missing")
    }
  }
}
