// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

extension Message {
  static let admissionMessages: [Message] = [
    projectFileMissing, projectFileUnreadable, projectKeyUnknown, projectInvestmentUnscoped, projectColumnsUnknown, projectValueMalformed,
    projectStoreysExpected, projectStoreysDiffer, projectSumDiffers, projectJointAlone, projectDecisionUnsigned,
    landNotPositive, projectOverrideUnexplained, projectDayUnknown, projectUnknown, admissionNoStandard, admissionNeedsPeers,
    milestoneAfterUnknown, milestoneWithinMalformed, milestoneWithinAlone, standardDueUnknown, commitmentsWritten, commitmentsNotWritten, commitmentsNameless, commitmentsExist,
    projectTemplateExists, projectTemplateWritten,
  ]

  // MARK: Project pages and batches

  public static let projectFileMissing = Message(
    "project_file_missing", zh: "没有找到项目文件「{path}」。请核对路径；空白项目文件可用 mujun template 生成。",
    en: "There is no project file \"{path}\". Check the path; mujun template writes a blank one.")
  public static let projectFileUnreadable = Message(
    "project_file_unreadable", zh: "项目文件读不出来：应是 UTF-8 或 GB18030 编码的文本，不超过 1 MB。请另存后再试。",
    en: "The project file cannot be read: it must be text in UTF-8 or GB18030 of at most 1 MB. Save it anew.")
  public static let projectKeyUnknown = Message(
    "project_key_unknown", zh: "项目文件里的「{key}」不认识。请改正；确是规则书要用的其他事项，写在 further 下面。",
    en: "\"{key}\" is not a known item of a project file. Correct it; if a rule book needs it all the same, put it under further.")
  public static let projectInvestmentUnscoped = Message(
    "project_investment_unscoped",
    zh: "「{key}」没有写明口径：有的标准只算厂房和设备，有的还算地价，不能代为猜测。请改写成 厂房投资、设备投资、土地价款，或 厂房设备投资、固定资产投资(厂房、设备、地价)；只知道总数的写 总投资。",
    en: "\"{key}\" does not say what it counts: some standards count plant and equipment, others the land price too. State plant, equipment and land price, or investment_plant_equipment, investment_fixed_assets; if only the total is known, investment_total.")
  public static let projectColumnsUnknown = Message(
    "project_columns_unknown", zh: "这些列不认识，只有规则书点名时才会用到：{headers}。",
    en: "These columns are not known and are used only where a rule book names them: {headers}.")
  public static let projectValueMalformed = Message(
    "project_value_malformed", zh: "{key} 的值“{text}”不能用，应是{expected}。", en: "{key}: \"{text}\" cannot be used; it must be {expected}.")
  public static let projectStoreysExpected = Message(
    "project_storeys_expected", zh: "storeys 要逐层列出，如：- {area: 5000 m², height: 9 m}。",
    en: "storeys lists the storeys one by one: - {area: 5000 m², height: 9 m}.")
  public static let projectStoreysDiffer = Message(
    "project_storeys_differ", zh: "各层面积之和与填报的{column}不一致，层数可能没有列全，计容建筑面积不能推算。请核对。",
    en: "The storeys do not add up to the {column} stated, so some may be left out and the counted floor area cannot be worked out. Check them.")
  public static let projectSumDiffers = Message(
    "project_sum_differs", zh: "填报的{column}与分项合计不一致，按填报数计算。请核对。",
    en: "The {column} stated is not the sum of its parts; the stated one is used. Check it.")
  public static let projectJointAlone = Message(
    "project_joint_alone", zh: "joint（合并核算）要在 plots 里列出至少两个地块。", en: "joint needs at least two plots under plots.")
  public static let projectDecisionUnsigned = Message(
    "project_decision_unsigned", zh: "decision 没有写明决定人（by）。请补上。", en: "decision does not say who decided (by). Add it.")
  public static let projectOverrideUnexplained = Message(
    "project_override_unexplained",
    zh: "项目 {project} 的集体决策（{decision}）与核算结果（{computed}）不同，必须写明理由（reason）和决定人（by）。",
    en: "The panel's decision on {project} ({decision}) differs from what is worked out ({computed}): it must state a reason and a name (by).")
  public static let projectDayUnknown = Message(
    "project_day_unknown", zh: "不知道按哪一天判定。请在项目文件里写 as_of: 2024-03-01，或用 --as-of 2024-03-01。",
    en: "It is not known which day to judge on. Write as_of: 2024-03-01 into the project file, or use --as-of 2024-03-01.")
  public static let projectUnknown = Message(
    "project_unknown", zh: "文件里没有项目「{key}」。", en: "The file has no project \"{key}\".")

