/// A fill of QGIS: one colour, with lines across it where wanted.
struct FillSymbol {
  private let name: String
  private let look: StatePalette.Appearance

  init(name: String, _ look: StatePalette.Appearance) {
    self.name = name
    self.look = look
  }

  var element: MarkupElement {
    FillSymbol.symbol(name, type: "fill", [solid] + (look.hatch.map { [hatch($0)] } ?? []))
  }

  static func symbol(_ name: String, type: String, _ layers: [MarkupElement]) -> MarkupElement {
    MarkupElement(
      "symbol",
      [("name", name), ("type", type), ("alpha", "1"), ("clip_to_extent", "1"), ("force_rhr", "0")], layers)
  }

  /// A layer of a symbol. Releases before 3.20 read `prop`, later ones `Option`.
  static func layer(
    _ kind: String, _ properties: [(String, String)], _ children: [MarkupElement] = []
  ) -> MarkupElement {
    MarkupElement(
      "layer", [("class", kind), ("enabled", "1"), ("locked", "0"), ("pass", "0")],
      [
        MarkupElement(
          "Option", [("type", "Map")],
          properties.map {
            MarkupElement("Option", [("name", $0.0), ("type", "QString"), ("value", $0.1)])
          })
      ] + properties.map { MarkupElement("prop", [("k", $0.0), ("v", $0.1)]) } + children)
  }

  static let scale = "3x:0,0,0,0,0,0"

  private var solid: MarkupElement {
    FillSymbol.layer(
      "SimpleFill",
      [
        ("border_width_map_unit_scale", FillSymbol.scale), ("color", FillSymbol.text(look.fill)),
        ("joinstyle", "bevel"), ("offset", "0,0"), ("offset_map_unit_scale", FillSymbol.scale),
        ("offset_unit", "MM"), ("outline_color", FillSymbol.text(look.outline)),
        ("outline_style", look.isDashed ? "dash" : "solid"), ("outline_width", look.isOpen ? "0.5" : "0.2"),
        ("outline_width_unit", "MM"), ("style", look.isOpen ? "no" : "solid"),
      ])
  }

  private func hatch(_ colour: StatePalette.Colour) -> MarkupElement {
    let line = FillSymbol.layer(
      "SimpleLine",
      [
        ("capstyle", "square"), ("customdash", "5;2"), ("customdash_map_unit_scale", FillSymbol.scale),
        ("customdash_unit", "MM"), ("draw_inside_polygon", "0"), ("joinstyle", "bevel"),
        ("line_color", FillSymbol.text(colour)), ("line_style", "solid"), ("line_width", "0.25"),
        ("line_width_unit", "MM"), ("offset", "0"), ("offset_map_unit_scale", FillSymbol.scale),
        ("offset_unit", "MM"), ("use_custom_dash", "0"), ("width_map_unit_scale", FillSymbol.scale),
      ])
    return FillSymbol.layer(
      "LinePatternFill",
      [
        ("angle", "45"), ("color", FillSymbol.text(colour)), ("distance", "1.6"),
        ("distance_map_unit_scale", FillSymbol.scale), ("distance_unit", "MM"), ("line_width", "0.25"),
        ("line_width_map_unit_scale", FillSymbol.scale), ("line_width_unit", "MM"), ("offset", "0"),
        ("offset_map_unit_scale", FillSymbol.scale), ("offset_unit", "MM"),
        ("outline_width_map_unit_scale", FillSymbol.scale), ("outline_width_unit", "MM"),
      ], [FillSymbol.symbol("@\(name)@1", type: "line", [line])])
  }

  static func text(_ colour: StatePalette.Colour) -> String {
    "\(colour.red),\(colour.green),\(colour.blue),255"
  }
}
