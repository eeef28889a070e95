internal import Diagnostics

/// The look of a layer as QGIS keeps it (QML): colours, labels, names of fields, what a hover shows.
struct LayerStyle {
  let layer: LayerRegister.Layer
  let language: Language

  /// The document.
  var qml: String {
    let root: MarkupElement
    switch layer.role {
    case .parcels:
      root = document(
        isPolygon: true,
        [stateRenderer, labels] + fields + [mapTip] + [
          MarkupElement("previewExpression", text: labelExpression)
        ])
    case .outlined: root = document(isPolygon: true, [outlineRenderer] + fields)
    case .table, .mapping: root = document(isPolygon: false, fields)
    }
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + root.written()
  }

  private func document(isPolygon: Bool, _ children: [MarkupElement]) -> MarkupElement {
    MarkupElement(
      "qgis",
      [
        ("version", "3.22.0"), ("styleCategories", "AllStyleCategories"),
        ("hasScaleBasedVisibilityFlag", "0"),
        ("labelsEnabled", children.contains { $0.name == "labeling" } ? "1" : "0"),
        ("simplifyDrawingHints", "1"), ("simplifyAlgorithm", "0"),
        ("simplifyDrawingTol", "1"), ("simplifyMaxScale", "1"), ("simplifyLocal", "1"), ("readOnly", "0"),
        ("minScale", "100000000"), ("maxScale", "0"), ("symbologyReferenceScale", "-1"),
      ], children + [MarkupElement("layerGeometryType", text: isPolygon ? "2" : "4")])
  }

  // MARK: Colours

  private var stateRenderer: MarkupElement {
    let states = ParcelState.allCases
    return MarkupElement(
      "renderer-v2",
      [
        ("type", "categorizedSymbol"), ("attr", "state"), ("symbollevels", "0"), ("forceraster", "0"),
        ("enableorderby", "0"), ("referencescale", "-1"),
      ],
      [
        MarkupElement(
          "categories", [],
          states.enumerated().map { index, state in
            MarkupElement(
              "category",
              [
                ("symbol", "\(index)"), ("value", state.rawValue), ("label", state.label(language)),
                ("type", "string"), ("render", "true"),
              ])
          }),
        MarkupElement(
          "symbols", [],
          states.enumerated().map { index, state in
            FillSymbol(name: "\(index)", StatePalette.appearance(of: state)).element
          }),
        MarkupElement("rotation"), MarkupElement("sizescale"),
      ])
  }

  private var outlineRenderer: MarkupElement {
    let look = StatePalette.Appearance(fill: (255, 255, 255), hatch: (200, 0, 60), outline: (200, 0, 60))
    return MarkupElement(
      "renderer-v2",
      [
        ("type", "singleSymbol"), ("symbollevels", "0"), ("forceraster", "0"), ("enableorderby", "0"),
        ("referencescale", "-1"),
      ], [MarkupElement("symbols", [], [FillSymbol(name: "0", look).element])])
  }

  // MARK: Labels

  /// The parcel's name; else the end of its code, which tells neighbours apart.
  private var labelExpression: String {
    let hasName = layer.columns.contains { $0.field == "name" }
    return hasName ? "coalesce(\"name\", right(\"parcel_id\", 7))" : "right(\"parcel_id\", 7)"
  }

