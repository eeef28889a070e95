/// The texts of an export that its format cannot hold as they are, listed in full beside it.
struct ChangedTexts {
  private let table: ExportTable
  private let encoding: NationalEncoding
  private let path: String
  private var rows: [(key: String, column: String, text: String)] = []

  /// - Parameter path: of the exported file; the list stands beside it.
  init(_ table: ExportTable, encoding: NationalEncoding, path: String) {
    self.table = table
    self.encoding = encoding
    self.path = path
  }

  /// What the name of the list has behind that of the exported file.
  static let ending = ".changed.csv"

  var count: Int { rows.count }

  /// The table with every text as the encoding and so many bytes can hold it.
  mutating func fitted(limit: Int) -> ExportTable {
    var found: [(key: String, column: String, text: String)] = []
    let fitted = table.mapTexts { row, column, text in
      let spelled = encoding.spelled(text)
      if let bytes = encoding.bytes(spelled), bytes.count <= limit { return spelled }
      found.append((table.key(row), table.columns[column].name, text))
      return encoding.fitted(spelled, bytes: limit)
    }
    rows = found
    return fitted
  }

  /// Writes the list, where there is anything on it.
  func write() throws {
    guard !rows.isEmpty else { return }
    var csv = try CSVWriter(path: "\(path)\(ChangedTexts.ending)", marked: true)
    try csv.row(["subject_id", "column", "text"])
    for row in rows {
      csv.text(ExcelSafeText.guarded(row.key))
      csv.text(row.column)
      csv.text(ExcelSafeText.guarded(row.text))
      try csv.endRow()
    }
    try csv.finish()
  }
}
