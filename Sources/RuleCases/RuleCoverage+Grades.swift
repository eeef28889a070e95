internal import Evaluation
internal import RuleBooks

extension TouchedRules {
  /// What of a scheme had a part in a subject's result.
  mutating func touch(_ scheme: Scheme, _ grades: SchemeGrades, _ row: Int, of rules: Rules) {
    touch(.grades, scheme.id)
    let applied = grades.applied(to: row)
    func name(_ kind: String, _ places: [Int]) -> [String] { places.map { "\(scheme.id) \(kind) \($0 + 1)" } }
    var names = name("exempt", applied.exemptions) + name("adjust", applied.adjustments)
    names += name("veto", applied.vetoes) + name("needs", applied.needs) + name("only", applied.only)
    if let population = grades.population(of: row).map({ scheme.populations[$0] }) {
      names.append("\(scheme.id) \(population.id)")
      let metrics = population.indicators.map { rules.metrics[$0.metric] }
      for metric in metrics where !grades.outcomes(of: row).isEmpty {
        names += [metric.id, metric.label].flatMap {
          ["\(scheme.id) indicators \($0)", "\(scheme.id) indicators \(population.id) \($0)"]
        }
        touch(.metrics, metric.id)
      }
      touch(metricsBehind: metrics.map(\.formula), of: rules)
    }
    touch(metricsBehind: scheme.formulas, of: rules)
    for name in names { touch(part: name) }
  }

  /// Parts of schemes that no expected result shows at work, named by the keys of the book.
  func partsLeft(of schemes: [SchemeItem]) -> [UntouchedRule] {
    schemes.flatMap { scheme in
      scheme.parts.filter { !parts.contains($0.name) }.map {
        UntouchedRule(kind: .grades, id: $0.name, label: $0.label, exception: nil)
      }
    }
  }
}

extension SchemeItem {
  /// Populations, indicators and every rule that bears on somebody's result.
  fileprivate var parts: [(name: String, label: String)] {
    func numbered(_ kind: String, _ labels: [String]) -> [(name: String, label: String)] {
      labels.enumerated().map { ("\(id.text) \(kind) \($0 + 1)", $1) }
    }
    var parts = populations.map { (name: "\(id.text) \($0.id.text)", label: $0.label) }
    switch indicators {
    case .shared(let items):
      parts += items.map { ("\(id.text) indicators \($0.metric.text)", $0.metric.text) }
    case .byPopulation(let sets):
      for set in sets {
        parts += set.items.map {
          ("\(id.text) indicators \(set.population.text) \($0.metric.text)", $0.metric.text)
        }
      }
    }
    parts += numbered("exempt", exemptions.map { $0.because ?? $0.condition.text })
    parts += numbered("adjust", adjustments.items.map { $0.because ?? $0.points.text })
    parts += numbered("veto", vetoes.map { $0.because ?? $0.condition.text })
    parts += numbered("needs", grades.needs.map { $0.because ?? $0.grade.text })
    return parts + numbered("only", grades.only.map { $0.because ?? $0.grade.text })
  }
}

extension Scheme {
  /// Every formula that stands in the scheme itself.
  var formulas: [Formula] {
    let conditions =
      populations.map(\.condition) + exemptions.map(\.condition) + vetoes.map(\.condition)
      + (grades.needs + grades.only).map(\.condition) + adjustments.flatMap { [$0.condition, $0.points] }
      + [factor, units?.except, units?.companies]
    let bases = populations.flatMap(\.indicators).flatMap { indicator -> [Formula?] in
      if case .given(let dated)? = indicator.base { dated.map(\.formula) } else { [] }
    }
    return (conditions + bases + (groups?.keys.map(\.formula) ?? [])).compactMap(\.self)
  }
}
