internal import Diagnostics

/// `csv/issues.csv`: what was found in the data, in the reader's language.
enum IssuesFile {
  private static let header = ["severity", "code", "table", "source", "row", "subject_id", "message"]

  /// The file.
  ///
  /// - Parameter issues: in the order of the report.
  static func file(_ issues: [Issue], in language: Language) -> DeliveredFile {
    DeliveredFile(csv: "csv/issues.csv") { csv in
      try csv.row(header)
      for issue in issues {
        csv.text(issue.severity.rawValue)
        csv.text(issue.message.code)
        csv.text(issue.table)
        csv.text(issue.place.file)
        if let row = issue.place.row { csv.count(row) } else { csv.empty() }
        csv.text(issue.subject)
        csv.text(issue.text(in: language))
        try csv.endRow()
      }
    }
  }
}
