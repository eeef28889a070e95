internal import Diagnostics
internal import Documents
internal import Tables
internal import Units

/// Reads the values of a page that are no columns: days, shares, storeys, the account, what a panel decided.
struct PageValues {
  private(set) var refusals: [Refusal] = []

  // MARK: Single values

  private mutating func refuse(_ node: DocumentNode, _ key: String, _ expected: Bilingual) {
    refusals.append(
      Refusal(
        .badInput, .projectValueMalformed, at: node.place,
        ["key": .text(key), "text": .text(node.text?.text ?? "…"), "expected": .term(expected)]))
  }

  mutating func day(_ map: inout MappingReader, _ key: String) -> CalendarDay? {
    guard let node = map.node(key) else { return nil }
    switch node.text.map({ DayText.read($0.text) }) {
    case .value(let day): return day
    case .missing: return nil
    case .bad, nil: refuse(node, key, Bilingual(zh: "日期，如 2024-03-01", en: "a date such as 2024-03-01"))
    }
    return nil
  }

  mutating func truth(_ map: inout MappingReader, _ key: String) -> Bool? {
    guard let node = map.node(key) else { return nil }
    switch node.text.map({ TruthText.read($0.text) }) {
    case .value(let truth): return truth
    case .missing: return nil
    case .bad, nil: refuse(node, key, Bilingual(zh: "是或否", en: "yes or no"))
    }
    return nil
  }

  /// A number with or without a unit of its own, in the unit asked for.
  private mutating func number(_ node: DocumentNode, _ key: String, in unit: Unit) -> Double? {
    switch node.text.flatMap({ text in NumberText(unit: unit, target: unit)?.read(text.text) }) {
    case .value(let number) where number.isFinite: return number
    case .missing: return nil
    default:
      let symbol = unit.symbol
      refuse(
        node, key,
        symbol.isEmpty
          ? Bilingual(zh: "数，如 40%", en: "a number such as 40%")
          : Bilingual(zh: "数，单位 \(symbol)", en: "a number in \(symbol)"))
      return nil
    }
  }

  private mutating func number(_ map: inout MappingReader, _ key: String, in unit: Unit) -> Double? {
    map.node(key).flatMap { number($0, key, in: unit) }
  }

  private mutating func text(_ map: inout MappingReader, _ key: String) -> String? {
    map.text(key, into: &refusals).flatMap { CellText.isMissing($0.text) ? nil : CellText.trimmed($0.text) }
  }

  // MARK: Storeys

  /// One line of storeys: `{area: 5000 m², height: 9 m, count: 2}`.
  mutating func storeys(_ node: DocumentNode) -> [Storey] {
    guard var map = MappingReader(node, of: "storeys", into: &refusals) else { return [] }
    let area = number(&map, "area", in: .squareMetre)
    let height = number(&map, "height", in: .metre)
    let count = number(&map, "count", in: .one) ?? 1
    _ = map.node("name")
    map.refuseOthers(into: &refusals)
    guard count >= 1, count <= 200, count == count.rounded(), area ?? 0 >= 0, height ?? 1 > 0 else {
      refuse(
        node, "storeys",
        Bilingual(zh: "面积不小于 0、层高大于 0、层数 1 至 200", en: "area ≥ 0, height > 0, count 1 to 200"))
      return []
    }
    return Array(repeating: Storey(area: area, height: height), count: Int(count))
  }

  // MARK: The account

  mutating func account(_ node: DocumentNode) -> ProjectAccount? {
    guard var map = MappingReader(node, of: "account", into: &refusals) else { return nil }
    var account = ProjectAccount()
    account.years = number(&map, "years", in: .one).flatMap { years in
      if years == years.rounded(), (1...100).contains(years) { return Int(years) }
      map.node("years").map {
        refuse($0, "years", Bilingual(zh: "1 至 100 的整数", en: "a whole number, 1 to 100"))
      }
      return nil
    }
    account.discountRate = share(&map, "discount_rate", below: 1)
    account.localShare = share(&map, "local_share", below: 1)
    account.landPrice = number(&map, "land_price", in: .tenThousandYuan)
    account.landCost = number(&map, "land_cost", in: .tenThousandYuan)
    account.infrastructure = number(&map, "infrastructure", in: .tenThousandYuan)
    account.tax = number(&map, "tax", in: .tenThousandYuan)
    account.incentives = series(&map, "incentives", in: .tenThousandYuan)
    account.rampUp = series(&map, "ramp_up", in: .one)
    map.refuseOthers(into: &refusals)
    return account
  }

  private mutating func share(_ map: inout MappingReader, _ key: String, below limit: Double) -> Double? {
    guard let node = map.node(key), let value = number(node, key, in: .one) else { return nil }
    if (0...limit).contains(value) { return value }
    refuse(node, key, Bilingual(zh: "0 至 100% 的比例，如 5%", en: "a share of 0 to 100 %, such as 5%"))
    return nil
  }

  /// A value per year, or one for the first year; a year that is not stated makes the whole unknown.
  private mutating func series(_ map: inout MappingReader, _ key: String, in unit: Unit) -> [Double]? {
    guard map.node(key) != nil else { return nil }
    let nodes = map.list(key)
    let values = nodes.compactMap { number($0, key, in: unit) }
    return values.count == nodes.count ? values : nil
  }

  // MARK: The panel

  mutating func decision(_ node: DocumentNode) -> PanelDecision? {
    guard var map = MappingReader(node, of: "decision", into: &refusals) else { return nil }
    let outcome = map.requiredText("outcome", into: &refusals)
    let by = text(&map, "by")
    let date = day(&map, "date")
    let reason = text(&map, "reason")
    let conditions = map.list("conditions").compactMap(\.text?.text)
    let opinions = map.list("opinions").compactMap { opinion($0) }
    map.refuseOthers(into: &refusals)
    guard let outcome else { return nil }
    guard let word = PageValues.outcome(outcome.text) else {
      let known = PanelDecision.Outcome.allCases.map(\.rawValue)
      refusals.append(
        Refusal(
          .badInput, .unknownWord, at: outcome.place,
          ["word": .text(outcome.text), "known": .list(known)],
          suggestion: NearName.of(outcome.text, among: known)))
      return nil
    }
    if by == nil { refusals.append(Refusal(.badInput, .projectDecisionUnsigned, at: node.place)) }
    return PanelDecision(
      outcome: word, by: by, date: date, reason: reason, conditions: conditions, opinions: opinions)
  }

  private static let words: [String: PanelDecision.Outcome] = [
    "准入": .admit, "同意": .admit, "通过": .admit, "附条件准入": .conditions, "有条件准入": .conditions, "不予准入": .refuse,
    "不同意": .refuse, "不准入": .refuse, "缓议": .deferred, "暂缓": .deferred,
  ]

  private static func outcome(_ text: String) -> PanelDecision.Outcome? {
    PanelDecision.Outcome(rawValue: text) ?? words[CellText.trimmed(text)]
  }

  private mutating func opinion(_ node: DocumentNode) -> PanelDecision.Opinion? {
    guard var map = MappingReader(node, of: "opinions", into: &refusals) else { return nil }
    let bureau = map.requiredText("bureau", into: &refusals)
    let opinion = map.requiredText("opinion", into: &refusals)
    let by = text(&map, "by")
    let date = day(&map, "date")
    map.refuseOthers(into: &refusals)
    guard let bureau, let opinion else { return nil }
    return PanelDecision.Opinion(bureau: bureau.text, opinion: opinion.text, by: by, date: date)
  }
}
