public import Diagnostics
internal import LandGeometry
public import Tables
internal import Units

/// What the geometry of the parcels gives (contract G1, G2), in the order of the parcels.
public struct ParcelMeasures: Sendable {
  /// Area of the repaired geometry, m².
  public internal(set) var measured: NumberColumn
  /// Area by the original coordinates, m².
  public internal(set) var original: NumberColumn
  /// Whether the original is valid; unknown without polygon.
  public internal(set) var valid: TruthColumn
  /// What was found.
  public internal(set) var issues: [Issue] = []

  init(_ parcels: SubjectRows, threads: Int) async {
    measured = NumberColumn(unit: .squareMetre, missing: parcels.count)
    original = measured
    valid = TruthColumn(missing: parcels.count)
    guard let table = parcels.table, let geometry = table.geometry else { return }
    let surveys = geometry.references.map { definition in
      definition.flatMap { SpatialReference(definition: $0) }
    }
    issues += ParcelMeasures.remarks(on: geometry, surveys, table)
    let chunks = await ParcelMeasures.examine(parcels, geometry, surveys, threads: threads)
    for (start, examinations) in chunks {
      for (offset, examination) in examinations.enumerated() {
        let row = start + offset
        measured[row] = examination.measuredArea
        original[row] = examination.originalArea
        valid.values[row] = examination.isValid.map { Truth($0) } ?? .unknown
        issues += ParcelMeasures.issues(examination, row, parcels, table)
      }
    }
  }

  private static let chunk = 4096

  /// Fixed chunks examined side by side, so that the result does not depend on how many threads there are.
  private static func examine(
    _ parcels: SubjectRows, _ geometry: GeometryColumn, _ references: [SpatialReference?], threads: Int
  ) async -> [(Int, [Examination])] {
    let starts = Array(stride(from: 0, to: parcels.count, by: chunk))
    return await withTaskGroup(of: [(Int, [Examination])].self) { group in
      for worker in 0..<max(1, threads) {
        group.addTask {
          let surveyors = references.map { Surveyor(reference: $0) }
          var done: [(Int, [Examination])] = []
          for index in stride(from: worker, to: starts.count, by: max(1, threads)) {
            let start = starts[index]
            let rows = parcels.rows[start..<min(start + chunk, parcels.count)]
            done.append(
              (
                start,
                rows.map { surveyors[geometry.referenceIndex($0)].examine(geometry.wkb($0)) }
              ))
          }
          return done
        }
      }
      var all: [(Int, [Examination])] = []
      for await part in group { all += part }
      return all.sorted { $0.0 < $1.0 }
    }
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
          .error, .crsUnknown, table: TableName.parcels.rawValue, at: place,
          ["crs": .text(definition.map { String($0.prefix(80)) } ?? "—")])
      }
      guard case .geodesicFromProjection = reference.areaMethod else { return nil }
      return Issue(
        .warning, .crsNotCadastral, table: TableName.parcels.rawValue, at: place,
        ["crs": .text(reference.name)])
    }
  }

  private static func issues(
    _ examination: Examination, _ row: Int, _ parcels: SubjectRows, _ table: Table
  ) -> [Issue] {
    let source = parcels.rows[row]
    guard source >= 0, !examination.defects.isEmpty else { return [] }
    // A row that was set aside as a duplicate has no geometry of its own and is listed as such already.
    if case .missing? = examination.defects.first, table.isEmpty(row: source, except: "parcel_id") {
      return []
    }
    let place = table.place(row: source)
    return examination.defects.map { defect in
      let (severity, message, arguments) = defect.report(examination)
      return Issue(
        severity, message, table: TableName.parcels.rawValue, at: place, subject: parcels.keys[row], arguments
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
