internal import Documents

extension ExpectationReader {
  /// What stands under a scheme, beside its items.
  static var gradeKeys: [(key: String, aspect: Aspect)] {
    [
      ("grade", .grade), ("score", .score), ("rank", .rank), ("ranked", .ranked), ("population", .population),
      ("group", .group), ("note", .note),
    ]
  }

  /// `items: {tax_per_mu: 15}`, or with the sides of the outcome: `{tax_per_mu: {score: 15, cap: 否}}`.
  mutating func items(_ mapping: inout MappingReader) -> [Demand] {
    guard let node = mapping.node("items"), let items = MappingReader(node, of: "items", into: &refusals)
    else { return [] }
    return items.all.flatMap { entry -> [Demand] in
      guard case .mapping = entry.value.content else {
        return [demand(entry.key.text, .score, entry.value)].compactMap(\.self)
      }
      guard var inner = MappingReader(entry.value, of: entry.key.text, into: &refusals) else { return [] }
      let demands = ItemAspect.allCases.compactMap { aspect in
        inner.node(aspect.rawValue).flatMap { demand(entry.key.text, aspect, $0) }
      }
      inner.refuseOthers(into: &refusals)
      return demands
    }
  }

  private mutating func demand(_ metric: String, _ aspect: ItemAspect, _ node: DocumentNode) -> Demand? {
    texts(node, key: aspect.rawValue).map {
      Demand(aspect: .item(metric, aspect), expected: $0, place: node.place)
    }
  }
}
