internal import Tables

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Whole files and what kind of thing stands under a path.
enum FileBytes {
  /// What stands under a path.
  enum Kind { case file, folder, nothing }

  static func kind(of path: String) -> Kind {
    if ZippedPath.isInside(path) { return ZippedPath.kind(of: path) }
    var status = stat()
    guard stat(path, &status) == 0 else { return .nothing }
    // A pipe or a device is no file: reading it may never end.
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file
    default: return .nothing
    }
  }

  /// The bytes of a file; nil where it cannot be read to its end or is larger than the limit.
  static func read(_ path: String, limit: Int = ByteArena.limit) -> [UInt8]? {
    if ZippedPath.isInside(path) { return ZippedPath.read(path, limit: limit) }
    return RegularFile.bytes(path, limit: limit)
  }

  /// The first bytes of a file, as many as there are.
  static func prefix(of path: String, count: Int) -> [UInt8] {
    if ZippedPath.isInside(path) { return ZippedPath.prefix(of: path, count: count) }
    return part(of: path, from: 0, count: count)
  }

  /// The last bytes of a file, as many as there are.
  static func suffix(of path: String, count: Int) -> [UInt8] {
    var status = stat()
    guard stat(path, &status) == 0 else { return [] }
    return part(of: path, from: max(0, Int(status.st_size) - count), count: count)
  }

  /// Bytes of a file from somewhere on, as many as there are.
  static func part(of path: String, from start: Int, count: Int) -> [UInt8] {
    guard RegularFile.stands(at: path), let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    guard fseek(file, start, SEEK_SET) == 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, read in
      read = fread(buffer.baseAddress, 1, count, file)
    }
  }

  /// Where a path leads when all links are followed; itself where it leads nowhere.
  static func realPath(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// Names in a folder, sorted by their bytes.
  static func names(inFolder path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

/// Paths, taken apart without touching the disk.
enum FilePath {
  static func joined(_ folder: String, _ name: String) -> String {
    if name.hasPrefix("/") { return name }
    return folder.isEmpty ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func lastComponent(_ path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }

  /// The extension in lower case, without its dot.
  static func fileExtension(_ path: String) -> String {
    let name = lastComponent(path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  static func withoutExtension(_ path: String) -> String {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return path }
    return String(path[..<dot])
  }
}
