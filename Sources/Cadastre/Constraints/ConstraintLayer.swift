internal import Diagnostics
internal import Tables

/// The constraints as they are stated: kind and effect of each, and what is not known of them.
struct ConstraintLayer: Sendable {
  let rows: SubjectRows
  /// Per constraint its kind, nil where none is stated.
  let kinds: [String?]
  /// Per constraint its effect, nil where it is not stated or not understood.
  let effects: [ConstraintEffect?]
  /// The kinds that occur, sorted.
  let allKinds: [String]
  /// Whether the layer says anything of effects.
  let hasEffects: Bool
  let issues: [Issue]

  init(_ table: Table) {
    let rows = SubjectRows(listedIn: table, key: "constraint_id")
    let stated = rows.texts("kind")
    let words = rows.texts("effect")
    let kinds = (0..<rows.count).map { stated?[$0] }
    let effects = (0..<rows.count).map { words?[$0].flatMap { ConstraintEffect(stated: $0) } }
    var issues: [Issue] = []
    func list(_ row: Int, _ message: Message, _ arguments: [String: Argument] = [:]) {
      issues.append(
        Issue(
          .warning, message, table: table.name.rawValue, at: rows.place(row), subject: rows.keys[row],
          arguments))
    }
    for row in 0..<rows.count {
      if kinds[row] == nil { list(row, .constraintWithoutKind) }
      if effects[row] == nil, words != nil {
        list(row, .constraintEffectUnknown, ["effect": .text(words?[row] ?? "—")])
      }
    }
    if words == nil {
      issues.append(
        Issue(
          .info, .constraintsWithoutEffect, table: table.name.rawValue,
          at: Place(file: table.sources.first?.file, layer: table.sources.first?.layer)))
    }
    self.rows = rows
    self.kinds = kinds
    self.effects = effects
    self.issues = issues
    allKinds = ConstraintLayer.kinds(in: table)
    hasEffects = words != nil
  }

  /// The kinds that occur in a table, sorted.
  static func kinds(in table: Table) -> [String] {
    guard let kinds = table.texts("kind") else { return [] }
    return Set((0..<table.count).compactMap { kinds[$0] }).sorted(by: Identifier.precedes)
  }
}
