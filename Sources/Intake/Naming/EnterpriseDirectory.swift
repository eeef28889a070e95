internal import Diagnostics
internal import Tables

/// What is known of enterprises before the rows that name them are told apart.
struct EnterpriseDirectory {
  /// nil where there is no enterprises table: enterprises are then known by their codes only (contract D6).
  let firms: FirmRegister?
  private let names: NameTable?

  init(enterprises: Table?, names: Table?) {
    let firms = enterprises.map { FirmRegister($0) }
    self.firms = firms
    self.names = names.map { NameTable($0, isKnown: { firms == nil || firms?.firm(of: $0) != nil }) }
  }

  /// Whether a code is that of an enterprise; every code is where no table lists them.
  func knows(_ id: String) -> Bool { firms == nil || firms?.firm(of: id) != nil }

  /// What a name stands for.
  enum Meaning {
    case holders([NameTable.Holder], MatchBasis)
    case several([String])
    case none
  }

  /// What somebody confirmed a name or a meter to stand for.
  func confirmed(_ text: String) -> [NameTable.Holder]? { names?.holders[FirmName.normalised(text)] }

  /// What a name stands for by itself: the one enterprise that bears it, now or formerly.
  func bearer(of text: String) -> Meaning {
    let bearers = firms?.bearers(of: FirmName.normalised(text)) ?? []
    guard let firms, let first = bearers.first else { return .none }
    if bearers.count > 1 { return .several(bearers.map { firms.ids[$0.firm] }) }
    return .holders(
      [NameTable.Holder(enterprise: firms.ids[first.firm], share: 1)], first.isFormer ? .formerName : .name)
  }
}
