internal import Cadastre
internal import Diagnostics
internal import Evaluation
internal import Foundation
internal import RuleBooks
internal import Tables

/// `report.html`: the evaluation on one page that needs nothing beside itself: no network, no library, no server.
struct ReportFile {
  /// Its path in the folder.
  static let path = "report.html"

  private let judgement: Judgement
  private let issues: [Issue]
  private let summary: Summary

  /// The file.
  ///
  /// - Parameter issues: in the order of the report.
  static func file(_ judgement: Judgement, _ issues: [Issue], _ summary: Summary) -> DeliveredFile {
    DeliveredFile(path) { place in
      var bytes = ReportFile(judgement: judgement, issues: issues, summary: summary).page()
      var sink = try FileSink(path: place)
      try sink.flush(&bytes)
    }
  }

  private var language: Language { summary.language }

  /// The whole page.
  private func page() -> [UInt8] {
    let findings = ParcelFindings(judgement, in: language)
    let shown = ShownParcels(states: (0..<judgement.land.parcels.count).map { findings.state(of: $0) })
    let drawing = MapDrawing(judgement.land, shown: shown.parcels)
    let sections = PageSections(judgement: judgement, summary: summary, shown: shown)
    let lists = PageLists(judgement: judgement, summary: summary)
    var data = PageData()
    data.open("{")
    MapData(judgement, shown, drawing, in: language).write(to: &data)
    data.open("{", "rows")
    var slots = ["title": title, "facts": facts, "books": books]
    slots["tiles"] = markup { sections.writeTiles(to: &$0) }
    slots["states"] = markup { sections.writeStates(to: &$0) }
    slots["mapNotes"] = markup { notes(shown, drawing, to: &$0) }
    slots["distributions"] = markup { distributions(to: &$0) }
    slots["rules"] = markup { sections.writeRules(to: &$0) }
    slots["lists"] = markup { lists.writeLists(to: &$0, rest: &data) }
    slots["issues"] = markup { lists.writeIssues(issues, to: &$0, rest: &data) }
    slots["about"] = markup { sections.writeSources(to: &$0) }
    data.close("}")
    data.close("}")
    slots["mapClass"] = drawing == nil ? "without-map" : "with-map"
    return PageTemplate(language: language).filled(slots, data: data.insideScript)
  }

  private func markup(_ write: (inout HTMLText) -> Void) -> String {
    var page = HTMLText()
    write(&page)
    return page.markup
  }

  // MARK: The head

  private var title: String {
    HTMLText.escaped(
      Message.aboutTitle.filled(["title": .text(summary.title), "year": .count(summary.year)], in: language))
  }

  private var facts: String {
    HTMLText.escaped(
      Message.reportFacts.filled(
        [
          "year": .count(summary.year), "day": .text(summary.asOf.description),
          "version": .text(summary.toolVersion),
        ], in: language))
  }

  /// Which books judged, and at which day.
  private var books: String {
    markup { page in
      for book in summary.ruleBooks {
        page.raw("<li>")
        page.text(book.title)
        page.element("small", "\(Wording.judgedAt(language)) \(book.asOf.description)")
        page.raw("</li>")
      }
    }
  }

  // MARK: Remarks on the map

  private func notes(_ shown: ShownParcels, _ drawing: MapDrawing?, to page: inout HTMLText) {
    func note(_ message: Message, _ arguments: [String: Argument] = [:]) {
      page.element("p class=\"note\"", message.filled(arguments, in: language))
    }
    guard let drawing else { return note(.reportNoMap) }
    let all = judgement.land.parcels.count
    if shown.parcels.count < all {
      note(.reportNotShown, ["count": .count(all), "shown": .count(shown.parcels.count)])
    }
    if drawing.drawn < shown.parcels.count {
      note(.reportNotDrawn, ["count": .count(shown.parcels.count - drawing.drawn)])
    }
    if let metres = drawing.simplifiedWithin { note(.reportSimplified, ["metres": .number(metres)]) }
  }

  private func distributions(to page: inout HTMLText) {
    let all = Distribution.all(judgement, unknown: ReportWording.word("unknownGroup", in: language))
    let drawing = DistributionDrawing(language: language)
    for (number, distribution) in all.enumerated() { drawing.write(distribution, number: number, to: &page) }
    if all.isEmpty { page.element("p class=\"none\"", ReportWording.word("noDistributions", in: language)) }
  }
}
