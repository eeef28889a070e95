/// `csv/grades.csv`: so far its header, since no scheme grades yet.
enum GradesFile {
  private static let header = [
    "scheme", "population", "group", "subject_id", "score", "rank", "grade", "note",
  ]

  /// The file.
  static func file() -> DeliveredFile {
    DeliveredFile(csv: "csv/grades.csv") { csv in try csv.row(header) }
  }
}
