internal import Diagnostics
public import Documents
public import Tables
public import Units

/// A column that a book asks of the office's data beyond the canonical ones. Where a dataset lacks it, it is missing
/// throughout, and rules that need it are not judged.
public struct OwnColumnItem: Sendable {
  /// Its name: the header in the data.
  public let id: SourcedText
  /// Of whom it says something.
  public let subject: Subject
  /// What it holds.
  public let kind: ColumnKind
  /// Of a number.
  public let unit: Unit?
  /// What readers should know of it.
  public let note: String?
}

/// What a column holds, as books write it.
enum OwnColumnKind: String, CaseIterable {
  case number, text, date, truth

  var kind: ColumnKind {
    switch self {
    case .number: .number
    case .text: .text
    case .date: .day
    case .truth: .truth
    }
  }
}

extension BookReader {
  mutating func ownColumn(_ id: SourcedText, _ map: inout MappingReader) -> OwnColumnItem? {
    let subject = subject(&map)
    let kind = map.text("as", into: &refusals).flatMap { word($0, OwnColumnKind.self) } ?? .number
    return OwnColumnItem(
      id: id, subject: subject, kind: kind.kind, unit: unit(&map),
      note: map.text("note", into: &refusals)?.text)
  }
}

extension OwnColumnItem {
  /// The fact in a dataset that does not have the column.
  var absentFact: Fact { Fact(id.text, kind, unit: unit ?? .one, isPresent: false) }
}
