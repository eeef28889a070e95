/// What a workbook says beside its cells' values, whichever kind it is; nothing for kinds that are not looked into.
enum WorkbookAnnotations {
  case office(OfficeWorkbook)
  case old(OldWorkbook)
  case none

  /// Looks at a file by its bytes; needs GDAL to be quiet.
  init(_ path: String) {
    if FileBytes.prefix(of: path, count: 2) == [0x50, 0x4B] {
      self = .office(OfficeWorkbook(path))
    } else if let workbook = CompoundFile(path).flatMap(OldWorkbook.init) {
      self = .old(workbook)
    } else {
      self = .none
    }
  }

  private var entries: [SheetEntry] {
    switch self {
    case .office(let workbook): workbook.entries
    case .old(let workbook): workbook.entries
    case .none: []
    }
  }

  func isHidden(_ sheet: String) -> Bool { entries.contains { $0.name == sheet && $0.isHidden } }

  func marks(of sheet: String) -> SheetMarks {
    switch self {
    case .office(let workbook): workbook.marks(of: sheet)
    case .old(let workbook): workbook.marks(of: sheet)
    case .none: SheetMarks()
    }
  }

  /// The part of an XLSX that a sheet is.
  func part(of sheet: String) -> String? {
    if case .office(let workbook) = self { workbook.part(of: sheet) } else { nil }
  }

  var countsFrom1904: Bool {
    if case .office(let workbook) = self { workbook.countsFrom1904 } else { false }
  }
}
