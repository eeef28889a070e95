internal import Units

/// A column's header: how it is shown, and the forms of its name under which it may be known.
struct HeaderText {
  /// One way of reading a header: a name in normal form, and the unit that was taken off it.
  struct Form: Hashable {
    let name: String
    let unit: Unit?
  }

  /// As the file has it, blanks around it removed; two lines joined.
  let shown: String
  /// In the order in which they are looked up.
  let forms: [Form]
  /// The unit the header states for sure: in brackets, or after 单位.
  let unit: Unit?
  /// Whether the file may have cut the name off.
  var mayBeCut = false
  /// Whether it means nothing but itself, whatever other files mean by the same word; a manifest may say otherwise.
  var standsForItself = false

  /// A header in one line.
  init(_ text: String) {
    shown = HeaderText.onOneLine(text)
    (forms, unit) = HeaderText.read(text)
  }

  /// A header under a common one: 税收 over 增值税. A group's total, and what is empty below, has the group's name.
  init(group: String, _ text: String) {
    let upper = HeaderText(group)
    let lower = HeaderText(text)
    guard !upper.isEmpty, !lower.isEmpty else {
      self = upper.isEmpty ? lower : upper
      return
    }
    let prefix = upper.forms.last?.name ?? ""
    let joined = lower.forms.map { Form(name: prefix + $0.name, unit: $0.unit ?? upper.unit) }
    let alone = lower.forms.map { Form(name: $0.name, unit: $0.unit ?? upper.unit) }
    let isTotal = lower.forms.contains { HeaderText.totals.contains($0.name) }
    let grouped = isTotal ? upper.forms.map { Form(name: $0.name, unit: $0.unit ?? lower.unit) } : []
    self.init(
      shown: "\(upper.shown)_\(lower.shown)", forms: joined + alone + grouped, unit: lower.unit ?? upper.unit)
  }

  private init(shown: String, forms: [Form], unit: Unit?) {
    self.shown = shown
    self.forms = forms
    self.unit = unit
  }

  /// The same header, known under a second name as well.
  func known(as alias: String) -> HeaderText {
    let other = HeaderText(alias)
    if other.isEmpty { return self }
    return HeaderText(
      shown: shown, forms: forms + other.forms.filter { !forms.contains($0) }, unit: unit ?? other.unit)
  }

  /// The same header with the unit a line below it states; one of its own goes before.
  func stating(_ stated: Unit) -> HeaderText {
    let forms = forms.map { Form(name: $0.name, unit: $0.unit ?? stated) }
    return HeaderText(shown: shown, forms: forms, unit: unit ?? stated)
  }

  /// Nothing stands above the column.
  static let none = HeaderText(shown: "", forms: [], unit: nil)

  var isEmpty: Bool { shown.isEmpty }

  private static let totals: Set<String> = ["合计", "小计", "总计", "总额", "计", "总量"]

  /// The comparable form of a name: one width, no blanks, small letters.
  static func normalised(_ text: String) -> String {
    let folded = CellText.inOneWidth(text).lowercased()
    var out = ""
    for scalar in folded.unicodeScalars where !scalar.properties.isWhitespace {
      switch scalar {
      case "【", "〔", "[", "{": out.append("(")
      case "】", "〕", "]", "}": out.append(")")
      case "\u{200B}", "\u{FEFF}": continue
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  private static func onOneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map { CellText.trimmed(String($0)) }.joined()
  }

  /// The name as it stands, then without a unit in brackets, then without one after a comma, colon or slash.
  private static func read(_ text: String) -> (forms: [Form], unit: Unit?) {
    let whole = normalised(text)
    var forms = [Form(name: whole, unit: nil)]
    if let (name, unit) = bracketedUnit(whole) {
      forms.append(Form(name: name, unit: unit))
      return (forms, unit)
    }
    if let (name, unit, isSure) = trailingUnit(whole) {
      forms.append(Form(name: name, unit: unit))
      return (forms, isSure ? unit : nil)
    }
    return (forms, nil)
  }

  private static func bracketedUnit(_ text: String) -> (String, Unit)? {
    var search = text[...]
    while let open = search.firstIndex(of: "("), let close = search[open...].firstIndex(of: ")") {
      let inside = String(search[search.index(after: open)..<close])
      if let unit = UnitText.unit(inside) {
        let name = text[..<open] + text[text.index(after: close)...]
        return name.isEmpty ? nil : (String(name), unit)
      }
      search = search[search.index(after: close)...]
    }
    return nil
  }

  private static func trailingUnit(_ text: String) -> (String, Unit, isSure: Bool)? {
    if let range = text.firstRange(of: "单位"), let unit = UnitText.unit(String(text[range.lowerBound...])) {
      let name = text[..<range.lowerBound].reversed().drop { ",、;:_-/".contains($0) }.reversed()
      return name.isEmpty ? nil : (String(name), unit, true)
    }
    for separator in [",", ":", ";", "_", "/"] as [Character] {
      guard let at = text.firstIndex(of: separator), at != text.startIndex,
        let unit = UnitText.unit(String(text[text.index(after: at)...]))
      else { continue }
      return (String(text[..<at]), unit, separator != "/" && separator != "_")
    }
    return nil
  }
}

/// Units as headers and unit lines state them.
enum UnitText {
  /// 万元, 单位:万元, (万元): a unit and nothing else. A bare number is none, though 1 is the unit of plain numbers.
  static func unit(_ text: String) -> Unit? {
    var plain = HeaderText.normalised(text)
    for word in ["计量单位", "金额单位", "单位"] where plain.hasPrefix(word) {
      plain = String(plain.dropFirst(word.count))
      break
    }
    plain.removeAll { "():".contains($0) }
    guard let first = plain.unicodeScalars.first, !("0"..."9").contains(first) else { return nil }
    return Unit.named(plain)
  }

  /// The units a line such as 单位:万元、亩 states; nil where a text says nothing of the kind.
  static func units(statedIn text: String) -> [Unit]? {
    let plain = HeaderText.normalised(text)
    guard let range = plain.firstRange(of: "单位:") ?? plain.firstRange(of: "单位(") else { return nil }
    let rest = plain[range.upperBound...].prefix { $0 != ")" }
    let units = rest.split { "、,;".contains($0) }.compactMap { UnitText.unit(String($0)) }
    return units.isEmpty ? nil : units
  }
}
