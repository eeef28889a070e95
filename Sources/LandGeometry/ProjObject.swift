internal import CPROJ

/// PROJ's workplace: quiet, and without the network whatever the environment says. Not to be shared by threads.
final class ProjContext {
  let handle: OpaquePointer

  init?() {
    guard let handle = proj_context_create() else { return nil }
    self.handle = handle
    proj_log_level(handle, PJ_LOG_NONE)
    proj_context_set_enable_network(handle, 0)
  }

  deinit { proj_context_destroy(handle) }
}

/// Anything PROJ made and wants back; it keeps its context alive.
struct ProjObject: ~Copyable {
  let handle: OpaquePointer
  let context: ProjContext

  /// Takes over what a PROJ function returned, nil where that is nothing.
  init?(_ handle: OpaquePointer?, in context: ProjContext) {
    guard let handle else { return nil }
    self.handle = handle
    self.context = context
  }

  deinit { proj_destroy(handle) }
}

extension ProjObject {
  /// What it is called.
  var name: String { proj_get_name(handle).map { String(cString: $0) } ?? "" }

  /// The plane or geographic system underneath a compound or bound one; itself where it is neither.
  static func horizontal(_ definition: String, in context: ProjContext) -> ProjObject? {
    guard var crs = ProjObject(proj_create(context.handle, definition), in: context) else { return nil }
    // One around the other occurs (a bound system inside a compound one), a long chain does not.
    for _ in 0..<4 {
      let inner: OpaquePointer?
      switch proj_get_type(crs.handle) {
      case PJ_TYPE_COMPOUND_CRS: inner = proj_crs_get_sub_crs(context.handle, crs.handle, 0)
      case PJ_TYPE_BOUND_CRS: inner = proj_get_source_crs(context.handle, crs.handle)
      default: return crs
      }
      guard let next = ProjObject(inner, in: context) else { return nil }
      crs = next
    }
    return nil
  }
}
