/// How the page shows a parcel's state: its colour, and lines across it, since colours alone do not reach everybody.
struct StateLook {
  /// Lines across an area.
  enum Hatch: String {
    case rising, falling, crossed, upright, level, dotted
  }

  /// As CSS writes colours.
  let fill: String
  /// What can be read on it.
  let ink: String
  let hatch: Hatch?
  let hatchColour: String?

  init(_ state: ParcelState) {
    let colour = StatePalette.appearance(of: state).fill
    fill = StateLook.hexadecimal(colour)
    let lightness = (colour.red * 299 + colour.green * 587 + colour.blue * 114) / 1000
    ink = lightness > 140 ? "#1a1a1a" : "#ffffff"
    hatch = StateLook.hatch(of: state)
    hatchColour = hatch.map { _ in
      state == .undecided ? "#787878" : lightness > 140 ? "#00000055" : "#ffffff66"
    }
  }

  private static func hatch(of state: ParcelState) -> Hatch? {
    switch state {
    case .breach: .crossed
    case .idle: .rising
    case .underused: .dotted
    case .supervision: .upright
    case .watch: .level
    case .undecided: .falling
    case .short, .belowTarget, .exempt, .benchmark, .none, .unjudged: nil
    }
  }

  private static func hexadecimal(_ colour: StatePalette.Colour) -> String {
    let digits = Array("0123456789abcdef")
    let parts = [colour.red, colour.green, colour.blue].flatMap { [digits[$0 >> 4 & 15], digits[$0 & 15]] }
    return "#" + String(parts)
  }
}
