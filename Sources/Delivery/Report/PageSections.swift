internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables
internal import Units

/// The parts of the page that are plain tables: the numbers at its head, the rules' results, books and sources.
struct PageSections {
  let judgement: Judgement
  let summary: Summary
  let shown: ShownParcels

  private var language: Language { summary.language }

  private func word(_ name: String) -> String { ReportWording.word(name, in: language) }

  // MARK: The head

  /// Adds how many parcels and enterprises there are, and what was found in the data.
  func writeTiles(to page: inout HTMLText) {
    let land = summary.land
    tile(
      word("numberOfParcels"), NumberText.grouped(land.parcels),
      areaText(of: Array(shown.states.indices), unit: " \(word("mu"))"), to: &page)
    tile(
      word("numberOfEnterprises"), NumberText.grouped(land.enterprises),
      "\(word("onLand")) \(NumberText.grouped(land.enterprisesOnLand))", to: &page)
    let leads = shown.states.count { $0.isLead }
    tile(word("leads"), NumberText.grouped(leads), word("leadsNote"), to: &page)
    let undecided = shown.states.count { $0 == .undecided }
    tile(
      ParcelState.undecided.label(language), NumberText.grouped(undecided), word("numberOfParcels"), to: &page
    )
    tile(
      Wording.dataIssues(language), NumberText.grouped(summary.issues(.error)),
      Wording.severity(.error)(language), to: &page)
  }

  /// Land as far as it is known; how much is not is said beside it, since missing is not nothing.
  private func areaText(of parcels: [Int], unit: String = "") -> String {
    let areas = parcels.compactMap { judgement.land.parcelLand[$0] }
    guard !areas.isEmpty || parcels.isEmpty else { return word("missing") }
    var sum = NeumaierSum()
    for area in areas { sum.add(area) }
    let text = NumberText.grouped(sum.value) + unit
    guard areas.count < parcels.count else { return text }
    let missing = Message.reportLandMissing.filled(
      ["count": .count(parcels.count - areas.count)], in: language)
    return text + missing
  }

  private func tile(_ label: String, _ number: String, _ note: String, to page: inout HTMLText) {
    page.raw("<div class=\"tile\">")
    page.element("span", label)
    page.element("strong", number)
    page.element("small", note)
    page.raw("</div>")
  }

  /// Adds how many parcels are in which state, with their land.
  func writeStates(to page: inout HTMLText) {
    page.raw("<table class=\"plain states\"><thead><tr>")
    for (place, heading) in ["stateOfParcels", "count", "landIn"].enumerated() {
      page.element(place == 0 ? "th scope=\"col\"" : "th scope=\"col\" class=\"n\"", word(heading))
    }
    page.raw("</tr></thead><tbody>")
    for state in ParcelState.allCases {
      let parcels = shown.states.indices.filter { shown.states[$0] == state }
      guard !parcels.isEmpty else { continue }
      page.raw("<tr><td>")
      page.raw("<i class=\"swatch\" data-state=\"\(ParcelState.allCases.firstIndex(of: state) ?? 0)\">")
      page.text(ReportWording.mark(ofState: state.rawValue)(language))
      page.raw("</i>")
      page.text(state.label(language))
      page.raw("</td>")
      page.element("td class=\"n\"", NumberText.grouped(parcels.count))
      page.element("td class=\"n\"", areaText(of: parcels))
      page.raw("</tr>")
    }
    page.raw("</tbody></table>")
  }

  // MARK: Tables of the first sheet

  /// Adds what the rules found.
  func writeRules(to page: inout HTMLText) {
    write([about.standards, about.flags, about.notJudged] + otherAreas, to: &page)
  }

  /// Adds what was judged by what.
  func writeSources(to page: inout HTMLText) {
    write(
      [
        about.area, about.books, about.parameters, about.tolerances, about.counts, about.totals, inputs,
        about.notes,
      ], to: &page)
  }

  /// What another area for the land would change; as much of it as a page takes.
  private var otherAreas: [AboutSheet.Section] {
    let rows = AreaFlipRow.all(judgement)
    guard !rows.isEmpty else { return [] }
    let table = AboutSheet.Section(
      heading: AreaWording.sheet, header: AreaFlipsSheet.headings, spans: [],
      rows: rows.prefix(200).map { AreaFlipsSheet.cells(of: $0, in: language) })
    let remark = AboutSheet.Section(
      heading: AreaWording.policy, spans: [],
      rows: AreaText(language).lines(summary.area).map { [.text($0)] }, isPlain: true)
    return [remark, table]
  }

  private var about: AboutSheet {
    let issues = Wording.dataIssues(language)
    return AboutSheet(
      summary, sheetOfList: summary.lists.map(\.title),
      sheets: .init(
        issues: issues, join: Wording.join(language), joinOfLand: Wording.joinOfLand(language)))
  }

  private var inputs: AboutSheet.Section {
    let files = summary.inputs + summary.ruleBooks.map(\.file)
    return AboutSheet.Section(
      heading: Wording.file, header: [Wording.file, Bilingual(zh: "SHA-256", en: "SHA-256")], spans: [1, 5],
      rows: files.map { [.text($0.name), .text($0.sha256 ?? "")] })
  }

  private func write(_ sections: [AboutSheet.Section], to page: inout HTMLText) {
    for section in sections where !section.rows.isEmpty {
      page.raw("<section class=\"sheet\">")
      page.element("h3", section.heading(language))
      page.raw(
        section.isPlain ? "<table class=\"plain notes\">" : "<div class=\"scroll\"><table class=\"plain\">")
      if !section.header.isEmpty {
        page.raw("<thead><tr>")
        for (place, heading) in section.header.enumerated() {
          let isNumber = section.rows.first.map { $0.indices.contains(place) && $0[place].isNumber } ?? false
          page.element(isNumber ? "th scope=\"col\" class=\"n\"" : "th scope=\"col\"", heading(language))
        }
        page.raw("</tr></thead>")
      }
      page.raw("<tbody>")
      for row in section.rows {
        page.raw("<tr>")
        for cell in row { page.element(cell.isNumber ? "td class=\"n\"" : "td", cell.shownText) }
        page.raw("</tr>")
      }
      page.raw(section.isPlain ? "</tbody></table></section>\n" : "</tbody></table></div></section>\n")
    }
  }
}

extension ParcelState {
  /// Whether something is to be looked into: a flag that holds, or a standard that is not reached.
  fileprivate var isLead: Bool {
    switch self {
    case .breach, .idle, .underused, .supervision, .watch, .short: true
    case .belowTarget, .undecided, .exempt, .benchmark, .none, .unjudged: false
    }
  }
}

extension SheetCell {
  fileprivate var isNumber: Bool { if case .number = self { true } else { false } }

  fileprivate var shownText: String {
    switch self {
    case .blank: ""
    case .text(let text), .link(let text, _): text
    case .number(let number):
      Int(exactly: number).map { NumberText.grouped($0) } ?? NumberText.grouped(number)
    case .day(let day): day.description
    }
  }
}
