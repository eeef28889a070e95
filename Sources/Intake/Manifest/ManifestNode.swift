internal import Diagnostics
internal import Yams

/// A part of a manifest with its place. Every scalar is read as the text that stands there: a sheet called 2021 is no
/// number.
struct ManifestNode {
  let node: Node
  let file: String

  var place: Place { Place(file: file, line: node.mark?.line, character: node.mark?.column) }

  /// The text of a scalar; nil for a mapping, a list, or nothing.
  var text: String? {
    guard case .scalar(let scalar) = node else { return nil }
    let text = CellText.trimmed(scalar.string)
    return text.isEmpty || scalar.style == .plain && (text == "~" || text == "null") ? nil : text
  }

  /// The parts of a list; nil for anything else.
  var items: [ManifestNode]? {
    guard case .sequence(let sequence) = node else { return nil }
    return sequence.map { ManifestNode(node: $0, file: file) }
  }

  /// The keys and values of a mapping, in order; nil for anything else. Keys that are no texts have the empty one.
  var pairs: [(key: ManifestNode, name: String, value: ManifestNode)]? {
    guard case .mapping(let mapping) = node else { return nil }
    return mapping.map { key, value in
      let key = ManifestNode(node: key, file: file)
      return (key, key.text ?? "", ManifestNode(node: value, file: file))
    }
  }
}
