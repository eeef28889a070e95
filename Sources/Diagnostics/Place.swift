/// Where something is: as much of it as is known.
public struct Place: Hashable, Sendable {
  /// The file as the user named it.
  public var file: String?
  /// The layer of a geodata file or the sheet of a workbook.
  public var layer: String?
  /// The line the user sees in a table (header included), the FID of a layer's feature.
  public var row: Int?
  /// The column header or name.
  public var column: String?
  /// A line of a text file such as a rule book, from 1.
  public var line: Int?
  /// A character position in that line, from 1.
  public var character: Int?

  /// A place; leave out what is not known.
  public init(
    file: String? = nil, layer: String? = nil, row: Int? = nil, column: String? = nil,
    line: Int? = nil, character: Int? = nil
  ) {
    self.file = file
    self.layer = layer
    self.row = row
    self.column = column
    self.line = line
    self.character = character
  }

  /// Nothing is known of the place.
  public static let unknown = Place()

  /// The place in words: `企业台账.xlsx「企业」第 12 行,列 税收`.
  public func described(in language: Language) -> String {
    var text = file ?? ""
    if let layer { text += language == .zh ? "「\(layer)」" : " [\(layer)]" }
    if let line {
      text += character.map { ":\(line):\($0)" } ?? ":\(line)"
    }
    var details: [String] = []
    if let row { details.append(language == .zh ? "第 \(row) 行" : "row \(row)") }
    if let column { details.append(language == .zh ? "列 \(column)" : "column \(column)") }
    let separator = language == .zh ? "，" : ", "
    let detail = details.joined(separator: separator)
    guard !detail.isEmpty else { return text }
    return text.isEmpty ? detail : text + (language == .zh ? " " : " ") + detail
  }
}
