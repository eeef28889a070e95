/// A point of QGIS: a filled mark with an outline.
struct MarkerSymbol {
  private let name: String
  private let shape: String
  private let fill: StatePalette.Colour

  /// - Parameter shape: as QGIS names it: `circle`, `diamond`, `cross_fill`.
  init(name: String, shape: String, _ fill: StatePalette.Colour) {
    self.name = name
    self.shape = shape
    self.fill = fill
  }

  var element: MarkupElement {
    FillSymbol.symbol(
      name, type: "marker",
      [
        FillSymbol.layer(
          "SimpleMarker",
          [
            ("angle", "0"), ("color", FillSymbol.text(fill)), ("horizontal_anchor_point", "1"),
            ("joinstyle", "bevel"), ("name", shape), ("offset", "0,0"),
            ("offset_map_unit_scale", FillSymbol.scale), ("offset_unit", "MM"),
            ("outline_color", "255,255,255,255"), ("outline_style", "solid"), ("outline_width", "0.3"),
            ("outline_width_map_unit_scale", FillSymbol.scale), ("outline_width_unit", "MM"),
            ("scale_method", "diameter"), ("size", "3.2"), ("size_map_unit_scale", FillSymbol.scale),
            ("size_unit", "MM"), ("vertical_anchor_point", "1"),
          ])
      ])
  }
}
