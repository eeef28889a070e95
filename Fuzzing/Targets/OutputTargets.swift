import Foundation

@testable import Delivery

extension FuzzTarget {
  /// Texts on their way out: no formula for Excel, no markup for a browser, JSON that reads back.
  static let safeText = FuzzTarget("safe-text") { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    let guarded = ExcelSafeText.guarded(text)
    if let first = guarded.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first),
      guarded != "=\"\(text)\"" || text.contains("\"")
    {
      return "a formula is let out: \(guarded.debugDescription)"
    }
    let markup = HTMLText.escaped(text)
    if markup.contains(where: { "<>\"".contains($0) }) {
      return "markup is let out: \(markup.debugDescription)"
    }
    var json: [UInt8] = []
    JSONText.append(text, to: &json)
    let back = try? JSONSerialization.jsonObject(with: Data(json), options: .fragmentsAllowed) as? String
    guard let back, Array(back.utf8) == Array(text.utf8) else {
      return "JSON changed \(text.debugDescription)"
    }
    _ = DisplayWidth.lines(text, in: 10)
    return nil
  }
}
