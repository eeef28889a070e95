/// Something wrong with the lines of parcels, or between them.
public struct TopologyFinding: Sendable {
  /// What it is; the raw values stand in `csv/topology.csv`.
  public enum Kind: String, CaseIterable, Sendable {
    /// The same ground drawn twice under two codes.
    case duplicate
    /// Two parcels over each other.
    case overlap
    /// Ground inside a block that is nobody's, small.
    case gap
    /// A strip inside a block that is nobody's, too thin to be a way.
    case sliver
    /// A boundary that crosses or touches itself.
    case selfIntersection = "self_intersection"
    /// A geometry that is not valid for another reason.
    case invalid
  }

  /// What it is.
  public let kind: Kind
  /// The parcels concerned, by their places among the keys: both partners, or all around a gap.
  public let parcels: [Int]
  /// m²; nil where the place is a point.
  public let area: Double?
  /// A place on it, in the coordinates of the layer; nil where it is not known.
  public let place: Place?
  /// About how wide it is, metres.
  public let meanWidth: Double?
  /// GEOS's words for what is not valid.
  public let reason: String?
  /// The ground concerned as polygons in well-known binary; nil where it is a point.
  public let outline: [UInt8]?

  /// A place in the coordinates of a layer.
  public struct Place: Hashable, Sendable {
    /// East, or longitude.
    public let x: Double
    /// North, or latitude.
    public let y: Double
  }

  /// The family of codes that provincial checkers give such findings: 4xxx is topology. Their single codes are not
  /// published, so that none is named.
  public var family: String { "4xxx" }

  /// By parcels, kind and place, so that nothing depends on how it was found.
  static func precedes(_ a: TopologyFinding, _ b: TopologyFinding) -> Bool {
    if a.parcels != b.parcels { return a.parcels.lexicographicallyPrecedes(b.parcels) }
    if a.kind != b.kind { return a.kind.rawValue < b.kind.rawValue }
    let (p, q) = (a.place ?? Place(x: 0, y: 0), b.place ?? Place(x: 0, y: 0))
    return (p.x, p.y) < (q.x, q.y)
  }
}
