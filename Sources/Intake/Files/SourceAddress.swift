internal import Diagnostics

/// Where a source is and how it is to be read.
enum SourceAddress {
  case delimited(path: String)
  case workbook(path: String)
  case layers(path: String)
  case database(String)

  /// Finds a source of the manifest; refuses what is not there and what would leave the machine (contract D1, D6).
  init(_ entry: Manifest.SourceEntry, folder: String) throws {
    let source = entry.source
    if source.hasPrefix("PG:") {
      self = .database(source)
      return
    }
    var path = FilePath.joined(folder, source)
    var kind = path.hasPrefix("/vsi") ? .nothing : FileBytes.kind(of: path)
    guard kind != .nothing else { throw SourceAddress.refusal(entry, folder: folder) }
    if kind == .file, ["zip", "kmz"].contains(FilePath.fileExtension(path)) {
      path = try ZippedSource(path, entry: entry).path()
      kind = FileBytes.kind(of: path)
    }
    self =
      switch FilePath.fileExtension(path) {
      case "csv", "tsv", "txt": .delimited(path: path)
      case "xlsx", "xlsm", "xls", "ods": .workbook(path: path)
      default: .layers(path: path)
      }
    if kind == .folder, case .layers = self { return }
    if kind == .folder {
      throw Refusal(.badInput, .sourceUnknown, at: Place(file: entry.name))
    }
  }

  /// The file, nil for a database.
  var path: String? {
    switch self {
    case .delimited(let path), .workbook(let path), .layers(let path): path
    case .database: nil
    }
  }

  private static func refusal(_ entry: Manifest.SourceEntry, folder: String) -> Refusal {
    let source = entry.source
    if source.hasPrefix("/vsi") || isConnection(source) {
      return Refusal(.badInput, .sourceNotAllowed, at: entry.place, ["source": .text(entry.name)])
    }
    let path = FilePath.joined(folder, source)
    let beside = FileBytes.names(inFolder: FilePath.folder(of: path))
    let near = NearName.of(FilePath.lastComponent(path), among: beside)
    return Refusal(
      .missingInput, .sourceMissing, at: entry.place, ["source": .text(entry.name)], suggestion: near)
  }

  /// `https://…`, `WFS:…`, `MySQL:…`: letters and a colon, or something in braces that a driver would take for data.
  private static func isConnection(_ source: String) -> Bool {
    if source.hasPrefix("{") || source.hasPrefix("<") { return true }
    guard let colon = source.firstIndex(of: ":") else { return false }
    let scheme = source[..<colon]
    return scheme.count > 1
      && scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-._".contains($0)) }
  }
}
