internal import Diagnostics
public import Tables
internal import Units

extension LinkedLand {
  /// Measured over certificate area, less one; a plain number.
  public var areaDeviation: NumberColumn {
    let certificate = certificateArea
    return NumberColumn(
      unit: .one,
      (0..<parcels.count).map { row in
        guard let measured = measures.measured[row], let area = certificate?[row], area != 0 else {
          return NumberColumn.missing
        }
        return measured / area - 1
      })
  }

  /// 证载面积, m².
  public var certificateArea: NumberColumn? {
    if case .number(let column)? = parcels.column("certificate_area") { column } else { nil }
  }

  /// How many enterprises occupy each parcel.
  public func occupants(in year: LandYear) -> NumberColumn {
    NumberColumn(unit: .one, (0..<parcels.count).map { Double(year.links.of(parcel: $0).count) })
  }

  /// Land of the links on each parcel, 亩: 0 without, missing where one is unknown.
  public func occupiedLand(in year: LandYear) -> NumberColumn {
    NumberColumn(
      unit: .mu,
      (0..<parcels.count).map { parcel in
        var sum = NeumaierSum()
        for index in year.links.of(parcel: parcel) {
          guard let land = year.links.links[index].land else { return NumberColumn.missing }
          sum.add(land)
        }
        return sum.value
      })
  }

  /// Where parcels lie over each other; nil without geometry.
  static func overlaps(
    of parcels: SubjectRows, _ measures: ShapeMeasures, _ policy: LandPolicy, threads: Int
  ) async -> ParcelOverlaps? {
    guard let shapes = measures.shapes else { return nil }
    return await ParcelOverlaps(parcels, shapes: shapes, tolerance: policy.overlap, threads: threads)
  }

  /// What else is wrong with the lines of parcels; nil without geometry.
  static func topology(
    of parcels: SubjectRows, _ measures: ShapeMeasures, _ overlaps: ParcelOverlaps?, _ policy: LandPolicy,
    threads: Int
  ) async -> ParcelTopology? {
    guard let shapes = measures.shapes, let overlaps else { return nil }
    return await ParcelTopology(
      parcels, measures: measures, overlaps: overlaps, shapes: shapes, policy: policy, threads: threads)
  }

  /// What parcels lie under; nil where there is nothing to compare.
  static func constraints(
    over parcels: SubjectRows, _ measures: ShapeMeasures, _ dataset: Dataset, threads: Int
  ) async -> ParcelConstraints? {
    guard measures.shapes != nil, let table = dataset.tables[.constraints], table.geometry != nil else {
      return nil
    }
    let reasons = dataset.counts[.constraints]?.reasons ?? [:]
    let isIncomplete = [Message.duplicateRowKey, .missingKey].contains { reasons[$0] != nil }
    return await ParcelConstraints(
      parcels, measures: measures, constraints: table, isIncomplete: isIncomplete,
      sliver: dataset.policy.constraint, threads: threads)
  }
}

extension ParcelConstraints {
  /// The kinds of constraints that a table names, sorted: each gives facts of its own.
  public static func kinds(in table: Table) -> [String] { ConstraintLayer.kinds(in: table) }
}
