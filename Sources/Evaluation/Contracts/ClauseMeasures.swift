internal import Diagnostics
internal import RuleBooks
internal import Tables

/// What the indicators of contracts mean: metrics of the books in use, and the milestones whose days the tables have.
struct ClauseMeasures {
  enum Measure {
    case metric(Int, Subject)
    case milestone(Milestone)

    var subject: Subject {
      switch self {
      case .metric(_, let subject): subject
      case .milestone(let milestone): milestone.subject
      }
    }
  }

  /// A step of a project and the columns its day stands in.
  struct Milestone {
    /// The id rule books give it.
    let id: String
    let subject: Subject
    /// The first that the tables have counts.
    let columns: [String]
    /// Other words contracts use.
    let words: [String]
  }

  static let milestones = [
    Milestone(
      id: "handover", subject: .parcel, columns: ["handover_date"], words: ["交地", "交付土地", "土地交付", "交地日期"]),
    Milestone(
      id: "start", subject: .parcel, columns: ["actual_start"],
      words: [
        "动工", "开工", "动工建设", "开工建设", "动工日期", "开工日期", "约定动工日期", "实际动工日期", "agreed_start",
      ]),
    Milestone(
      id: "completion", subject: .parcel, columns: ["actual_completion"],
      words: ["竣工", "竣工日期", "约定竣工日期", "实际竣工日期", "agreed_completion"]),
    Milestone(
      id: "production", subject: .enterprise, columns: ["production_start"],
      words: ["投产", "投产日期", "约定投产日期", "正式投产", "agreed_production"]),
    Milestone(
      id: "full_production", subject: .enterprise, columns: ["full_production", "达产日期"],
      words: ["达产", "达产日期"]),
  ]

  /// Meanings by name: ids before labels, labels before what standards call their indicator, milestones last.
  private var tiers: [[String: [Measure]]] = []
  /// All names as they are written, for suggestions.
  private(set) var names: [String] = []

  init(_ rules: Rules) {
    // No clause names a zone or a project.
    let metrics = rules.metrics.enumerated().filter { ClauseMeasures.isNamed($1.subject) }
    add(
      metrics.flatMap { index, metric in
        Set([metric.id, metric.name]).sorted().map { ($0, .metric(index, metric.subject)) }
      })
    add(metrics.map { ($1.label, .metric($0, $1.subject)) })
    add(
      rules.standards.compactMap { standard -> (String, Measure)? in
        guard ClauseMeasures.isNamed(standard.subject) else { return nil }
        return standard.indicator.map { ($0, .metric(standard.metric, standard.subject)) }
      })
    add(
      rules.milestones.flatMap { milestone -> [(String, Measure)] in
        guard let known = ClauseMeasures.milestones.first(where: { $0.id == milestone.id }) else { return [] }
        return [(milestone.label, .milestone(known))]
      })
    add(
      ClauseMeasures.milestones.flatMap { milestone in
        ([milestone.id] + milestone.columns + milestone.words).map { ($0, .milestone(milestone)) }
      })
  }

  private static func isNamed(_ subject: Subject) -> Bool { [.enterprise, .parcel].contains(subject) }

  private mutating func add(_ meanings: [(name: String, measure: Measure)]) {
    var tier: [String: [Measure]] = [:]
    for (name, measure) in meanings {
      tier[Identifier.normalised(name), default: []].append(measure)
      if !names.contains(name) { names.append(name) }
    }
    tiers.append(tier)
  }

  /// What an indicator means to somebody who is an enterprise, a parcel or both: of the strongest kind of name. Where
  /// both are measured, the enterprise's, since it is the one that promised.
  ///
  /// - Returns: nothing where no name is known; `others` where the name is known of other subjects only.
  func meaning(of indicator: String, for subjects: [Subject]) -> (measures: [Measure], others: Subject?) {
    let folded = Identifier.normalised(indicator)
    var others: Subject?
    for tier in tiers {
      guard let measures = tier[folded] else { continue }
      for subject in subjects {
        let own = measures.filter { $0.subject == subject }
        if !own.isEmpty { return (own, nil) }
      }
      others = others ?? measures.first?.subject
    }
    return ([], others)
  }

  /// The name somebody probably meant.
  func suggestion(for indicator: String) -> String? { NearName.of(indicator, among: names) }
}
