/// Polygons in little-endian well-known binary, taken apart for looking at them.
struct PlainWKB {
  /// Every ring's vertices, polygon after polygon.
  private(set) var rings: [[[Double]]] = []
  /// How many rings each polygon has.
  private(set) var parts: [Int] = []
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard !bytes.isEmpty else { return }
    let type = header()
    let polygons = type == 6 ? Int(word()) : type == 3 ? 1 : 0
    for _ in 0..<polygons {
      if type == 6 { _ = header() }
      let count = Int(word())
      parts.append(count)
      for _ in 0..<count { rings.append((0..<Int(word())).map { _ in [number(), number()] }) }
    }
  }

  private mutating func header() -> UInt32 {
    position += 1
    return word()
  }

  private mutating func word() -> UInt32 { UInt32(truncatingIfNeeded: load(4)) }

  private mutating func number() -> Double { Double(bitPattern: load(8)) }

  private mutating func load(_ count: Int) -> UInt64 {
    defer { position += count }
    return (0..<count).reduce(0) { $0 | UInt64(bytes[position + $1]) << (8 * $1) }
  }
}
