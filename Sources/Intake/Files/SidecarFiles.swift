internal import Tables

/// The files that belong to one source.
enum SidecarFiles {
  /// The parts of a Shapefile that say what is in it.
  private static let shapefileParts = ["shp", "shx", "dbf", "prj", "cpg"]

  /// The file beside a Shapefile with another extension, in whichever case it is written; nil where there is none.
  static func path(of path: String, extension wanted: String) -> String? {
    let stem = FilePath.withoutExtension(path)
    return [wanted, wanted.uppercased()].map { "\(stem).\($0)" }
      .first { FileBytes.kind(of: $0) == .file }
  }

  /// The digests of everything a source consists of, under the name it has in the manifest.
  static func inputs(named name: String, path: String) -> [InputFile] {
    switch FileBytes.kind(of: path) {
    case .folder: [InputFile(name: name, sha256: digest(ofFolder: path))]
    case .file where FilePath.fileExtension(path) == "shp": shapefile(named: name, path: path)
    default: [InputFile(name: name, sha256: FileDigest.sha256(ofFile: path))]
    }
  }

  private static func shapefile(named name: String, path: String) -> [InputFile] {
    shapefileParts.compactMap { part in
      SidecarFiles.path(of: path, extension: part).map { file in
        InputFile(
          name: "\(FilePath.withoutExtension(name)).\(part)", sha256: FileDigest.sha256(ofFile: file))
      }
    }
  }

  /// The digest of a folder: that of its files' names and digests, in the order of the names. The locks of whoever
  /// has a geodatabase open are no part of it.
  private static func digest(ofFolder path: String) -> String {
    let names = FileBytes.names(inFolder: path).filter { FilePath.fileExtension($0) != "lock" }
    let lines = names.compactMap { name in
      FileDigest.sha256(ofFile: FilePath.joined(path, name)).map { "\(name)\u{0}\($0)\n" }
    }
    return FileDigest.sha256(of: Array(lines.joined().utf8))
  }
}
