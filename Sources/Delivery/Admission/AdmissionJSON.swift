public import Diagnostics
public import Evaluation
internal import RuleBooks
internal import Tables
internal import Units

/// An admission as JSON. The schema stands in docs/admission.md; names of members never change with the language.
public struct AdmissionJSON {
  private let judgement: AdmissionJudgement
  private let phrases: AdmissionPhrases

  /// - Parameters:
  ///   - issues: what was found while reading.
  ///   - run: the tool and the books' files.
  public static func bytes(
    _ judgement: AdmissionJudgement, issues: [Issue], run: RunRecord, in language: Language
  ) -> [UInt8] {
    JSONText.pretty(AdmissionJSON(judgement, language).whole(issues, run))
  }

  private init(_ judgement: AdmissionJudgement, _ language: Language) {
    self.judgement = judgement
    phrases = AdmissionPhrases(judgement: judgement, language: language)
  }

  private func whole(_ issues: [Issue], _ run: RunRecord) -> JSONValue {
    let counts = AdmissionOutcome.allCases.map { outcome in
      (outcome.rawValue, JSONValue.count(judgement.results.count { $0.outcome == outcome }))
    }
    return .object([
      ("schema", .text("mujun-admission-1")), ("mujun", .text(run.toolVersion)),
      ("file", .text(judgement.projects.input.name)),
      ("sha256", .optional(judgement.projects.input.sha256)), ("as_of", day(judgement.asOf)),
      ("rule_books", .list(judgement.rules.books.map(book))),
      (
        "rule_book_files",
        .list(run.ruleBooks.map { .object([("name", .text($0.name)), ("sha256", .optional($0.sha256))]) })
      ),
      ("parameters", .list(judgement.rules.parameters.map(parameter))),
      ("outcome", .text(judgement.outcome.rawValue)), ("counts", .object(counts)),
      ("projects", .list(judgement.results.map(project))),
      ("issues", .list(issues.map(issue))),
    ])
  }

  // MARK: Values

  private func day(_ day: CalendarDay?) -> JSONValue { .optional(day?.description) }
  private func number(_ number: Double?) -> JSONValue { number.map { .number($0) } ?? .null }

  private func value(_ value: Value?) -> JSONValue {
    switch value {
    case nil: .null
    case .number(let number)?: .number(number)
    case .text(let text)?: .text(text)
    case .day(let day)?: .text(day.description)
    case .truth(let truth)?: .truth(truth)
    }
  }

  private func truth(_ truth: Truth) -> JSONValue { truth.known.map { .truth($0) } ?? .null }

  private func unit(_ unit: Unit?) -> JSONValue {
    .optional(unit.flatMap { $0.symbol.isEmpty ? nil : $0.symbol })
  }

  private func book(_ book: CompiledBook) -> JSONValue {
    .object([
      ("id", .text(book.id)), ("title", .text(book.title)), ("from", day(book.inForce.from)),
      ("to", day(book.inForce.to)), ("as_of", day(book.asOf)),
    ])
  }

  private func parameter(_ parameter: Parameter) -> JSONValue {
    .object([
      ("id", .text(parameter.name)), ("label", .text(parameter.label)), ("value", value(parameter.value)),
      ("unit", unit(parameter.type.unit)), ("origin", .text(parameter.origin.rawValue)),
    ])
  }

  private func issue(_ issue: Issue) -> JSONValue {
    .object([
      ("severity", .text(issue.severity.rawValue)), ("code", .text(issue.message.code)),
      ("row", issue.place.row.map { .count($0) } ?? .null), ("column", .optional(issue.place.column)),
      ("project", .optional(issue.subject)), ("message", .text(issue.text(in: phrases.language))),
    ])
  }

  // MARK: A project

  private func project(_ result: ProjectResult) -> JSONValue {
    .object([
      ("id", .text(result.id)), ("name", .optional(result.name)),
      ("outcome", .text(result.outcome.rawValue)),
      ("grounds", .list(phrases.grounds(result).map { .text($0) })),
      ("ask", .list(questions(result).map { .text($0) })),
      ("facts", facts(result.whole.row)),
      ("items", .list(result.whole.items.map { item($0, result.whole.row) })),
      ("strictest", .list(result.whole.strictest.map { strictest($0, result.whole) })),
      ("land", .list(result.whole.land.map { demand($0, result.whole) })),
      ("joint", .truth(result.entry.isJoint)),
      ("plots", .list(result.plots.map(plot))),
      ("milestones", .list(result.milestones.map(milestone))),
      ("account", result.account.map(account) ?? .null),
      ("decision", result.entry.decision.map { decision($0, result) } ?? .null),
    ])
  }

  private func questions(_ result: ProjectResult) -> [String] {
    var seen: Set<String> = []
    return result.deciding.flatMap { judgement.questions($0.items, row: $0.row) }
      .filter { seen.insert($0).inserted }
  }

  private func facts(_ row: Int) -> JSONValue {
    let projects = judgement.projects
    return .object(
      projects.facts(row).filter { $0 != "project_id" }.map { name in
        var own: Unit?
        if case .number(let column)? = projects.table.column(name) { own = column.unit }
        let isDerived = projects.table.isDerived(name, row: row)
        return (
          name,
          .object([
            ("value", value(judgement.value(name, row))), ("unit", unit(own)),
            ("line", projects.line(of: name, row: row).map { .count($0) } ?? .null),
            ("header", .optional(isDerived ? nil : projects.table.headers[name])),
            ("derived", .truth(isDerived)),
          ])
        )
      })
  }

