internal import Diagnostics

/// The review forms as one page that stands by itself and prints on A4, a sheet of paper for each project.
struct FormHTML {
  let form: ReviewForm
  let language: Language

  private static let style = String(decoding: PackageResources.form_css, as: UTF8.self)

  var bytes: [UInt8] {
    var html = HTMLText()
    let title = form.summary?.title ?? form.pages.first.map { "\($0.title) \($0.id)" } ?? ""
    html.raw(
      "<!doctype html>\n<html lang=\"\(language == .zh ? "zh-CN" : "en")\">\n<head>\n<meta charset=\"utf-8\">\n"
    )
    // No script runs and nothing is fetched, whatever stands in the data.
    html.raw(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n"
    )
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    html.raw("<meta name=\"referrer\" content=\"no-referrer\">\n<link rel=\"icon\" href=\"data:,\">\n")
    html.element("title", title)
    html.raw("\n<style>\n\(FormHTML.style)</style>\n</head>\n<body>\n")
    if let summary = form.summary { add(summary, to: &html) }
    for page in form.pages { add(page, to: &html) }
    html.raw("</body>\n</html>\n")
    return Array(html.markup.utf8)
  }

  private func add(_ summary: FormSummary, to html: inout HTMLText) {
    html.raw("<main>\n")
    html.element("h1", summary.title)
    for remark in summary.remarks { html.element("p class=\"notes\"", remark) }
    html.raw("\n")
    add(summary.table, to: &html)
    html.raw("</main>\n")
  }

  private func add(_ page: FormPage, to html: inout HTMLText) {
    html.raw("<main>\n")
    html.element("h1", page.title)
    html.element("p class=\"facts\"", page.subtitle)
    html.raw("\n")
    for block in page.blocks {
      switch block {
      case .heading(let text): html.element("h2", text)
      case .table(let table): add(table, to: &html)
      case .notes(let lines): for line in lines { html.element("p class=\"notes\"", line) }
      }
      html.raw("\n")
    }
    html.element("footer", page.footer)
    html.raw("\n</main>\n")
  }

  private func add(_ table: FormTable, to html: inout HTMLText) {
    html.raw("<table>\n<colgroup>")
    for column in table.columns {
      let share = Double(column.width) * 100 / Double(FormTable.width)
      html.raw("<col style=\"width:\(NumberText.readable(share))%\">")
    }
    html.raw("</colgroup>\n")
    if table.hasHeadings {
      html.raw("<thead><tr>")
      for column in table.columns { html.element("th", column.heading) }
      html.raw("</tr></thead>\n")
    }
    html.raw("<tbody>\n")
    for row in table.rows {
      html.raw(row.lines > 1 ? "<tr class=\"lines2\">" : "<tr>")
      for (index, cell) in row.cells.enumerated() {
        add(cell, row.isWhole ? nil : table.columns[index], of: table, to: &html)
      }
      html.raw("</tr>\n")
    }
    html.raw("</tbody>\n</table>\n")
  }

  /// - Parameter column: nil of a cell over the whole width.
  private func add(
    _ cell: FormCell, _ column: FormTable.Column?, of table: FormTable, to html: inout HTMLText
  ) {
    var classes: [String] = []
    if column?.alignment == .centre { classes.append("centre") }
    if cell.look != .plain { classes.append(cell.look.rawValue) }
    if cell.isLarge { classes.append("large") }
    var tag = cell.look == .label ? "th" : "td"
    if !classes.isEmpty { tag += " class=\"\(classes.joined(separator: " "))\"" }
    if column == nil { tag += " colspan=\"\(table.columns.count)\"" }
    html.element(tag, cell.text)
  }
}
