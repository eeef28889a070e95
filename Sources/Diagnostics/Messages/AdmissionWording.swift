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
  public static let peers = Bilingual(zh: "与现有企业比较（只供参考，不是门槛）", en: "Beside existing enterprises (for comparison, no threshold)")
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

  // MARK: The blank page

  public static let batchSheet = Bilingual(zh: "准入批次", en: "Admission batch")
  public static let pageHead = [
    Bilingual(zh: "拟入园项目。冒号后面填写；不填就是缺，缺的事项不会当作达标。", en: "A project that wants to come in. What is left blank is missing, and what is missing never passes."),
    Bilingual(zh: "数值可以带单位，如 2 公顷、0.5 亿元；不带单位的按每行注明的单位。", en: "A value may carry its unit (2 公顷, 0.5 亿元); without one it is in the unit named on its line."),
  ]
  public static let pageDay = Bilingual(zh: "，如 2024-03-01", en: ", such as 2024-03-01")
  public static let pageSections: [String: Bilingual] = [
    "project_id": Bilingual(zh: "项目", en: "The project"),
    "land": Bilingual(zh: "用地和投资。三种口径分开填，不要用总投资代替分项", en: "Land and investment. The scopes are kept apart; a total stands for none of its parts"),
    "tax": Bilingual(zh: "达产后每年的产出和消耗", en: "A year at full production"),
    "floor_area": Bilingual(zh: "建筑和场地", en: "Buildings and grounds"),
    "founded": Bilingual(zh: "日期", en: "Dates"),
  ]
  public static let pageNotes: [String: Bilingual] = [
    "enterprise_id": Bilingual(zh: "写出承诺事项时要用", en: "needed for the commitments"),
    "industry": Bilingual(zh: "国民经济行业分类，如 C3812", en: "GB/T 4754 code, such as C3812"),
    "industry_edition": Bilingual(zh: "如 2017", en: "such as 2017"),
    "investment_plant_equipment": Bilingual(zh: "厂房加设备；两项都填了可以不填", en: "plant and equipment; blank where both are stated"),
    "investment_other": Bilingual(zh: "不含地价和税费", en: "without the land price and taxes"),
    "investment_fixed_assets": Bilingual(zh: "分项都填了可以不填", en: "blank where the parts are stated"),
    "investment_without_land": Bilingual(zh: "厂房、设备加其他；分项都填了可以不填", en: "plant, equipment and other; blank where the parts are stated"),
    "investment_total": Bilingual(zh: "只作记录，不拆分，不代替分项", en: "for the record; never split"),
    "counted_floor_area": Bilingual(zh: "层高超过 8 米的层加倍；下面逐层列出的可以不填", en: "storeys above 8 m twice; blank where storeys are listed"),
    "storey_height": Bilingual(zh: "都不超过 8 米时，计容建筑面积按建筑面积", en: "where no storey is above 8 m, the floor area counts"),
    "above_scale": Bilingual(zh: "是 或 否", en: "yes or no"),
  ]

  /// Parts of a page that are left out until somebody needs them.
  public static func pageTail(_ language: Language) -> [String] {
    switch language {
    case .zh:
      [
        "# 逐层建筑面积和层高（去掉行首的 # 使用，下同）", "# storeys:", "#   - {area: 8000 ㎡, height: 9 m, count: 1}", "",
        "# 几个地块；joint: 是 表示合并核算", "# joint: 是", "# plots:", "#   - {plot: 东, land: 20 亩, tax: 400 万元}",
        "#   - {plot: 西, land: 10 亩, tax: 260 万元}", "",
        "# 算账：没有的写 0，不写就算不出来", "# account:", "#   years: 10              # 测算年限",
        "#   discount_rate: 5%      # 折现率", "#   land_price: 900 万元   # 土地价款收入；不写用项目的土地价款",
        "#   land_cost: 1200 万元   # 土地取得和整理成本", "#   infrastructure: 300 万元",
        "#   incentives: [200 万元, 100 万元]   # 第 1 年起各年奖补", "#   ramp_up: [0%, 30%, 60%, 100%]      # 第 1 年起各年达产进度",
        "#   local_share: 40%       # 地方留成比例", "", "# 集体决策：与核算结果不同的要写明理由和决定人", "# decision:",
        "#   outcome: 准入          # 准入、附条件准入、不予准入、缓议", "#   by: 项目评审委员会", "#   date: 2024-03-05", "#   reason:",
        "#   opinions:", "#     - {bureau: 自然资源局, opinion: 同意, by: 张三, date: 2024-03-02}",
      ]
    case .en:
      [
        "# Storey by storey (take away the # to use it, as below)", "# storeys:",
        "#   - {area: 8000 m², height: 9 m, count: 1}", "", "# Several plots; joint: yes judges them as one",
        "# joint: yes", "# plots:", "#   - {plot: east, land: 20 亩, tax: 400 万元}",
        "#   - {plot: west, land: 10 亩, tax: 260 万元}", "",
        "# The account: write 0 where there is nothing", "# account:", "#   years: 10", "#   discount_rate: 5%",
        "#   land_price: 900 万元", "#   land_cost: 1200 万元", "#   infrastructure: 300 万元",
        "#   incentives: [200 万元, 100 万元]", "#   ramp_up: [0%, 30%, 60%, 100%]", "#   local_share: 40%", "",
        "# The panel's decision: one that differs from what is worked out needs its reason and a name", "# decision:",
        "#   outcome: admit         # admit, conditions, refuse, defer", "#   by: panel", "#   date: 2024-03-05", "#   reason:",
        "#   opinions:", "#     - {bureau: land office, opinion: agreed, by: Zhang, date: 2024-03-02}",
      ]
    }
  }
}
