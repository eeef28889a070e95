/// What is wrong with one geometry, and where, as far as it is known.
///
/// Rings are numbered from 0 in the order in which the bytes give them, through all parts. Of one geometry at most
/// `Surveyor.mostRingDefects` defects of rings are told; the first ones are enough to find the place.
public enum ShapeDefect: Hashable, Sendable {
  /// There is no geometry: no bytes.
  case missing
  /// There is a geometry, but nothing in it (`POLYGON EMPTY`).
  case empty
  /// The bytes are not well-known binary; the text says at which byte and why.
  case malformed(String)
  /// A point, line or curved surface; the text is the name of its type.
  case notPolygonal(String)
  /// A collection of which only the polygons count; the text names the types of the rest.
  case partsIgnored(String)
  /// A coordinate that is no number; the geometry is not measured.
  case nonFinite(ring: Int)
  /// The last vertex is not the first one; the ring is closed before it is used.
  case unclosedRing(ring: Int)
  /// Fewer than four vertices, the closing one included; the ring is left out, and with a shell its holes.
  case tooFewPoints(ring: Int)
  /// Coordinates that cannot be of the layer's reference system: a latitude beyond 90°, a point its projection
  /// cannot reach. The geometry is not measured.
  case unmeasurable(ring: Int)
  /// Not valid by the rules of Simple Features: GEOS's reason (in English) and the place in layer coordinates.
  case invalid(reason: String, x: Double, y: Double)
  /// GEOS could not repair it, or nothing with an area was left; the text says why (in English).
  case repairFailed(String)
}
