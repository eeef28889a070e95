public import Diagnostics
internal import LandGeometry
public import Tables
internal import Units

/// How much of each parcel lies under constraints: permanent farmland, red lines, land planned for something.
public struct ParcelConstraints: Sendable {
  /// A parcel and a constraint over it.
  public struct Overlap: Hashable, Sendable {
    /// The parcel, by its place among the keys.
    public let parcel: Int
    /// The constraint, by its place among theirs.
    public let constraint: Int
    /// m².
    public let area: Double
    /// Of the parcel's measured area.
    public let share: Double?
  }

  /// 管控, sorted by key.
  public let constraints: SubjectRows
  /// Per constraint its kind as stated.
  public let kinds: [String?]
  /// Per constraint its effect, nil where it is not known.
  public let effects: [ConstraintEffect?]
  /// The overlaps above the sliver, by parcel and then constraint.
  public let overlaps: [Overlap]
  /// Per parcel area and share under each kind and area under each effect, by the names of their facts. What lies
  /// under several counts once. Missing where some of it cannot be compared.
  public let columns: [String: NumberColumn]
  /// What was found.
  public let issues: [Issue]

  /// - Parameters:
  ///   - isIncomplete: whether rows of the table were set aside, so that nothing is known for certain.
  ///   - sliver: overlaps of at most so many square metres do not count, and are listed as such.
  init(
    _ parcels: SubjectRows, measures: ShapeMeasures, constraints table: Table, isIncomplete: Bool,
    sliver: Double, threads: Int
  ) async {
    let layer = ConstraintLayer(table)
    constraints = layer.rows
    kinds = layer.kinds
    effects = layer.effects
    let own = await ShapeMeasures(layer.rows, key: "constraint_id", threads: threads)
    guard let parcelShapes = measures.shapes, let shapes = own.shapes else {
      (overlaps, columns, issues) = ([], [:], layer.issues + own.issues)
      return
    }
    let search = ConstraintSearch(constraints: shapes, parcels: parcelShapes)
    let measured = measures.measured
    let found = await ParallelChunks(count: parcels.count, threads: threads, chunk: 512).map { rows in
      search.overlaps(of: rows, measured: measured, sliver: sliver)
    }
    let overlaps = found.flatMap(\.overlaps)
    let tally = ConstraintTally(
      layer, search, parcelShapes, overlaps: overlaps, unmeasured: found.flatMap(\.unmeasured),
      isIncomplete: isIncomplete)
    columns = await tally.columns(measured, threads: threads)
    self.overlaps = overlaps
    let report = ConstraintReport(parcels, layer, sliver: sliver)
    issues =
      layer.issues + own.issues + search.constraints.issues(.constraintsConverted, of: table)
      + report.issues(of: tally) + report.issues(of: overlaps)
      + found.flatMap(\.slivers).map { report.sliver($0) }
  }
}
