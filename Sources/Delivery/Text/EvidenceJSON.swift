internal import Evaluation
internal import RuleBooks

/// Evidence as one line of JSON: each name with its value, unit, table and key.
enum EvidenceJSON {
  /// Adds the object; of a name that comes twice with different keys the later ones carry the key.
  static func append(_ items: [EvidenceItem], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    var seen: [String] = []
    for item in items {
      if !seen.isEmpty { bytes.append(UInt8(ascii: ",")) }
      let name = seen.contains(item.name) ? "\(item.name)#\(item.key)" : item.name
      seen.append(name)
      JSONText.append(name, to: &bytes)
      bytes.append(contentsOf: ":{\"value\":".utf8)
      JSONText.append(item.value, to: &bytes)
      bytes.append(contentsOf: ",\"unit\":".utf8)
      if let symbol = item.unit?.symbol, !symbol.isEmpty {
        JSONText.append(symbol, to: &bytes)
      } else {
        bytes.append(contentsOf: "null".utf8)
      }
      bytes.append(contentsOf: ",\"table\":".utf8)
      JSONText.append(item.table, to: &bytes)
      bytes.append(contentsOf: ",\"key\":".utf8)
      JSONText.append(item.key, to: &bytes)
      bytes.append(UInt8(ascii: "}"))
    }
    bytes.append(UInt8(ascii: "}"))
  }
}