  public static let landNotPositive = Message(
    "land_not_positive", zh: "用地面积“{text}”不大于 0，作缺失处理。请改正。",
    en: "The land \"{text}\" is not above 0 and is taken as missing. Correct it.")

  // MARK: Judging

  public static let admissionNoStandard = Message(
    "admission_no_standard", zh: "这些规则书里没有用于项目准入的标准（use 含 admission、对象是企业或项目）：{books}。请换用其他规则书。",
    en: "No standard of these books is for admission (use: admission, about enterprises or projects): {books}. Name other books.")
  public static let admissionNeedsPeers = Message(
    "admission_needs_peers", zh: "规则「{rule}」要与同类企业比较或汇总（{source}），拟入园的项目没有同类数据，不能用于准入。请把这条标准的 use 改为 [evaluation]，或写明数值。",
    en: "The rule \"{rule}\" compares with peers or adds them up ({source}); a project has none, so it cannot be used for admission. Set its use to [evaluation], or state a figure.")

  // MARK: Rule books

  public static let milestoneAfterUnknown = Message(
    "milestone_after_unknown", zh: "after 应是同一本规则书里写在前面的时间节点，没有「{name}」。",
    en: "after must be a milestone that stands before this one in the book; there is no \"{name}\".")
  public static let milestoneWithinMalformed = Message(
    "milestone_within_malformed", zh: "within 的「{text}」不是时长，应写成 6 months、2 years、30 days 或 6个月。",
    en: "\"{text}\" is no duration; write 6 months, 2 years or 30 days.")
  public static let milestoneWithinAlone = Message(
    "milestone_within_alone", zh: "时间节点「{id}」的 within 和 after 要同时写。", en: "The milestone \"{id}\" needs both within and after, or neither.")
  public static let standardDueUnknown = Message(
    "standard_due_unknown", zh: "due 应是本书 milestones 里的时间节点，没有「{name}」。",
    en: "due must be a milestone of the book; there is no \"{name}\".")

  // MARK: Commitments

  public static let commitmentsWritten = Message(
    "commitments_written", zh: "承诺事项 {count} 条已写入 {file}", en: "{count} commitments are in {file}")
  public static let commitmentsNotWritten = Message(
    "commitments_not_written", zh: "项目 {project} 的结论是{outcome}，没有承诺事项可写。", en: "The outcome for {project} is {outcome}: there are no commitments to write.")
  public static let commitmentsNameless = Message(
    "commitments_nameless", zh: "项目 {project} 没有填统一社会信用代码或宗地代码，承诺事项写出后要补上才能用于以后的评价。",
    en: "{project} states neither an enterprise code nor a parcel: add one to its commitments before an evaluation reads them.")
  public static let commitmentsExist = Message(
    "commitments_exist", zh: "「{path}」已经存在，没有覆盖。请换一个文件名。", en: "\"{path}\" is there already and was left as it is. Choose another name.")

  // MARK: Templates

  public static let projectTemplateExists = Message(
    "project_template_exists", zh: "「{path}」已经存在，没有覆盖。请换一个文件名。", en: "\"{path}\" is there already and was left as it is. Choose another name.")
  public static let projectTemplateWritten = Message(
    "project_template_written", zh: "空白项目文件已写入 {path}。填好后运行：", en: "The blank project file is in {path}. Once it is filled in, run:")
}
