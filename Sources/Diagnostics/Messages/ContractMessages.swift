// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

extension Message {
  static let contractMessages: [Message] = [
    clauseWithoutSubject, clauseSubjectUnknown, clauseIndicatorUnknown, clauseIndicatorAmbiguous,
    clauseIndicatorNotNumber, clauseOfOtherSubject, clauseUnitMissing, clauseUnitUnknown, clauseUnitUnlike,
    clauseDirectionUnknown, factOnlyInLists, contractsSummary, contractsRemark, contractsRate, contractsNone, clauseLine, clauseDetails,
  ]

  public static let clauseWithoutSubject = Message(
    "clause_without_subject", zh: "条款 {clause} 没有写是哪家企业、哪宗地，不能判定。请至少填一个代码。",
    en: "Clause {clause} names no enterprise and no parcel and cannot be decided. Give at least one code.")
  public static let clauseSubjectUnknown = Message(
    "clause_subject_unknown", zh: "条款 {clause} 写的企业或宗地在数据里没有，不能判定。请核对代码。",
    en: "The enterprise or parcel of clause {clause} is not in the data, so it cannot be decided. Check the code.")
  public static let clauseIndicatorUnknown = Message(
    "clause_indicator_unknown", zh: "条款 {clause} 约定的“{indicator}”，所用规则书里没有这项指标，不能判定。{near}请改用规则书里的指标名称，或在规则书里加上这项指标。",
    en: "No rule book in use knows \"{indicator}\" of clause {clause}, so it cannot be decided.{near} Use a name of the rule books, or add the metric to one.")
  public static let clauseIndicatorAmbiguous = Message(
    "clause_indicator_ambiguous", zh: "条款 {clause} 约定的“{indicator}”在规则书里指几项指标，数值不同：{metrics}。请改写其中一项的代码。",
    en: "\"{indicator}\" of clause {clause} may be several metrics with different values: {metrics}. Write the id of one of them.")
  public static let clauseIndicatorNotNumber = Message(
    "clause_indicator_not_number", zh: "条款 {clause} 约定的“{indicator}”不是数值，不能与承诺值比较。",
    en: "\"{indicator}\" of clause {clause} is not a number and cannot be compared with a promise.")
  public static let clauseOfOtherSubject = Message(
    "clause_of_other_subject", zh: "条款 {clause} 约定的“{indicator}”按{subject}计算，这一行没有写{subject}代码，不能判定。请补上。",
    en: "\"{indicator}\" of clause {clause} is measured per {subject}, and the row names none. Add its code.")
  public static let clauseUnitMissing = Message(
    "clause_unit_missing", zh: "条款 {clause} 的承诺值没有单位，“{indicator}”的单位是 {wanted}。请填写承诺值的单位。",
    en: "The promise of clause {clause} has no unit; \"{indicator}\" is in {wanted}. Write the unit of the promise.")
  public static let clauseUnitUnknown = Message(
    "clause_unit_unknown", zh: "条款 {clause} 的单位“{unit}”不认识，“{indicator}”的单位是 {wanted}。请改写。",
    en: "The unit \"{unit}\" of clause {clause} is not known; \"{indicator}\" is in {wanted}. Write another.")
  public static let clauseUnitUnlike = Message(
    "clause_unit_unlike", zh: "条款 {clause} 的单位“{unit}”与“{indicator}”的单位 {wanted} 不是一类，不能比较。请核对单位和指标。",
    en: "The unit \"{unit}\" of clause {clause} and {wanted} of \"{indicator}\" measure different things. Check unit and indicator.")
  public static let clauseDirectionUnknown = Message(
    "clause_direction_unknown", zh: "条款 {clause} 的比较方向“{direction}”不认识。请写“不低于”或“不高于”。",
    en: "The direction \"{direction}\" of clause {clause} is not known. Write at_least or at_most.")
  public static let factOnlyInLists = Message(
    "fact_only_in_lists", zh: "「{name}」要等指标都算完才知道，只能用在清单（lists）里。",
    en: "\"{name}\" is known only once all metrics are; only lists may name it.")

  // MARK: How contracts are kept

  public static let contractsSummary = Message(
    "contracts_summary", zh: "履约情况：条款 {clauses} 条，已履约 {met}，未履约 {short}，不能判定 {undecided}，未到期 {notDue}；履约率 {rate}，按用地面积 {landRate}。不能判定的不计入履约率。",
    en: "Contracts: {clauses} clauses, kept {met}, not kept {short}, undecided {undecided}, not due {notDue}; kept of those decided {rate}, by land {landRate}. Undecided ones are in neither.")
  public static let contractsRate = Message(
    "contracts_rate", zh: "履约率 {rate}（{met} / {decided} 条）；按用地面积 {landRate}（{metLand} / {decidedLand} 亩）。不能判定 {undecided} 条（{undecidedLand} 亩），不计入；另有 {withoutLand} 条不知道用地面积，不计入按面积的履约率。",
    en: "Kept {rate} ({met} of {decided} clauses); by land {landRate} ({metLand} of {decidedLand} mu). Undecided and in neither: {undecided} ({undecidedLand} mu); of {withoutLand} clauses the land is not known.")
  public static let contractsRemark = Message(
    "contracts_remark", zh: "到期条款按评价年度的指标或实际日期对照。未履约只是数据对照的结果，是否违约依合同判断。",
    en: "Clauses due are held against the figures of the year evaluated or the actual days. Not kept is what the data say; whether it is a breach is for the contract to tell.")
  public static let contractsNone = Message(
    "contracts_none", zh: "没有合同条款。", en: "There are no clauses.")
  public static let clauseLine = Message(
    "clause_line", zh: "条款 {clause} {promise}，期限 {due}：{verdict}{details}",
    en: "Clause {clause} {promise}, due {due}: {verdict}{details}")
  public static let clauseDetails = Message(
    "clause_details", zh: "（{details}）", en: " ({details})")
}

