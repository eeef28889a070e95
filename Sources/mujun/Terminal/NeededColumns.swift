internal import Evaluation
internal import RuleBooks
internal import Units

/// Which columns the shipped books ask for.
enum NeededColumns {
  /// By canonical column the labels of the rules that cannot be judged without it, in the order of the books.
  static func byRule() -> [String: [String]] {
    let library = BookLibrary(shipped: ShippedBooks.folder)
    var needed: [String: [String]] = [:]
    for name in library.shippedNames {
      // A book for data of another kind names columns nobody else has.
      guard let book = try? library.book(name),
        let rules = try? RuleCompiler.compile(
          [book], facts: .canonical, asOf: CalendarDay(number: 0), allowsUnsetParameters: true,
          acceptsProposals: true)
      else { continue }
      let all =
        rules.standards.map { ($0.label, $0.lacking) } + rules.flags.map { ($0.label, $0.lacking) }
        + rules.schemes.map { ($0.label, $0.lacking) }
      for (label, columns) in all {
        for column in columns where !needed[column, default: []].contains(label) {
          needed[column, default: []].append(label)
        }
      }
    }
    return needed
  }
}
