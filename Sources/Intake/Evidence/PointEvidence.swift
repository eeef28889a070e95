internal import Diagnostics
internal import LandGeometry
internal import Tables

/// Holds longitudes and latitudes of enterprises against what degrees in China look like.
enum PointEvidence {
  /// - Parameter source: one of enterprises; others have no points.
  static func issues(_ source: SourceTable) -> [Issue] {
    guard source.name.table == .enterprises, let longitudes = source.numbers("longitude"),
      let latitudes = source.numbers("latitude")
    else { return [] }
    var known = 0
    var swapped = 0
    var beyond = 0
    for row in 0..<source.rowCount {
      guard let x = longitudes[row], let y = latitudes[row] else { continue }
      known += 1
      if case .degrees(isSwapped: true)? = CoordinateForm(x: x, y: y) {
        swapped += 1
      } else if abs(x) > 180 || abs(y) > 90 {
        beyond += 1
      }
    }
    // A few of them are slips of single rows; half are the column's.
    return [(swapped, Message.pointsSwapped), (beyond, .pointsNotDegrees)].compactMap { count, message in
      guard count * 2 >= known, count > 0 else { return nil }
      return Issue(
        .warning, message, table: source.name.table.rawValue, at: source.name.place(),
        ["count": .count(count)])
    }
  }

  /// Layers of parcels that no point can be brought into.
  ///
  /// - Parameter table: of parcels.
  static func unreachable(_ table: AssembledTable) -> [Issue] {
    let references = (table.table.geometry?.references ?? []).compactMap(\.self)
      .compactMap { SpatialReference(definition: $0) }
    return references.filter { $0.kind != .local && PointProjection(to: $0) == nil }.map { reference in
      Issue(
        .info, .pointsOutOfReach, table: TableName.parcels.rawValue,
        at: table.sources.first?.place() ?? .unknown,
        ["datum": .term(ReferenceWords.described(reference))])
    }
  }
}
