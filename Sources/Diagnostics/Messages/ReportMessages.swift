// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

extension Message {
  static let reportMessages: [Message] = [
    reportFacts, reportNoMap, reportNotDrawn, reportNotShown, reportSimplified, reportByOccupant, reportRowsCut,
    reportDistribution, reportGroupsLeftOut, reportMissing,
    reportLandMissing,
  ]

  public static let reportFacts = Message(
    "report_facts", zh: "{year} 年　判定日期 {day}　mujun {version}", en: "{year}, judged at {day}, mujun {version}")
  public static let reportNoMap = Message(
    "report_no_map", zh: "数据里没有宗地图形，所以没有地图。清单和分布照常可用；要看地图，请在 dataset.yaml 的 parcels 里加上宗地图层。",
    en: "The data have no parcel polygons, hence no map. Lists and distributions are complete; for a map, add a parcel layer under parcels in dataset.yaml.")
  public static let reportNotDrawn = Message(
    "report_not_drawn", zh: "{count} 宗没有图形，或坐标系与多数宗地不同，图上没有画出；可用搜索框查看。",
    en: "{count} parcels have no polygon, or are in another coordinate system than most, and are not drawn; the search box finds them.")
  public static let reportNotShown = Message(
    "report_not_shown", zh: "宗地共 {count} 宗，图上只画出问题线索较重的 {shown} 宗；全部宗地见 csv/parcels.csv。",
    en: "Of {count} parcels the map holds the {shown} with the gravest leads; all are in csv/parcels.csv.")
  public static let reportSimplified = Message(
    "report_simplified", zh: "为便于显示，图形已在 {metres} 米以内简化；面积和判定用的是原图形。",
    en: "Shapes are simplified for display within {metres} m; areas and verdicts rest on the original ones.")
  public static let reportByOccupant = Message(
    "report_by_occupant", zh: "企业指标按该宗地上占地最多的企业着色。",
    en: "A figure of enterprises colours a parcel by the occupant with the most land on it.")
  public static let reportRowsCut = Message(
    "report_rows_cut", zh: "共 {count} 行，本页只列前 {limit} 行，其余见 {file}。",
    en: "The first {limit} of {count} rows; the others are in {file}.")
  public static let reportDistribution = Message(
    "report_distribution", zh: "有数值 {known} {unit}，缺失 {missing} {unit}；中位数 {median}，四分位 {low} – {high}。",
    en: "{known} {unit} with a value, {missing} without; median {median}, quartiles {low} – {high}.")
  public static let reportGroupsLeftOut = Message(
    "report_groups_left_out", zh: "另有 {count} 组较小的没有画出。", en: "{count} smaller groups are not drawn.")
  public static let reportLandMissing = Message(
    "report_land_missing", zh: "（另 {count} 宗缺失）", en: " ({count} missing)")
  public static let reportMissing = Message(
    "report_missing", zh: "缺少{columns}", en: "{columns} missing")
}

