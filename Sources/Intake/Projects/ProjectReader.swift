public import Diagnostics
public import Documents
public import Tables
internal import Units

/// Projects as read and what was found on the way.
public struct ProjectReading: Sendable {
  /// The projects.
  public let projects: Projects
  /// What was assumed, worked out, doubted or could not be read.
  public let issues: [Issue]
}

/// Reads a project page (YAML) or a table of many projects, an admission batch.
public struct ProjectReader {
  private let path: String
  private let sheet: String?

  /// - Parameters:
  ///   - path: a page or a table.
  ///   - sheet: the sheet of a workbook that has several.
  public init(path: String, sheet: String? = nil) {
    self.path = path
    self.sheet = sheet
  }

  /// - Throws: `Refusal` or `Refusals`: absent (66), or not understood (65).
  public func read() throws -> ProjectReading {
    guard FileBytes.kind(of: path) == .file else {
      let beside = FileBytes.names(inFolder: FilePath.folder(of: path))
      throw Refusal(
        .missingInput, .projectFileMissing, ["path": .text(path)],
        suggestion: NearName.of(FilePath.lastComponent(path), among: beside))
    }
    if ["yaml", "yml"].contains(FilePath.fileExtension(path)) {
      var page = try ProjectPage(path: path)
      return try page.read()
    }
    var batch = ProjectBatch(path: path, sheet: sheet)
    return try batch.read()
  }

  /// Reads a project page that stands inside another document.
  ///
  /// - Parameter file: the document, as messages call it.
  /// - Throws: `Refusal` or `Refusals` where it is not understood (65).
  public static func read(page: DocumentNode, file: String) throws -> ProjectReading {
    var page = ProjectPage(page, path: file)
    return try page.read()
  }
}

/// A source of projects with its columns typed, as a table.
struct ProjectTable {
  /// - Parameter lines: per row its line in the file.
  static func table(_ source: SourceTable) -> Table {
    let file = RowSource(
      file: source.name.file, layer: source.name.layer, rows: source.lines,
      columns: source.columns.reduce(into: [:]) {
        $0[$1.plan.name] = SourceColumn(header: $1.plan.header, unit: $1.plan.unit)
      })
    var table = Table(.projects, count: source.rowCount, sources: [file])
    for column in source.columns {
      table.set(column.plan.name, column.column, header: column.plan.header, raw: column.raw)
    }
    return table
  }
}
