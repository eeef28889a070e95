internal import Cadastre

/// What zones are called in front of readers.
struct ZoneNames {
  private let names: [String: String]

  init(_ land: LinkedLand) {
    let outlines = land.zoning.outlines
    names = Dictionary(
      (outlines?.ids ?? []).enumerated().map { ($1, outlines?.name(of: $0) ?? $1) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The name of a zone, its id where it has none or nobody knows it.
  func name(of id: String) -> String { names[id] ?? id }
}
