internal import Diagnostics
internal import Tables
internal import Units

/// Columns of a source that are the months of one amount: 1月, 2月, … 12月, and a total beside them.
struct WideMonths {
  /// The canonical amount they add up to.
  let amount: ColumnSchema
  /// The year that the headers name.
  let year: Int?
  /// The columns added up, by their months.
  let parts: [Part]
  /// The column of the stated total.
  let total: Int?
  /// Columns that repeat what the parts say: quarters beside months.
  let subtotals: Set<Int>

  struct Part {
    /// The place of the column in the source.
    let index: Int
    let header: String
    let months: ClosedRange<Int>
  }

  /// All columns that are used up.
  func uses(_ plan: ColumnPlan) -> Bool {
    plan.index == total || subtotals.contains(plan.index) || parts.contains { $0.index == plan.index }
  }

  /// 1月…12月
  var header: String {
    [parts.first?.header, parts.count > 1 ? parts.last?.header : nil].compactMap(\.self).joined(
      separator: "…")
  }
}

/// Finds the columns of months among the headers of a source, and the amount they are of: named in the header itself
/// or over it, in the title, or in the manifest.
struct WideMonthsSearch {
  let matching: ColumnMatching
  let headers: [HeaderText]
  let titles: [String]
  /// The amount the manifest names.
  let stated: String?
  private(set) var issues: [Issue] = []

  /// A column that names months.
  private struct Candidate {
    let index: Int
    let period: MonthPeriod
  }

  init(matching: ColumnMatching, headers: [HeaderText], titles: [String], stated: String?) {
    self.matching = matching
    self.headers = headers
    self.titles = titles
    self.stated = stated
  }

  /// The months of each amount; the plans of their columns are then those of the amount.
  mutating func found(among plans: inout [ColumnPlan]) -> [WideMonths] {
    guard matching.source.table == .figures else { return [] }
    var byAmount: [String: [Candidate]] = [:]
    var nameless: [Candidate] = []
    for plan in plans where plan.schema == nil {
      guard let (amount, period) = months(in: headers[plan.index]) else { continue }
      let candidate = Candidate(index: plan.index, period: period)
      if let amount { byAmount[amount, default: []].append(candidate) } else { nameless.append(candidate) }
    }
    if nameless.count > 1 {
      if let amount = stated ?? amountOfTitle {
        byAmount[amount, default: []] += nameless
      } else {
        list(
          .warning, .monthsUndeclared,
          ["headers": .list(nameless.prefix(12).map { headers[$0.index].shown })])
      }
    }
    return byAmount.sorted { $0.key < $1.key }.compactMap { amount, candidates in
      fold(amount, candidates.sorted { $0.index < $1.index }, &plans)
    }
  }

  // MARK: What headers say

  private func months(in header: HeaderText) -> (amount: String?, period: MonthPeriod)? {
    var nameless: MonthPeriod?
    for form in header.forms {
      if let (amount, period) = named(form.name), let part = WideMonthsSearch.part(period, of: form.year) {
        return (amount, part)
      }
      nameless =
        nameless ?? MonthText.label(form.name).flatMap { WideMonthsSearch.part($0, of: form.year) }
    }
    return nameless.map { (nil, $0) }
  }

  /// Months with the year that stands over them. A whole year that is named is no month of one.
  private static func part(_ period: MonthPeriod, of year: Int?) -> MonthPeriod? {
    let whole = MonthPeriod(year: period.year ?? year, months: period.months)
    return whole.isWholeYear && whole.year != nil ? nil : whole
  }

  /// 税收1月, 1月税收.
  private func named(_ name: String) -> (String, MonthPeriod)? {
    for cut in name.indices.dropFirst() {
      let (left, right) = (String(name[..<cut]), String(name[cut...]))
      if let amount = amount(left), let period = MonthText.label(right) { return (amount, period) }
      if let amount = amount(right), let period = MonthText.label(left) { return (amount, period) }
    }
    return nil
  }

  private func amount(_ name: String) -> String? {
    let name = name.hasSuffix("_") ? String(name.dropLast()) : name
    guard let canonical = matching.aliases.canonical(name, in: .figures),
      TableSchema.of(.figures).column(canonical)?.isAdditive == true
    else { return nil }
    return canonical
  }

