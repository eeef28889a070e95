internal import Evaluation
internal import RuleBooks
internal import Tables
internal import Units

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
      if let last = item.corrections.last {
        bytes.append(contentsOf: ",\"corrected\":".utf8)
        append(last, earlier: item.corrections.dropLast(), to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// A correction; those made before it of what the value rests on stand inside.
  private static func append(
    _ correction: CellCorrection, earlier: ArraySlice<CellCorrection> = [], to bytes: inout [UInt8]
  ) {
    let members: [(String, String?)] = [
      ("by", correction.by), ("document", correction.document), ("old", correction.old),
      ("reason", correction.reason), ("date", correction.date?.description),
      ("table", correction.table.rawValue), ("key", correction.key), ("column", correction.column),
    ]
    bytes.append(UInt8(ascii: "{"))
    for (index, member) in members.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      JSONText.append(member.0, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      if let text = member.1 {
        JSONText.append(text, to: &bytes)
      } else {
        bytes.append(contentsOf: "null".utf8)
      }
    }
    if !earlier.isEmpty {
      bytes.append(contentsOf: ",\"earlier\":[".utf8)
      for (index, correction) in earlier.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        append(correction, to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    }
    bytes.append(UInt8(ascii: "}"))
  }
}
