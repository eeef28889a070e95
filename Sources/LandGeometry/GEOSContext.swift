internal import CGEOS

/// GEOS's workplace with its last error message. Not to be shared by threads.
final class GEOSContext {
  let handle: GEOSContextHandle_t
  /// Owned by this object alone and written to by GEOS's message handler, hence a box at an address of its own.
  private let lastError = ErrorText()

  init?() {
    guard let handle = GEOS_init_r() else { return nil }
    self.handle = handle
    GEOSContext_setErrorMessageHandler_r(
      handle,
      { message, box in
        guard let message, let box else { return }
        Unmanaged<ErrorText>.fromOpaque(box).takeUnretainedValue().text = String(cString: message)
      }, Unmanaged.passUnretained(lastError).toOpaque())
  }

  deinit { GEOS_finish_r(handle) }

  /// Makes one call with a clean slate, so that no message of an earlier one can be taken for its own.
  func calling<Result: ~Copyable>(_ call: (GEOSContextHandle_t) -> Result) -> Result {
    lastError.text = nil
    return call(handle)
  }

  /// What GEOS said about the last call, after it failed.
  func failure(of function: String) -> GEOSFailure {
    GEOSFailure(function: function, message: lastError.text ?? "no reason given")
  }
}

private final class ErrorText {
  var text: String?
}

/// A call of GEOS that did not work.
struct GEOSFailure: Error, CustomStringConvertible {
  let function: String
  let message: String

  var description: String { "\(function): \(message)" }
}

/// A geometry GEOS made; it keeps its context alive and is destroyed in it.
struct GEOSShape: ~Copyable {
  let handle: OpaquePointer
  let context: GEOSContext

  /// Takes over what a GEOS function returned.
  init(_ handle: OpaquePointer?, of function: String, in context: GEOSContext) throws(GEOSFailure) {
    guard let handle else { throw context.failure(of: function) }
    self.handle = handle
    self.context = context
  }

  deinit { GEOSGeom_destroy_r(context.handle, handle) }
}
