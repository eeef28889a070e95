/// The colours of parcel states on maps: told apart by colour-blind eyes and by their lightness on a grey print, with a
/// pattern for what cannot be decided.
struct StatePalette {
  /// Red, green, blue.
  typealias Colour = (red: Int, green: Int, blue: Int)

  /// How a state is drawn.
  struct Appearance {
    let fill: Colour
    /// Lines across it, where it has any.
    var hatch: Colour?
    var outline: Colour = (90, 90, 90)
    var isDashed = false
    /// Whether what lies under it shows through.
    var isOpen = false
  }

  /// The appearance of a state.
  static func appearance(of state: ParcelState) -> Appearance {
    switch state {
    case .breach: Appearance(fill: (122, 4, 60))
    case .idle: Appearance(fill: (213, 94, 0))
    case .underused: Appearance(fill: (240, 165, 40))
    case .supervision: Appearance(fill: (0, 90, 160))
    case .watch: Appearance(fill: (110, 190, 235))
    case .short: Appearance(fill: (235, 210, 40))
    case .belowTarget: Appearance(fill: (250, 243, 175))
    case .undecided: Appearance(fill: (225, 225, 225), hatch: (120, 120, 120))
    case .exempt: Appearance(fill: (204, 160, 200))
    case .benchmark: Appearance(fill: (0, 148, 110))
    case .none: Appearance(fill: (238, 242, 232))
    case .unjudged: Appearance(fill: (255, 255, 255), outline: (150, 150, 150), isDashed: true)
    }
  }
}
