internal import Foundation

/// Renaming so that there is no moment at which nothing stands at a place.
enum Renaming {
  /// Puts a file where another may stand, which is then gone.
  static func replace(_ path: String, with draft: String) throws {
    guard rename(draft, path) == 0 else { throw posixError(errno) }
  }

  /// Exchanges two files or folders.
  ///
  /// - Returns: false where the disk cannot do that, and nothing was done.
  static func exchange(_ a: String, _ b: String) -> Bool {
    #if canImport(Glibc)
      renameWithFlags(AT_FDCWD, a, AT_FDCWD, b, 2) == 0
    #else
      renamex_np(a, b, UInt32(RENAME_SWAP)) == 0
    #endif
  }

  private static func posixError(_ number: Int32) -> NSError {
    NSError(domain: NSPOSIXErrorDomain, code: Int(number))
  }
}

#if canImport(Glibc)
  /// renameat2 of glibc, whose header shows it to GNU programs only; the flag 2 is RENAME_EXCHANGE.
  @_silgen_name("renameat2")
  private func renameWithFlags(
    _ folder: Int32, _ path: UnsafePointer<CChar>, _ otherFolder: Int32, _ other: UnsafePointer<CChar>,
    _ flags: UInt32
  ) -> Int32
#endif
