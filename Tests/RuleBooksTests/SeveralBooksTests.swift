import Diagnostics
import Foundation
import Testing
import Units

@testable import RuleBooks

@Suite struct SeveralBooksTests {
  private func book(_ id: String, _ rest: String) -> String { "rulebook: \(id)\n\(rest)" }

  private let metric = """
    metrics:
      per_mu: {of: enterprise, unit: 万元/亩, formula: tax / land}
    """

  @Test func `the same id in two books is no clash, ids are printed with their book`() throws {
    let rules = try Fixtures.compile(book("a", metric), book("b", metric))
    #expect(rules.metrics.map(\.name) == ["a:per_mu", "b:per_mu"])
    #expect(try Fixtures.compile(book("a", metric)).metrics.map(\.name) == ["per_mu"])
  }

  @Test func `from a third book the name must be qualified`() throws {
    let flag = "flags:\n  f: {of: enterprise, kind: watch, when: per_mu > 3 万元/亩}"
    let found = Fixtures.refusals {
      try Fixtures.compile(book("a", metric), book("b", metric), book("c", flag))
    }
    #expect(found.map(\.message) == [.nameInSeveralBooks])
    #expect(found.first?.place.file == "2.yaml")
    let qualified = flag.replacing("per_mu", with: "a:per_mu")
    let rules = try Fixtures.compile(book("a", metric), book("b", metric), book("c", qualified))
    guard case .compare(_, let left, _, _) = rules.flags[0].condition.operation,
      case .metric(0) = left.operation
    else {
      Testing.Issue.record("not the metric of a")
      return
    }
  }

  @Test func `a standard may stand on a metric of another book, qualified where needed`() throws {
    let standard = "standards:\n  s: {metric: 'b:per_mu', at_least: 3 万元/亩}"
    let rules = try Fixtures.compile(book("a", metric), book("b", metric), book("c", standard))
    #expect(rules.standards.map(\.metric) == [1])
    let bare = standard.replacing("'b:per_mu'", with: "per_mu")
    let found = Fixtures.refusals {
      try Fixtures.compile(book("a", metric), book("b", metric), book("c", bare))
    }
    #expect(found.map(\.message) == [.nameInSeveralBooks])
    #expect(try Fixtures.compile(book("a", metric), book("c", bare)).standards.map(\.metric) == [0])
  }

  @Test func `a benchmark may stand on a metric of another book`() throws {
    let benchmark = "benchmarks:\n  - {metric: 'b:per_mu', by: []}"
    let rules = try Fixtures.compile(book("a", metric), book("b", metric), book("c", benchmark))
    #expect(rules.benchmarks.map(\.metric) == [1])
  }

  @Test func `a book's own parameter comes before another book's metric`() throws {
    let own = """
      parameters:
        per_mu: {unit: 亩, value: 5}
      flags:
        f: {of: enterprise, kind: watch, when: land > per_mu}
      """
    #expect(Fixtures.refusals { try Fixtures.compile(book("a", metric), book("b", own)) }.isEmpty)
  }

  @Test func `one book may be given once only`() {
    let found = Fixtures.refusals { try Fixtures.compile(book("a", metric), book("a", metric)) }
    #expect(found.map(\.message) == [.bookTwice])
  }

  @Test func `a setting reaches its own book, or all that have the parameter`() throws {
    let own = "parameters:\n  p: {unit: 亩, value: 1}"
    let all = try Fixtures.compile(book("a", own), book("b", own), set: ["p=3"])
    #expect(all.parameters.map(\.value) == [.number(3), .number(3)])
    let one = try Fixtures.compile(book("a", own), book("b", own), set: ["b:p=3"])
    #expect(one.parameters.map(\.value) == [.number(1), .number(3)])
  }

  @Test func `lists of several books have files of their own`() throws {
    let list = "lists:\n  l: {of: enterprise, where: tax > 3 元, columns: [name]}"
    #expect(try Fixtures.compile(book("a", list), book("b", list)).lists.map(\.fileName) == ["a.l", "b.l"])
    #expect(try Fixtures.compile(book("a", list)).lists.map(\.fileName) == ["l"])
  }
}

