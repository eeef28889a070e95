import Diagnostics
import Documents

@testable import Intake

extension FuzzTarget {
  /// YAML documents, and texts written as YAML, which must read back as they were.
  static let yaml = FuzzTarget("yaml") { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    _ = try? YAMLDocument.parse(text, file: "a.yaml")
    // What YAML itself cannot hold, no quoting helps.
    guard !text.unicodeScalars.contains(where: { $0.value == 0 || $0.value == 0xFFFE || $0.value == 0xFFFF })
    else { return nil }
    let written = "k: " + YAMLText.scalar(text)
    guard let back = try? YAMLDocument.parse(written, file: "b.yaml"),
      case .mapping(let entries) = back.content,
      let value = entries.first?.value.text?.text
    else {
      return text.utf8.count > 1000
        ? nil : "what was written as YAML does not read: \(written.debugDescription)"
    }
    return Array(value.utf8) == Array(text.utf8) ? nil : "YAML changed \(written.debugDescription)"
  }

  /// `dataset.yaml`.
  static let manifest = FuzzTarget("manifest") { bytes in
    guard let manifest = try? ManifestReader.read(bytes, path: "/nowhere/dataset.yaml") else { return nil }
    for table in manifest.tables {
      for source in table.sources {
        _ = table.speaking(for: source)
        _ = source.name
        if source.source.hasPrefix("/vsi"), (try? SourceAddress(source, folder: "/nowhere")) != nil {
          return "a virtual file is let in: \(source.source)"
        }
      }
    }
    return nil
  }
}
