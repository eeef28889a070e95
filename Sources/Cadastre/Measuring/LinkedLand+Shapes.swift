internal import LandGeometry

/// The polygons of parcels as they were measured, for maps.
public struct ParcelShapes: Sendable {
  private let shapes: MeasuredShapes
  /// The reference systems that parcels with polygons are in: that of most parcels first, equal ones by their
  /// definition. A definition is nil where nothing says it or it is not understood.
  public let systems: [(definition: String?, parcels: Int)]
  private let systemOfReference: [Int: Int]

  init(_ shapes: MeasuredShapes, count: Int) {
    self.shapes = shapes
    var counts: [String?: Int] = [:]
    for parcel in 0..<count where !shapes.wkb(parcel).isEmpty {
      counts[shapes.definition(of: shapes.reference(parcel)), default: 0] += 1
    }
    let sorted = counts.sorted { a, b in
      a.value == b.value ? (a.key ?? "") < (b.key ?? "") : a.value > b.value
    }
    systems = sorted.map { ($0.key, $0.value) }
    systemOfReference = Dictionary(
      uniqueKeysWithValues: (0..<shapes.referenceCount).compactMap { place in
        sorted.firstIndex { $0.key == shapes.definition(of: place) }.map { (place, $0) }
      })
  }

  /// Which of `systems` a parcel is in; nil without geometry.
  public func system(of parcel: Int) -> Int? {
    shapes.wkb(parcel).isEmpty ? nil : systemOfReference[shapes.reference(parcel)]
  }

  /// The polygons of a parcel, repaired where they had to be, as well-known binary; empty without geometry.
  public func wkb(_ parcel: Int) -> ArraySlice<UInt8> { shapes.wkb(parcel) }

  /// What each of the pairs has in common as well-known binary, nil where GEOS cannot tell.
  public func common(_ pairs: [ParcelOverlaps.Pair]) -> [[UInt8]?] {
    let surveyors = shapes.surveyors()
    return pairs.map { pair in
      surveyors[shapes.reference(pair.first)]?.common(shapes.wkb(pair.first), shapes.wkb(pair.second))
    }
  }
}

extension LinkedLand {
  /// The polygons of parcels; nil where the parcels have no geometry at all.
  public var parcelShapes: ParcelShapes? {
    measures.shapes.map { ParcelShapes($0, count: parcels.count) }
  }
}
