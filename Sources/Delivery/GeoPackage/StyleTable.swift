internal import Diagnostics
internal import Units

/// `layer_styles`: where QGIS looks for the look of a layer it opens.
enum StyleTable {
  private static let fields = [
    OutputField("f_table_catalog", .text, width: 256), OutputField("f_table_schema", .text, width: 256),
    OutputField("f_table_name", .text, width: 256), OutputField("f_geometry_column", .text, width: 256),
    OutputField("styleName", .text, width: 30), OutputField("styleQML", .text),
    OutputField("styleSLD", .text), OutputField("useAsDefault", .truth), OutputField("description", .text),
    OutputField("owner", .text, width: 30), OutputField("ui", .text, width: 30),
    OutputField("update_time", .moment),
  ]

  /// Writes a style for each layer and table.
  static func write(
    _ register: LayerRegister, in language: Language, day: CalendarDay, to package: borrowing VectorOutput
  ) throws(Refusal) {
    var writer = try package.addLayer("layer_styles", fields, options: ["FID=id"])
    for layer in register.layers {
      if case .mapping = layer.role { continue }
      writer.text("")
      writer.text("")
      writer.text(layer.name)
      writer.text(layer.hasGeometry ? LayerRegister.geometryColumn : "")
      writer.text("mujun")
      writer.text(LayerStyle(layer: layer, language: language).qml)
      writer.text("")
      writer.truth(.yes)
      writer.text(layer.title)
      writer.text("")
      writer.empty()
      writer.day(day)
      try writer.endRow()
    }
  }
}
