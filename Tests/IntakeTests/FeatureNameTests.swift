import Intake
import Tables
import Testing

/// Formats that call a feature by something of their own, which stands in where no field is the key.
@Suite struct FeatureNameTests {
  private func reading(_ name: String, _ text: String, _ more: String = "") throws -> DatasetReading {
    let folder = try TemporaryFolder()
    try folder.write(name, text)
    try folder.write("dataset.yaml", "year: 2021\ntables: {parcels: \(name)}\n\(more)")
    let outcome = try Outcome(folder)
    return try #require(outcome.reading, "\(outcome.refusals.map { $0.text(in: .en) })")
  }

  private static let shape =
    #""geometry":{"type":"Polygon","coordinates":[[[111,28],[112,28],[111,29],[111,28]]]}"#

  private func collection(_ features: [String]) -> String {
    let all = features.map { #"{"type":"Feature",\#($0),\#(Self.shape)}"# }.joined(separator: ",")
    return #"{"type":"FeatureCollection","features":[\#(all)]}"#
  }

  @Test func numbersAndTextsOfGeoJSONFeatures() throws {
    let numbers = collection([
      #""id":7,"properties":{"name":"甲"}"#, #""id":9007199254740993,"properties":{"name":"乙"}"#,
    ])
    let reading = try reading("p.geojson", numbers)
    let table = try #require(reading.dataset.tables[.parcels])
    #expect(table.key(0) == "7" && table.shown(0, "name") == "甲")
    #expect(reading.codes == ["key_from_feature"])
    let texts = try self.reading("p.geojson", collection([#""id":"A-1","properties":{"name":"甲"}"#]))
    #expect(texts.dataset.tables[.parcels]?.key(0) == "A-1")
    let fields = try self.reading("p.geojson", collection([#""id":7,"properties":{"宗地代码":430224001001}"#]))
    #expect(fields.dataset.tables[.parcels]?.key(0) == "430224001001" && fields.codes.isEmpty)
  }

  @Test func namesOfPlacemarks() throws {
    func document(_ placemark: String) -> String {
      """
      <?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>宗地</name>
      <Placemark>\(placemark)<Polygon><outerBoundaryIs><LinearRing>
      <coordinates>111,28,0 112,28,0 111,29,0 111,28,0</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
      </Document></kml>
      """
    }
    let named = try reading("p.kml", document("<name>430224001001GB00001</name>"))
    #expect(named.dataset.tables[.parcels]?.key(0) == "430224001001GB00001")
    #expect(named.codes == ["key_from_feature"])
    let data = #"<ExtendedData><Data name="宗地代码"><value>A1</value></Data></ExtendedData>"#
    let extended = try reading("p.kml", document("<name>甲地块</name>" + data))
    let table = try #require(extended.dataset.tables[.parcels])
    #expect(table.key(0) == "A1" && table.shown(0, "name") == "甲地块" && extended.codes.isEmpty)
    #expect(table.geometry?.references.first??.contains("WGS 84") == true)
    // Names of equal length, in an encoding GDAL does not read.
    let two = document(
      data.replacing("</ExtendedData>", with: #"<Data name="使用权人"><value>乙</value></Data></ExtendedData>"#)
    )
    .replacing("UTF-8", with: "GBK")
    let folder = try TemporaryFolder()
    try folder.write("p.kml", Encoded.gb18030(two))
    try folder.write("dataset.yaml", "year: 2021\ntables: {parcels: p.kml}\n")
    let both = try #require(try Outcome(folder).reading?.dataset.tables[.parcels])
    #expect(both.key(0) == "A1" && both.shown(0, "holder_name") == "乙")
  }
}
