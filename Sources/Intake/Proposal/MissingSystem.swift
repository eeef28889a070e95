internal import Diagnostics

/// Reference systems that come into question for a layer that states none, by its coordinates alone. They can tell the
/// zone; they cannot tell the datum.
struct MissingSystem {
  /// The westernmost and easternmost first coordinates.
  let range: ClosedRange<Double>

  /// - Returns: nil for a layer without coordinates.
  init?(_ sheet: FoundSheet) {
    guard let geometry = sheet.reading.raw.geometry else { return nil }
    var range: ClosedRange<Double>?
    for row in 0..<geometry.count {
      guard let x = MissingSystem.firstX(geometry.wkb(row)), x.isFinite else { continue }
      range = range.map { min($0.lowerBound, x)...max($0.upperBound, x) } ?? x...x
    }
    guard let range else { return nil }
    self.range = range
  }

  /// The x of the first vertex of a polygon or of the first of several, as the reader writes them.
  private static func firstX(_ wkb: ArraySlice<UInt8>) -> Double? {
    guard wkb.count > 5 else { return nil }
    let start = wkb[wkb.startIndex + 1] == 3 ? 13 : 22
    guard wkb.count >= start + 8 else { return nil }
    let bits = wkb[(wkb.startIndex + start)..<(wkb.startIndex + start + 8)].reversed()
      .reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Double(bitPattern: bits)
  }

  /// Codes and names, the likeliest first; empty where coordinates tell nothing.
  var candidates: [(code: String, name: Bilingual)] {
    if range.lowerBound >= 70, range.upperBound <= 140 {
      return [(4490, "CGCS2000"), (4610, "西安80"), (4214, "北京54")].map { code, datum in
        ("EPSG:\(code)", Bilingual(zh: "\(datum) 经纬度", en: "\(datum), degrees"))
      }
    }
    let zone = Int(range.lowerBound / 1_000_000)
    guard zone == Int(range.upperBound / 1_000_000) else { return [] }
    if (25...45).contains(zone) {
      return named(zone, degrees: 3, [4513 + zone - 25, 2349 + zone - 25, 2401 + zone - 25])
    }
    if (13...23).contains(zone) {
      return named(zone, degrees: 6, [4491 + zone - 13, 2327 + zone - 13, 21400 + zone])
    }
    return []
  }

  private func named(_ zone: Int, degrees: Int, _ codes: [Int]) -> [(code: String, name: Bilingual)] {
    zip(codes, ["CGCS2000", "西安80", "北京54"]).map { code, datum in
      (
        "EPSG:\(code)",
        Bilingual(zh: "\(datum) \(degrees) 度带第 \(zone) 带", en: "\(datum), \(degrees)° zone \(zone)")
      )
    }
  }
}
