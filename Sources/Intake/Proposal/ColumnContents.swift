internal import Tables
internal import Units

/// What the cells of a column look like, whatever its header says. All cells are looked at, so that the order of rows
/// does not matter.
struct ColumnContents {
  /// Cells with something in them that does not say that nothing is there.
  private(set) var known = 0
  private(set) var creditCodes = 0
  private(set) var parcelCodes = 0
  private(set) var numbers = 0
  private(set) var days = 0
  private(set) var truths = 0
  private(set) var words = 0

  init(_ column: RawColumn, in arena: ByteArena) {
    var arena = arena
    var seen: [String: Traits] = [:]
    for cell in column.rendered(into: &arena) where !cell.isEmpty {
      let text = CellText.folded(arena.string(cell))
      if CellText.meansMissing(text) { continue }
      let traits = seen[text] ?? Traits(text)
      seen[text] = traits
      note(traits)
    }
    switch column {
    case .days: days = known
    case .truths: truths = known
    default: break
    }
  }

  private mutating func note(_ traits: Traits) {
    known += 1
    creditCodes += traits.isCreditCode ? 1 : 0
    parcelCodes += traits.isParcelCode ? 1 : 0
    numbers += traits.isNumber ? 1 : 0
    days += traits.isDay ? 1 : 0
    truths += traits.isTruth ? 1 : 0
    words += traits.isWord ? 1 : 0
  }

  /// Nearly all: a few slips of the pen are in every column.
  private func isMost(_ count: Int) -> Bool { known > 0 && count * 10 >= known * 8 }

  var areCreditCodes: Bool { isMost(creditCodes) }
  var areParcelCodes: Bool { isMost(parcelCodes) }
  var areNumbers: Bool { isMost(numbers) }
  var areWords: Bool { isMost(words) }

  /// Whether the cells can be what a canonical column holds.
  func fit(_ content: ColumnSchema.Content) -> Bool {
    switch content {
    case .identifier, .parcelIdentifier: known > 0 && !isMost(days)
    case .text: isMost(words)
    case .number: isMost(numbers)
    case .day: isMost(days)
    case .truth: isMost(truths)
    }
  }

  /// What one text looks like.
  private struct Traits {
    let isCreditCode: Bool
    let isParcelCode: Bool
    let isNumber: Bool
    let isDay: Bool
    let isTruth: Bool
    let isWord: Bool

    init(_ text: String) {
      let bytes = Array(text.uppercased().utf8.filter { $0 != Ascii.space })
      let isPlain = bytes.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
      let head = bytes.prefix(12)
      let isLong = isPlain && head.count == 12 && head.allSatisfy { (0x30...0x39).contains($0) }
      isParcelCode =
        isLong && (bytes.count == 19 || bytes.count == 28)
        && bytes[12..<14].allSatisfy { (0x41...0x5A).contains($0) }
      // Numbers of persons are as long; the check digit tells codes from them.
      isCreditCode =
        isPlain && bytes.count == 18 && CreditCode.checks(String(decoding: bytes, as: UTF8.self)) == true
      let isCode = isPlain && bytes.count > 15
      if !isCode, let reader = NumberText(unit: .one, target: .one), case .value = reader.read(text) {
        isNumber = true
      } else {
        isNumber = false
      }
      if case .value = DayText.read(text) { isDay = true } else { isDay = false }
      if case .value = TruthText.read(text, nothingIsNo: true) { isTruth = true } else { isTruth = false }
      isWord = text.unicodeScalars.contains { $0.value > 0x2E80 || $0.properties.isAlphabetic } && !isCode
    }
  }
}
