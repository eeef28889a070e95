internal import Diagnostics

/// What a folder holds, as far as names tell: what may be data, and what is none and why.
struct FolderWalk {
  /// Something found in the folder, by its path from there.
  struct Found {
    let name: String
    /// Why it is left out; nil for what may be data.
    let reason: Message?
  }

  let folder: String
  /// Names that are no data by themselves: the manifest to be written.
  let manifest: String

  private static let depth = 2

  /// In the order of their names, folders where they stand among files.
  func found() -> [Found] { found(in: "", depth: 0, around: [FileBytes.realPath(folder)]) }

  /// - Parameter around: where the folder and those around it really are, so that a link back into one of them does
  ///   not show its files again.
  private func found(in path: String, depth: Int, around: [String]) -> [Found] {
    let names = FileBytes.names(inFolder: FilePath.joined(folder, path))
    let stems = Stems(names)
    var all: [Found] = []
    for name in names where !name.hasPrefix(".") && !name.hasPrefix("~$") {
      let relative = path.isEmpty ? name : "\(path)/\(name)"
      if FileBytes.kind(of: FilePath.joined(folder, relative)) == .folder {
        all += inside(relative, depth: depth, around: around)
      } else if !isManifest(relative), !stems.isPart(name) {
        all.append(Found(name: relative, reason: FolderWalk.reason(of: name)))
      }
    }
    return all
  }

  private func isManifest(_ name: String) -> Bool { name == manifest || name == "dataset.yaml" }

  private func inside(_ relative: String, depth: Int, around: [String]) -> [Found] {
    let path = FilePath.joined(folder, relative)
    let real = FileBytes.realPath(path)
    if around.contains(real) { return [Found(name: relative + "/", reason: .foundCircle)] }
    if FilePath.fileExtension(relative) == "gdb" { return [Found(name: relative, reason: nil)] }
    let shown = relative + "/"
    if isOutput(path) { return [Found(name: shown, reason: .foundOutput)] }
    if FileBytes.kind(of: FilePath.joined(path, "dataset.yaml")) == .file {
      return [Found(name: shown, reason: .foundDataset)]
    }
    guard depth < FolderWalk.depth else { return [Found(name: shown, reason: .foundTooDeep)] }
    return found(in: relative, depth: depth + 1, around: around + [real])
  }

  /// Whether mujun wrote a folder, this name or a former one.
  private func isOutput(_ path: String) -> Bool {
    let record = FilePath.joined(path, "summary.json")
    guard FileBytes.kind(of: record) == .file else { return false }
    return String(decoding: FileBytes.prefix(of: record, count: 400), as: UTF8.self).contains("\"mujun\"")
  }

  private static let documents: Set<String> = [
    "doc", "docx", "wps", "pdf", "ppt", "pptx", "dps", "rtf", "ofd", "md",
  ]
  private static let pictures: Set<String> = [
    "jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "heic", "webp", "mp4", "mov",
  ]
  private static let projects: Set<String> = [
    "mxd", "aprx", "qgs", "qgz", "mpk", "lyr", "lyrx", "qml", "sld", "style",
  ]
  private static let others: Set<String> = [
    "yaml", "yml", "exe", "dll", "py", "bat", "sh", "lnk", "url", "log", "ini", "db",
  ]

  private static func reason(of name: String) -> Message? {
    let ending = FilePath.fileExtension(name)
    if documents.contains(ending) { return .foundDocument }
    if pictures.contains(ending) { return .foundPicture }
    if projects.contains(ending) { return .foundProject }
    if ending == "dwg" { return .foundDrawing }
    if ending == "rar" || ending == "7z" { return .foundArchive }
    return others.contains(ending) ? .foundNoData : nil
  }
}

/// The files of a folder that are parts of others: what lies beside a Shapefile or a MapInfo table.
private struct Stems {
  private let shapefiles: Set<String>
  private let mapInfo: Set<String>

  init(_ names: [String]) {
    func stems(_ ending: String) -> Set<String> {
      Set(
        names.filter { FilePath.fileExtension($0) == ending }.map {
          FilePath.withoutExtension($0).lowercased()
        })
    }
    shapefiles = stems("shp")
    mapInfo = stems("tab")
  }

  func isPart(_ name: String) -> Bool {
    let lower = name.lowercased()
    if lower.hasSuffix(".shp.xml") { return true }
    if ["gpkg-wal", "gpkg-shm", "gpkg-journal"].contains(FilePath.fileExtension(lower)) { return true }
    let stem = FilePath.withoutExtension(lower)
    switch FilePath.fileExtension(lower) {
    case "dbf", "shx", "prj", "cpg", "sbn", "sbx", "qix", "qpj", "fix", "fbn", "fbx", "ain", "aih", "atx",
      "ixs", "mxs", "cst":
      return shapefiles.contains(stem)
    case "dat", "map", "id", "ind": return mapInfo.contains(stem)
    default: return false
    }
  }
}
