public import Diagnostics
internal import LandGeometry
public import Tables
internal import Units

/// What the geometry of subjects or zones gives (contract G1, G2), in the order of the subjects.
public struct ShapeMeasures: Sendable {
  /// Area of the repaired geometry, m².
  public internal(set) var measured: NumberColumn
  /// Area by the original coordinates, m².
  public internal(set) var original: NumberColumn
  /// Whether the original is valid; unknown without polygon.
  public internal(set) var valid: TruthColumn
  /// What was found.
  public internal(set) var issues: [Issue] = []

  /// Per invalid subject what is wrong and where.
  private(set) var objections: [Int: ShapeObjection] = [:]

  /// The polygons as they were measured; nil without any.
  let shapes: MeasuredShapes?

  /// - Parameter key: the key of the table, the one cell that a row set aside as a duplicate keeps.
  init(_ subjects: SubjectRows, key: String, threads: Int) async {
    measured = NumberColumn(unit: .squareMetre, missing: subjects.count)
    original = measured
    valid = TruthColumn(missing: subjects.count)
    guard let table = subjects.table, let geometry = table.geometry else {
      shapes = nil
      return
    }
    let systems = geometry.references.map { definition in
      definition.flatMap { SpatialReference(definition: $0) }
    }
    var repaired: [Int: [UInt8]] = [:]
    var envelopes = [Envelope?](repeating: nil, count: subjects.count)
    issues += ShapeMeasures.remarks(on: geometry, systems, table)
    let chunks = await ParallelChunks(count: subjects.count, threads: threads).map { rows in
      ShapeMeasures.examine(rows, of: subjects, geometry, systems)
    }
    var row = 0
    for examination in chunks.joined() {
      measured[row] = examination.measuredArea
      original[row] = examination.originalArea
      valid.values[row] = examination.isValid.map { Truth($0) } ?? .unknown
      issues += ShapeMeasures.issues(examination, row, subjects, table, key: key)
      if examination.measuredArea != nil { envelopes[row] = examination.envelope }
      repaired[row] = examination.repaired
      for case .invalid(let reason, let x, let y) in examination.defects {
        objections[row] = ShapeObjection(reason: reason, x: x, y: y)
      }
      row += 1
    }
    shapes = MeasuredShapes(
      geometry, rows: subjects.rows, systems: systems, repaired: repaired, envelopes: envelopes)
  }

  private static func examine(
    _ rows: Range<Int>, of subjects: SubjectRows, _ geometry: GeometryColumn, _ systems: [SpatialReference?]
  ) -> [Examination] {
    let surveyors = systems.map { Surveyor(reference: $0) }
    return subjects.rows[rows].map { surveyors[geometry.referenceIndex($0)].examine(geometry.wkb($0)) }
  }

  // MARK: Issues

  private static func remarks(
    on geometry: GeometryColumn, _ surveys: [SpatialReference?], _ table: Table
  ) -> [Issue] {
    let place = Place(file: table.sources.first?.file, layer: table.sources.first?.layer)
    let used = Set(
      (0..<geometry.count).lazy.filter { !geometry.wkb($0).isEmpty }.map { geometry.referenceIndex($0) })
    return used.sorted().compactMap { index in
      let definition = geometry.references[index]
      guard let reference = surveys[index] else {
        return Issue(
          .error, .crsUnknown, table: table.name.rawValue, at: place,
          ["crs": .text(definition.map { String($0.prefix(80)) } ?? "—")])
      }
      guard case .geodesicFromProjection = reference.areaMethod else { return nil }
      return Issue(
        .warning, .crsNotCadastral, table: table.name.rawValue, at: place,
        ["crs": .text(reference.name)])
    }
  }

  private static func issues(
    _ examination: Examination, _ row: Int, _ subjects: SubjectRows, _ table: Table, key: String
  ) -> [Issue] {
    let source = subjects.rows[row]
    guard source >= 0, !examination.defects.isEmpty else { return [] }
    // A row that was set aside as a duplicate has no geometry of its own and is listed as such already.
    if case .missing? = examination.defects.first, table.isEmpty(row: source, except: key) {
      return []
    }
    let place = table.place(row: source)
    return examination.defects.map { defect in
      let (severity, message, arguments) = defect.report(examination)
      return Issue(
        severity, message, table: table.name.rawValue, at: place, subject: subjects.keys[row], arguments
      )
    }
  }
}

extension Table {
  /// Whether a row has no value but its key.
  fileprivate func isEmpty(row: Int, except key: String) -> Bool {
    columnNames.allSatisfy { $0 == key || column($0)?.isKnown(row) != true }
  }
}
