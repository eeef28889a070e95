import Diagnostics
import LandGeometry
import Tables
import Units

@testable import Intake

extension FuzzTarget {
  /// Cells: numbers, days, years, months, truths, codes, units, headers.
  static let values = FuzzTarget("values") { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    for target in [Unit.tenThousandYuan, .squareMetre, .one] {
      guard let reader = NumberText(unit: target, target: target) else { return "no reader" }
      let asBytes = bytes.withUnsafeBufferPointer { (cell: Bytes) in reader.read(cell) }
      if case .value(let value) = asBytes, value.isNaN { return "NaN for a number" }
      guard bytes.withUnsafeBufferPointer({ UTF8Check.isValid($0) }), case .value(let one) = asBytes,
        case .value(let other) = reader.read(text)
      else { continue }
      if one != other { return "a number depends on how it is handed over" }
    }
    if case .value(let day) = bytes.withUnsafeBufferPointer({ (cell: Bytes) in DayText.read(cell) }) {
      guard (1900...9999).contains(day.parts.year) else { return "a day of the year \(day.parts.year)" }
      guard case .value(day) = DayText.read(day.description) else { return "\(day) does not read back" }
    }
    _ = bytes.withUnsafeBufferPointer { DayText.isSerial($0) }
    if case .value(let year) = YearText.read(text), !YearText.range.contains(Int(year)) {
      return "the year \(year)"
    }
    _ = MonthText.read(text)
    _ = MonthText.label(text)
    _ = TruthText.read(text, nothingIsNo: true)
    for isParcel in [false, true] {
      guard case .value(let id) = IdentifierText.read(text, isParcel: isParcel, isKey: true) else { continue }
      guard case .value(id) = IdentifierText.read(id, isParcel: isParcel) else {
        return "the code \(id.debugDescription) is not read as it was"
      }
    }
    _ = IndustryText.withoutSection(text)
    _ = ParcelCodeText.full(in: text)
    _ = ParcelCodeText.isShort(text)
    _ = UnitText.unit(text)
    _ = UnitText.units(statedIn: text)
    let header = HeaderText(text)
    _ = HeaderText(levels: [text, "2021年", text])
    _ = header.known(as: text)
    _ = HeaderYear.mentioned(in: text)
    _ = bytes.isEmpty ? nil : bytes.withUnsafeBufferPointer { $0.count > 1 ? GuardedCells.guards($0) : nil }
    return unit(text)
  }

  /// A unit that is understood has a size.
  private static func unit(_ text: String) -> String? {
    guard let unit = Unit.named(text) else { return nil }
    guard unit == unit, let same = unit.conversion(to: unit), same(1) == 1 else {
      return "the unit \(text.debugDescription) is not itself"
    }
    return nil
  }

  /// Names of firms, codes of firms, names of reference systems, connections.
  static let names = FuzzTarget("names") { bytes in
    var feed = ByteFeed(bytes)
    let first = feed.text(Int(feed.byte()))
    let second = feed.text(Int(feed.byte()))
    let normal = FirmName.normalised(first)
    guard FirmName.normalised(normal) == normal else {
      return "\(first.debugDescription) is not normal at once"
    }
    let known = ["湘潭恒力机械有限公司", "湘潭恒力机械厂", second]
    let register = FirmRegister(
      ids: known, names: TextColumn(codes: [0, 1, 2], texts: known), formerNames: nil)
    for candidate in NearNames(register).candidates(for: first) where !(0...1).contains(candidate.nearness) {
      return "a nearness of \(candidate.nearness)"
    }
    if let code = CreditCode.withLookalikes(first), CreditCode.checks(code) != true { return "a wrong code" }
    if let code = CreditCode.near(first, isKnown: { $0 == second }), code != second {
      return "an unknown code"
    }
    _ = CreditCode.oldKind(first)
    _ = CreditCode.hasWrongLength(first)
    _ = CreditCode.hasLostDigits(first)
    _ = ConnectionText("PG:" + first).shown(second)
    return nil
  }

  /// Names and texts of reference systems.
  static let reference = FuzzTarget("reference") { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    guard !text.contains("\u{0}") else { return nil }
    _ = ChineseGridName.definition(named: text)
    if let wkt = ReferenceSystem.wkt(named: text) {
      _ = SpatialReference(definition: wkt)
      guard ReferenceSystem.areSame(wkt, wkt) else { return "a system is not itself" }
    }
    _ = SpatialReference(definition: text)
    return nil
  }
}
