import LandFixtures
import Tables
import Units

@testable import Evaluation
@testable import RuleBooks

/// Gradings asked the way a clerk asks.
extension Court {
  func grades(_ scheme: String = "g") -> SchemeGrades? { judgement.grades.first { $0.name == scheme } }

  /// A grade for each subject, `-` where there is none.
  func marks(_ scheme: String = "g") -> String {
    guard let grades = grades(scheme) else { return "not judged" }
    return (0..<grades.grades.count).map { grades.grades[$0] ?? "-" }.joined()
  }

  /// The scores, `-` where there is none.
  func scores(_ scheme: String = "g") -> [String] {
    grades(scheme)?.scores.map { Court.points($0) } ?? []
  }

  func ranks(_ scheme: String = "g") -> [Int] { grades(scheme)?.ranks.map { Int($0) } ?? [] }

  /// The points of one item by its place, for each subject.
  func item(_ place: Int, _ scheme: String = "g") -> [String] {
    guard let grades = grades(scheme) else { return [] }
    return grades.scores.indices.map { row in
      let items = grades.outcomes(of: row)
      return items.indices.contains(place) ? Court.points(items[place].score) : "-"
    }
  }

  /// What the notes say, without the words of the program.
  func notes(_ key: String, _ scheme: String = "g") -> [GradeNote] {
    guard let grades = grades(scheme) else { return [] }
    let keys = judgement.keys(of: judgement.rules.schemes[grades.scheme].subject)
    return keys.firstIndex(of: key).map { grades.notes(of: $0, in: judgement.rules, keys: keys) } ?? []
  }

  private static func points(_ value: Double) -> String {
    if value.isNaN { return "-" }
    let rounded = value.roundedHalfAway(decimals: 6)
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }
}

enum Bench {
  /// A book with one scheme over enterprises of 1 亩 each: `x` is tax per mu, `y` output per mu.
  static func book(_ scheme: String, further: String = "") -> String {
    """
    metrics:
      x: {of: enterprise, unit: 万元/亩, formula: tax / land}
      y: {of: enterprise, unit: 万元/亩, formula: output / land}
    grading:
      g:
        of: enterprise
    \(indented(scheme))
    \(further)
    """
  }

  /// The usual ending of a scheme: quota over one population.
  static let quota = "grades: {quota: [{A: 20%}, {B: 60%}, {C: 15%}, {D: 5%}]}"
  /// Grades by score, for schemes whose score is what matters.
  static let pass = "grades: {at_least: {A: 60}, otherwise: B}"

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
  }
}
