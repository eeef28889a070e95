// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

extension Message {
  static let joinMessages: [Message] = [
    buildingsWithoutParcel, figuresOfLaterYears, noCodeMatches, joinRows, joinReasons, joinLand, joinSums, joinFacts, joinRemark, joinRowsRemark,
    joinUnknownEnterprise, joinNoLink, joinUnknownParcel, joinUnknownOwnParcel, joinNotInForce, joinNothingLeft,
    joinLandUnknown, joinParcelNotInForce, joinParcelNothingLeft, joinUnknownOccupant, joinHolderUnmatched, joinNoHolder,
    joinNoFigures, joinOtherYears, joinSeveralEnterprises, joinSeveralParcels, joinToConfirm, joinEmpty, joinMore, joinAmountWithoutLand,
  ]

  // MARK: Issues

  public static let buildingsWithoutParcel = Message(
    "buildings_without_parcel", zh: "有 {count} 栋建筑没有填宗地，没有计入任何宗地的建筑面积。请填写所在宗地。",
    en: "{count} buildings name no parcel and count towards the floor area of none. Fill in their parcels.")
  public static let figuresOfLaterYears = Message(
    "figures_of_later_years", zh: "有 {count} 行是 {year} 年以后的（{years}），本次评价没有用到。",
    en: "{count} rows are of years after {year} ({years}) and take no part in this evaluation.")
  public static let noCodeMatches = Message(
    "no_code_matches",
    zh: "{count} 个代码没有一个在{subject}里：这里如「{example}」（{length} 位），{subject}如「{known}」（{knownLength} 位）。两边可能用了不同的代码，或取错了列，请核对。",
    en: "None of the {count} codes is in the {subject} table: here they are like \"{example}\" ({length} characters), there like \"{known}\" ({knownLength}). The two may use different codes, or the wrong column was taken; check both.")

  // MARK: The two lines

  public static let joinRows = Message(
    "join_rows", zh: "数据对接：{tables} 张表共 {rows} 行，使用 {used} 行，未用 {unused} 行{reasons}",
    en: "Rows: {rows} in {tables} tables, {used} used, {unused} set aside{reasons}")
  public static let joinReasons = Message("join_reasons", zh: "（{reasons}）", en: " ({reasons})")
  public static let joinLand = Message(
    "join_land", zh: "地企对应：{categories}", en: "Land and enterprises: {categories}")

  public static let joinAmountWithoutLand = Message(
    "join_amount_without_land", zh: "有{amount}无地", en: "{amount} without land")

  // MARK: Sheets

  public static let joinFacts = Message(
    "join_facts", zh: "数据：{dataset}，{year} 年　{line}", en: "Data: {dataset}, {year}    {line}")
  public static let joinRowsRemark = Message(
    "join_rows_remark",
    zh: "每张表：读入 = 使用 + 未用；未用的行逐行列在「{issues}」页。「对应情况」：宗地按宗数、企业按家数、其他表按行数统计，取最可靠的一种依据。",
    en: "For every table: rows in = used + set aside; each row set aside is on the sheet \"{issues}\". Matched: parcels and enterprises are counted as such, other tables by rows, each under the surest basis.")
  public static let joinRemark = Message(
    "join_remark", zh: "一行一个对象，供核对台账使用，不是认定结论。全部行见 csv/join.csv。{cut}",
    en: "One row per subject, for checking the records; it decides nothing. All rows are in csv/join.csv.{cut}")
  public static let joinSums = Message(
    "join_sums", zh: "本页每类最多列 {limit} 行。", en: " This sheet has at most {limit} rows of a category.")
  public static let joinEmpty = Message(
    "join_empty", zh: "地块和企业一一对应，没有需要核对的。", en: "Land and enterprises match one to one; there is nothing to check.")
  public static let joinMore = Message("join_more", zh: "{names}等 {count} 个", en: "{names} and others, {count} in all")

  // MARK: Why a row is there and what to do

