// swift-format-ignore-file
// A word's texts say what it is; a line per word keeps the languages side by side.

/// The words of admission (准入审查).
public enum AdmissionWording {
  /// What an outcome is called, by its name in JSON.
  public static func outcome(_ name: String) -> Bilingual {
    switch name {
    case "admit": Bilingual(zh: "准入", en: "admit")
    case "conditions": Bilingual(zh: "附条件准入", en: "admit on conditions")
    case "refuse": Bilingual(zh: "不予准入", en: "refuse")
    default: Bilingual(zh: "无法判定", en: "cannot tell")
    }
  }

  /// What a panel's outcome is called.
  public static func decision(_ name: String) -> Bilingual {
    name == "defer" ? Bilingual(zh: "缓议", en: "put off") : outcome(name)
  }

  /// What an item comes to, by its name in JSON.
  public static func verdict(_ name: String) -> Bilingual {
    switch name {
    case "pass": Bilingual(zh: "达标", en: "pass")
    case "fail": Bilingual(zh: "不达标", en: "fail")
    case "case_by_case": Bilingual(zh: "一事一议", en: "case by case")
    case "not_applicable": Bilingual(zh: "不适用", en: "not applicable")
    default: Bilingual(zh: "无法判定", en: "cannot be decided")
    }
  }

  public static let title = Bilingual(zh: "项目准入审查", en: "Admission of a project")
  public static let batchTitle = Bilingual(zh: "项目准入审查（批次）", en: "Admission batch")
  public static let judgedOn = Bilingual(zh: "判定日期", en: "Judged on")
  public static let books = Bilingual(zh: "规则书", en: "Rule books")
  public static let file = Bilingual(zh: "项目文件", en: "Project file")
  public static let outcome = Bilingual(zh: "结论", en: "Outcome")
  public static let promises = Bilingual(zh: "项目填报", en: "What the project states")
  public static let items = Bilingual(zh: "逐项对照", en: "Item by item")
  public static let strictest = Bilingual(zh: "几本规则书都有要求的，最严的是", en: "Where several books ask for the same thing, the strictest")
  public static let land = Bilingual(zh: "用地测算", en: "How much land")
  public static let milestones = Bilingual(zh: "时间节点", en: "Milestones")
  public static let account = Bilingual(zh: "算账", en: "The account")
  public static let decision = Bilingual(zh: "集体决策", en: "The panel's decision")
  public static let plots = Bilingual(zh: "分地块", en: "Plot by plot")
  public static let target = Bilingual(zh: "参照", en: "target")
  public static let near = Bilingual(zh: "临界", en: "near the line")
  public static let missing = Bilingual(zh: "缺", en: "missing")
  public static let nothing = Bilingual(zh: "无", en: "none")
  public static let derived = Bilingual(zh: "由分项推算", en: "worked out from its parts")
  public static let remark = Bilingual(
    zh: "本表按项目填报数和规则书核算，供集体决策参考，不代替决策。“参照”是导向标准，不作强制要求。",
    en: "Worked out from what the project states and the rule books. It informs the panel's decision and does not replace it. A target points the way and binds nobody.")

  /// What the figures of the account are called, by their keys.
  public static func accountItem(_ key: String) -> Bilingual {
    switch key {
    case "years": Bilingual(zh: "测算年限", en: "years looked at")
    case "discount_rate": Bilingual(zh: "折现率", en: "discount rate")
    case "land_price": Bilingual(zh: "土地价款收入", en: "price of the land")
    case "land_cost": Bilingual(zh: "土地取得和整理成本", en: "cost of acquiring and levelling the land")
    case "infrastructure": Bilingual(zh: "基础设施投入", en: "infrastructure")
    case "incentives": Bilingual(zh: "各年奖补", en: "incentives by year")
    case "tax": Bilingual(zh: "达产年税收", en: "tax a year at full production")
    case "ramp_up": Bilingual(zh: "各年达产进度", en: "share of full production by year")
    case "local_share": Bilingual(zh: "地方留成比例", en: "local share of the tax")
    default: Bilingual(zh: key, en: key)
    }
  }
}
