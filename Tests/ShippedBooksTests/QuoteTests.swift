import Foundation
import RuleBooks
import Testing

/// Quotes are looked up in the documents they come from.
@Suite struct QuoteTests {
  /// Books that cite a seed document, and the document.
  static let sources = [
    ("tianyi/223-2021", "plan", "000_"), ("liandu/key-supervision-2021", "outlook", "002_"),
  ]

  @Test(
    .enabled(
      if: Shipped.seeds != nil, "the documents (../shared/seeds) are not here: quotes are not checked"),
    arguments: sources)
  func isInItsDocument(_ book: String, _ document: String, _ prefix: String) throws {
    let folder = try #require(Shipped.seeds)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let file = try #require(files.first { $0.hasPrefix(prefix) })
    let text = Self.bare(try String(contentsOf: folder.appending(path: file), encoding: .utf8))
    let quotes = try Self.citations(in: Shipped.library.book(book))
      .filter { $0.document == document }.compactMap(\.quote)
    #expect(!quotes.isEmpty)
    for quote in quotes { #expect(text.contains(Self.bare(quote)), "\(quote)") }
  }

  @Test func pageMarkersFallOut() {
    #expect(Self.bare("建立 \n3、工业项目入园 223 的") == "建立工业项目入园223的")
    #expect(Self.bare("收入 10、工业\n12、农") == "收入10、工业农")
  }

  /// Without blanks and without the markers of pages: at the start of a line digits followed by 、.
  static func bare(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map { line in
      let digits = line.prefix { $0.isASCII && $0.isNumber }
      let rest = line.dropFirst(digits.count)
      return !digits.isEmpty && rest.first == "、" ? rest.dropFirst() : line
    }.joined().filter { !$0.isWhitespace }
  }

  static func citations(in book: RuleBook) -> [Citation] {
    book.metrics.compactMap(\.citation) + book.standards.compactMap(\.citation)
      + book.flags.compactMap(\.citation) + book.lists.compactMap(\.citation)
  }
}
