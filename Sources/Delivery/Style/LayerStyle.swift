internal import Cadastre
internal import Diagnostics
internal import Tables

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
        geometry: 2,
        [stateRenderer, labels(labelExpression, size: 8, upTo: 10_000)] + fields + [parcelTip] + [
          MarkupElement("previewExpression", text: labelExpression)
        ])
    case .zones: root = document(geometry: 2, [outlineRenderer(zoneLook), zoneLabels] + fields)
    case .findings:
      root = document(
        geometry: 0,
        [findingRenderer] + fields + [mapTip(title: "represent_value(\"finding\")", lines: findingLines)])
    case .outlined: root = document(geometry: 2, [outlineRenderer(outlineLook)] + fields)
    case .table, .mapping: root = document(geometry: 4, fields)
    }
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + root.written()
  }

  /// - Parameter geometry: as QGIS numbers them: 0 for points, 2 for polygons, 4 for none.
  private func document(geometry: Int, _ children: [MarkupElement]) -> MarkupElement {
    MarkupElement(
      "qgis",
      [
        ("version", "3.22.0"), ("styleCategories", "AllStyleCategories"),
        ("hasScaleBasedVisibilityFlag", "0"),
        ("labelsEnabled", children.contains { $0.name == "labeling" } ? "1" : "0"),
        ("simplifyDrawingHints", "1"), ("simplifyAlgorithm", "0"),
        ("simplifyDrawingTol", "1"), ("simplifyMaxScale", "1"), ("simplifyLocal", "1"), ("readOnly", "0"),
        ("minScale", "100000000"), ("maxScale", "0"), ("symbologyReferenceScale", "-1"),
      ], children + [MarkupElement("layerGeometryType", text: "\(geometry)")])
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

  /// Ground that belongs to two, or to nobody.
  private var outlineLook: StatePalette.Appearance {
    StatePalette.Appearance(
      fill: (255, 255, 255), hatch: (200, 0, 60), outline: (200, 0, 60), isOpen: true)
  }

  private var zoneLook: StatePalette.Appearance {
    StatePalette.Appearance(fill: (255, 255, 255), outline: (60, 60, 60), isDashed: true, isOpen: true)
  }

  private func outlineRenderer(_ look: StatePalette.Appearance) -> MarkupElement {
    MarkupElement(
      "renderer-v2",
      [
        ("type", "singleSymbol"), ("symbollevels", "0"), ("forceraster", "0"), ("enableorderby", "0"),
        ("referencescale", "-1"),
      ], [MarkupElement("symbols", [], [FillSymbol(name: "0", look).element])])
  }

  /// A mark for each kind of finding, told apart by shape too.
  private var findingRenderer: MarkupElement {
    let marks: [(kind: TopologyFinding.Kind, shape: String, colour: StatePalette.Colour)] = [
      (.duplicate, "square", (122, 4, 60)), (.overlap, "circle", (200, 0, 60)),
      (.gap, "triangle", (0, 90, 160)), (.sliver, "diamond", (90, 170, 220)),
      (.selfIntersection, "star", (213, 94, 0)), (.invalid, "pentagon", (130, 130, 130)),
    ]
    return MarkupElement(
      "renderer-v2",
      [
        ("type", "categorizedSymbol"), ("attr", "finding"), ("symbollevels", "0"), ("forceraster", "0"),
        ("enableorderby", "0"), ("referencescale", "-1"),
      ],
      [
        MarkupElement(
          "categories", [],
          marks.enumerated().map { index, mark in
            MarkupElement(
              "category",
              [
                ("symbol", "\(index)"), ("value", mark.kind.rawValue),
                ("label", TopologyWording.name(mark.kind.rawValue)(language)), ("type", "string"),
                ("render", "true"),
              ])
          }),
        MarkupElement(
          "symbols", [],
          marks.enumerated().map { index, mark in
            MarkerSymbol(name: "\(index)", shape: mark.shape, mark.colour).element
          }),
        MarkupElement("rotation"), MarkupElement("sizescale"),
      ])
  }

  // MARK: Labels

  private var zoneLabels: MarkupElement {
    labels("coalesce(\"name\", \"zone_id\")", size: 11, upTo: 100_000)
  }

  /// The parcel's name; else the end of its code, which tells neighbours apart.
  private var labelExpression: String {
    let hasName = layer.columns.contains { $0.field == "name" }
    return hasName ? "coalesce(\"name\", right(\"parcel_id\", 7))" : "right(\"parcel_id\", 7)"
  }

  /// - Parameter upTo: the smallest scale labels are drawn at.
  private func labels(_ expression: String, size: Int, upTo scale: Int) -> MarkupElement {
    let font = language == .zh ? "Microsoft YaHei" : "Arial"
    let text = MarkupElement(
      "text-style",
      [
        ("fieldName", expression), ("isExpression", "1"), ("fontFamily", font), ("fontSize", "\(size)"),
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
        ("scaleVisibility", "1"), ("scaleMin", "0"), ("scaleMax", "\(scale)"), ("drawLabels", "1"),
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

  /// Codes are shown in words in tables and forms too.
  private func widget(_ field: String) -> MarkupElement {
    let codes = words(of: field)
    guard !codes.isEmpty else {
      return MarkupElement(
        "editWidget", [("type", "")], [MarkupElement("config", [], [MarkupElement("Option")])])
    }
    let words = codes.map { code, word in
      MarkupElement(
        "Option", [("type", "Map")],
        [MarkupElement("Option", [("name", word), ("value", code), ("type", "QString")])])
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

  /// What the codes of a field mean; nothing for other fields.
  private func words(of field: String) -> [(code: String, word: String)] {
    switch field {
    case "state": ParcelState.allCases.map { ($0.rawValue, $0.label(language)) }
    case "finding":
      TopologyFinding.Kind.allCases.map { ($0.rawValue, TopologyWording.name($0.rawValue)(language)) }
    case "land_basis", "other_area":
      AreaDefinition.allCases.map { ($0.rawValue, AreaWording.name($0.rawValue)(language)) }
    default: []
    }
  }

  // MARK: Hovering

  /// What shows when the pointer rests on a parcel.
  private var parcelTip: MarkupElement {
    mapTip(
      title: labelExpression,
      lines: [
        "represent_value(\"state\")", "coalesce(\"occupant_names\", '')", "coalesce(\"reasons\", '')",
      ])
  }

  private var findingLines: [String] {
    [
      "concat(\"parcel_a\", coalesce(' / ' || \"parcel_b\", ''))",
      "coalesce(round(\"area_m2\", 2) || ' m²', '')", "coalesce(\"message\", '')",
    ]
  }

  private func mapTip(title: String, lines: [String]) -> MarkupElement {
    let html = (["<b>[% \(title) %]</b>"] + lines.map { "[% \($0) %]" }).joined(separator: "<br/>")
    return MarkupElement("mapTip", [("enabled", "1")], text: html)
  }
}
