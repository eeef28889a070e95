internal import Diagnostics
internal import Tables
internal import Units

/// Which areas the land is by, and what another would change, in words.
struct AreaText {
  let language: Language

  init(_ language: Language) { self.language = language }

  /// Which area was wanted, and which were used.
  func policyLine(_ area: AreaRecord) -> String {
    let used = area.parcels.map { part in
      AreaWording.parcels(language)
        .replacing("{area}", with: AreaWording.name(part.area.rawValue)(language))
        .replacing("{count}", with: NumberText.grouped(part.count))
    }
    return Message.areaPolicy.filled(
      [
        "wanted": .term(AreaWording.name(area.policy.area.rawValue)),
        "used": used.isEmpty ? .term(AreaWording.none) : .list(used),
      ], in: language)
  }

  /// How many parcels' areas differ.
  func differenceLine(_ area: AreaRecord) -> String {
    Message.areaPolicyDiffering.filled(
      [
        "share": .number((area.policy.areaShare * 100).roundedHalfAway(decimals: 4)),
        "limit": .number(area.policy.areaSquareMetres), "count": .count(area.differing),
      ], in: language)
  }

  /// What another area would change; nil where nothing.
  func flipsLine(_ area: AreaRecord) -> String? {
    let (verdicts, flags, lists) = area.flips
    guard verdicts + flags + lists > 0 else { return nil }
    return Message.areaFlipsFound.filled(
      [
        "areas": .list(area.others.map { AreaWording.name($0.rawValue)(language) }),
        "verdicts": .count(verdicts), "flags": .count(flags), "lists": .count(lists),
      ], in: language)
  }

  /// All that there is to say.
  func lines(_ area: AreaRecord) -> [String] {
    let flips =
      flipsLine(area) ?? (area.others.isEmpty ? nil : Message.areaFlipsNone.filled([:], in: language))
    return [policyLine(area)] + (area.differing > 0 ? [differenceLine(area)] : [])
      + [flips].compactMap(\.self)
  }
}
