public import Diagnostics
internal import Documents
internal import Foundation
internal import Tables
internal import Units

/// Blank workbooks for the bureaus to fill in, and the manifest that reads them as they come back.
public struct CollectionWorkbooks {
  private let folder: String
  private let title: String
  private let years: [Int]
  private let rules: [String: [String]]
  private let language: Language

  /// Workbooks for a folder.
  ///
  /// - Parameters:
  ///   - title: what the dataset is called.
  ///   - years: the years of figures; the last is the one evaluated.
  ///   - rules: by canonical column the labels of rules that need it.
  public init(folder: String, title: String, years: [Int], rules: [String: [String]], language: Language) {
    self.folder = folder
    self.title = title
    self.years = Set(years).sorted(by: >)
    self.rules = rules
    self.language = language
  }

  /// A workbook with the name it is given.
  private struct File {
    let name: String
    let plan: ColumnGuide.WorkbookPlan
    let sheets: [CollectionSheet]
  }

  private var files: [File] {
    ColumnGuide.standard.workbooks.map { plan in
      File(
        name: plan.file(language) + ".xlsx", plan: plan,
        sheets: CollectionSheet.all(of: plan, years: years, rules: rules, language: language))
    }
  }

  private static let manifest = "dataset.yaml"

  /// Writes the files; all of them or none.
  ///
  /// - Returns: their names and the bureaus they are for, the manifest last.
  /// - Throws: a `Refusal` where one of them is there already, or the folder cannot be written.
  public func write() throws -> [(name: String, bureau: Bilingual?)] {
    let files = files
    let names = files.map(\.name) + [CollectionWorkbooks.manifest]
    let present = names.filter { FileManager.default.fileExists(atPath: path($0)) }
    guard present.isEmpty else {
      throw Refusal(.badInput, .collectionExists, ["folder": .text(folder), "files": .list(present)])
    }
    let isNew = !FileManager.default.fileExists(atPath: folder)
    var isWritten = false
    // A folder that was made for nothing goes again; rmdir leaves one alone that holds something.
    defer { if isNew, !isWritten { rmdir(folder) } }
    let draft = "\(folder)/.\(ProcessInfo.processInfo.processIdentifier)"
    do {
      try FileManager.default.createDirectory(atPath: draft, withIntermediateDirectories: true)
      Drafts.add(draft)
      defer { Drafts.remove(draft) }
      for file in files { try write(file, to: "\(draft)/\(file.name)", scratch: draft + "/") }
      try Data(manifestText(files).utf8).write(
        to: URL(fileURLWithPath: "\(draft)/\(CollectionWorkbooks.manifest)"))
      for name in names { try FileManager.default.moveItem(atPath: "\(draft)/\(name)", toPath: path(name)) }
      isWritten = true
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw Refusal(.badInput, .collectionNotWritten, ["folder": .text(folder)])
    }
    return files.map { ($0.name, $0.plan.bureau.name) } + [(CollectionWorkbooks.manifest, nil)]
  }

  private func path(_ name: String) -> String { folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)" }

  // MARK: Workbooks

  private func write(_ file: File, to place: String, scratch: String) throws {
    let day = CalendarDay(year: years.first ?? 2000, month: 12, day: 31) ?? CalendarDay(number: 0)
    let styles = SheetStyles(isChinese: language == .zh)
    var workbook = try Workbook(
      path: place, scratch: scratch, title: file.plan.file(language), subject: title, day: day)
    for sheet in file.sheets {
      sheet.write(to: try workbook.addSheet(sheet.name), of: &workbook, styles: styles, language: language)
    }
    let name = Message.collectionGuide.filled([:], in: language)
    CollectionGuideSheet(bureau: file.plan.bureau.name(language), sheets: file.sheets, language: language)
      .write(to: try workbook.addSheet(name), of: &workbook, styles: styles)
    try workbook.close()
  }

  // MARK: The manifest

  private func manifestText(_ files: [File]) -> String {
    var lines = ["# " + Message.collectionManifest.filled([:], in: language)]
    lines += [
      "dataset: \(YAMLText.scalar(title))", "title: \(YAMLText.scalar(title))", "year: \(years.first ?? 0)",
    ]
    lines.append("tables:")
    for table in TableName.allCases {
      let own = files.flatMap { file in file.sheets.filter { $0.plan.table == table }.map { (file, $0) } }
      guard !own.isEmpty else { continue }
      lines.append("  \(table.rawValue):    # \(Wording.table(table.rawValue)?(language) ?? "")")
      if table == .parcels {
        lines.append("    # " + Message.collectionLayer.filled([:], in: language))
        lines.append("    # - {source: 宗地.shp}")
      }
      lines += own.map { "    - " + entry($0.0, $0.1) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func entry(_ file: File, _ sheet: CollectionSheet) -> String {
    var parts = ["source: \(YAMLText.scalar(file.name))", "sheet: \(YAMLText.scalar(sheet.name))"]
    if let year = sheet.year { parts.append("year: \(year)") }
    parts.append("owner: \(YAMLText.scalar(file.plan.bureau.name(language)))")
    if sheet.plan.isByMeter { parts.append("sum_by: [enterprise_id, year]") }
    return "{\(parts.joined(separator: ", "))}"
  }
}
