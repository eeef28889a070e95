internal import Diagnostics
internal import Documents

/// A part of a manifest with its place. Every scalar is read as the text that stands there: a sheet called 2021 is no
/// number.
struct ManifestNode {
  let node: DocumentNode

  var place: Place { node.place }

  /// The text of a scalar; nil for a mapping, a list, or nothing.
  var text: String? {
    guard case .scalar(let scalar) = node.content, !node.isNull else { return nil }
    let text = CellText.trimmed(scalar)
    return text.isEmpty ? nil : text
  }

  /// The text of a scalar with its blanks: file names may begin with one.
  var untrimmedText: String? {
    guard case .scalar(let scalar) = node.content, !node.isNull, text != nil else { return nil }
    return scalar
  }

  /// The parts of a list; nil for anything else.
  var items: [ManifestNode]? {
    guard case .sequence(let nodes) = node.content else { return nil }
    return nodes.map { ManifestNode(node: $0) }
  }

  /// The keys and values of a mapping, in order; nil for anything else.
  var pairs: [(key: SourcedText, name: String, value: ManifestNode)]? {
    guard case .mapping(let entries) = node.content else { return nil }
    return entries.map { ($0.key, CellText.trimmed($0.key.text), ManifestNode(node: $0.value)) }
  }
}
