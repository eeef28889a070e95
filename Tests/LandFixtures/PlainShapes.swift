/// The WKB of a box whose lower left corner lies so far east and north of 500 000, 3 000 000 m.
package func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> [UInt8] {
  func bytes<T>(_ value: T) -> [UInt8] { withUnsafeBytes(of: value) { Array($0) } }
  let (x, y) = (500_000 + x, 3_000_000 + y)
  let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
  return [1] + bytes(UInt32(3)) + bytes(UInt32(1)) + bytes(UInt32(5))
    + corners.flatMap { bytes($0.0) + bytes($0.1) }
}
