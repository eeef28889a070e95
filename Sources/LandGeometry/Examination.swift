/// What a `Surveyor` finds out about one geometry.
public struct Examination: Hashable, Sendable {
  /// What is wrong with it, in the order found; empty for a flawless one.
  public internal(set) var defects: [ShapeDefect]
  /// Whether the original is valid; of a collection, its polygons taken as one multipolygon. Nil where there is no
  /// polygon.
  public internal(set) var isValid: Bool?
  /// Square metres by the original's coordinates: over all parts, |shell| less the |holes|. Nil where it cannot be
  /// measured.
  public internal(set) var originalArea: Double?
  /// Square metres of the repaired geometry, of the original where that is valid. Nil where it cannot be measured.
  public internal(set) var measuredArea: Double?
  /// The box around the rings that count, in layer coordinates.
  public internal(set) var envelope: Envelope?
  /// The repaired geometry, a Polygon or MultiPolygon without Z and M as little-endian ISO WKB; nil where the
  /// original is valid or cannot be repaired.
  public internal(set) var repaired: [UInt8]?

  init(defects: [ShapeDefect]) {
    self.defects = defects
  }
}
