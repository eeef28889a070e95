internal import Diagnostics
internal import Tables
internal import Units

/// A column with its values, and what it was taken for.
struct TypedColumn {
  let plan: ColumnPlan
  var column: Column
  /// The cells as text, of a column that is not canonical.
  var raw: TextColumn?
  /// The rows it says something of, where it does not of all: a row of one tax is silent on the others, and silence is
  /// no missing value.
  var speaksOf: [Bool]?
}

/// A cell of a source: for asking later what stood there before it was refused.
struct CellAddress: Hashable {
  let source: SourceName
  let column: String
  let line: Int32
}

/// Turns the cells of a source into typed columns; what cannot be turned becomes missing and an issue (V12).
struct ColumnTyping {
  let source: SourceName
  let lines: [Int32]
  /// The first column of the key, once it is known: it names the row in issues.
  var subjects: TextColumn?
  var issues: [Issue] = []
  /// The texts that could not be read, so that a correction can name them.
  var refused: [CellAddress: String] = [:]

  init(source: SourceName, lines: [Int32]) {
    self.source = source
    self.lines = lines
  }

  mutating func typed(_ plan: ColumnPlan, _ raw: RawColumn, arena: inout ByteArena) -> TypedColumn {
    guard let schema = plan.schema else { return unknown(plan, raw, arena: &arena) }
    let column: Column =
      switch schema.content {
      case .number(let target):
        schema.name == "year"
          ? years(plan, raw, arena: &arena) : numbers(plan, raw, target: target, arena: &arena)
      case .identifier: identifiers(plan, raw, isParcel: false, arena: &arena)
      case .parcelIdentifier: identifiers(plan, raw, isParcel: true, arena: &arena)
      case .text: texts(plan, raw, arena: &arena)
      case .day: days(plan, raw, arena: &arena)
      case .truth: truths(plan, raw, arena: &arena)
      }
    return TypedColumn(plan: plan, column: column)
  }

  /// What a cell of a key that cannot be read is listed as.
  static func refusal(ofKey column: String, text: String) -> Message {
    switch column {
    case "year": .badYear
    case "month": .badMonth
    default: IdentifierText.isFormulaError(text) ? .errorInKey : .ruinedCode
    }
  }

  // MARK: Numbers

  private mutating func numbers(
    _ plan: ColumnPlan, _ raw: RawColumn, target: Unit, arena: inout ByteArena
  ) -> Column {
    guard let reader = NumberText(unit: plan.unit ?? target, target: target) else {
      return .number(NumberColumn(unit: target, missing: lines.count))
    }
    var storage = storage(raw, reader, plan, arena: &arena)
    ValueRange.of(plan.name, in: source.table).map { range in
      for row in storage.indices where range.excludes(storage[row]) {
        refuse(row, plan, RawColumn.text(of: storage[row]), range.message)
        storage[row] = NumberColumn.missing
      }
    }
    return .number(NumberColumn(unit: target, storage))
  }

  private mutating func storage(
    _ raw: RawColumn, _ reader: NumberText, _ plan: ColumnPlan, arena: inout ByteArena
  ) -> [Double] {
    switch raw {
    case .numbers(let values):
      for (row, value) in values.enumerated() where value.isInfinite {
        refuse(row, plan, "\(value)", .badNumber)
      }
      return values.map { $0.isFinite ? reader.inTarget($0) : NumberColumn.missing }
    case .integers(let values):
      return values.map { $0.map { reader.inTarget(Double($0)) } ?? NumberColumn.missing }
    default:
      let cells = raw.rendered(into: &arena)
      var storage = [Double](repeating: NumberColumn.missing, count: cells.count)
      var bad: [Int] = []
      arena.bytes.withUnsafeBufferPointer { all in
        for row in cells.indices where !cells[row].isEmpty {
          switch reader.read(ByteArena.slice(all, cells[row])) {
          case .value(let value) where value.isFinite: storage[row] = value
          case .missing: break
          default: bad.append(row)
          }
        }
      }
      for row in bad { refuse(row, plan, arena.string(cells[row]), .badNumber) }
      return storage
    }
  }

  private mutating func years(_ plan: ColumnPlan, _ raw: RawColumn, arena: inout ByteArena) -> Column {
    let cells = raw.rendered(into: &arena)
    let interned = ByteInterner(cells, in: arena)
    let readings = interned.distinct.map { YearText.read(arena.string($0)) }
    var column = NumberColumn(unit: .one, missing: cells.count)
    for row in cells.indices {
      switch readings[Int(interned.codes[row])] {
      case .value(let year): column[row] = year
      case .missing: break
      case .bad: refuse(row, plan, arena.string(cells[row]), .badYear)
      }
    }
    return .number(column)
  }

  // MARK: Texts

  private mutating func texts(_ plan: ColumnPlan, _ raw: RawColumn, arena: inout ByteArena) -> Column {
    let isIndustry = plan.name == "industry"
    // 无 as a new value empties the cell; nothing there says nothing.
    let isNewValue = source.table == .corrections && plan.name == "new"
    return .text(
      interned(plan, raw, arena: &arena, message: { _ in .badNumber }) { text in
        let trimmed = CellText.trimmed(text)
        if isNewValue ? trimmed.isEmpty : CellText.isMissing(trimmed) { return .missing }
        return .value(isIndustry ? IndustryText.withoutSection(trimmed) : trimmed)
      })
  }

  private mutating func identifiers(
    _ plan: ColumnPlan, _ raw: RawColumn, isParcel: Bool, arena: inout ByteArena
  ) -> Column {
    let isKey = TableSchema.of(source.table).key.contains(plan.name)
    return .text(
      interned(
        plan, raw, arena: &arena, message: { ColumnTyping.refusal(ofKey: plan.name, text: $0) }
      ) { IdentifierText.read($0, isParcel: isParcel, isKey: isKey) })
  }