/// The fixed words of the report page, by the name its template and script use.
public enum ReportWording {
  /// All of them, in a fixed order.
  public static let all: [(name: String, text: Bilingual)] = [
    ("caution", Bilingual(zh: "本页列出的是核查线索，供核查使用，不是认定结论；缺数据的一律记为「不能判定」。", en: "This page lists leads to be verified; it decides nothing. What lacks data is shown as undecided.")),
    ("toMap", Bilingual(zh: "地图", en: "Map")),
    ("toDistributions", Bilingual(zh: "亩均分布", en: "Distributions")),
    ("toRules", Bilingual(zh: "规则结果", en: "Rules")),
    ("toLists", Bilingual(zh: "清单", en: "Lists")),
    ("toIssues", Bilingual(zh: "数据问题", en: "Data issues")),
    ("toAbout", Bilingual(zh: "依据与来源", en: "Sources")),
    ("mapTitle", Bilingual(zh: "园区地图", en: "Map of the park")),
    ("noScript", Bilingual(zh: "浏览器没有运行脚本，地图、搜索和排序不可用；下面的汇总和清单仍可阅读。", en: "Scripts are off in this browser: no map, search or sorting. The summary and the lists below can be read all the same.")),
    ("colourBy", Bilingual(zh: "着色", en: "Colour by")),
    ("state", Bilingual(zh: "状态", en: "State")),
    ("find", Bilingual(zh: "查找宗地、企业", en: "Find a parcel or firm")),
    ("findHint", Bilingual(zh: "代码或名称", en: "code or name")),
    ("whole", Bilingual(zh: "全图", en: "Whole park")),
    ("zoomIn", Bilingual(zh: "放大", en: "Zoom in")),
    ("zoomOut", Bilingual(zh: "缩小", en: "Zoom out")),
    ("names", Bilingual(zh: "标注", en: "Labels")),
    ("mapLabel", Bilingual(zh: "宗地地图。方向键平移，加减键缩放，点击宗地看理由；也可用查找框选宗地。", en: "Map of parcels. Arrow keys pan, plus and minus zoom, a click on a parcel shows the reasons; the search box selects parcels too.")),
    ("pick", Bilingual(zh: "点击图上的宗地，或在查找框里输入代码、名称，这里会列出理由和依据的条款。", en: "Click a parcel on the map, or type a code or a name into the search box: the reasons and their clauses appear here.")),
    ("legend", Bilingual(zh: "图例（点击可只看一类）", en: "Legend (click to see one class alone)")),
    ("missing", Bilingual(zh: "缺失", en: "missing")),
    ("missingClass", Bilingual(zh: "缺失，不能判定", en: "Missing, undecided")),
    ("north", Bilingual(zh: "北", en: "N")),
    ("metre", Bilingual(zh: "米", en: "m")),
    ("kilometre", Bilingual(zh: "公里", en: "km")),
    ("mu", Bilingual(zh: "亩", en: "mu")),
    ("land", Bilingual(zh: "面积", en: "Land")),
    ("zone", Bilingual(zh: "片区", en: "Zone")),
    ("industry", Bilingual(zh: "行业", en: "Industry")),
    ("occupants", Bilingual(zh: "占用企业", en: "Occupants")),
    ("noOccupants", Bilingual(zh: "没有登记占用企业", en: "No occupant on record")),
    ("ownFindings", Bilingual(zh: "宗地本身", en: "The parcel itself")),
    ("clause", Bilingual(zh: "依据", en: "Clause")),
    ("measure", Bilingual(zh: "拟采取措施", en: "Proposed measure")),
    ("target", Bilingual(zh: "参照", en: "参照, for reference")),
    ("near", Bilingual(zh: "临界，请先核对数据", en: "Near the line: check the data first")),
    ("toConfirm", Bilingual(zh: "用地关系待确认，其判定不计入本宗地", en: "Link awaits confirmation; its verdicts do not count here")),
    ("met", Bilingual(zh: "达到", en: "met")),
    ("short", Bilingual(zh: "未达到", en: "short")),
    ("flagged", Bilingual(zh: "符合条件", en: "condition holds")),
    ("undecided", Bilingual(zh: "不能判定", en: "undecided")),
    ("threshold", Bilingual(zh: "门槛", en: "threshold")),
    ("nothing", Bilingual(zh: "没有符合的标记，也没有未达到的标准。", en: "No flag holds and no standard is missed.")),
    ("notOnMap", Bilingual(zh: "图上没有这宗地的图形。", en: "This parcel is not drawn on the map.")),
    ("noHit", Bilingual(zh: "没有找到", en: "Nothing found")),
    ("close", Bilingual(zh: "关闭", en: "Close")),
    ("search", Bilingual(zh: "在表中查找", en: "Search the table")),
    ("sortHint", Bilingual(zh: "点击表头排序", en: "click a heading to sort")),
    ("rowsOf", Bilingual(zh: "{shown} / {count} 行", en: "{shown} of {count} rows")),
    ("page", Bilingual(zh: "第 {page} / {pages} 页", en: "Page {page} of {pages}")),
    ("previous", Bilingual(zh: "上一页", en: "Previous")),
    ("next", Bilingual(zh: "下一页", en: "Next")),
    ("showOnMap", Bilingual(zh: "在图上看", en: "Show on the map")),
    ("distributionTitle", Bilingual(zh: "亩均指标分布", en: "Distribution of the figures")),
    ("chooseMetric", Bilingual(zh: "指标", en: "Figure")),
    ("all", Bilingual(zh: "全部", en: "All")),
    ("byIndustry", Bilingual(zh: "按行业大类", en: "By industry division")),
    ("byZone", Bilingual(zh: "按片区", en: "By zone")),
    ("boxHint", Bilingual(zh: "横线为最小到最大，方块为中间一半，竖线为中位数；虚线为门槛。右侧为有数值的个数，括号内为缺失个数。", en: "Line: minimum to maximum; box: middle half; bar: median; dashed: threshold. To the right the number with a value, in brackets those without.")),
    ("histogramHint", Bilingual(zh: "每根柱的高度是个数；虚线为门槛。", en: "Height of a column: how many; dashed: threshold.")),
    ("above", Bilingual(zh: "以上", en: "and more")),
    ("unknownGroup", Bilingual(zh: "未知", en: "unknown")),
    ("noDistributions", Bilingual(zh: "没有可画的指标。", en: "There are no figures to draw.")),
    ("rulesTitle", Bilingual(zh: "各条规则的结果", en: "What the rules found")),
    ("listsTitle", Bilingual(zh: "清单", en: "Lists")),
    ("issuesTitle", Bilingual(zh: "数据问题", en: "Data issues")),
    ("aboutTitle", Bilingual(zh: "依据、参数与数据来源", en: "Books, parameters and data")),
    ("numberOfParcels", Bilingual(zh: "宗地", en: "Parcels")),
    ("numberOfEnterprises", Bilingual(zh: "企业", en: "Enterprises")),
    ("leads", Bilingual(zh: "有核查线索的宗地", en: "Parcels with leads")),
    ("leadsNote", Bilingual(zh: "疑似、监管、预警、未达标", en: "suspected, supervision, watch, short")),
    ("onLand", Bilingual(zh: "已落到宗地", en: "on land")),
    ("stateOfParcels", Bilingual(zh: "宗地状态", en: "State of the parcels")),
    ("count", Bilingual(zh: "个数", en: "Number")),
    ("landIn", Bilingual(zh: "面积（亩）", en: "Land (mu)")),
  ]

  private static let byName = Dictionary(all.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })

  /// A word by its name; the name itself where there is none.
  public static func word(_ name: String, in language: Language) -> String { byName[name]?(language) ?? name }

  /// The letter that stands for a parcel's state on the map, so that nobody depends on colours.
  public static func mark(ofState code: String) -> Bilingual { marks[code] ?? Bilingual(zh: "", en: "") }

  private static let marks: [String: Bilingual] = [
    "breach": Bilingual(zh: "违", en: "B"), "idle": Bilingual(zh: "闲", en: "I"),
    "underused": Bilingual(zh: "低", en: "U"), "supervision": Bilingual(zh: "监", en: "S"),
    "watch": Bilingual(zh: "警", en: "W"), "short": Bilingual(zh: "差", en: "N"),
    "below_target": Bilingual(zh: "参", en: "T"), "undecided": Bilingual(zh: "？", en: "?"),
    "exempt": Bilingual(zh: "免", en: "E"), "benchmark": Bilingual(zh: "优", en: "G"),
  ]
}
