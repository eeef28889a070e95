internal import Diagnostics
internal import Tables
internal import Units

/// A cell as a correction sees it: compared and changed as what its column holds, figures in the unit of the file.
struct CorrectedCell {
  let column: Column
  let name: String
  let table: TableName
  /// The unit of the file the cell came from.
  let unit: Unit?

  /// Whether the cell holds what the correction says it corrects.
  ///
  /// - Parameter refusedTexts: what stood there and could not be read.
  func holds(_ old: String?, at row: Int, refusedTexts: [String]) -> Bool {
    guard column.isKnown(row) else {
      guard let old else { return true }
      return refusedTexts.contains(CellText.trimmed(old)) || isMissing(old)
    }
    switch (column, old.map { reading($0) }) {
    case (.number(let numbers), .value(.number(let value))?):
      return numbers.storage[row].tiedValue == value.tiedValue
    case (.text(let texts), .value(.text(let value))?): return texts[row] == value
    case (.day(let days), .value(.day(let value))?): return days[row] == value
    case (.truth(let truths), .value(.truth(let value))?): return truths.values[row] == value
    default: return false
    }
  }

  /// The column with another value in the cell; nil where the text is no such value.
  func changed(to new: String?, at row: Int) -> Column? {
    let value: Value?
    switch new.map({ reading($0) }) {
    case .value(let read)?: value = read
    case .bad?: return nil
    case .missing?, nil: value = nil
    }
    switch (column, value) {
    case (.number(var numbers), .number(let number)?):
      if ValueRange.of(name, in: table)?.excludes(number) == true { return nil }
      numbers[row] = number
      return .number(numbers)
    case (.number(var numbers), nil):
      numbers[row] = nil
      return .number(numbers)
    case (.text(var texts), _):
      if case .text(let text)? = value { texts[row] = text } else { texts[row] = nil }
      return .text(texts)
    case (.day(var days), _):
      if case .day(let day)? = value { days[row] = day } else { days[row] = nil }
      return .day(days)
    case (.truth(var truths), _):
      if case .truth(let truth)? = value { truths.values[row] = truth } else { truths.values[row] = .unknown }
      return .truth(truths)
    default: return nil
    }
  }

  private enum Value {
    case number(Double)
    case text(String)
    case day(CalendarDay)
    case truth(Truth)
  }

  private func isMissing(_ text: String) -> Bool {
    if case .missing = reading(text) { true } else { false }
  }

  private func reading(_ text: String) -> Reading<Value> {
    switch column {
    case .number(let numbers):
      guard let reader = NumberText(unit: unit ?? numbers.unit, target: numbers.unit) else { return .bad }
      return CorrectedCell.mapped(reader.read(text)) { .number($0) }
    case .day: return CorrectedCell.mapped(DayText.read(text)) { .day($0) }
    case .truth: return CorrectedCell.mapped(TruthText.read(text)) { .truth(Truth($0)) }
    case .text: return CorrectedCell.mapped(readText(text)) { .text($0) }
    }
  }

  private func readText(_ text: String) -> Reading<String> {
    switch TableSchema.of(table).column(name)?.content {
    case .identifier?: return IdentifierText.read(text, isParcel: false)
    case .parcelIdentifier?: return IdentifierText.read(text, isParcel: true)
    default:
      let trimmed = CellText.trimmed(text)
      if CellText.meansMissing(CellText.folded(trimmed)) { return .missing }
      return .value(name == "industry" ? IndustryText.withoutSection(trimmed) : trimmed)
    }
  }

  private static func mapped<A, B>(_ reading: Reading<A>, _ transform: (A) -> B) -> Reading<B> {
    switch reading {
    case .value(let value): .value(transform(value))
    case .missing: .missing
    case .bad: .bad
    }
  }
}

/// Why a correction was not made.
enum CorrectionReasons {
  static let noTable = Bilingual(zh: "没有这张表", en: "there is no such table")
  static let noColumn = Bilingual(zh: "表中没有这一列", en: "the table has no such column")
  static let keyColumn = Bilingual(
    zh: "键列不能更正,请直接修改源文件", en: "a key cannot be corrected; change the source file")
  static let noRow = Bilingual(zh: "没有这个键的行", en: "no row has this key")
  static let severalRows = Bilingual(zh: "有几行具有这个键", en: "several rows have this key")
  static let otherValue = Bilingual(zh: "原值与现有数据不一致", en: "the old value is not what the data hold")
  static let badValue = Bilingual(zh: "新值无法识别或不允许", en: "the new value cannot be read or is not allowed")
}

/// What people call the tables.
enum TableTitles {
  static func table(_ text: String) -> TableName? {
    let name = HeaderText.normalised(text)
    return TableName(rawValue: name) ?? titles[name]
      ?? (name.hasSuffix("表") ? titles[String(name.dropLast())] : nil)
  }

  private static let titles: [String: TableName] = [
    "宗地": .parcels, "地块": .parcels, "企业": .enterprises, "企业台账": .enterprises, "年度指标": .figures,
    "指标": .figures,
    "占用": .occupancy, "用地关系": .occupancy, "占用关系": .occupancy, "合同": .contracts, "合同条款": .contracts,
    "建筑": .buildings, "建筑物": .buildings, "园区": .zones, "片区": .zones, "园区片区": .zones, "管控": .constraints,
    "管控图层": .constraints, "历年评价": .history, "历年结果": .history, "历史": .history, "名称对照": .names, "名称": .names,
  ]
}
