/// An element of an XML document.
struct MarkupElement {
  let name: String
  let attributes: [(String, String)]
  let text: String?
  let children: [MarkupElement]

  /// An element with others inside.
  init(_ name: String, _ attributes: [(String, String)] = [], _ children: [MarkupElement] = []) {
    self.name = name
    self.attributes = attributes
    self.children = children
    text = nil
  }

  /// An element with text inside.
  init(_ name: String, _ attributes: [(String, String)] = [], text: String) {
    self.name = name
    self.attributes = attributes
    self.text = text
    children = []
  }

  /// The element as text, an element a line.
  func written(indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent)
    let head = attributes.reduce("\(margin)<\(name)") { "\($0) \($1.0)=\"\(MarkupElement.escaped($1.1))\"" }
    if let text { return "\(head)>\(MarkupElement.escaped(text))</\(name)>\n" }
    if children.isEmpty { return "\(head)/>\n" }
    return "\(head)>\n" + children.map { $0.written(indent: indent + 1) }.joined() + "\(margin)</\(name)>\n"
  }

  private static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\n": out += "&#xa;"
      case "\u{9}", "\u{20}"...: out.unicodeScalars.append(scalar)
      default: break
      }
    }
    return out
  }
}
