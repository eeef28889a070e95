internal import CGEOS

/// Intersections and unions by GEOS, measured. Not to be shared by threads.
final class Overlay {
  let context: GEOSContext
  private let reader: OpaquePointer
  private let writer: OpaquePointer
  private var rings = WKBReader()
  private var plain = WKBWriter()

  /// Nil where there is no memory for it.
  init?() {
    guard let context = GEOSContext() else { return nil }
    let reader = GEOSWKBReader_create_r(context.handle)
    let writer = GEOSWKBWriter_create_r(context.handle)
    guard let reader, let writer else {
      if let reader { GEOSWKBReader_destroy_r(context.handle, reader) }
      if let writer { GEOSWKBWriter_destroy_r(context.handle, writer) }
      return nil
    }
    GEOSWKBWriter_setByteOrder_r(context.handle, writer, Int32(GEOS_WKB_NDR.rawValue))
    GEOSWKBWriter_setOutputDimension_r(context.handle, writer, 2)
    self.context = context
    self.reader = reader
    self.writer = writer
  }

  deinit {
    GEOSWKBReader_destroy_r(context.handle, reader)
    GEOSWKBWriter_destroy_r(context.handle, writer)
  }

  /// The square metres of the union of what a polygon has in common with each of others; 0 where it has nothing.
  ///
  /// - Returns: nil where GEOS fails or the result cannot be measured.
  func areaCommon(
    to shape: ArraySlice<UInt8>, and others: [ArraySlice<UInt8>], by measure: AreaMeasure
  ) -> Double? {
    guard let first = others.first else { return 0 }
    do throws(GEOSFailure) {
      let own = try self.shape(shape)
      var all = try intersection(own, try self.shape(first))
      for other in others.dropFirst() {
        all = try union(all, try intersection(own, try self.shape(other)))
      }
      return try area(of: all, by: measure)
    } catch {
      return nil
    }
  }

  /// What two polygons have in common, as well-known binary.
  ///
  /// - Returns: nil where GEOS fails.
  func common(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> [UInt8]? {
    do throws(GEOSFailure) {
      return try wkb(of: try intersection(try shape(a), try shape(b)))
    } catch {
      return nil
    }
  }

  func intersection(
    _ a: borrowing GEOSShape, _ b: borrowing GEOSShape
  ) throws(GEOSFailure) -> GEOSShape {
    let handle = context.calling { GEOSIntersection_r($0, a.handle, b.handle) }
    return try polygons(of: try GEOSShape(handle, of: "GEOSIntersection", in: context))
  }

  /// Where two polygons also touch, their intersection has lines and points too, which GEOS cannot unite with
  /// polygons.
  func polygons(of shape: consuming GEOSShape) throws(GEOSFailure) -> GEOSShape {
    let collection: Int32 = 7
    guard context.calling({ GEOSGeomTypeId_r($0, shape.handle) }) == collection else { return shape }
    return try self.shape(try plainBytes(of: try wkb(of: shape)[...])[...])
  }

  /// The polygons in well-known binary of whatever kind, in its plainest form.
  func plainBytes(of wkb: ArraySlice<UInt8>) throws(GEOSFailure) -> [UInt8] {
    let bytes = wkb.span.bytes
    do throws(MalformedWKB) {
      try rings.read(bytes)
    } catch {
      throw GEOSFailure(function: "WKBReader", message: error.description)
    }
    plain.write(rings.rings, from: bytes)
    return plain.bytes
  }

  private func union(_ a: borrowing GEOSShape, _ b: borrowing GEOSShape) throws(GEOSFailure) -> GEOSShape {
    let handle = context.calling { GEOSUnion_r($0, a.handle, b.handle) }
    return try GEOSShape(handle, of: "GEOSUnion", in: context)
  }

  func shape(_ wkb: ArraySlice<UInt8>) throws(GEOSFailure) -> GEOSShape {
    let handle = wkb.withUnsafeBufferPointer { bytes in
      context.calling { GEOSWKBReader_read_r($0, reader, bytes.baseAddress, bytes.count) }
    }
    return try GEOSShape(handle, of: "GEOSWKBReader", in: context)
  }

  private func area(of shape: borrowing GEOSShape, by measure: AreaMeasure) throws(GEOSFailure) -> Double? {
    let wkb = try wkb(of: shape)
    guard (try? rings.read(wkb.span.bytes)) != nil else { return nil }
    return try? measure.squareMetres(rings.rings, in: wkb.span.bytes)
  }

  func wkb(of shape: borrowing GEOSShape) throws(GEOSFailure) -> [UInt8] {
    var size = 0
    let bytes = context.calling { GEOSWKBWriter_write_r($0, writer, shape.handle, &size) }
    guard let bytes else { throw context.failure(of: "GEOSWKBWriter") }
    defer { GEOSFree_r(context.handle, bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: size))
  }
}
