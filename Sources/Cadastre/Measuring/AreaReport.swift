internal import Diagnostics
internal import Tables
internal import Units

/// What there is to say of the areas of parcels.
struct AreaReport {
  private let parcels: SubjectRows
  private let policy: LandPolicy

  init(_ parcels: SubjectRows, _ policy: LandPolicy) {
    self.parcels = parcels
    self.policy = policy
  }

  /// Parcels whose certificate and map differ by more than areas do.
  func differences(
    _ certificate: NumberColumn?, _ measured: NumberColumn, basis: TextColumn
  ) -> [Issue] {
    (0..<parcels.count).compactMap { row in
      guard let stated = certificate?[row], let found = measured[row],
        policy.differ(stated: stated, other: found)
      else { return nil }
      return issue(
        .areaDiffers, row,
        [
          "certificate": .number(stated.roundedHalfAway(decimals: 2)),
          "measured": .number(found.roundedHalfAway(decimals: 2)),
          "share": .number((policy.areaShare * 100).roundedHalfAway(decimals: 4)),
          "limit": .number(policy.areaSquareMetres), "basis": AreaReport.term(basis[row]),
        ])
    }
  }

  /// Parcels that have no area by the definition the manifest chose. That the measured area stands in for a
  /// certificate's goes without saying (contract L6).
  func fallbacks(_ basis: TextColumn) -> [Issue] {
    guard policy.area != .certificate else { return [] }
    return (0..<parcels.count).compactMap { row in
      guard basis[row] != policy.area.rawValue else { return nil }
      return issue(
        .areaFellBack, row,
        ["wanted": AreaReport.term(policy.area.rawValue), "basis": AreaReport.term(basis[row])])
    }
  }

  private static func term(_ definition: String?) -> Argument {
    .term(definition.map { AreaWording.name($0) } ?? AreaWording.none)
  }

  private func issue(_ message: Message, _ row: Int, _ arguments: [String: Argument]) -> Issue {
    Issue(
      .info, message, table: TableName.parcels.rawValue, at: parcels.place(row), subject: parcels.keys[row],
      arguments)
  }
}
