/// A reader of bytes from outside, as the fuzzer and the replaying tests see it.
struct FuzzTarget: Sendable {
  /// The name of its folders of seeds and finds.
  let name: String
  /// Reads the bytes.
  ///
  /// - Returns: what is wrong with what came out; nil where nothing is. A trap, a hang and memory without end are
  ///   wrong as well, and nobody needs to say so.
  let run: @Sendable (_ bytes: [UInt8]) -> String?

  init(_ name: String, _ run: @escaping @Sendable (_ bytes: [UInt8]) -> String?) {
    self.name = name
    self.run = run
  }

  static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }

  static let all: [FuzzTarget] = [
    expression, book, manifest, yaml, csv, sheet, values, names, boundary, drawing, wkb, ring, overlap,
    archive,
    compound, markup, encoding, reference, safeText, dataset,
  ]
}

/// Takes values off an input, for targets that read something else than bytes. An input that ends gives zeros.
struct ByteFeed {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var isEmpty: Bool { rest.isEmpty }

  mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

  mutating func word() -> UInt16 { UInt16(byte()) | UInt16(byte()) << 8 }

  mutating func text(_ count: Int) -> String {
    let text = rest.prefix(count)
    rest = rest.dropFirst(count)
    return String(decoding: text, as: UTF8.self)
  }

  /// A coordinate: mostly on a coarse grid, so that corners and edges meet, sometimes any number there is.
  mutating func coordinate() -> Double {
    let kind = byte()
    switch kind {
    case 255: return Double(bitPattern: (0..<8).reduce(0) { bits, _ in bits << 8 | UInt64(byte()) })
    case 128...254: return 500_000 + Double(word()) / 64
    default: return Double(kind)
    }
  }
}