/// Words of contracts and how they are kept.
public enum ContractWording {
  public static let sheet = Bilingual(zh: "履约情况", en: "Contracts kept")
  public static let clause = Bilingual(zh: "条款编号", en: "Clause")
  public static let subjectKind = Bilingual(zh: "对象", en: "Subject")
  public static let subjectName = Bilingual(zh: "名称", en: "Name")
  public static let indicator = Bilingual(zh: "约定指标", en: "Indicator")
  public static let promised = Bilingual(zh: "承诺", en: "Promised")
  public static let due = Bilingual(zh: "履约期限", en: "Due")
  public static let value = Bilingual(zh: "实际", en: "Actual")
  public static let verdictNow = Bilingual(zh: "结论", en: "Verdict")
  public static let shortfall = Bilingual(zh: "差额", en: "Shortfall")
  public static let because = Bilingual(zh: "说明", en: "Because")
  public static let basis = Bilingual(zh: "合同依据", en: "Basis")
  public static let remedy = Bilingual(zh: "违约责任", en: "Remedy")
  public static let nearLine = Bilingual(zh: "临界", en: "near the line")
  public static let unknown = Bilingual(zh: "未知", en: "unknown")

  /// 缺税收.
  public static func missing(_ name: String) -> Bilingual {
    Bilingual(zh: "缺\(name)", en: "\(name) is missing")
  }

  /// What was probably meant.
  public static func near(_ name: String?) -> Bilingual {
    name.map { Bilingual(zh: "是不是“\($0)”？", en: " Is it \"\($0)\"?") } ?? Bilingual(zh: "", en: "")
  }

  /// 企业, 宗地, by the code in csv/contracts.csv.
  public static func subject(_ code: String) -> Bilingual { subjects[code] ?? Bilingual(zh: "企业或宗地", en: "subject") }

  private static let subjects: [String: Bilingual] = [
    "enterprise": Bilingual(zh: "企业", en: "enterprise"), "parcel": Bilingual(zh: "宗地", en: "parcel"),
    "zone": Bilingual(zh: "片区", en: "zone"), "project": Bilingual(zh: "项目", en: "project"),
  ]

  /// What a verdict is called.
  public static func verdict(_ code: String) -> Bilingual { verdicts[code] ?? Bilingual(zh: code, en: code) }

  private static let verdicts: [String: Bilingual] = [
    "met": Bilingual(zh: "已履约", en: "kept"), "short": Bilingual(zh: "未履约", en: "not kept"),
    "undecided": Bilingual(zh: "不能判定", en: "undecided"), "not_due": Bilingual(zh: "未到期", en: "not due"),
  ]

  /// 不低于, 不高于.
  public static func direction(_ code: String) -> Bilingual { directions[code] ?? Bilingual(zh: code, en: code) }

  private static let directions: [String: Bilingual] = [
    "at_least": Bilingual(zh: "不低于", en: " at least "), "at_most": Bilingual(zh: "不高于", en: " at most "),
  ]

  /// Why a clause is undecided; nil for names of what is missing.
  public static func obstacle(_ code: String) -> Bilingual? { obstacles[code] }

  private static let obstacles: [String: Bilingual] = [
    "subject_missing": Bilingual(zh: "没有写企业或宗地", en: "names no enterprise or parcel"),
    "subject_unknown": Bilingual(zh: "数据里没有这家企业或这宗地", en: "its subject is not in the data"),
    "indicator_unknown": Bilingual(zh: "规则书里没有这项指标", en: "no rule book knows the indicator"),
    "indicator_ambiguous": Bilingual(zh: "指标有几种算法，数值不同", en: "several metrics of that name differ"),
    "indicator_not_number": Bilingual(zh: "指标不是数值", en: "the indicator is no number"),
    "other_subject": Bilingual(zh: "没有写指标所属的对象", en: "does not name whom the indicator is about"),
    "unit_missing": Bilingual(zh: "承诺值没有单位", en: "the promise has no unit"),
    "unit_unknown": Bilingual(zh: "单位不认识", en: "the unit is not known"),
    "unit_unlike": Bilingual(zh: "单位与指标不是一类", en: "the unit is of another kind than the indicator's"),
    "direction_unknown": Bilingual(zh: "比较方向不认识", en: "the direction is not known"),
  ]
}
