internal import RuleBooks

extension Judgement {
  /// How a metric came to its value for a subject, given by its place among the keys.
  public func explanation(ofMetric index: Int, row: Int) -> Explanation {
    Explainer(self, rules.metrics[index].subject, row).metricNode(index, back: 0)
  }

  /// How a standard came to its verdict on a subject.
  public func explanation(ofStandard index: Int, row: Int) -> Explanation {
    Explainer(self, rules.standards[index].subject, row).standard(index)
  }

  /// How a flag came to its verdict on a subject.
  public func explanation(ofFlag index: Int, row: Int) -> Explanation {
    Explainer(self, rules.flags[index].subject, row).flag(index)
  }

  /// How a subject came to its grade, by the place of the result among all grades.
  public func explanation(ofGrades index: Int, row: Int) -> Explanation {
    Explainer(self, rules.schemes[grades[index].scheme].subject, row).grade(grades[index])
  }
}
