internal import Diagnostics

/// Chooses the layer or sheet of a source (contract D2).
enum LayerChoice {
  /// Tables that programs keep for themselves among a user's layers.
  private static let internals: Set<String> = ["layer_styles", "qgis_projects", "spatial_ref_sys"]

  /// Sheets of words about the others, as in workbooks that are sent out to be filled in.
  private static let explanations: Set<String> = ["说明", "填表说明", "填写说明", "使用说明", "about", "readme"]

  /// - Parameters:
  ///   - all: the names of the source's layers, in its order.
  ///   - isEmpty: whether one has no row; asked only where that decides.
  ///   - isHidden: whether one is hidden from the user; asked only where that decides.
  /// - Returns: the chosen one's place among them.
  static func choose(
    _ all: [String], wanted: String?, in entry: Manifest.SourceEntry, isEmpty: (Int) -> Bool,
    isHidden: (Int) -> Bool = { _ in false }
  ) throws -> Int {
    let own = all.indices.filter { !internals.contains(all[$0]) }
    let names = own.map { all[$0] }
    if let wanted {
      let normal = HeaderText.normalised(wanted)
      let alike = all.firstIndex(of: wanted) ?? all.firstIndex { HeaderText.normalised($0) == normal }
      if let alike { return alike }
      throw Refusal(
        .badInput, .layerMissing, at: entry.place,
        ["source": .text(entry.name), "layer": .text(wanted), "known": .list(names)],
        suggestion: NearName.of(wanted, among: names))
    }
    if own.count == 1, let only = own.first { return only }
    let filled = own.filter { !isEmpty($0) }
    if filled.count == 1, let only = filled.first { return only }
    let data = filled.filter { !explanations.contains(HeaderText.normalised(all[$0])) }
    if data.count == 1, let only = data.first { return only }
    let shown = data.filter { !isHidden($0) }
    if shown.count == 1, let only = shown.first { return only }
    guard !own.isEmpty else {
      throw Refusal(.badInput, .sourceWithoutLayers, at: entry.place, ["source": .text(entry.name)])
    }
    throw Refusal(
      .badInput, .layerNotChosen, at: entry.place, ["source": .text(entry.name), "known": .list(names)])
  }
}
