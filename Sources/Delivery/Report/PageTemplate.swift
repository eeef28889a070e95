internal import Diagnostics
internal import Foundation
internal import Tables

/// The page's skeleton, style and script, which are files of their own among the sources.
struct PageTemplate {
  let language: Language

  private static let skeleton = String(decoding: PackageResources.page_html, as: UTF8.self)
  private static let style = String(decoding: PackageResources.page_css, as: UTF8.self)
  private static let script =
    "\"use strict\";(()=>{\n" + String(decoding: PackageResources.map_js, as: UTF8.self)
    + String(decoding: PackageResources.tables_js, as: UTF8.self) + "})();"

  /// The page with its slots filled. A slot is `{{name}}`; one that nobody fills is a word of the page.
  ///
  /// - Parameters:
  ///   - slots: markup by name.
  ///   - data: what the script reads.
  func filled(_ slots: [String: String], data: [UInt8]) -> [UInt8] {
    var slots = slots
    slots["language"] = language == .zh ? "zh-CN" : "en"
    slots["style"] = PageTemplate.style
    slots["script"] = PageTemplate.script
    slots["scriptDigest"] = PageTemplate.digest(of: PageTemplate.script)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(data.count + 1 << 20)
    var rest = PageTemplate.skeleton[...]
    while let open = rest.range(of: "{{"), let close = rest[open.upperBound...].range(of: "}}") {
      bytes += rest[..<open.lowerBound].utf8
      let name = String(rest[open.upperBound..<close.lowerBound])
      if name == "data" {
        bytes += data
      } else {
        bytes += (slots[name] ?? HTMLText.escaped(ReportWording.word(name, in: language))).utf8
      }
      rest = rest[close.upperBound...]
    }
    bytes += rest.utf8
    return bytes
  }

  /// How a content security policy names the only script that may run.
  private static func digest(of script: String) -> String {
    let digits = Array(FileDigest.sha256(of: Array(script.utf8)))
    let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap { place in
      UInt8(String(digits[place...(place + 1)]), radix: 16)
    }
    return Data(bytes).base64EncodedString()
  }
}
