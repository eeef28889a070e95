/// What a line of a 界址点坐标 text says.
enum BoundaryLine {
  case blank
  /// `[属性描述]`, `[地块坐标]`.
  case section(String)
  /// `坐标系=2000国家大地坐标系`.
  case attribute(name: String, value: String)
  /// 点数, 地块面积, 地块编号, 地块名称, 图形属性, 图幅号, 地块用途, 地类编码.
  case parcel(facts: [String])
  /// nil where the line does not number its ring.
  case point(ring: Int?, first: Double, second: Double)
  case other

  /// The section the parcels stand in.
  static let coordinates = "地块坐标"

  /// What 图形属性 says.
  private static let shapes: Set<String> = ["面", "线", "点", "面状", "线状", "点状"]

  init(_ text: String) {
    let line = CellText.folded(text)
    if line.isEmpty || line == "@" {
      self = .blank
    } else if let section = BoundaryLine.section(line) {
      self = .section(section)
    } else if let equals = line.firstIndex(of: "="), equals != line.startIndex {
      self = .attribute(
        name: CellText.trimmed(String(line[..<equals])),
        value: CellText.trimmed(String(line[line.index(after: equals)...])))
    } else {
      self = BoundaryLine.fields(BoundaryLine.split(line))
    }
  }

  private static func section(_ line: String) -> String? {
    guard let open = line.first, let close = line.last, "[【〔({".contains(open), "]】〕)}".contains(close)
    else { return nil }
    return CellText.trimmed(String(line.dropFirst().dropLast()))
  }

  /// Fields apart by commas, else by tabs, else by blanks.
  private static func split(_ line: String) -> [String] {
    for separator in [",", "、", "\t", ";"] as [Character] where line.contains(separator) {
      return line.split(separator: separator, omittingEmptySubsequences: false).map {
        CellText.trimmed(String($0))
      }
    }
    return line.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  private static func fields(_ all: [String]) -> BoundaryLine {
    var fields = all
    var isMarked = false
    while let last = fields.last, last.isEmpty || last.hasSuffix("@") {
      if last.hasSuffix("@") {
        isMarked = true
        fields[fields.count - 1] = String(last.dropLast())
        if last != "@" { break }
      }
      fields.removeLast()
    }
    if !isMarked, let point = point(fields) { return point }
    guard isMarked || isParcel(fields) else { return .other }
    return .parcel(facts: facts(fields))
  }

  private static func point(_ fields: [String]) -> BoundaryLine? {
    if fields.count == 3, let first = number(fields[1]), let second = number(fields[2]), isName(fields[0]),
      isCoordinate(first), isCoordinate(second)
    {
      return .point(ring: nil, first: first, second: second)
    }
    // A fifth figure is a height.
    guard fields.count == 4 || fields.count == 5 && number(fields[4]) != nil, isName(fields[0]),
      let ring = Int(fields[1]), (0...100_000).contains(ring),
      let first = number(fields[2]), let second = number(fields[3])
    else { return nil }
    return .point(ring: ring, first: first, second: second)
  }

  /// J1, 1, J1-1; not a text of several words.
  private static func isName(_ text: String) -> Bool {
    text.contains { $0.isNumber } && text.count <= 20
  }

  /// A coordinate in metres has more digits than an ordinary figure.
  private static func isCoordinate(_ value: Double) -> Bool { abs(value) >= 100_000 }

  private static func isParcel(_ fields: [String]) -> Bool {
    guard fields.count >= 4, Int(fields[0]) != nil else { return false }
    if fields.contains(where: { shapes.contains($0) }) { return true }
    // The number of a ring has no decimals, an area has.
    return fields.count >= 5 && fields[1].contains(".") && number(fields[1]) != nil
  }

  /// The facts in their places. Where one before 图形属性 is left out, this word shows it.
  private static func facts(_ fields: [String]) -> [String] {
    let shape = fields.indices.first { $0 >= 2 && shapes.contains(fields[$0]) } ?? 4
    var facts = Array(fields.prefix(min(4, shape)))
    while facts.count < 4 { facts.append("") }
    facts += fields.dropFirst(shape).prefix(BoundaryPointText.factCount - 4)
    while facts.count < BoundaryPointText.factCount { facts.append("") }
    return facts
  }

  private static func number(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E].contains($0) }) else {
      return nil
    }
    return Double(text)
  }
}
