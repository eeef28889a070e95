public import Diagnostics
internal import LandGeometry
public import Tables
internal import Units

/// Each parcel's area by every definition there is, and which one counts as its land.
public struct ParcelAreas: Sendable {
  /// Which area a parcel's land is (contract L6).
  public enum Basis: String, Sendable {
    /// 证载面积.
    case certificate
    /// The measured one, where there is no certificate's.
    case measured
  }

  /// On the plane of the projection, m²; missing for longitudes and latitudes.
  public private(set) var planar: NumberColumn
  /// On the ellipsoid, between geodesics, m².
  public private(set) var geodesic: NumberColumn
  /// 椭球面积 of the national land survey, m².
  public private(set) var survey: NumberColumn
  /// Per parcel what its land is; missing where it has none.
  public let basis: TextColumn
  /// What was found.
  public let issues: [Issue]

  /// Certificate and map may differ by so much of the certificate's area, or by so many square metres.
  public static let tolerance = (share: 0.01, squareMetres: 20.0)

  init(_ parcels: SubjectRows, _ measures: ShapeMeasures, threads: Int) async {
    planar = NumberColumn(unit: .squareMetre, missing: parcels.count)
    geodesic = planar
    survey = planar
    let certificate = parcels.numbers("certificate_area")
    let measured = measures.measured
    basis = TextColumn(
      (0..<parcels.count).map { row in
        if certificate?[row] != nil { return Basis.certificate.rawValue }
        return measured[row] == nil ? nil : Basis.measured.rawValue
      })
    issues = ParcelAreas.issues(parcels, certificate, measured)
    guard let shapes = measures.shapes else { return }
    let parts = await ParallelChunks(count: parcels.count, threads: threads).map { rows in
      let surveyors = shapes.areaSurveyors()
      return rows.map { row in
        shapes.isMeasured(row) ? surveyors[shapes.reference(row)]?.areas(of: shapes.wkb(row)) : nil
      }
    }
    for (row, areas) in parts.joined().enumerated() {
      planar[row] = areas?.planar
      geodesic[row] = areas?.geodesic
      survey[row] = areas?.survey
    }
  }

  /// Whether two areas of a parcel differ by more than areas do.
  static func differ(certificate: Double, measured: Double) -> Bool {
    abs(measured - certificate) > max(tolerance.share * certificate, tolerance.squareMetres)
  }

  private static func issues(
    _ parcels: SubjectRows, _ certificate: NumberColumn?, _ measured: NumberColumn
  ) -> [Issue] {
    (0..<parcels.count).compactMap { row in
      guard let stated = certificate?[row], let found = measured[row],
        differ(certificate: stated, measured: found)
      else { return nil }
      return Issue(
        .info, .areaDiffers, table: TableName.parcels.rawValue, at: parcels.place(row),
        subject: parcels.keys[row],
        [
          "certificate": .number(stated.roundedHalfAway(decimals: 2)),
          "measured": .number(found.roundedHalfAway(decimals: 2)),
        ])
    }
  }
}
