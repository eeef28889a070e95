internal import Documents

extension RuleCompiler {
  /// Every expression of a scheme, for finding out what it needs.
  func schemeTexts(_ index: Int) -> (book: Int, Subject?, [SourcedText], metric: SourcedText?) {
    let (book, item) = schemeItems[index]
    return (book, item.subject, item.expressions, nil)
  }

  /// The metrics that a scheme scores.
  func metricsNamed(by index: Int) -> [RuleNode] {
    let (book, item) = schemeItems[index]
    let scope = BookScope(compiler: self, bookIndex: book)
    return item.allIndicators.compactMap { indicator in
      (try? scope.namedMetric(indicator.metric.text)).map(RuleNode.metric)
    }
  }
}

extension SchemeItem {
  /// The indicators of all populations.
  var allIndicators: [IndicatorItem] {
    switch indicators {
    case .shared(let items): items
    case .byPopulation(let sets): sets.flatMap(\.items)
    }
  }

  fileprivate var expressions: [SourcedText] {
    var texts = populations.map(\.condition) + [factor, companies, tenants?.except]
    texts += groups?.keys.map(Optional.some) ?? []
    for item in exemptions { texts += [item.condition, item.validity.from, item.validity.to] }
    for item in adjustments.items {
      texts += [item.condition, item.points, item.validity.from, item.validity.to]
    }
    for item in vetoes { texts += [item.condition, item.validity.from, item.validity.to] }
    for item in grades.needs + grades.only { texts.append(item.condition) }
    for item in allIndicators {
      if case .given(let dated)? = item.base { texts += dated.spans.map(\.expression) }
    }
    return texts.compactMap(\.self)
  }
}
