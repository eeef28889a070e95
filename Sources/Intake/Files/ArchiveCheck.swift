internal import Diagnostics

/// Holds an archive against what its directory says of its parts: how large they get, and their checksums.
struct ArchiveCheck {
  let path: String
  let directory: ArchiveDirectory

  init(path: String, directory: ArchiveDirectory) {
    self.path = path
    self.directory = directory
  }

  /// - Returns: nil where the archive has no directory.
  init?(_ path: String) {
    guard let directory = ArchiveDirectory(path) else { return nil }
    self.init(path: path, directory: directory)
  }

  /// More than cells can point into.
  private static let largest = ByteArena.limit
  /// Sheets shrink to a twentieth, rows of empty cells to a hundredth; only what was made to swell shrinks further.
  private static let mostUsual = 300
  private static let alwaysFine = 256 << 20

  /// Refuses what would fill the memory.
  func refuseSwollen(at place: Place) throws {
    let size = directory.members.reduce(0) { $0 + $1.size }
    let packed = directory.members.reduce(0) { $0 + $1.packedSize }
    guard
      size >= ArchiveCheck.largest || size > ArchiveCheck.alwaysFine && size / ArchiveCheck.mostUsual > packed
    else { return }
    throw Refusal(
      .badInput, .contentSwollen, at: place,
      ["packed": .count(max(1, packed >> 20)), "size": .count(size >> 20)])
  }

  /// Whether a part is not what was packed. GDAL reads through such damage where the part was not compressed, and in
  /// some formats where it was.
  ///
  /// - Parameter onlyStored: whether to look at parts that were not compressed alone.
  func isDamaged(onlyStored: Bool) -> Bool {
    guard let names = directory.names, names.count == directory.members.count else { return false }
    return zip(names, directory.members).contains { name, member in
      guard member.size > 0, member.isStored || !onlyStored, !member.isEncrypted else { return false }
      var checksum = Checksum()
      var size = 0
      GDALLibrary.quietly {
        ZipArchive.forEachPiece(name, in: path, size: 1 << 20) { piece in
          checksum.add(piece)
          size += piece.count
          return size <= member.size
        }
      }.take()
      // A part that GDAL does not find under this name is not read either.
      return size > 0 && (size != member.size || checksum.value != member.checksum)
    }
  }
}
