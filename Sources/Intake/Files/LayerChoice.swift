internal import Diagnostics

/// Chooses the layer or sheet of a source (contract D2).
enum LayerChoice {
  /// One that could be meant.
  struct Candidate {
    let name: String
    let isEmpty: Bool
  }

  /// Tables that programs keep for themselves among a user's layers.
  private static let internals: Set<String> = ["layer_styles", "qgis_projects", "spatial_ref_sys"]

  /// - Returns: the chosen one's place among the candidates.
  static func choose(_ candidates: [Candidate], wanted: String?, in entry: Manifest.SourceEntry) throws -> Int
  {
    let names = candidates.map(\.name).filter { !internals.contains($0) }
    if let wanted {
      if let exact = candidates.firstIndex(where: { $0.name == wanted }) { return exact }
      let normal = HeaderText.normalised(wanted)
      if let alike = candidates.firstIndex(where: { HeaderText.normalised($0.name) == normal }) {
        return alike
      }
      throw Refusal(
        .badInput, .layerMissing, at: entry.place,
        ["source": .text(entry.source), "layer": .text(wanted), "known": .list(names)],
        suggestion: NearName.of(wanted, among: names))
    }
    let own = candidates.indices.filter { !internals.contains(candidates[$0].name) }
    if own.count == 1, let only = own.first { return only }
    let filled = own.filter { !candidates[$0].isEmpty }
    if filled.count == 1, let only = filled.first { return only }
    if own.isEmpty {
      throw Refusal(.badInput, .sourceWithoutLayers, at: entry.place, ["source": .text(entry.source)])
    }
    throw Refusal(
      .badInput, .layerNotChosen, at: entry.place, ["source": .text(entry.source), "known": .list(names)])
  }
}
