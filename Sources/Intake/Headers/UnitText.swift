internal import Units

/// Units as headers and unit lines state them.
enum UnitText {
  /// 万元, 单位:万元, (万元): a unit and nothing else. A bare number is none, though 1 is the unit of plain numbers.
  static func unit(_ text: String) -> Unit? {
    guard text.utf8.count <= HeaderText.longest else { return nil }
    var plain = HeaderText.normalised(text)
    for word in ["计量单位", "金额单位", "单位"] where plain.hasPrefix(word) {
      plain = String(plain.dropFirst(word.count))
      break
    }
    plain = plain.replacing("人民币", with: "")
    plain.removeAll { "():".contains($0) }
    guard let first = plain.unicodeScalars.first, !("0"..."9").contains(first) else { return nil }
    return Unit.named(plain)
  }

  /// The units a line such as 单位:万元、亩 states; nil where a text says nothing of the kind.
  static func units(statedIn text: String) -> [Unit]? {
    let plain = HeaderText.normalised(text)
    guard let range = plain.firstRange(of: "单位:") ?? plain.firstRange(of: "单位(") else { return nil }
    let rest = plain[range.upperBound...].replacing("(人民币)", with: "").prefix { $0 != ")" }
    let units = rest.split { "、,;".contains($0) }.compactMap { part in
      // 金额单位:万元;面积单位:亩
      UnitText.unit(String(part.split(separator: ":").last ?? part))
    }
    return units.isEmpty ? nil : units
  }
}
