internal import CGEOS

extension Overlay {
  /// The polygons that two have in common, as well-known binary.
  func intersection(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) throws(GEOSFailure) -> [UInt8] {
    try wkb(of: try intersection(try shape(a), try shape(b)))
  }

  /// What polygons cover together, corners snapped to a grid, so that lines meant to be one are one.
  func union(of shapes: [ArraySlice<UInt8>], grid: Double) throws(GEOSFailure) -> GEOSShape {
    let all = try shape(try collection(shapes)[...])
    let handle = context.calling { GEOSUnaryUnionPrec_r($0, all.handle, grid) }
    return try polygons(of: try GEOSShape(handle, of: "GEOSUnaryUnionPrec", in: context))
  }

  /// A polygon without others, as well-known binary.
  func difference(
    _ polygon: ArraySlice<UInt8>, _ others: [ArraySlice<UInt8>], grid: Double
  ) throws(GEOSFailure) -> [UInt8] {
    let whole = try shape(polygon)
    let taken = try union(of: others, grid: grid)
    let handle = context.calling { GEOSDifferencePrec_r($0, whole.handle, taken.handle, grid) }
    return try wkb(of: try polygons(of: try GEOSShape(handle, of: "GEOSDifferencePrec", in: context)))
  }

  /// A point inside a polygon.
  func placeInside(_ polygon: ArraySlice<UInt8>) throws(GEOSFailure) -> (x: Double, y: Double) {
    let whole = try shape(polygon)
    let handle = context.calling { GEOSPointOnSurface_r($0, whole.handle) }
    let point = try GEOSShape(handle, of: "GEOSPointOnSurface", in: context)
    var place = (x: 0.0, y: 0.0)
    guard GEOSGeomGetX_r(context.handle, point.handle, &place.x) == 1,
      GEOSGeomGetY_r(context.handle, point.handle, &place.y) == 1
    else { throw context.failure(of: "GEOSPointOnSurface") }
    return place
  }

  /// Polygons side by side in one collection, as well-known binary.
  private func collection(_ shapes: [ArraySlice<UInt8>]) throws(GEOSFailure) -> [UInt8] {
    var bytes: [UInt8] = [1, 7, 0, 0, 0]
    withUnsafeBytes(of: UInt32(clamping: shapes.count).littleEndian) { bytes.append(contentsOf: $0) }
    for shape in shapes { bytes += try plainBytes(of: shape) }
    return bytes
  }
}
