internal import CGDAL
internal import Diagnostics

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A zip archive that holds one source, as geodatabases and Shapefiles are handed on; a KMZ is one too.
struct ZippedSource {
  private let archive: String
  private let entry: Manifest.SourceEntry

  init(_ path: String, entry: Manifest.SourceEntry) {
    archive = path
    self.entry = entry
  }

  /// What makes a file a source: the first kind of which there is one decides, so that a note beside a layer does
  /// not stand in its way.
  private static let kinds: [Set<String>] = [
    ["gdb", "shp", "gpkg", "kml", "geojson", "dxf", "dwg", "tab", "mif"],
    ["csv", "tsv", "json"], ["dbf"], ["txt"],
  ]

  /// The path under which GDAL finds the source inside.
  ///
  /// - Throws: where there is none, several, or one that cannot be read.
  func path() throws -> String {
    guard let directory = ArchiveDirectory(archive) else {
      throw Refusal(.badInput, .archiveUnreadable, at: entry.place, ["source": .text(entry.name)])
    }
    guard let encoding = directory.encoding, let names = directory.names else {
      throw Refusal(.badInput, .archiveNames, at: entry.place, ["source": .text(entry.name)])
    }
    if directory.members.contains(where: \.isEncrypted) {
      throw Refusal(.badInput, .archiveEncrypted, at: entry.place, ["source": .text(entry.name)])
    }
    // Asked by GDAL on this thread when it first looks into the archive; what it finds then it keeps.
    CPLSetThreadLocalConfigOption("CPL_ZIP_ENCODING", encoding.converterName)
    let chosen = try choose(ZippedSource.candidates(names))
    if let check = ArchiveCheck(archive) {
      try check.refuseSwollen(at: entry.place)
      if check.isDamaged(onlyStored: false) {
        throw Refusal(.badInput, .contentDamagedZip, at: Place(file: entry.name))
      }
    }
    return ZippedPath.path(of: chosen, in: archive)
  }

  private func choose(_ candidates: [String]) throws -> String {
    if candidates.count == 1 { return candidates[0] }
    if let layer = entry.layer {
      let named = candidates.filter { FilePath.withoutExtension(FilePath.lastComponent($0)) == layer }
      if named.count == 1 { return named[0] }
    }
    throw candidates.isEmpty
      ? Refusal(.badInput, .archiveWithoutData, at: entry.place, ["source": .text(entry.name)])
      : Refusal(
        .badInput, .archiveSeveral, at: entry.place,
        ["source": .text(entry.name), "known": .list(Array(candidates.prefix(40)))])
  }

  /// The sources inside, sorted: files, folders that are geodatabases, folders of several Shapefiles.
  static func candidates(_ names: [String]) -> [String] {
    var byKind: [Set<String>] = kinds.map { _ in [] }
    let files = names.filter { isUsers($0) }
    for name in files {
      let (path, ending) = geodatabase(of: name).map { ($0, "gdb") } ?? (name, FilePath.fileExtension(name))
      if let kind = kinds.firstIndex(where: { $0.contains(ending) }) { byKind[kind].insert(path) }
    }
    let found = byKind.first { !$0.isEmpty } ?? []
    let shapefiles = found.filter { FilePath.fileExtension($0) == "shp" }
    let folders = Dictionary(grouping: shapefiles) { $0.contains("/") ? FilePath.folder(of: $0) : "" }
    let sets = folders.map { folder, files in files.count == 1 ? files[0] : folder }
    return (found.subtracting(shapefiles) + sets).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether somebody put a file there, and not a program for itself.
  private static func isUsers(_ name: String) -> Bool {
    !name.hasSuffix("/")
      && !name.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__MACOSX" || $0 == ".." }
  }

  /// The folder `….gdb` that a file of a geodatabase is in.
  private static func geodatabase(of name: String) -> String? {
    guard name.lowercased().hasSuffix(".gdbtable") else { return nil }
    let folder = FilePath.folder(of: name)
    return FilePath.fileExtension(folder) == "gdb" ? folder : nil
  }
}

/// Paths into archives, as GDAL writes them. A manifest may not write them; only `ZippedSource` does.
enum ZippedPath {
  private static let prefix = "/vsizip/"

  static func path(of member: String, in archive: String) -> String {
    "\(prefix){\(archive)}" + (member.isEmpty ? "" : "/\(member)")
  }

  /// Whether a path is one of those made here. One that a user wrote could lead into the net: `/vsizip//vsicurl/…`.
  static func isInside(_ path: String) -> Bool {
    path.hasPrefix(prefix + "{") && !path.hasPrefix(prefix + "{/vsi")
  }

  // MARK: Reading

  static func kind(of path: String) -> FileBytes.Kind {
    GDALLibrary.quietly { () -> FileBytes.Kind in
      if let names = VSIReadDirEx(path, 1) {
        CSLDestroy(names)
        return .folder
      }
      guard let file = VSIFOpenL(path, "rb") else { return .nothing }
      VSIFCloseL(file)
      return .file
    }.take()
  }

  /// A member's bytes; nil where it cannot be read to its end or is larger than the limit.
  static func read(_ path: String, limit: Int) -> [UInt8]? {
    let size = GDALLibrary.quietly { () -> Int? in
      guard let file = VSIFOpenL(path, "rb") else { return nil }
      defer { VSIFCloseL(file) }
      return VSIFSeekL(file, 0, SEEK_END) == 0 ? Int(exactly: VSIFTellL(file)) : nil
    }.take()
    guard let size, size <= limit else { return nil }
    let bytes = prefix(of: path, count: size)
    return bytes.count == size ? bytes : nil
  }

  static func prefix(of path: String, count: Int) -> [UInt8] {
    guard count > 0 else { return [] }
    return GDALLibrary.quietly { () -> [UInt8] in
      guard let file = VSIFOpenL(path, "rb") else { return [] }
      defer { VSIFCloseL(file) }
      return [UInt8](unsafeUninitializedCapacity: count) { buffer, read in
        read = VSIFReadL(buffer.baseAddress, 1, count, file)
      }
    }.take()
  }
}