  private func item(_ item: AdmissionItem, _ row: Int) -> JSONValue {
    let standard = judgement.standard(item)
    let metric = judgement.metric(item)
    let book = judgement.rules.books[standard.book]
    return .object([
      ("standard", .text(standard.name)), ("label", .text(standard.label)), ("book", .text(book.id)),
      ("document", .optional(standard.citation?.title)), ("clause", .optional(standard.citation?.clause)),
      ("quote", .optional(standard.citation?.quote)),
      ("force", .text(standard.isTarget ? "target" : "binding")),
      ("metric", .text(metric.name)), ("unit", unit(metric.unit)), ("promised", number(item.promised)),
      ("at_least", bound(item.lower)), ("at_most", bound(item.upper)),
      ("margin", number(item.decisive?.margin)),
      ("margin_percent", number(item.decisive?.share.map { $0 * 100 })),
      ("verdict", .text(item.verdict.rawValue)), ("near_line", truth(item.nearLine)),
      ("because", .optional(item.because)), ("missing", .list(item.missing.map { .text($0) })),
      ("ask", .list(judgement.questions([item], row: row).map { .text($0) })),
      ("only_total", .truth(judgement.hasOnlyTotal(item, row: row))),
      ("peers", judgement.peers[metric.name].map { peers($0, item.promised) } ?? .null),
    ])
  }

  private func peers(_ peers: PeerFigures, _ promised: Double?) -> JSONValue {
    .object([
      ("count", .count(peers.count)), ("lower_quartile", number(peers.quantile(0.25))),
      ("median", number(peers.median)), ("upper_quartile", number(peers.quantile(0.75))),
      ("share_below", number(promised.flatMap { peers.share(below: $0) })),
    ])
  }

  private func bound(_ bound: ItemBound?) -> JSONValue {
    guard let bound else { return .null }
    return .object([
      ("threshold", number(bound.threshold)), ("holds", truth(bound.holds)), ("margin", number(bound.margin)),
      ("margin_percent", number(bound.share.map { $0 * 100 })),
    ])
  }

  private func strictest(_ bounds: StrictestBounds, _ land: LandResult) -> JSONValue {
    func name(_ item: Int?) -> JSONValue {
      .optional(item.map { judgement.standard(land.items[$0]).name })
    }
    return .object([
      ("indicator", .text(bounds.label)), ("at_least", name(bounds.lower)), ("at_most", name(bounds.upper)),
      ("standards", .list(bounds.items.map { .text(judgement.standard(land.items[$0]).name) })),
    ])
  }

  private func demand(_ demand: LandDemand, _ land: LandResult) -> JSONValue {
    .object([
      ("standard", .text(judgement.standard(land.items[demand.item]).name)), ("most_mu", number(demand.most)),
      ("least_mu", number(demand.least)), ("amount", .text(demand.amount)), ("unit", unit(demand.unit)),
      ("promised", number(demand.promised)), ("needed", number(demand.needed)),
      ("allowed", number(demand.allowed)),
    ])
  }

  private func plot(_ plot: LandResult) -> JSONValue {
    .object([
      ("id", .text(plot.id)), ("outcome", .text(plot.outcome.rawValue)), ("facts", facts(plot.row)),
      ("items", .list(plot.items.map { item($0, plot.row) })),
      ("strictest", .list(plot.strictest.map { strictest($0, plot) })),
      ("land", .list(plot.land.map { demand($0, plot) })),
    ])
  }

  private func milestone(_ step: MilestoneResult) -> JSONValue {
    let milestone = judgement.rules.milestones[step.milestone]
    return .object([
      ("milestone", .text(milestone.name)), ("label", .text(milestone.label)),
      ("promised", day(step.promised)), ("latest", day(step.latest)), ("holds", truth(step.holds)),
      ("force", .text(milestone.isTarget ? "target" : "binding")),
      ("document", .optional(milestone.citation?.title)), ("clause", .optional(milestone.citation?.clause)),
    ])
  }

  private func account(_ account: AccountResult) -> JSONValue {
    .object([
      ("missing", .list(account.missing.map { .text($0) })),
      (
        "assumptions",
        .list(
          account.assumptions.map {
            .object([
              ("name", .text($0.name)), ("value", .list($0.value.map { .number($0) })),
              ("origin", .text($0.origin.rawValue)),
            ])
          })
      ),
      ("unit", .text("万元")), ("small", number(account.small)), ("large", number(account.large)),
      ("total", number(account.total)), ("break_even_year", account.breakEven.map { .count($0) } ?? .null),
      (
        "years",
        .list(
          account.years.map {
            .object([
              ("year", .count($0.year)), ("land_price", number($0.landPrice)), ("spent", number($0.spent)),
              ("tax", number($0.tax)), ("discount", number($0.discount)), ("balance", number($0.balance)),
            ])
          })
      ),
    ])
  }

  private func decision(_ decision: PanelDecision, _ result: ProjectResult) -> JSONValue {
    .object([
      ("outcome", .text(decision.outcome.rawValue)), ("by", .optional(decision.by)),
      ("date", day(decision.date)), ("reason", .optional(decision.reason)),
      ("overrides", .truth(decision.overrides(result.outcome))),
      ("conditions", .list(decision.conditions.map { .text($0) })),
      (
        "opinions",
        .list(
          decision.opinions.map {
            .object([
              ("bureau", .text($0.bureau)), ("opinion", .text($0.opinion)), ("by", .optional($0.by)),
              ("date", day($0.date)),
            ])
          })
      ),
    ])
  }
}
