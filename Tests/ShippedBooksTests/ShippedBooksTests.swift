import Evaluation
import Foundation
import RuleBooks
import Testing
import Units

@Suite struct ShippedBooksTests {
  static let names = Shipped.library.shippedNames
  static let general = names.filter { !Shipped.needsItsDataset($0) }

  @Test func theNamedBooksAreThere() {
    for name in ["tianyi/223-2021", "liandu/key-supervision-2021", "national/idle-land-2012"] {
      #expect(Self.names.contains(name))
    }
  }

  @Test(arguments: names) func loads(_ name: String) throws {
    _ = try explained { try Shipped.library.book(name) }
  }

  @Test(arguments: general) func compilesWithParametersUnset(_ name: String) throws {
    let asOf = try day("2021-12-31")
    try explained {
      _ = try RuleCompiler.compile(
        [try Shipped.library.book(name)], facts: .canonical, asOf: asOf, allowsUnsetParameters: true)
    }
  }

  @Test(arguments: general) func compilesWithItsProposals(_ name: String) throws {
    let asOf = try day("2021-12-31")
    try explained {
      let book = try Shipped.library.book(name)
      _ = try RuleCompiler.compile(
        [book], facts: .canonical, settings: try blanksSet(in: [book]), asOf: asOf, acceptsProposals: true)
    }
  }

  /// Where a document blanks its number out, the book proposes none and the office sets it.
  private func blanksSet(in books: [RuleBook]) throws -> Settings {
    try Settings(
      books.flatMap { book in
        book.parameters.filter { $0.value == nil && $0.proposed == nil }.map { "\(book.id):\($0.id.text)=5" }
      })
  }

  @Test func allCompileTogether() throws {
    let asOf = try day("2021-12-31")
    try explained {
      let books = try Self.general.map { try Shipped.library.book($0) }
      _ = try RuleCompiler.compile(
        books, facts: .canonical, settings: try blanksSet(in: books), asOf: asOf, acceptsProposals: true)
    }
  }

  @Test func theBlankedNumberMustBeSet() throws {
    let book = try Shipped.library.book("liandu/key-supervision-2021")
    let asOf = try day("2021-12-31")
    #expect(throws: (any Error).self) {
      try RuleCompiler.compile([book], facts: .canonical, asOf: asOf, acceptsProposals: true)
    }
  }

  /// What no document says is proposed, and says so.
  @Test(arguments: general) func aProposalSaysThatItIsOne(_ name: String) throws {
    let book = try explained { try Shipped.library.book(name) }
    for parameter in book.parameters where parameter.proposed != nil {
      #expect(parameter.value == nil)
      #expect(
        parameter.note?.contains("不是文件规定") == true || parameter.note?.contains("待核") == true,
        "\(parameter.id)")
    }
  }

  @Test(arguments: general) func everyFlagAndStandardCitesItsClause(_ name: String) throws {
    let book = try explained { try Shipped.library.book(name) }
    for flag in book.flags { #expect(flag.citation?.clause != nil, "\(flag.id)") }
    for standard in book.standards { #expect(standard.citation?.clause != nil, "\(standard.id)") }
  }

  /// 认定 and 收回 are the words of an official decision; a rule may not put them into anyone's list.
  @Test(arguments: general) func noBookDecides(_ name: String) throws {
    let book = try explained { try Shipped.library.book(name) }
    var texts = [book.title] + book.lists.map(\.title) + book.metrics.map(\.label)
    for flag in book.flags { texts += [flag.label, flag.measure?.action ?? ""] }
    for standard in book.standards { texts += [standard.label, standard.measure?.action ?? ""] }
    for list in book.lists { texts += list.columns.flatMap { [$0.label ?? "", $0.formula?.text ?? ""] } }
    for text in texts {
      #expect(!text.contains("认定") && !text.contains("收回"), "\(text)")
    }
    for flag in book.flags where flag.kind == .idle { #expect(flag.label.hasPrefix("疑似")) }
  }
}
