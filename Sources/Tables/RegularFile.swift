#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Files that end: reading a pipe waits for whoever writes into it, and a device may have no end at all.
public enum RegularFile {
  /// Whether an ordinary file stands under a path, or a link to one.
  public static func stands(at path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// The bytes of a file; nil where none can be read, or it is larger than the limit.
  public static func bytes(_ path: String, limit: Int = 1 << 30) -> [UInt8]? {
    guard stands(at: path), let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var status = stat()
    guard fstat(fileno(file), &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit
    else { return nil }
    let size = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = fread(buffer.baseAddress, 1, size, file)
    }
    return ferror(file) == 0 ? bytes : nil
  }
}