  /// The one amount that the lines over the header name.
  private var amountOfTitle: String? {
    var found: Set<String> = []
    for title in titles {
      let text = HeaderText.normalised(title)
      var rest = text[...]
      while !rest.isEmpty {
        let longest = (2...10).reversed().first { amount(String(rest.prefix($0))) != nil && $0 <= rest.count }
        if let longest, let canonical = amount(String(rest.prefix(longest))) { found.insert(canonical) }
        rest = rest.dropFirst(longest ?? 1)
      }
    }
    return found.count == 1 ? found.first : nil
  }

  private static let totals: Set<String> = ["合计", "小计", "总计", "共计", "全年合计", "年度合计", "本年合计", "合计数", "总额"]

  private func isTotal(_ header: HeaderText, of amount: String) -> Bool {
    header.forms.contains { form in
      WideMonthsSearch.totals.contains(form.name)
        || WideMonthsSearch.totals.contains { word in
          form.name.hasSuffix(word) && self.amount(String(form.name.dropLast(word.count))) == amount
        }
    }
  }

  // MARK: One amount

  private mutating func fold(
    _ name: String, _ candidates: [Candidate], _ plans: inout [ColumnPlan]
  ) -> WideMonths? {
    guard let amount = TableSchema.of(.figures).column(name), candidates.count > 1 else { return nil }
    let years = Set(candidates.compactMap(\.period.year))
    guard years.count < 2 else {
      list(.warning, .monthsOfSeveralYears, ["years": .list(years.sorted().map { String($0) })])
      return nil
    }
    guard let (parts, others) = WideMonthsSearch.sorted(candidates) else {
      list(
        .warning, .monthColumnsOverlap,
        ["headers": .list(candidates.prefix(12).map { headers[$0.index].shown })])
      return nil
    }
    guard parts.count > 1 else { return nil }
    let whole = others.first { $0.period.isWholeYear }
    let total =
      plans.first { $0.name == name }?.index ?? whole?.index
      ?? plans.first { $0.schema == nil && isTotal(headers[$0.index], of: name) }?.index
    var typed = plans
    for place in plans.indices {
      let plan = plans[place]
      let isPart = (parts + others).contains { $0.index == plan.index }
      guard isPart || plan.index == total && plan.schema == nil else { continue }
      guard let own = matching.plan(plan, as: amount, headers[plan.index]) else {
        list(
          .error, .unitClash,
          [
            "unit": .text(plan.unit?.symbol ?? plan.header), "column": .term(ColumnNames.of(name)),
            "expected": .text(amount.unit?.symbol ?? ""),
          ])
        return nil
      }
      typed[place] = own
    }
    plans = typed
    return WideMonths(
      amount: amount, year: years.first,
      parts: parts.map {
        WideMonths.Part(index: $0.index, header: headers[$0.index].shown, months: $0.period.months)
      }, total: total, subtotals: Set(others.map(\.index).filter { $0 != total }))
  }

  /// The finest periods, and those that are exactly made of them; nil where they overlap otherwise, as they do when
  /// each is counted from the beginning of the year.
  private static func sorted(_ candidates: [Candidate]) -> (parts: [Candidate], others: [Candidate])? {
    let spans = candidates.map { Set($0.period.months) }
    let isLeaf = spans.map { span in !spans.contains { $0.isStrictSubset(of: span) } }
    var covered: Set<Int> = []
    for (span, leaf) in zip(spans, isLeaf) where leaf {
      guard covered.isDisjoint(with: span) else { return nil }
      covered.formUnion(span)
    }
    let isWhole = zip(spans, isLeaf).allSatisfy { span, leaf in
      leaf || span.count == 12 || span.isSubset(of: covered)
    }
    let isCumulative =
      spans.count > 2 && spans.allSatisfy { $0.contains(1) } || covered.count == 1 && spans.count > 1
    guard isWhole, !isCumulative else { return nil }
    let all = zip(candidates, isLeaf)
    return (all.filter { $0.1 }.map(\.0), all.filter { !$0.1 }.map(\.0))
  }

  private mutating func list(_ severity: Severity, _ message: Message, _ arguments: [String: Argument]) {
    issues.append(
      Issue(
        severity, message, table: matching.source.table.rawValue, at: matching.source.place(), arguments))
  }
}
