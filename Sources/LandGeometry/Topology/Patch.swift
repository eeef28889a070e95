/// A piece of ground that is nobody's or belongs to two.
public struct Patch: Sendable {
  /// m².
  public let area: Double
  /// A place inside, in the coordinates of the layer.
  public let x: Double
  /// A place inside, in the coordinates of the layer.
  public let y: Double
  /// Twice the area over the boundary: about the width of a strip; metres.
  public let meanWidth: Double
  /// The box around it.
  public let box: Envelope
  /// As well-known binary: a Polygon, or all that two polygons have in common.
  public let outline: [UInt8]

  /// Lines that are nearer to each other, on the average, are one line, rounded. Metres.
  public static let narrowest = 0.001
}

/// What counts as a gap between polygons.
public struct GapLimits: Sendable {
  /// What is larger and no sliver is taken for a courtyard or a way and not for a gap. m².
  public let largestGap: Double
  /// What is thinner on the average is rather an error of the lines than a piece of ground. Metres.
  public let widestSliver: Double

  /// Limits.
  public init(largestGap: Double, widestSliver: Double) {
    self.largestGap = largestGap
    self.widestSliver = widestSliver
  }

  /// Whether it is so thin that it is rather an error of the lines than a piece of ground.
  public func isSliver(_ patch: Patch) -> Bool { patch.meanWidth <= widestSliver }

  func isFinding(_ patch: Patch) -> Bool {
    patch.meanWidth >= Patch.narrowest && (isSliver(patch) || patch.area <= largestGap)
  }
}
