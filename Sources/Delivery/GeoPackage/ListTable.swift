internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables

/// A list as a table: the subject's key, the list's columns with their types, the day judged at.
struct ListTable: OutputTable {
  private let judged: JudgedList
  private let language: Language

  init(_ judged: JudgedList, in language: Language) {
    self.judged = judged
    self.language = language
  }

  var name: String { "list_\(judged.list.fileName)" }

  var columns: [OutputColumn] {
    let own = judged.list.columns.map { column in
      OutputColumn(column.id, ListTable.kind(column), label: column.label, unit: column.unit?.symbol)
    }
    return [OutputColumn("subject_id")] + own + (judged.list.showsDay ? [] : [OutputColumn("as_of", .day)])
  }

  private static func kind(_ column: ListColumn) -> OutputColumn.Kind {
    switch column.content {
    case .reasons, .measure, .evidence, .areaFlips, .addressee: return .text
    case .deadline: return .day
    case .nearLine: return .truth
    case .formula:
      switch column.type {
      case .number: return .number
      case .day: return .day
      case .truth: return .truth
      case .text, .duration: return .text
      }
    }
  }

  func writeRows(to sink: inout some RowSink & ~Copyable) throws {
    for row in judged.rows {
      sink.text(row.key)
      for cell in row.cells { write(cell, to: &sink) }
      if !judged.list.showsDay { sink.day(judged.list.asOf) }
      try sink.endRow()
    }
  }

  private func write(_ cell: ListCell, to sink: inout some RowSink & ~Copyable) {
    switch cell {
    case .missing: sink.empty()
    case .value(.number(let number)): sink.number(number)
    case .value(.text(let text)): sink.text(text)
    case .value(.day(let day)): sink.day(day)
    case .value(.truth(let truth)): sink.truth(Truth(truth))
    case .reasons(let reasons): sink.text(ReasonText.line(reasons, in: language))
    case .areaFlips(let flips): sink.text(AreaFlipText.line(flips, of: .list, in: language))
    case .evidence(let items):
      var json: [UInt8] = []
      EvidenceJSON.append(items, to: &json)
      sink.text(utf8: json)
    }
  }
}

/// Which lists there are and in which tables they stand.
struct ListIndex: OutputTable {
  let lists: [ListRecord]
  let tables: [String]

  var name: String { "lists" }
  let columns = [
    OutputColumn("list"), OutputColumn("title"), OutputColumn("subject"), OutputColumn("as_of", .day),
    OutputColumn("table_name"), OutputColumn("rows", .count), OutputColumn("undecided", .count),
    OutputColumn("left_off", .count),
  ]

  func writeRows(to sink: inout some RowSink & ~Copyable) throws {
    for (list, table) in zip(lists, tables) {
      sink.text(list.name)
      sink.text(list.title)
      sink.text(list.subject.rawValue)
      sink.day(list.asOf)
      sink.text(table)
      sink.count(list.rows)
      sink.count(list.undecided)
      sink.count(list.leftOff)
      try sink.endRow()
    }
  }
}
