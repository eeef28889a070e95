internal import Tables
internal import Units

/// Decides what a column holds that no alias knows: what all its known cells look like decides.
struct UnknownColumn {
  /// The unit its header or the manifest states, which makes it a column of numbers.
  let unit: Unit?

  /// - Parameter texts: each once, as they were read.
  /// - Returns: a column in which words for nothing are missing, blanks around the others removed.
  static func textColumn(codes: [Int32], texts: [String]) -> TextColumn {
    var kept = DistinctTexts()
    let mapped = texts.map { text -> Int32 in
      let trimmed = CellText.trimmed(text)
      return CellText.isMissing(trimmed) ? -1 : kept.code(of: trimmed, isAsRead: trimmed == text)
    }
    return TextColumn(codes: codes.map { mapped[Int($0)] }, texts: kept.texts)
  }

  /// What a field's type in a layer says for sure; nil for text.
  static func kind(of raw: RawColumn) -> ColumnKind? {
    switch raw {
    case .text, .sheet: nil
    case .integers, .numbers: .number
    case .days: .day
    case .truths: .truth
    }
  }

  func typed(_ texts: TextColumn, fieldKind: ColumnKind?) -> Column {
    let words = texts.texts
    if unit != nil || fieldKind == .number || !words.isEmpty && words.allSatisfy(UnknownColumn.isNumber) {
      return .number(numbers(texts))
    }
    if fieldKind == .day || !words.isEmpty && words.allSatisfy(UnknownColumn.isDay) {
      let days = words.map { text -> CalendarDay? in
        if case .value(let day) = DayText.read(text) { day } else { nil }
      }
      return .day(DayColumn(texts.codes.map { $0 < 0 ? nil : days[Int($0)] }))
    }
    if fieldKind == .truth || !words.isEmpty && words.allSatisfy(TruthText.isWord) {
      let truths = words.map { text -> Truth in
        if case .value(let value) = TruthText.read(text) { Truth(value) } else { .unknown }
      }
      return .truth(TruthColumn(texts.codes.map { $0 < 0 ? .unknown : truths[Int($0)] }))
    }
    return .text(texts)
  }

  private func numbers(_ texts: TextColumn) -> NumberColumn {
    let unit = unit ?? .one
    guard let reader = NumberText(unit: unit, target: unit) else {
      return NumberColumn(unit: unit, missing: texts.count)
    }
    let values = texts.texts.map { text -> Double in
      if case .value(let value) = reader.read(text) { value } else { NumberColumn.missing }
    }
    return NumberColumn(unit: unit, texts.codes.map { $0 < 0 ? NumberColumn.missing : values[Int($0)] })
  }

  /// A number that is not a code: no leading zeros, at most 15 digits.
  private static func isNumber(_ text: String) -> Bool {
    guard let reader = NumberText(unit: .one, target: .one), case .value = reader.read(text) else {
      return false
    }
    let bytes = CellText.inOneWidth(text).utf8
    let digits = bytes.drop { !(0x30...0x39).contains($0) }.prefix { (0x30...0x39).contains($0) }
    return digits.count <= 15 && !(digits.count > 1 && digits.first == 0x30)
  }

  private static func isDay(_ text: String) -> Bool {
    guard case .value = DayText.read(text) else { return false }
    return text.contains { !$0.isASCII || "-/.".contains($0) }
  }
}
