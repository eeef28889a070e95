// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// The members are columns of the table of contracts.

internal import Diagnostics
public import RuleBooks
internal import Tables
public import Units

/// What an admitted project commits itself to, as rows of a dataset's contracts.
public struct Commitment: Sendable {
  public let clauseID: String
  public let parcelID: String?
  public let enterpriseID: String?
  public let indicator: String
  public let promised: Double?
  public let unit: String?
  /// On which side of the promise the figure has to be; nil of milestones.
  public let direction: ClauseDirection?
  public let due: CalendarDay?
  /// The milestone it is due at, where its day is not known yet.
  public let openDue: Milestone?
  public let basis: String
  public let remedy: String?
}

extension AdmissionJudgement {
  /// Whether a project comes in: by the panel's decision where there is one, else by what is worked out.
  public func isAdmitted(_ result: ProjectResult) -> Bool {
    if let decision = result.entry.decision { return [.admit, .conditions].contains(decision.outcome) }
    return [.admit, .conditions].contains(result.outcome)
  }

  /// What an admitted project promised, a row for each thing, and the days of its milestones; of what several standards
  /// speak of, the row of the strictest.
  public func commitments(_ result: ProjectResult) -> [Commitment] {
    guard isAdmitted(result) else { return [] }
    let days = result.milestones.map { $0.promised ?? $0.latest }
    let table = projects.table
    func row(
      _ id: String, _ land: LandResult, _ indicator: String, promised: Double?, unit: Unit?,
      direction: ClauseDirection? = nil, due: Int?, citation: Citation?, book: Int
    ) -> Commitment {
      let milestone = due.map { rules.milestones[$0] }
      let day = due.flatMap { days[$0] }
      return Commitment(
        clauseID: "\(land.id)/\(id)", parcelID: table.texts("parcel_id")?[land.row],
        enterpriseID: table.texts("enterprise_id")?[land.row], indicator: indicator, promised: promised,
        unit: unit?.symbol, direction: direction, due: day, openDue: day == nil ? milestone : nil,
        basis: citation?.line ?? rules.books[book].title, remedy: milestone?.remedy)
    }
    let promises = result.deciding.flatMap { land in
      promised(land).map { item, label in
        let standard = standard(item)
        return row(
          standard.name, land, label, promised: item.promised, unit: metric(item).unit,
          direction: standard.direction, due: standard.due, citation: standard.citation, book: standard.book)
      }
    }
    let steps = rules.milestones.enumerated().map { index, milestone in
      row(
        milestone.name, result.whole, milestone.label, promised: nil, unit: nil, due: index,
        citation: milestone.citation, book: milestone.book)
    }
    return promises + steps
  }

  /// The items that become commitments, with what they are called: of each thing the one with the strictest bound, else
  /// the first that applies, such as one left to a case of its own.
  private func promised(_ land: LandResult) -> [(AdmissionItem, String)] {
    land.strictest.compactMap { bounds in
      let asked = bounds.items.first { land.items[$0].verdict != .notApplicable }
      guard let place = bounds.lower ?? bounds.upper ?? asked, land.items[place].promised != nil else {
        return nil
      }
      return (land.items[place], bounds.label)
    }
  }
}

extension Standard {
  /// What a promise about it is: not to fall below, or not to exceed where it has no lower bound.
  fileprivate var direction: ClauseDirection { atLeast == nil && atMost != nil ? .atMost : .atLeast }
}