  /// Reads each distinct text once.
  private mutating func interned(
    _ plan: ColumnPlan, _ raw: RawColumn, arena: inout ByteArena, message: (String) -> Message,
    _ read: (String) -> Reading<String>
  ) -> TextColumn {
    let cells = raw.rendered(into: &arena)
    let interned = ByteInterner(cells, in: arena)
    var texts = DistinctTexts()
    var bad: Set<Int32> = []
    let codes = interned.distinct.enumerated().map { index, cell -> Int32 in
      let text = arena.string(cell)
      switch read(text) {
      case .missing: return -1
      case .bad:
        bad.insert(Int32(index))
        return -1
      case .value(let value): return texts.code(of: value, isAsRead: value == text)
      }
    }
    if !bad.isEmpty {
      for row in cells.indices where bad.contains(interned.codes[row]) {
        let text = arena.string(cells[row])
        refuse(row, plan, text, message(text))
      }
    }
    return TextColumn(codes: interned.codes.map { codes[Int($0)] }, texts: texts.texts)
  }

  // MARK: Days and truths

  private mutating func days(_ plan: ColumnPlan, _ raw: RawColumn, arena: inout ByteArena) -> Column {
    if case .days(let numbers) = raw {
      return .day(DayColumn(numbers.map { $0.map { CalendarDay(number: $0) } }))
    }
    let cells = raw.rendered(into: &arena)
    var column = DayColumn(missing: cells.count)
    var serials: [Int] = []
    for row in cells.indices where !cells[row].isEmpty {
      switch arena.withBytes(of: cells[row], { DayText.read($0) }) {
      case .value(let day):
        column[row] = day
        if arena.withBytes(of: cells[row], { DayText.isSerial($0) }) { serials.append(row) }
      case .missing: break
      case .bad: refuse(row, plan, arena.string(cells[row]), .badDate)
      }
    }
    if let first = serials.first, let day = column[first] {
      issues.append(
        Issue(
          .info, .serialDates, table: source.table.rawValue,
          at: source.place(row: lines[first], column: plan.header),
          [
            "column": .text(plan.header), "count": .count(serials.count), "day": .text(day.description),
            "text": .text(CellText.trimmed(arena.string(cells[first]))),
          ]))
    }
    return .day(column)
  }

  private mutating func truths(_ plan: ColumnPlan, _ raw: RawColumn, arena: inout ByteArena) -> Column {
    if case .truths(let values) = raw {
      return .truth(TruthColumn(values.map { $0.map { Truth($0) } ?? .unknown }))
    }
    let cells = raw.rendered(into: &arena)
    let interned = ByteInterner(cells, in: arena)
    let words = interned.distinct.map { arena.string($0) }
    // 无 is an empty cell (V1), except in a column that answers 有 or 无.
    let nothingIsNo = words.contains { CellText.folded($0) == "有" }
    let readings = words.map { TruthText.read($0, nothingIsNo: nothingIsNo) }
    var column = TruthColumn(missing: cells.count)
    for row in cells.indices {
      switch readings[Int(interned.codes[row])] {
      case .value(let value): column.values[row] = Truth(value)
      case .missing: break
      case .bad: refuse(row, plan, arena.string(cells[row]), .badTruth)
      }
    }
    return .truth(column)
  }

  // MARK: Columns that are not canonical

  private func unknown(_ plan: ColumnPlan, _ raw: RawColumn, arena: inout ByteArena) -> TypedColumn {
    let cells = raw.rendered(into: &arena)
    let interned = ByteInterner(cells, in: arena)
    let texts = interned.distinct.map { arena.string($0) }
    let rawColumn = UnknownColumn.textColumn(codes: interned.codes, texts: texts)
    let column = UnknownColumn(unit: plan.unit).typed(rawColumn, fieldKind: UnknownColumn.kind(of: raw))
    return TypedColumn(plan: plan, column: column, raw: rawColumn)
  }

  // MARK: Issues

  /// Lists a cell that gives no value.
  private mutating func refuse(_ row: Int, _ plan: ColumnPlan, _ text: String, _ message: Message) {
    let shown = CellText.trimmed(text)
    refused[CellAddress(source: source, column: plan.name, line: lines[row])] = shown
    issues.append(
      Issue(
        .error, message, table: source.table.rawValue, at: source.place(row: lines[row], column: plan.header),
        subject: subjects?[row], ["text": .text(shown), "column": .text(plan.header)]))
  }
}

/// Figures that a column cannot hold, though they are numbers (contract V12, L4).
struct ValueRange {
  let message: Message
  private let allowsZero: Bool

  func excludes(_ value: Double) -> Bool { allowsZero ? value < 0 : value <= 0 }

  static func of(_ column: String, in table: TableName) -> ValueRange? {
    switch (table, column) {
    case (.parcels, "certificate_area"): ValueRange(message: .areaNotPositive, allowsZero: false)
    case (.projects, "land"): ValueRange(message: .landNotPositive, allowsZero: false)
    case (.projects, "floor_area"), (.projects, "counted_floor_area"), (.projects, "building_footprint"),
      (.projects, "structure_footprint"), (.projects, "yard_area"), (.projects, "green_area"),
      (.projects, "office_land"), (.projects, "office_floor_area"), (.projects, "storey_height"):
      ValueRange(message: .areaNegative, allowsZero: true)
    case (.occupancy, "area"), (.occupancy, "floor_area"), (.buildings, "floor_area"):
      ValueRange(message: .areaNegative, allowsZero: true)
    default: nil
    }
  }
}
