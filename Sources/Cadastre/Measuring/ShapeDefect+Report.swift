internal import Diagnostics
internal import LandGeometry

extension ShapeDefect {
  /// How a defect is listed: severity, message and what fills it.
  func report(_ examination: Examination) -> (Severity, Message, [String: Argument]) {
    switch self {
    case .missing: (.warning, .geometryMissing, [:])
    case .empty: (.warning, .geometryEmpty, [:])
    case .malformed(let reason): (.error, .geometryMalformed, ["reason": .text(reason)])
    case .notPolygonal(let type): (.error, .geometryNotPolygonal, ["type": .text(type)])
    case .partsIgnored(let type): (.warning, .geometryPartsIgnored, ["type": .text(type)])
    case .nonFinite(let ring): (.error, .geometryNotFinite, ["ring": .count(ring)])
    case .unclosedRing(let ring): (.warning, .ringUnclosed, ["ring": .count(ring)])
    case .tooFewPoints(let ring): (.warning, .ringTooShort, ["ring": .count(ring)])
    case .unmeasurable(let ring): (.error, .geometryUnmeasurable, ["ring": .count(ring)])
    case .invalid(let reason, let x, let y):
      (
        .warning, .geometryRepaired,
        [
          "reason": .text(reason), "x": .number(x.roundedForReading), "y": .number(y.roundedForReading),
          "before": area(examination.originalArea), "after": area(examination.measuredArea),
        ]
      )
    case .repairFailed(let reason): (.error, .geometryRepairFailed, ["reason": .text(reason)])
    }
  }

  private func area(_ value: Double?) -> Argument {
    value.map { .number($0.roundedForReading) } ?? "—"
  }
}

extension Double {
  /// Millimetres in metres, a ten-centimetre step in degrees: enough to find the place.
  fileprivate var roundedForReading: Double {
    let scale = abs(self) > 1000 ? 1000.0 : 1_000_000
    return (self * scale).rounded() / scale
  }
}