  private var labels: MarkupElement {
    let font = language == .zh ? "Microsoft YaHei" : "Arial"
    let text = MarkupElement(
      "text-style",
      [
        ("fieldName", labelExpression), ("isExpression", "1"), ("fontFamily", font), ("fontSize", "8"),
        ("fontSizeUnit", "Point"), ("fontSizeMapUnitScale", "3x:0,0,0,0,0,0"), ("fontWeight", "50"),
        ("fontItalic", "0"), ("fontUnderline", "0"), ("fontStrikeout", "0"), ("textColor", "30,30,30,255"),
        ("textOpacity", "1"), ("multilineHeight", "1"), ("blendMode", "0"), ("textOrientation", "horizontal"),
        ("namedStyle", ""), ("allowHtml", "0"), ("capitalization", "0"),
      ],
      [
        MarkupElement(
          "text-buffer",
          [
            ("bufferDraw", "1"), ("bufferSize", "0.8"), ("bufferSizeUnits", "MM"),
            ("bufferSizeMapUnitScale", "3x:0,0,0,0,0,0"), ("bufferColor", "255,255,255,255"),
            ("bufferOpacity", "0.8"), ("bufferNoFill", "1"), ("bufferJoinStyle", "128"),
            ("bufferBlendMode", "0"),
          ])
      ])
    // Beyond this scale the labels of small lots would cover each other.
    let rendering = MarkupElement(
      "rendering",
      [
        ("scaleVisibility", "1"), ("scaleMin", "0"), ("scaleMax", "10000"), ("drawLabels", "1"),
        ("displayAll", "0"), ("obstacle", "1"), ("obstacleFactor", "1"), ("obstacleType", "1"),
        ("fontLimitPixelSize", "0"), ("fontMinPixelSize", "3"), ("fontMaxPixelSize", "10000"),
        ("labelPerPart", "0"), ("limitNumLabels", "0"), ("maxNumLabels", "2000"), ("mergeLines", "0"),
        ("minFeatureSize", "0"), ("upsidedownLabels", "0"), ("zIndex", "0"),
      ])
    let placement = MarkupElement(
      "placement",
      [
        ("placement", "1"), ("centroidWhole", "0"), ("centroidInside", "1"), ("fitInPolygonOnly", "0"),
        ("polygonPlacementFlags", "2"), ("dist", "0"), ("distUnits", "MM"), ("priority", "5"),
        ("quadOffset", "4"), ("xOffset", "0"), ("yOffset", "0"), ("offsetType", "0"), ("offsetUnits", "MM"),
        ("rotationAngle", "0"), ("preserveRotation", "1"), ("layerType", "PolygonGeometry"),
      ])
    return MarkupElement(
      "labeling", [("type", "simple")],
      [MarkupElement("settings", [("calloutType", "simple")], [text, placement, rendering])])
  }

  // MARK: Fields

  private var fields: [MarkupElement] {
    let names = SchemaTables.aliases(of: layer, in: language)
    let configurations = layer.columns.map { entry in
      MarkupElement("field", [("name", entry.field), ("configurationFlags", "None")], [widget(entry.field)])
    }
    let aliases = zip(layer.columns, names).enumerated().map { index, entry in
      // The first field is the number of the row.
      MarkupElement(
        "alias", [("field", entry.0.field), ("name", entry.1), ("index", "\(index + 1)")])
    }
    return [
      MarkupElement("fieldConfiguration", [], configurations),
      MarkupElement(
        "aliases", [], [MarkupElement("alias", [("field", "fid"), ("name", ""), ("index", "0")])] + aliases),
    ]
  }

  /// States are shown in words in tables and forms too.
  private func widget(_ field: String) -> MarkupElement {
    guard case .parcels = layer.role, field == "state" else {
      return MarkupElement(
        "editWidget", [("type", "")], [MarkupElement("config", [], [MarkupElement("Option")])])
    }
    let words = ParcelState.allCases.map { state in
      MarkupElement(
        "Option", [("type", "Map")],
        [
          MarkupElement(
            "Option", [("name", state.label(language)), ("value", state.rawValue), ("type", "QString")])
        ])
    }
    return MarkupElement(
      "editWidget", [("type", "ValueMap")],
      [
        MarkupElement(
          "config", [],
          [
            MarkupElement(
              "Option", [("type", "Map")],
              [MarkupElement("Option", [("name", "map"), ("type", "List")], words)])
          ])
      ])
  }

  /// What shows when the pointer rests on a parcel.
  private var mapTip: MarkupElement {
    let state = "[% represent_value(\"state\") %]"
    let html =
      "<b>[% \(labelExpression) %]</b> \(state)<br/>[% coalesce(\"occupant_names\", '') %]<br/>"
      + "[% coalesce(\"reasons\", '') %]"
    return MarkupElement("mapTip", [("enabled", "1")], text: html)
  }
}
