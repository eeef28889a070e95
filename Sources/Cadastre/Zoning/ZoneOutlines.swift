/// The zones with their names and polygons, for maps.
public struct ZoneOutlines: Sendable {
  /// Their ids, sorted.
  public let ids: [String]
  private let names: [String?]
  private let shapes: MeasuredShapes?

  init(_ zones: SubjectRows, shapes: MeasuredShapes?) {
    ids = zones.keys
    let texts = zones.texts("name")
    names = (0..<zones.count).map { texts?[$0] }
    self.shapes = shapes
  }

  /// What a zone is called: its name, else its id.
  public func name(of zone: Int) -> String { names[zone] ?? ids[zone] }

  /// The polygons of a zone as well-known binary; empty without geometry.
  public func wkb(_ zone: Int) -> ArraySlice<UInt8> { shapes?.wkb(zone) ?? [] }

  /// The one reference system that all zones with polygons are in; nil where there are several or none.
  public var onlySystem: (definition: String?, isOnly: Bool) {
    let systems = Set(ids.indices.compactMap { wkb($0).isEmpty ? nil : Optional(system(of: $0)) })
    return systems.count == 1 ? (systems.first ?? nil, true) : (nil, false)
  }

  /// The reference system of a zone's polygons, by authority and code where it is registered; nil where it is unknown.
  public func system(of zone: Int) -> String? {
    guard let shapes, shapes.isMeasured(zone) else { return nil }
    return shapes.definition(of: shapes.reference(zone))
  }
}
