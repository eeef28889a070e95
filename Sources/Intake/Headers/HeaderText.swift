internal import Units

/// A column's header: how it is shown, and the forms of its name under which it may be known.
struct HeaderText {
  /// One way of reading a header: a name in normal form, and what was taken off it.
  struct Form: Hashable {
    let name: String
    let unit: Unit?
    /// The year of 2021年税收.
    var year: Int?
  }

  /// As the file has it, blanks around it removed; several lines joined.
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

  /// A header under common ones: 增值税 under 税收, or under 2021年. A group's total has the group's name.
  ///
  /// - Parameter levels: what stands above the column, from top to bottom.
  init(levels: [String]) {
    var texts: [String] = []
    for text in levels where !text.isEmpty && text != texts.last { texts.append(text) }
    var year: Int?
    var names: [HeaderText] = []
    for (index, text) in texts.enumerated() {
      if index < texts.count - 1 || !names.isEmpty, let stated = HeaderYear.alone(text) {
        year = stated
      } else {
        names.append(HeaderText(text))
      }
    }
    guard let lower = names.last else {
      self = .none
      return
    }
    let upper = names.dropLast()
    let common = upper.last { $0.unit != nil }?.unit
    var forms = upper.indices.flatMap { start -> [Form] in
      let prefix = upper[start...].map { $0.forms.last?.name ?? "" }.joined()
      return lower.forms.map { Form(name: prefix + $0.name, unit: $0.unit ?? common, year: $0.year) }
    }
    forms += lower.forms.map { Form(name: $0.name, unit: $0.unit ?? common, year: $0.year) }
    if lower.forms.contains(where: { HeaderText.totals.contains($0.name) }), let group = upper.last {
      forms += group.forms.map { Form(name: $0.name, unit: $0.unit ?? lower.unit ?? common, year: $0.year) }
    }
    if let year { forms = forms.map { Form(name: $0.name, unit: $0.unit, year: $0.year ?? year) } }
    self.init(
      shown: texts.map { HeaderText.onOneLine($0) }.joined(separator: "_"), forms: forms,
      unit: lower.unit ?? common)
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
    let forms = forms.map { Form(name: $0.name, unit: $0.unit ?? stated, year: $0.year) }
    return HeaderText(shown: shown, forms: forms, unit: unit ?? stated)
  }

  /// Nothing stands above the column.
  static let none = HeaderText(shown: "", forms: [], unit: nil)

  var isEmpty: Bool { shown.isEmpty }

  /// In bytes; what a form says in a header fits into a tenth of it.
  static let longest = 2000

  private static let totals: Set<String> = ["合计", "小计", "总计", "总额", "计", "总量", "全年", "1-12月", "数量"]

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

  /// The name as it stands, then without marks and numbers that point elsewhere, then without a year; each with its
  /// unit and without.
  private static func read(_ text: String) -> (forms: [Form], unit: Unit?) {
    // What is longer than any header is looked at no closer: taking marks off it would go over it again and again.
    if text.utf8.count > longest { return ([Form(name: text, unit: nil)], nil) }
    let whole = normalised(text)
    var (forms, unit) = readUnit(whole)
    let bare = HeaderMarks.removed(from: text)
    if bare != whole, !bare.isEmpty {
      let (more, stated) = readUnit(bare)
      forms += more
      unit = unit ?? stated
    }
    if let (year, name) = HeaderYear.split(bare) {
      let (more, stated) = readUnit(name)
      forms += more.map { Form(name: $0.name, unit: $0.unit, year: year) }
      unit = unit ?? stated
    }
    forms += forms.compactMap { form in
      HeaderMarks.ofWholeYear(form.name).map { Form(name: $0, unit: form.unit, year: form.year) }
    }
    return (forms, unit)
  }

  /// The name as it stands, then without a unit in brackets, or without one after a comma, colon or slash.
  private static func readUnit(_ whole: String) -> (forms: [Form], unit: Unit?) {
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
