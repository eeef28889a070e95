import Diagnostics
import Intake
import Tables

/// What reading a folder came to: a dataset, or the reasons why there is none.
enum Outcome {
  case read(DatasetReading)
  case refused([Refusal])

  init(_ folder: TemporaryFolder) throws { try self.init(path: folder.path) }

  init(path: String) throws {
    do {
      self = .read(try DatasetReader(path: path).read())
    } catch let refusal as Refusal {
      self = .refused([refusal])
    } catch let refusals as Refusals {
      self = .refused(refusals.all)
    }
  }

  var reading: DatasetReading? {
    if case .read(let reading) = self { reading } else { nil }
  }

  var refusals: [Refusal] {
    if case .refused(let refusals) = self { refusals } else { [] }
  }
}

extension DatasetReading {
  /// The codes of the issues, each as often as it occurs, sorted.
  var codes: [String] { issues.map(\.message.code).sorted() }

  /// The issues as a clerk would note them: `error bad_number figures.csv:3 税收`.
  var notes: [String] {
    issues.map { issue in
      let place = (issue.place.file ?? "") + (issue.place.row.map { ":\($0)" } ?? "")
      return [issue.severity.rawValue, issue.message.code, place, issue.place.column ?? ""]
        .filter { !$0.isEmpty }.joined(separator: " ")
    }.sorted()
  }
}

extension Table {
  /// A cell in words: numbers in their shortest form, days as ISO, `missing` for what is not there.
  func shown(_ row: Int, _ name: String) -> String {
    switch column(name) {
    case .number(let column)?:
      column[row].map { $0 == $0.rounded() && abs($0) < 1e15 ? String(Int($0)) : "\($0)" } ?? "missing"
    case .text(let column)?: column[row] ?? "missing"
    case .day(let column)?: column[row].map(\.description) ?? "missing"
    case .truth(let column)?: column.values[row].known.map { $0 ? "true" : "false" } ?? "missing"
    case nil: "no column"
    }
  }

  /// The key of a row, its parts joined by a slash; the row's number where the table has none.
  func key(_ row: Int) -> String {
    let parts = TableSchema.of(name).key.map { shown(row, $0) }
    return parts.isEmpty ? String(row + 1) : parts.joined(separator: "/")
  }
}
