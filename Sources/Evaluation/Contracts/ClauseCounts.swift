internal import Cadastre
internal import RuleBooks
internal import Tables
internal import Units

/// How many clauses name each enterprise and parcel, and how they came out: facts for lists.
struct ClauseCounts: Sendable {
  static let names = ["clauses", "clauses_due", "clauses_met", "clauses_short", "clauses_undecided"]
  private static let known = Set(names)

  static func isName(_ name: String) -> Bool { known.contains(name) }

  /// The day they were judged on.
  let day: CalendarDay
  let clauses: [Clause]
  private let columns: [Subject: [String: [Double]]]

  init(_ clauses: [Clause], on day: CalendarDay, _ facts: FactColumns) {
    self.day = day
    self.clauses = clauses
    var columns: [Subject: [String: [Double]]] = [:]
    for subject in [Subject.enterprise, .parcel] {
      let none = [Double](repeating: 0, count: facts.count(of: subject))
      var counts = Dictionary(uniqueKeysWithValues: ClauseCounts.names.map { ($0, none) })
      for clause in clauses {
        guard let row = clause.row(of: subject) else { continue }
        for name in ClauseCounts.columns(of: clause, on: day) { counts[name]?[row] += 1 }
      }
      columns[subject] = counts
    }
    self.columns = columns
  }

  /// The counts a clause is part of. One whose day is not known may be due or not: it is undecided.
  private static func columns(of clause: Clause, on day: CalendarDay) -> [String] {
    let isDue = clause.due.map { $0 <= day } ?? false
    let verdict: [String] =
      switch clause.verdict {
      case .met: ["clauses_met"]
      case .short: ["clauses_short"]
      case .undecided: ["clauses_undecided"]
      case .notDue: []
      }
    return ["clauses"] + (isDue ? ["clauses_due"] : []) + verdict
  }

  /// nil for subjects that no clause can name.
  func column(_ name: String, of subject: Subject) -> Column? {
    columns[subject]?[name].map { .number(NumberColumn(unit: .one, $0)) }
  }
}
