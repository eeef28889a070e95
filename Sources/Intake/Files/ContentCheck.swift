internal import Diagnostics

/// Holds what a source's name says against its bytes, before anything is made of it: a file that is not what its
/// ending says is refused with what to do about it.
struct ContentCheck {
  let entry: Manifest.SourceEntry

  /// The address to read, and whether it is an XLSX under a name that says something else: GDAL reads those under
  /// any name.
  func settled(_ address: SourceAddress) throws -> (address: SourceAddress, isMisnamed: Bool) {
    guard let path = address.path, FileBytes.kind(of: path) == .file else { return (address, false) }
    if FilePath.lastComponent(path).hasPrefix("~$") { throw refusal(.lockFile) }
    let content = FileContent.of(path)
    if let message = ContentCheck.neverRead(content) { throw refusal(message) }
    switch content {
    case .officeWorkbook:
      try refuseUnsound(path, onlyStored: true)
      return (.workbook(path: path), !ContentCheck.officeEndings.contains(ending))
    case .oldWorkbook where ending != "xls": throw refusal(.contentOldWorkbook)
    case .openDocumentSheet where ending != "ods": throw refusal(.contentOpenDocument)
    case .openDocumentSheet:
      try refuseUnsound(path, onlyStored: false)
      return (address, false)
    case .webPage where address.isTable || ending.hasPrefix("htm"): throw refusal(.contentWebPage)
    case .text where address.isWorkbook: throw refusal(.contentText)
    case .database where address.isTable: throw refusal(.contentGeodata)
    case .otherZip where address.isTable: throw refusal(.contentPacked)
    default: return (address, false)
    }
  }

  /// Of XLSX GDAL itself holds compressed parts against their checksums.
  private func refuseUnsound(_ path: String, onlyStored: Bool) throws {
    guard let archive = ArchiveCheck(path) else { throw refusal(.contentDamagedZip) }
    try archive.refuseSwollen(at: Place(file: entry.name))
    if archive.isDamaged(onlyStored: onlyStored) { throw refusal(.contentDamagedZip) }
  }

  private static let officeEndings: Set<String> = ["xlsx", "xlsm", "xltx", "xltm"]

  private var ending: String { FilePath.fileExtension(entry.source) }

  /// Contents that no source can be.
  private static func neverRead(_ content: FileContent) -> Message? {
    switch content {
    case .nothing: .fileEmpty
    case .encrypted: .contentEncrypted
    case .binaryWorkbook: .contentBinaryWorkbook
    case .document: .contentDocument
    case .presentation: .contentPresentation
    case .appleNumbers: .contentNumbers
    case .archivedWebPage: .contentWebPage
    case .spreadsheetXML: .contentSpreadsheetXML
    case .pdf: .contentPDF
    case .image: .contentImage
    case .packed: .contentPacked
    case .damagedZip: .contentDamagedZip
    default: nil
    }
  }

  private func refusal(_ message: Message) -> Refusal {
    Refusal(
      .badInput, message, at: Place(file: entry.name), ["ending": .text(ending.isEmpty ? "-" : ".\(ending)")])
  }
}

extension SourceAddress {
  fileprivate var isWorkbook: Bool {
    if case .workbook = self { true } else { false }
  }

  /// Whether a table is expected here, rather than geodata.
  fileprivate var isTable: Bool {
    switch self {
    case .delimited, .workbook: true
    case .layers, .database: false
    }
  }
}
