internal import Diagnostics
internal import Units

/// A table of the page: the first rows stand in it as they are, the others wait in the data for the script, so that
/// a long list neither blocks the browser nor is lost without scripts.
struct PageTable {
  /// A heading, and whether its column holds figures.
  struct Heading {
    let text: String
    var isNumber = false
  }

  /// A cell's text; empty where it is missing.
  typealias Cell = String

  /// How many rows stand in the page itself, and how many it holds at all.
  static let rowsInPage = 200
  static let rowLimit = 5000

  /// Adds a table.
  ///
  /// - Parameters:
  ///   - key: which subject a row is about, for showing it on the map.
  ///   - row: the cells of a row.
  static func write(
    _ headings: [Heading], rows count: Int, name: String, to page: inout HTMLText, rest: inout PageData,
    key: (Int) -> String?, row: (Int) -> [Cell]
  ) {
    page.raw("<div class=\"scroll\"><table class=\"grid\" data-table=\"")
    page.text(name)
    page.raw("\"><thead><tr>")
    for heading in headings {
      page.raw(heading.isNumber ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">")
      page.text(heading.text)
      page.raw("</th>")
    }
    page.raw("</tr></thead><tbody>")
    for index in 0..<min(count, rowsInPage) {
      page.raw("<tr")
      if let key = key(index) { page.raw(" data-key=\"\(HTMLText.escaped(key))\"") }
      page.raw(">")
      for (cell, heading) in zip(row(index), headings) {
        page.raw(heading.isNumber ? "<td class=\"n\">" : "<td>")
        page.text(cell)
        page.raw("</td>")
      }
      page.raw("</tr>\n")
    }
    page.raw("</tbody></table></div>\n")
    guard count > rowsInPage else { return }
    rest.open("[", name)
    for index in rowsInPage..<min(count, rowLimit) {
      rest.open("[")
      rest.text(key(index))
      for cell in row(index) { rest.text(cell) }
      rest.close("]")
    }
    rest.close("]")
  }
}
