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
  /// A Polygon as well-known binary.
  let outline: [UInt8]

  /// What is thinner on the average is a sliver: no way or ditch is, while lines digitised twice are. Metres.
  public static let widestSliver = 0.5
  /// What is larger and no sliver is taken for a courtyard or a way and not for a gap. m².
  public static let largestGap = 100.0

  /// Lines that are nearer to each other, on the average, are one line, rounded. Metres.
  public static let narrowest = 0.001

  /// Whether it is so thin that it is rather an error of the lines than a piece of ground.
  public var isSliver: Bool { meanWidth <= Patch.widestSliver }
}
