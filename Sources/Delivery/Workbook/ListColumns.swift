internal import Diagnostics
internal import RuleBooks
internal import Tables
internal import Units

/// The columns of a list's sheet, as wide as their cells want and the page allows.
struct ListColumns {
  private let list: RuleList
  private let cells: ListCells
  private let widths: [Int]

  /// - Parameter rowCount: how many rows the sheet shows.
  init(_ list: RuleList, _ cells: ListCells, rowCount: Int) {
    self.list = list
    self.cells = cells
    widths = list.columns.indices.map { cells.width(of: $0, rows: rowCount) }
  }

  /// Number, the list's own, the day judged at, and those to fill in.
  func fitted() -> [OfficeColumn] {
    let roomy = columns(.roomy)
    return roomy.map(\.width).reduce(0, +) > OfficeSheet.widestOnA4 ? columns(.tight) : roomy
  }

  /// Number, and some of the list's own, in this order.
  func published(_ indices: [Int]) -> [OfficeColumn] {
    [OfficeColumn(heading: Wording.serialNumber(cells.language), content: .centred, width: 6)]
      + indices.map { column($0, .roomy) }
  }

  /// How many stay in sight: number, key and name where they stand in front.
  var inSight: Int {
    let keys: Set<String> = ["enterprise_id", "parcel_id", "name"]
    return 1 + list.columns.prefix(2).prefix { keys.contains($0.id) }.count
  }

  // MARK: Room

  /// How generous a sheet can be with its width.
  private struct Room {
    /// Texts up to this width stand on one line.
    let unwrapped: Int
    /// The greatest width of texts that wrap: names, and sentences.
    let name: Int
    let sentence: Int
    let toFill: [Int]

    static let roomy = Room(unwrapped: 34, name: 34, sentence: 44, toFill: [10, 22, 22, 10])
    static let tight = Room(unwrapped: 24, name: 20, sentence: 30, toFill: [9, 16, 16, 9])
  }

  private func columns(_ room: Room) -> [OfficeColumn] {
    let language = cells.language
    let number = OfficeColumn(heading: Wording.serialNumber(language), content: .centred, width: 6)
    let own = list.columns.indices.map { column($0, room) }
    let day = OfficeColumn(heading: Wording.judgedAt(language), content: .day, width: 12)
    let toFill = Wording.columnsToFill.enumerated().map { index, heading in
      OfficeColumn(heading: heading(language), content: .toFill, width: room.toFill[index])
    }
    return [number] + own + (list.showsDay ? [] : [day]) + toFill
  }

  private func column(_ index: Int, _ room: Room) -> OfficeColumn {
    let column = list.columns[index]
    let label = column.label ?? ColumnLabels.label(of: column.id)?(cells.language) ?? column.id
    let unit = column.unit.flatMap { $0.symbol == "%" ? nil : "\n(\($0.symbol))" } ?? ""
    let content = content(of: index, room)
    let wanted = widths[index] + 3
    let own: Int
    switch content {
    case .wrapped: own = min(max(wanted, 12), isSentence(index) ? room.sentence : room.name)
    case .text, .given: own = max(wanted, 7)
    case .day: own = 12
    case .centred, .number, .toFill: own = min(max(wanted, 7), 22)
    }
    // The filter's button needs room beside the heading, which may take two lines more than its own.
    let words = min(DisplayWidth.ofWidestLine(label + unit), room.unwrapped / 3) + 3
    return OfficeColumn(heading: label + unit, content: content, width: max(own, words))
  }

  private func isSentence(_ index: Int) -> Bool {
    switch list.columns[index].content {
    case .reasons, .evidence, .measure, .areaFlips: true
    case .formula, .deadline, .nearLine, .addressee: false
    }
  }

  private func content(of index: Int, _ room: Room) -> OfficeColumn.Content {
    let column = list.columns[index]
    switch column.content {
    case .reasons, .evidence, .measure, .areaFlips, .addressee: return .wrapped
    case .deadline: return .day
    case .nearLine: return .centred
    case .formula:
      switch column.type {
      case .number: return .number(format: cells.format(index)?.code ?? "General")
      case .day: return .day
      case .truth: return .centred
      case .text, .duration: return widths[index] + 3 > room.unwrapped ? .wrapped : .text
      }
    }
  }
}
