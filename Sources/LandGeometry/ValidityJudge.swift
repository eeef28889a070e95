internal import CGEOS

/// Asks GEOS whether polygons are valid and has it repair those that are not. Not to be shared by threads.
final class ValidityJudge {
  /// Why a geometry is not valid, and where in its coordinates.
  struct Objection {
    let reason: String
    let x: Double
    let y: Double
  }

  private let context: GEOSContext
  private let reader: OpaquePointer
  private let writer: OpaquePointer
  private let repair: OpaquePointer

  /// Nil where there is no memory for it.
  init?() {
    guard let context = GEOSContext() else { return nil }
    let reader = GEOSWKBReader_create_r(context.handle)
    let writer = GEOSWKBWriter_create_r(context.handle)
    let repair = GEOSMakeValidParams_create_r(context.handle)
    guard let reader, let writer, let repair else {
      if let reader { GEOSWKBReader_destroy_r(context.handle, reader) }
      if let writer { GEOSWKBWriter_destroy_r(context.handle, writer) }
      if let repair { GEOSMakeValidParams_destroy_r(context.handle, repair) }
      return nil
    }
    GEOSWKBWriter_setByteOrder_r(context.handle, writer, Int32(GEOS_WKB_NDR.rawValue))
    GEOSWKBWriter_setOutputDimension_r(context.handle, writer, 2)
    // "Structure" keeps shells shells and holes holes, where the default method counts crossings; what collapses
    // to a line is dropped.
    GEOSMakeValidParams_setMethod_r(context.handle, repair, GEOS_MAKE_VALID_STRUCTURE)
    GEOSMakeValidParams_setKeepCollapsed_r(context.handle, repair, 0)
    self.context = context
    self.reader = reader
    self.writer = writer
    self.repair = repair
  }

  deinit {
    GEOSWKBReader_destroy_r(context.handle, reader)
    GEOSWKBWriter_destroy_r(context.handle, writer)
    GEOSMakeValidParams_destroy_r(context.handle, repair)
  }

  /// What is wrong with it; nil for a valid one.
  func objection(to shape: borrowing GEOSShape) throws(GEOSFailure) -> Objection? {
    let function = "GEOSisValidDetail"
    var reason: UnsafeMutablePointer<CChar>?
    var place: OpaquePointer?
    let answer = context.calling { GEOSisValidDetail_r($0, shape.handle, 0, &reason, &place) }
    defer { if let reason { GEOSFree_r(context.handle, reason) } }
    let location = try? GEOSShape(place, of: function, in: context)
    switch answer {
    case 1: return nil
    case 0:
      var x = Double.nan
      var y = Double.nan
      if let location {
        _ = GEOSGeomGetX_r(context.handle, location.handle, &x)
        _ = GEOSGeomGetY_r(context.handle, location.handle, &y)
      }
      return Objection(reason: reason.map { String(cString: $0) } ?? "Invalid", x: x, y: y)
    default:
      throw context.failure(of: function)
    }
  }

  /// A valid geometry as close to it as the structure method gets.
  func repaired(_ shape: borrowing GEOSShape) throws(GEOSFailure) -> GEOSShape {
    let handle = context.calling { GEOSMakeValidWithParams_r($0, shape.handle, repair) }
    return try GEOSShape(handle, of: "GEOSMakeValid", in: context)
  }

  /// The geometry that well-known binary describes.
  func shape(_ wkb: [UInt8]) throws(GEOSFailure) -> GEOSShape {
    let handle = wkb.withUnsafeBufferPointer { bytes in
      context.calling { GEOSWKBReader_read_r($0, reader, bytes.baseAddress, bytes.count) }
    }
    return try GEOSShape(handle, of: "GEOSWKBReader", in: context)
  }

  /// A geometry as well-known binary.
  func wkb(_ shape: borrowing GEOSShape) throws(GEOSFailure) -> [UInt8] {
    var size = 0
    let bytes = context.calling { GEOSWKBWriter_write_r($0, writer, shape.handle, &size) }
    guard let bytes else { throw context.failure(of: "GEOSWKBWriter") }
    defer { GEOSFree_r(context.handle, bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: size))
  }
}
