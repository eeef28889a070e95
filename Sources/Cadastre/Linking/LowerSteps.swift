internal import Diagnostics
internal import LandGeometry
internal import Tables

/// The steps of the ladder below occupancy: own parcel, holder, name, point (contract L1, L2). They do not
/// change with the year.
struct LowerSteps {
  /// What an enterprise without occupancy rows is linked with.
  struct Step: Hashable {
    let parcel: Int
    let basis: LinkBasis
  }

  /// Per enterprise, empty for those that have occupancy rows or reach no step.
  private(set) var steps: [[Step]]
  private(set) var issues: [Issue] = []

  private let enterprises: SubjectRows
  private let parcels: SubjectRows

  init(
    enterprises: SubjectRows, parcels: SubjectRows, dataset: Dataset, occupied: Set<Int>,
    names: NameRegister, points: EnterprisePoints
  ) {
    self.enterprises = enterprises
    self.parcels = parcels
    steps = Array(repeating: [], count: enterprises.count)
    let holdings = names.holdings
    issues += names.issues
    let own = texts("parcel_id")
    for enterprise in 0..<enterprises.count where !occupied.contains(enterprise) {
      if let id = own?[enterprise] {
        if let parcel = parcels.row(of: id) {
          take(enterprise, [Step(parcel: parcel, basis: .parcelID)], .linkedByParcelID)
          continue
        }
        issues.append(issue(.warning, .unknownOwnParcel, enterprise, ["id": .text(id)], column: "parcel_id"))
      }
      if !holdings[enterprise].isEmpty {
        take(enterprise, holdings[enterprise], .linkedByHolder)
      } else if let found = points.parcels(of: enterprise), let parcel = found.first {
        if found.count > 1 {
          issues.append(
            issue(
              .warning, .pointInSeveralParcels, enterprise,
              ["parcels": .list(found.map { parcels.keys[$0] })]))
        }
        take(enterprise, [Step(parcel: parcel, basis: .location)], .linkedByLocation)
      }
    }
  }

  private func texts(_ name: String) -> TextColumn? {
    if case .text(let column)? = enterprises.column(name) { column } else { nil }
  }

  private mutating func take(_ enterprise: Int, _ links: [Step], _ message: Message) {
    steps[enterprise] = links
    for link in links {
      let message = link.basis == .name ? Message.linkedByName : message
      issues.append(
        issue(
          link.basis == .location ? .warning : .info, message, enterprise,
          ["parcel": .text(parcels.keys[link.parcel])]))
    }
  }

  private func issue(
    _ severity: Severity, _ message: Message, _ enterprise: Int, _ arguments: [String: Argument],
    column: String? = nil
  ) -> Issue {
    let row = enterprises.rows[enterprise]
    return Issue(
      severity, message, table: TableName.enterprises.rawValue,
      at: row < 0 ? .unknown : enterprises.table?.place(row: row, column: column) ?? .unknown,
      subject: enterprises.keys[enterprise], arguments)
  }
}
