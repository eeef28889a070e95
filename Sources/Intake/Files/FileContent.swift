internal import CGDAL

/// What the bytes of a file are, whatever its name says.
enum FileContent {
  case nothing
  /// XLSX and its kin: a zip of XML with a workbook in it.
  case officeWorkbook
  /// XLSB: a zip with a workbook that is no XML.
  case binaryWorkbook
  case openDocumentSheet
  /// The old XLS, also what WPS writes as ET.
  case oldWorkbook
  case encrypted
  case document
  case presentation
  case appleNumbers
  /// HTML, as many systems export under the name of XLS.
  case webPage
  case archivedWebPage
  /// The XML that Excel 2003 wrote.
  case spreadsheetXML
  case text
  case pdf
  case image
  /// RAR, 7z, gzip: something packed that has to be unpacked first.
  case packed
  case damagedZip
  case otherZip
  /// A GeoPackage or another SQLite file.
  case database
  case unknown

  /// Looks at a file; folders and what cannot be read are unknown.
  static func of(_ path: String) -> FileContent {
    guard FileBytes.kind(of: path) == .file else { return .unknown }
    let head = FileBytes.prefix(of: path, count: 4096)
    guard !head.isEmpty else { return .nothing }
    if head.starts(with: [0x50, 0x4B, 3, 4]) || head.starts(with: [0x50, 0x4B, 5, 6]) {
      return zipped(path)
    }
    if head.starts(with: CompoundFile.signature) { return compound(path) }
    for (signature, content) in signatures where head.starts(with: signature) { return content }
    return worded(head)
  }

  private static let signatures: [([UInt8], FileContent)] = [
    (Array("%PDF".utf8), .pdf), (Array("Rar!".utf8), .packed), ([0x37, 0x7A, 0xBC, 0xAF], .packed),
    ([0x1F, 0x8B], .packed), (Array("SQLite format 3".utf8), .database), ([0xFF, 0xD8, 0xFF], .image),
    ([0x89, 0x50, 0x4E, 0x47], .image), (Array("GIF8".utf8), .image), ([0x49, 0x49, 0x2A, 0], .image),
    ([0x4D, 0x4D, 0, 0x2A], .image),
  ]

  // MARK: Containers

  private static func zipped(_ path: String) -> FileContent {
    let names = GDALLibrary.quietly { ZipArchive.names(path) }.take()
    guard let names else { return .damagedZip }
    func has(_ member: String) -> Bool {
      GDALLibrary.quietly { ZipArchive.has(member, in: path) }.take()
    }
    if names.contains("xl") {
      return has("xl/workbook.bin") ? .binaryWorkbook : .officeWorkbook
    }
    if names.contains("word") { return .document }
    if names.contains("ppt") { return .presentation }
    if names.contains("mimetype") {
      let type = GDALLibrary.quietly { ZipArchive.text("mimetype", in: path, limit: 200) }.take()
      if type.contains("opendocument.spreadsheet") { return .openDocumentSheet }
      return type.contains("opendocument") ? .document : .otherZip
    }
    if names.contains("Index.zip") || has("Index/Document.iwa") { return .appleNumbers }
    return .otherZip
  }

  private static func compound(_ path: String) -> FileContent {
    guard let file = CompoundFile(path) else { return .unknown }
    if file.has("EncryptedPackage") { return .encrypted }
    if let workbook = OldWorkbook(file) { return workbook.isEncrypted ? .encrypted : .oldWorkbook }
    if file.has("WordDocument") || file.has("WpsDocument") { return .document }
    return file.has("PowerPoint Document") ? .presentation : .unknown
  }

  // MARK: Texts

  private static func worded(_ head: [UInt8]) -> FileContent {
    let isWide = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
    let bytes = isWide ? head.dropFirst(2).filter { $0 != 0 } : head
    guard !bytes.contains(where: { $0 < 0x09 || $0 == 0x7F }) else { return .unknown }
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
      .drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if text.hasPrefix("mime-version:") { return .archivedWebPage }
    guard text.hasPrefix("<") else { return .text }
    if text.contains("excel.sheet") || text.contains("schemas-microsoft-com:office:spreadsheet"),
      text.hasPrefix("<?xml")
    {
      return .spreadsheetXML
    }
    let marks = ["<html", "<!doctype html", "<table", "<head", "<meta ", "<style"]
    return marks.contains { text.contains($0) } ? .webPage : .text
  }
}
