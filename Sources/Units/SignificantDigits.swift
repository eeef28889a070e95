#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension Double {
  /// The figure at nine significant digits: figures equal in this form are tied (contract V6).
  public var tiedValue: Double {
    guard self != 0, isFinite else { return self }
    let exponent = Int(log10(abs(self)).rounded(.down))
    let shift = 8 - exponent
    // Powers of ten up to 22 are exact; beyond, the scale is off in its last bit for all figures alike.
    let scale = pow(10, Double(abs(shift)))
    guard scale.isFinite else { return self }  // too small for any figure
    let scaled = shift >= 0 ? self * scale : self / scale
    let rounded = scaled.rounded(.toNearestOrAwayFromZero)
    return shift >= 0 ? rounded / scale : rounded * scale
  }
}
