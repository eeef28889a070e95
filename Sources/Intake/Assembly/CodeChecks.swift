internal import Diagnostics
internal import Tables

/// Looks over the codes of enterprises (contract V2): check digits that fail, with the code that was probably meant;
/// codes of other kinds. Every code is listed once, in the first table that has it, and none is changed.
struct CodeChecks {
  private let columns: [(table: Table, codes: TextColumn, name: String)]
  /// The codes with a right check digit and the first table they stand in.
  private let right: [String: TableName]

  init(_ tables: [TableName: AssembledTable]) {
    let places: [(TableName, String)] = [
      (.enterprises, "enterprise_id"), (.figures, "enterprise_id"), (.occupancy, "enterprise_id"),
      (.parcels, "holder_id"),
    ]
    columns = places.compactMap { place, name in
      guard let table = tables[place]?.table, let codes = table.texts(name) else { return nil }
      return (table, codes, name)
    }
    var right: [String: TableName] = [:]
    for (table, codes, _) in columns {
      for code in codes.texts where CreditCode.checks(code) == true && right[code] == nil {
        right[code] = table.name
      }
    }
    self.right = right
  }

  func issues() -> [Issue] {
    var issues: [Issue] = []
    var seen: Set<String> = []
    for (table, codes, name) in columns {
      var doubts = codes.texts.map { seen.contains($0) ? nil : doubt($0) }
      seen.formUnion(codes.texts)
      guard doubts.contains(where: { $0 != nil }) else { continue }
      for row in 0..<table.count where codes.codes[row] >= 0 {
        guard let doubt = doubts[Int(codes.codes[row])] else { continue }
        doubts[Int(codes.codes[row])] = nil
        let origin = table.origin(row: row, column: name)
        let place = Place(
          file: origin?.source.file, layer: origin?.source.layer, row: origin?.row, column: origin?.header)
        issues.append(
          Issue(
            doubt.severity, doubt.message, table: table.name.rawValue, at: place, subject: codes[row],
            doubt.arguments))
      }
    }
    return issues
  }

  private struct Doubt {
    let severity: Severity
    let message: Message
    var arguments: [String: Argument] = [:]
  }

  private func doubt(_ code: String) -> Doubt? {
    guard let checks = CreditCode.checks(code) else {
      if CreditCode.hasWrongLength(code) {
        return Doubt(
          severity: .warning, message: .codeWrongLength, arguments: ["count": .count(code.utf8.count)])
      }
      return CreditCode.oldKind(code).map(old)
    }
    if checks { return nil }
    if CreditCode.hasLostDigits(code) { return Doubt(severity: .warning, message: .codeLostDigits) }
    if let proposal = CreditCode.withLookalikes(code) {
      return Doubt(
        severity: .warning, message: .checkDigitLookalike, arguments: ["proposal": .text(proposal)])
    }
    if let near = CreditCode.near(code, isKnown: { right[$0] != nil }), let table = right[near] {
      return Doubt(
        severity: .warning, message: .checkDigitKnown,
        arguments: ["proposal": .text(near), "table": .term(CodeChecks.title(table))])
    }
    return CreditCode.oldKind(code).map(old) ?? Doubt(severity: .warning, message: .checkDigit)
  }

  private func old(_ kind: CreditCode.OldKind) -> Doubt {
    let term =
      switch kind {
      case .registration: Bilingual(zh: " 15 位注册号或旧税号", en: "a registration number of 15 digits")
      case .organisation: Bilingual(zh: " 9 位组织机构代码", en: "an organisation code of 9 characters")
      case .person: Bilingual(zh: "个人身份证号", en: "the number of a person")
      }
    return Doubt(severity: .info, message: .codeOldKind, arguments: ["kind": .term(term)])
  }

  private static func title(_ table: TableName) -> Bilingual {
    switch table {
    case .enterprises: Bilingual(zh: "企业", en: "enterprises")
    case .figures: Bilingual(zh: "年度指标", en: "figures")
    case .occupancy: Bilingual(zh: "占用", en: "occupancy")
    default: Bilingual(zh: "宗地", en: "parcels")
    }
  }
}