  public static let joinUnknownEnterprise = Message(
    "join_unknown_enterprise", zh: "企业表里没有这一代码。请核对代码，或在企业表里补录。",
    en: "The enterprises table does not know this code. Check the code or add the enterprise.")
  public static let joinNoLink = Message(
    "join_no_link", zh: "没有占用记录，企业表没有登记宗地，也没有宗地登记它为权利人。请在占用表里登记它使用的宗地；若在外租房或已迁出，请注明。",
    en: "No occupancy row, no parcel of its own, and no parcel names it as holder. Enter the parcel it uses in the occupancy table, or note that it has none.")
  public static let joinUnknownParcel = Message(
    "join_unknown_parcel", zh: "占用表登记的宗地在宗地表里没有：{related}。请核对宗地代码，或补录宗地。",
    en: "Its occupancy rows name parcels that are not in the parcels table: {related}. Check the codes or add the parcels.")
  public static let joinUnknownOwnParcel = Message(
    "join_unknown_own_parcel", zh: "企业表登记的宗地在宗地表里没有：{related}。请核对宗地代码，或补录宗地。",
    en: "The parcel it is entered with is not in the parcels table: {related}. Check the code or add the parcel.")
  public static let joinNotInForce = Message(
    "join_not_in_force", zh: "占用记录在评价年度里没有一天有效。请核对起止日期，或登记它现在使用的宗地。",
    en: "Its occupancy rows are in force on no day of the year. Check their dates or enter the parcel it uses now.")
  public static let joinNothingLeft = Message(
    "join_nothing_left", zh: "对应的宗地已被其他占用记录占满，或登记的面积为 0。请核对各家的占用面积。",
    en: "Other claims take up all of its parcel, or its stated area is 0. Check the areas of the occupancy rows.")
  public static let joinLandUnknown = Message(
    "join_land_unknown", zh: "所在宗地没有面积，也没有可量算的图形：{related}。请补充面积或图形。",
    en: "Its parcel has neither an area nor a measurable geometry: {related}. Add one of them.")
  public static let joinParcelNotInForce = Message(
    "join_parcel_not_in_force", zh: "占用记录在评价年度里没有一天有效（{related}）。请核实现在由谁使用。",
    en: "Its occupancy rows are in force on no day of the year ({related}). Find out who uses it now.")
  public static let joinParcelNothingLeft = Message(
    "join_parcel_nothing_left", zh: "占用记录登记的面积为 0（{related}）。请核对占用面积。",
    en: "Its occupancy rows state an area of 0 ({related}). Check the areas.")
  public static let joinUnknownOccupant = Message(
    "join_unknown_occupant", zh: "占用记录里的企业在企业表里没有：{related}。请核对代码，或补录企业。",
    en: "Its occupancy rows name enterprises that are not in the enterprises table: {related}. Check the codes or add them.")
  public static let joinHolderUnmatched = Message(
    "join_holder_unmatched", zh: "权利人「{related}」没有对应到企业：企业表里没有，或有几家同名。请在名称对照表里确认，或补录企业。",
    en: "The holder \"{related}\" is matched with no enterprise: nobody, or several, bear the name. Confirm it in the names table or add the enterprise.")
  public static let joinNoHolder = Message(
    "join_no_holder", zh: "没有占用记录，也没有登记权利人。请核实现在由谁使用。",
    en: "No occupancy row and no holder. Find out who uses it now.")
  public static let joinNoFigures = Message(
    "join_no_figures", zh: "使用宗地 {related}，但年度指标里没有它可用的数据。请向数据部门补要，或核对代码。",
    en: "It uses {related}, but there are no usable figures of it. Ask the bureaus for them, or check its code.")
  public static let joinOtherYears = Message(
    "join_other_years", zh: "使用宗地 {related}，年度指标里只有其他年度的数据。请补要评价年度的数据；若已停产或迁出，请注明。",
    en: "It uses {related}, but there are figures of other years only. Ask for those of the year, or note that it has closed or moved.")
  public static let joinSeveralEnterprises = Message(
    "join_several_enterprises", zh: "{count} 家企业使用：{related}。依据：{bases}。请核对各家的占用面积，数额按此分摊。",
    en: "{count} enterprises use it: {related}. Basis: {bases}. Check the area of each; amounts are apportioned by it.")
  public static let joinSeveralParcels = Message(
    "join_several_parcels", zh: "使用 {count} 宗：{related}。依据：{bases}。数额按用地面积分摊到各宗。",
    en: "It uses {count} parcels: {related}. Basis: {bases}. Its amounts are apportioned by land.")
  public static let joinToConfirm = Message(
    "join_to_confirm", zh: "只凭{bases}对应到 {related}，不进入清单。请在占用表里确认。",
    en: "Linked with {related} by {bases} only, and kept off the lists. Confirm it in the occupancy table.")
}

extension Wording {
  // MARK: The join
  public static let join = Bilingual(zh: "数据对接", en: "Rows and matches")
  public static let joinOfLand = Bilingual(zh: "地企对应", en: "Land and enterprises")
  public static let reasons = Bilingual(zh: "未用原因", en: "Why set aside")
  public static let matched = Bilingual(zh: "对应情况", en: "Matched by")
  public static let allSources = Bilingual(zh: "全部来源", en: "all sources")
  public static let category = Bilingual(zh: "类别", en: "Category")
  public static let code = Bilingual(zh: "代码", en: "Code")
  public static let otherReasons = Bilingual(zh: "其他", en: "other")
  public static let betweenNames = Bilingual(zh: "、", en: ", ")
  public static let landInMu = Bilingual(zh: "用地面积（亩）", en: "Land (mu)")
  /// Rows that were added up: before the number of sums.
  public static let addedUpTo = Bilingual(zh: "合并为", en: "added up to")
  public static let rowUnit = Bilingual(zh: "行", en: "rows")

