internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables

/// `lists/<id>.csv`: a list as a table that Excel opens without damage.
enum ListFile {
  /// The path of a list's file in the folder.
  static func path(of list: RuleList) -> String { "lists/\(list.fileName).csv" }

  /// The file of a list.
  static func file(_ judged: JudgedList, in language: Language) -> DeliveredFile {
    DeliveredFile(csv: path(of: judged.list), marked: true) { csv in
      let list = judged.list
      let header = list.columns.map(\.id) + (list.showsDay ? [] : [dayColumn])
      try csv.row(header.map(ExcelSafeText.guarded))
      for row in judged.rows {
        for cell in row.cells { write(cell, in: language, to: &csv) }
        if !list.showsDay { csv.day(list.asOf) }
        try csv.endRow()
      }
    }
  }

  fileprivate static let dayColumn = "as_of"

  static func write(_ cell: ListCell, in language: Language, to csv: inout CSVWriter) {
    switch cell {
    case .missing: csv.empty()
    case .value(.number(let number)): csv.number(number)
    case .value(.text(let text)): csv.text(ExcelSafeText.guarded(text))
    case .value(.day(let day)): csv.day(day)
    case .value(.truth(let truth)): csv.truth(Truth(truth))
    case .reasons(let reasons): csv.text(ExcelSafeText.guarded(ReasonText.line(reasons, in: language)))
    case .areaFlips(let flips):
      csv.text(ExcelSafeText.guarded(AreaFlipText.line(flips, of: .list, in: language)))
    case .evidence(let items):
      var json: [UInt8] = []
      EvidenceJSON.append(items, to: &json)
      csv.text(utf8: json)
    }
  }
}

extension RuleList {
  /// Whether the day judged at is among its own columns.
  var showsDay: Bool { columns.contains { $0.id == ListFile.dayColumn } }

  /// The id as printed: with the book's name where there are several.
  func printedID(in rules: Rules) -> String {
    rules.isQualified ? "\(rules.books[book].id):\(id)" : id
  }
}
