internal import Diagnostics
internal import Tables

/// A sheet of a collection workbook, as it is written and as the manifest names it.
struct CollectionSheet {
  let plan: ColumnGuide.SheetPlan
  let name: String
  /// The year of its rows, of figures.
  let year: Int?
  let columns: [CollectionColumn]

  /// Room for so many rows is prepared.
  private static let rows = 5000

  /// The sheets of a workbook: of figures one per year, the last first.
  static func all(
    of workbook: ColumnGuide.WorkbookPlan, years: [Int], rules: [String: [String]], language: Language
  ) -> [CollectionSheet] {
    workbook.sheets.flatMap { plan -> [CollectionSheet] in
      let columns = columns(of: plan, rules: rules, language: language)
      guard let name = plan.name else {
        return years.map { year in
          let name = Message.collectionYear.filled(["year": .count(year)], in: language)
          return CollectionSheet(plan: plan, name: name, year: year, columns: columns)
        }
      }
      return [CollectionSheet(plan: plan, name: name(language), year: nil, columns: columns)]
    }
  }

  private static func columns(
    of plan: ColumnGuide.SheetPlan, rules: [String: [String]], language: Language
  ) -> [CollectionColumn] {
    let schema = TableSchema.of(plan.table)
    var columns = plan.columns.compactMap { name in
      ColumnGuide.standard.entry(name, in: plan.table).map {
        CollectionColumn($0, in: schema, rules: rules[name] ?? [], language: language)
      }
    }
    func insert(_ header: Message, _ note: Message, at place: Int) {
      let column = CollectionColumn(
        header: header.filled([:], in: language), note: note.filled([:], in: language))
      columns.insert(column, at: min(place, columns.count))
    }
    if plan.showsName {
      insert(plan.table == .enterprises ? .collectionNameKnown : .collectionName, .collectionNameNote, at: 1)
    }
    if plan.isByMeter { insert(.collectionMeter, .collectionMeterNote, at: 2) }
    return columns
  }

  func write(to sheet: Sheet, of workbook: inout Workbook, styles: SheetStyles, language: Language) {
    for (index, column) in columns.enumerated() {
      let body = styles.body.with {
        $0.hasBorder = false
        $0.indent = 0
        $0.numberFormat = column.numberFormat
      }
      sheet.setColumn(index, width: column.width, format: workbook.format(body))
      sheet.expect(
        column.entry, rows: 1...CollectionSheet.rows, column: index,
        warning: (Message.collectionWarning.filled([:], in: language), warning(column.entry, language)))
    }
    sheet.setHeight(32, row: 0)
    for (index, column) in columns.enumerated() {
      let style = column.isRequired ? styles.headingToFill : styles.heading
      sheet.write(.text(column.header), 0, index, workbook.format(style))
      sheet.note(column.note, 0, index)
    }
    sheet.freeze(rows: 1, columns: 1)
    sheet.setPrinting(
      on: .a4, isLandscape: true, heading: 0, footer: (name, Wording.pageOfPages(language), ""))
    sheet.acceptCodes(rows: CollectionSheet.rows, columns: columns.count)
  }

  private func warning(_ entry: CellEntry, _ language: Language) -> String {
    let message: Message =
      switch entry {
      case .oneOf: .collectionWarnChoice
      case .day: .collectionWarnDay
      case .length: .collectionWarnLength
      case .notNegative, .anything: .collectionWarnNumber
      }
    return message.filled([:], in: language)
  }
}
