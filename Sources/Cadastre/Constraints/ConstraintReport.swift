internal import Diagnostics
internal import Tables
internal import Units

/// What there is to say of constraints over parcels.
struct ConstraintReport {
  private let parcels: SubjectRows
  private let layer: ConstraintLayer
  private let sliver: Double

  init(_ parcels: SubjectRows, _ layer: ConstraintLayer, sliver: Double) {
    self.parcels = parcels
    self.layer = layer
    self.sliver = sliver
  }

  /// What could not be compared.
  func issues(of tally: ConstraintTally) -> [Issue] {
    let table = TableName.constraints.rawValue
    let place = Place(
      file: layer.rows.table?.sources.first?.file, layer: layer.rows.table?.sources.first?.layer)
    var issues: [Issue] = []
    if tally.isIncomplete { issues.append(Issue(.warning, .constraintsSetAside, table: table, at: place)) }
    if !tally.blind.isEmpty {
      let some = tally.blind.sorted().prefix(5).map { layer.rows.keys[$0] }
      issues.append(
        Issue(
          .warning, .constraintsNotCompared, table: table, at: place,
          [
            "count": .count(tally.blind.count), "ids": .list(some + (tally.blind.count > 5 ? ["…"] : [])),
          ]))
    }
    issues += tally.unmeasured.keys.sorted().flatMap { parcel in
      (tally.unmeasured[parcel] ?? []).map { constraint in
        issue(.error, .constraintUnmeasured, parcel, ["id": .text(layer.rows.keys[constraint])])
      }
    }
    return issues
  }

  /// Overlaps with what forbids.
  func issues(of overlaps: [ParcelConstraints.Overlap]) -> [Issue] {
    overlaps.filter { layer.effects[$0.constraint] == .forbid }.map { overlap in
      let share = overlap.share.map { Argument.number(($0 * 100).roundedHalfAway(decimals: 2)) }
      return issue(
        .warning, .constraintForbids, overlap.parcel,
        described(overlap).merging(["share": share ?? "—"]) { $1 })
    }
  }

  /// An overlap too small to count.
  func sliver(_ overlap: ParcelConstraints.Overlap) -> Issue {
    issue(
      .info, .constraintSliver, overlap.parcel,
      described(overlap).merging(["limit": .number(sliver)]) { $1 })
  }

  private func described(_ overlap: ParcelConstraints.Overlap) -> [String: Argument] {
    [
      "id": .text(layer.rows.keys[overlap.constraint]),
      "kind": .text(layer.kinds[overlap.constraint] ?? "—"),
      "area": .number(overlap.area.roundedHalfAway(decimals: 2)),
    ]
  }

  private func issue(
    _ severity: Severity, _ message: Message, _ parcel: Int, _ arguments: [String: Argument]
  ) -> Issue {
    Issue(
      severity, message, table: TableName.parcels.rawValue, at: parcels.place(parcel),
      subject: parcels.keys[parcel], arguments)
  }
}
