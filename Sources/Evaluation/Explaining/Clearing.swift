internal import RuleBooks
internal import Tables

/// The parts of a condition any one of which, if it came out the other way, would make the whole false: what would
/// clear a flag.
struct Clearing {
  let ways: [String]

  /// - Parameter truth: whether a part holds for the subject in question.
  init(_ condition: Formula, truth: (Formula) -> Truth) {
    var parts: [Part] = []
    Clearing.gather(condition, truth, &parts)
    ways = parts.indices.filter { turned in
      var next = 0
      return Clearing.outcome(condition, parts, turning: turned, &next) == .no
    }.map { parts[$0].text }
  }

  /// A part that is no and, or, not; its text with the not that stands before it.
  private struct Part {
    let text: String
    let truth: Truth
  }

  private static func gather(
    _ formula: Formula, _ truth: (Formula) -> Truth, _ parts: inout [Part], text: String? = nil
  ) {
    switch formula.operation {
    case .and(let a, let b), .or(let a, let b):
      gather(a, truth, &parts)
      gather(b, truth, &parts)
    case .not(let inner): gather(inner, truth, &parts, text: formula.source)
    default: parts.append(Part(text: text ?? formula.source, truth: truth(formula)))
    }
  }

  /// The condition with one part turned into its opposite; parts are met in the order they were gathered.
  private static func outcome(_ formula: Formula, _ parts: [Part], turning turned: Int, _ next: inout Int)
    -> Truth
  {
    switch formula.operation {
    case .and(let a, let b):
      let left = outcome(a, parts, turning: turned, &next)
      return left && outcome(b, parts, turning: turned, &next)
    case .or(let a, let b):
      let left = outcome(a, parts, turning: turned, &next)
      return left || outcome(b, parts, turning: turned, &next)
    case .not(let inner): return !outcome(inner, parts, turning: turned, &next)
    default:
      defer { next += 1 }
      return next == turned ? !parts[next].truth : parts[next].truth
    }
  }
}