  /// What a category of the join is called.
  public static func joinCategory(_ code: String) -> Bilingual {
    categoryWords[code] ?? Bilingual(zh: code, en: code)
  }

  private static let categoryWords: [String: Bilingual] = [
    "figures_without_land": Bilingual(zh: "有税无地", en: "tax without land"),
    "land_without_enterprise": Bilingual(zh: "有地无企", en: "land without enterprise"),
    "several_enterprises": Bilingual(zh: "一地多企", en: "several enterprises on a parcel"),
    "several_parcels": Bilingual(zh: "一企多地", en: "enterprise on several parcels"),
    "land_without_figures": Bilingual(zh: "有地无数据", en: "on land without figures"),
    "to_confirm": Bilingual(zh: "待确认", en: "to confirm"),
  ]

  /// What a basis of matching is called.
  public static func matchBasis(_ code: String) -> Bilingual {
    basisWords[code] ?? Bilingual(zh: code, en: code)
  }

  private static let basisWords: [String: Bilingual] = [
    "code": Bilingual(zh: "代码", en: "code"), "occupancy": Bilingual(zh: "占用关系", en: "occupancy"),
    "parcel_id": Bilingual(zh: "企业登记的宗地", en: "the enterprise's own parcel"),
    "holder": Bilingual(zh: "权利人代码", en: "holder's code"), "name": Bilingual(zh: "名称", en: "name"),
    "meter": Bilingual(zh: "户号", en: "meter"), "location": Bilingual(zh: "坐标", en: "location"),
    "none": Bilingual(zh: "未对应", en: "none"),
  ]

  /// The shortest word for why a row was set aside: that of the issue that lists it.
  public static func reason(_ message: Message) -> Bilingual {
    reasonWords[message.code] ?? Bilingual(zh: message.code, en: message.code)
  }

  private static let reasonWords: [String: Bilingual] = [
    "duplicate_key": Bilingual(zh: "代码重复而内容不同", en: "one key, different rows"),
    "identical_row": Bilingual(zh: "重复行", en: "identical rows"),
    "missing_key": Bilingual(zh: "缺代码", en: "no code"),
    "ruined_code": Bilingual(zh: "代码损坏", en: "ruined codes"),
    "bad_year": Bilingual(zh: "年度无效", en: "impossible years"),
    "bad_period": Bilingual(zh: "起止日期无效", en: "impossible dates"),
    "total_row": Bilingual(zh: "合计行", en: "totals"),
    "note_row": Bilingual(zh: "备注行", en: "notes"),
    "repeated_header_row": Bilingual(zh: "重复表头", en: "repeated headers"),
    "unknown_enterprise": Bilingual(zh: "企业表里没有", en: "unknown enterprises"),
    "unknown_parcel": Bilingual(zh: "宗地表里没有", en: "unknown parcels"),
    "name_unconfirmed": Bilingual(zh: "名称未确认", en: "unconfirmed names"),
    "correction_refused": Bilingual(zh: "更正未采纳", en: "corrections refused"),
    "section_row": Bilingual(zh: "分类小标题", en: "section headings"),
    "long_row": Bilingual(zh: "列错位", en: "rows longer than the header"),
    "second_table": Bilingual(zh: "下方另一张表", en: "another table below"),
    "error_in_key": Bilingual(zh: "代码是公式错误", en: "errors in the code"),
    "name_unmatched": Bilingual(zh: "名称对不上", en: "names without a match"),
    "name_of_several": Bilingual(zh: "几家企业同名", en: "names of several"),
    "name_not_chosen": Bilingual(zh: "候选未选中", en: "candidates not chosen"),
    "name_open": Bilingual(zh: "待对照", en: "names still open"),
    "name_confirmed_without_enterprise": Bilingual(zh: "已确认但缺代码", en: "confirmed without a code"),
    "name_shares_not_one": Bilingual(zh: "分摊比例不合", en: "shares that do not add up"),
    "drawing_repeated_line": Bilingual(zh: "重复的界线", en: "lines drawn twice"),
    "drawing_several_codes": Bilingual(zh: "界线内有几个代码", en: "several codes inside"),
    "drawing_without_code": Bilingual(zh: "界线内没有代码", en: "no code inside"),
  ]
}
