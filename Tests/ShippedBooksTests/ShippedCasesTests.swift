import Diagnostics
import Evaluation
import RuleBooks
import RuleCases
import Testing

/// The cases that stand beside the shipped books: worked by hand, so that a book that changes by a hair is noticed.
@Suite struct ShippedCasesTests {
  static let names = ShippedBooksTests.names

  @Test(arguments: names) func holdAndLeaveNoRuleOut(_ name: String) async throws {
    let book = try explained { try Shipped.library.book(name) }
    let path = CaseFile.path(besideBook: try #require(book.files.first))
    let file = try explained { try CaseFile.read(path) }
    #expect(file.book?.text == book.id, "the file says which book it is about")
    let report = try await CaseRunner(book).report(of: file)
    #expect(report.failed == 0, "\(report.told)")
    #expect(
      report.untouched.isEmpty, "\(report.untouched.map { "\($0.kind) \($0.id) \($0.exception ?? "")" })")
  }
}

extension CaseReport {
  /// What is wrong, in words a test report can show.
  var told: String {
    results.flatMap { result in result.findings.map { "\(result.ruleCase.title): \($0.told)" } }
      .joined(separator: "\n")
  }
}

extension CaseFinding {
  fileprivate var told: String {
    switch self {
    case .refused(let refusal): refusal.text(in: .en)
    case .unread(let issue): issue.text(in: .en)
    case .admits(let difference):
      "\(difference.place.described(in: .en)) \(difference.id) \(difference.aspect.rawValue): \(difference.expected), found \(difference.actual)"
    case .differs(let difference):
      "\(difference.place.described(in: .en)) \(difference.id) \(difference.aspect): \(difference.expected), found \(difference.actual)"
    }
  }
}
