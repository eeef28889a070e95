public import Diagnostics
internal import LandGeometry
public import Tables
internal import Units

/// Each parcel's area by every definition there is, and which one counts as its land.
public struct ParcelAreas: Sendable {
  /// On the plane of the projection, m²; missing for longitudes and latitudes.
  public let planar: NumberColumn
  /// On the ellipsoid, between geodesics, m².
  public let geodesic: NumberColumn
  /// 椭球面积 of the national land survey, m².
  public let survey: NumberColumn
  /// Per parcel the definition its land is by (`AreaDefinition`); missing where it has none.
  public private(set) var basis: TextColumn
  /// What was found.
  public private(set) var issues: [Issue]
  /// Parcels whose certificate and map differ by more than areas do.
  public private(set) var differing: Int

  /// The land of each parcel, m².
  private(set) var land: NumberColumn

  private let certificate: NumberColumn?
  private let measured: NumberColumn
  private let policy: LandPolicy

  init(_ parcels: SubjectRows, _ measures: ShapeMeasures, _ policy: LandPolicy, threads: Int) async {
    self.policy = policy
    certificate = parcels.numbers("certificate_area")
    measured = measures.measured
    var columns = [NumberColumn](
      repeating: NumberColumn(unit: .squareMetre, missing: parcels.count), count: 3)
    if let shapes = measures.shapes {
      let parts = await ParallelChunks(count: parcels.count, threads: threads).map { rows in
        let surveyors = shapes.areaSurveyors()
        return rows.map { row in
          shapes.isMeasured(row) ? surveyors[shapes.reference(row)]?.areas(of: shapes.wkb(row)) : nil
        }
      }
      for (row, areas) in parts.joined().enumerated() {
        columns[0][row] = areas?.planar
        columns[1][row] = areas?.geodesic
        columns[2][row] = areas?.survey
      }
    }
    (planar, geodesic, survey) = (columns[0], columns[1], columns[2])
    (land, basis) = (measured, TextColumn(missing: parcels.count))
    issues = []
    differing = 0
    let chosen = taking(policy.area)
    let report = AreaReport(parcels, policy)
    let differences = report.differences(certificate, measured, basis: chosen.basis)
    (land, basis) = (chosen.land, chosen.basis)
    issues = differences + report.fallbacks(basis)
    differing = differences.count
  }

  /// The areas by a definition, m²; nil where no parcel can have one.
  private func column(of definition: AreaDefinition) -> NumberColumn? {
    switch definition {
    case .certificate: certificate
    case .measured: measured
    case .planar: planar
    case .geodesic: geodesic
    case .survey: survey
    }
  }

  /// The same with another definition for the land, as far as it goes: where a parcel has no such area, the
  /// certificate's and then the measured one stays.
  func taking(_ definition: AreaDefinition) -> ParcelAreas {
    let order = [definition] + [AreaDefinition.certificate, .measured].filter { $0 != definition }
    let columns = order.map { ($0, column(of: $0)) }
    var land = NumberColumn(unit: .squareMetre, missing: measured.count)
    var basis = [String?](repeating: nil, count: measured.count)
    for row in 0..<measured.count {
      for (definition, column) in columns {
        guard let area = column?[row] else { continue }
        land[row] = area
        basis[row] = definition.rawValue
        break
      }
    }
    var other = self
    other.land = land
    other.basis = TextColumn(basis)
    return other
  }

  /// Definitions by which some parcel's land would be more than the tolerance off the land used, and off every other
  /// definition named here: what agrees within it everywhere is the same area.
  var alternatives: [AreaDefinition] {
    var known = [land]
    return [AreaDefinition.certificate, .planar, .geodesic, .survey].filter { definition in
      let other = taking(definition).land
      guard known.allSatisfy({ differs(other, from: $0) }) else { return false }
      known.append(other)
      return true
    }
  }

  private func differs(_ other: NumberColumn, from known: NumberColumn) -> Bool {
    (0..<known.count).contains { row in
      guard let a = known[row], let b = other[row] else { return known[row] != other[row] }
      return policy.differ(stated: a, other: b)
    }
  }
}