@Suite struct ExtendingTests {
  /// Books by file name in a folder that is gone afterwards.
  private func withBooks<T>(_ files: [String: String], _ body: (String) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mujun-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, yaml) in files {
      let url = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try yaml.write(to: url, atomically: true, encoding: .utf8)
    }
    return try body(folder.path)
  }

  private let ground = """
    rulebook: ground
    documents:
      d: {title: 文件}
    metrics:
      m: {label: 旧, of: enterprise, formula: tax / output}
      n: {of: enterprise, formula: m * 2}
    standards:
      s: {metric: m, at_least: 1, cite: {document: d}}
    """

  @Test func `an extending book replaces whole items by id and adds its own`() throws {
    let above = """
      rulebook: above
      extends: ground
      metrics:
        m: {of: enterprise, formula: output / tax}
        o: {of: enterprise, formula: n + 1}
      """
    try withBooks(["书/above.yaml": above, "书/ground.yaml": ground]) { folder in
      let book = try BookLibrary(shipped: nil).book(folder + "/书/above.yaml")
      #expect(book.id == "above")
      #expect(book.metrics.map(\.id.text) == ["m", "n", "o"])
      #expect(book.metrics.map(\.label) == ["m", "n", "o"])
      #expect(book.metrics[0].formula.text == "output / tax")
      #expect(book.standards.map(\.id.text) == ["s"])
      let rules = try RuleCompiler.compile([book], facts: Fixtures.facts, asOf: Fixtures.asOf)
      #expect(rules.metrics.count == 3)
    }
  }

  @Test func `a book that extends may cite the documents of its ground`() throws {
    let above = """
      rulebook: above
      extends: ground
      standards:
        s: {metric: m, at_least: 2, cite: {document: d, clause: 二}}
      """
    try withBooks(["above.yaml": above, "ground.yaml": ground]) { folder in
      let book = try BookLibrary(shipped: nil).book(folder + "/above.yaml")
      #expect(book.standards.first?.citation?.title == "文件")
    }
  }

  @Test func `an error in the ground names the ground's file`() throws {
    let bad = ground.replacing("formula: m * 2", with: "formula: mm * 2")
    try withBooks(["above.yaml": "rulebook: above\nextends: ground\n", "ground.yaml": bad]) { folder in
      let found = Fixtures.refusals {
        let book = try BookLibrary(shipped: nil).book(folder + "/above.yaml")
        return try RuleCompiler.compile([book], facts: Fixtures.facts, asOf: Fixtures.asOf)
      }
      #expect(found.map(\.message) == [.unknownName])
      #expect(
        found.first?.place.file?.hasSuffix("ground") == true
          || found.first?.place.file?.hasSuffix("ground.yaml") == true)
      #expect(found.first?.place.line == 6)
    }
  }

  @Test func `books that extend each other are refused`() throws {
    try withBooks(["a.yaml": "rulebook: a\nextends: b\n", "b.yaml": "rulebook: b\nextends: a.yaml\n"]) {
      folder in
      let found = try #require(throws: Refusal.self) {
        try BookLibrary(shipped: nil).book(folder + "/a.yaml")
      }
      #expect(found.message == .extendsInCircle)
      #expect(found.kind == .badInput)
    }
  }

  @Test func `an absent book is missing input with the nearest shipped name`() throws {
    try withBooks(["tianyi/223-2021.yaml": ground]) { folder in
      let library = BookLibrary(shipped: folder)
      #expect(library.shippedNames == ["tianyi/223-2021"])
      #expect(try library.book("tianyi/223-2021").id == "ground")
      let found = try #require(throws: Refusal.self) { try library.book("tianyi/223-2012") }
      #expect(found.message == .bookNotFound)
      #expect(found.kind == .missingInput)
      #expect(found.suggestion == "tianyi/223-2021")
      #expect(throws: Refusal.self) { try library.book("../" + folder.split(separator: "/").joined() + "/x") }
    }
  }

  @Test func `a book that is not UTF-8 is refused`() throws {
    try withBooks(["x.txt": ""]) { folder in
      try Data([0xC4, 0xE3, 0xBA, 0xC3]).write(to: URL(fileURLWithPath: folder + "/gbk.yaml"))
      let found = try #require(throws: Refusal.self) {
        try BookLibrary(shipped: nil).book(folder + "/gbk.yaml")
      }
      #expect(found.message == .bookNotUTF8)
    }
  }
}
