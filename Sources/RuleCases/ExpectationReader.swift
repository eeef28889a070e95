internal import Diagnostics
internal import Documents

/// Reads what stands under `expect`.
struct ExpectationReader {
  var refusals: [Refusal] = []

  /// One mapping, or a list of them with a subject each.
  mutating func read(_ node: DocumentNode) -> [ExpectedSubject] {
    if case .sequence(let nodes) = node.content { return nodes.compactMap { subject($0) } }
    return [subject(node)].compactMap(\.self)
  }

  private mutating func subject(_ node: DocumentNode) -> ExpectedSubject? {
    guard var mapping = MappingReader(node, of: "expect", into: &refusals) else { return nil }
    let key = mapping.text("of", into: &refusals)
    var items: [ExpectedItem] = []
    for kind in RuleKind.allCases {
      guard let node = mapping.node(kind.rawValue),
        let rules = MappingReader(node, of: "expect.\(kind.rawValue)", into: &refusals)
      else { continue }
      items += rules.all.compactMap { item(kind, $0) }
    }
    mapping.refuseOthers(into: &refusals)
    if items.isEmpty { refusals.append(Refusal(.badInput, .caseExpectsNothing, at: node.place)) }
    return ExpectedSubject(key: key, items: items)
  }

  private mutating func item(_ kind: RuleKind, _ entry: DocumentNode.Entry) -> ExpectedItem? {
    var demands: [Demand] = []
    if case .mapping = entry.value.content {
      demands = detailed(kind, entry)
    } else if let texts = texts(entry.value, key: entry.key.text) {
      let isList = entry.value.text == nil
      let aspect = ExpectationReader.plainAspect(kind, isList: isList)
      demands = [Demand(aspect: aspect, expected: texts, place: entry.key.place)]
    }
    return demands.isEmpty ? nil : ExpectedItem(kind: kind, id: entry.key, demands: demands)
  }

  /// What `id: word` demands.
  private static func plainAspect(_ kind: RuleKind, isList: Bool) -> Aspect {
    switch kind {
    case .metrics: .value
    case .standards, .flags: .verdict
    case .grades: .grade
    case .lists: isList ? .rows : .listed
    }
  }

  private static func keys(_ kind: RuleKind) -> [(key: String, aspect: Aspect)] {
    switch kind {
    case .metrics: [("value", .value)]
    case .standards:
      [
        ("verdict", .verdict), ("value", .value), ("threshold", .threshold), ("shortfall", .shortfall),
        ("because", .because), ("near_line", .nearLine),
      ]
    case .flags: [("verdict", .verdict), ("near_line", .nearLine)]
    case .grades: gradeKeys
    case .lists: [("listed", .listed), ("rows", .rows), ("reasons", .reasons)]
    }
  }

  private mutating func detailed(_ kind: RuleKind, _ entry: DocumentNode.Entry) -> [Demand] {
    guard var mapping = MappingReader(entry.value, of: entry.key.text, into: &refusals) else { return [] }
    var demands: [Demand] = []
    for (key, aspect) in ExpectationReader.keys(kind) where mapping.has(key) {
      guard let node = mapping.node(key) else {
        refusals.append(Refusal(.badInput, .caseExpectationBlank, at: mapping.place, ["key": .text(key)]))
        continue
      }
      if let texts = texts(node, key: key) {
        demands.append(Demand(aspect: aspect, expected: texts, place: node.place))
      }
    }
    if kind == .lists, let node = mapping.node("columns"),
      let columns = MappingReader(node, of: "columns", into: &refusals)
    {
      for column in columns.all {
        if let texts = texts(column.value, key: column.key.text) {
          demands.append(
            Demand(aspect: .column(column.key.text), expected: texts, place: column.key.place))
        }
      }
    }
    if kind == .grades { demands += items(&mapping) }
    mapping.refuseOthers(into: &refusals)
    return demands
  }

  /// The texts of a scalar or a list of scalars; a blank is no expectation.
  mutating func texts(_ node: DocumentNode, key: String) -> [SourcedText]? {
    if case .sequence(let nodes) = node.content {
      let texts = nodes.compactMap(\.text)
      if texts.count == nodes.count { return texts }
    } else if let text = node.text, !node.isNull {
      return [text]
    } else if node.isNull {
      refusals.append(Refusal(.badInput, .caseExpectationBlank, at: node.place, ["key": .text(key)]))
      return nil
    }
    refusals.append(Refusal(.badInput, .textExpected, at: node.place, ["key": .text(key)]))
    return nil
  }
}
