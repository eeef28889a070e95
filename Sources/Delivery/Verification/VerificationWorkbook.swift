public import Diagnostics
internal import Foundation
public import Tables

/// The form for verification and appeals: a row per value, with cells for what is right, why, on what document and who
/// says so. Filled in, it is read as the table of corrections as it stands.
public struct VerificationWorkbook {
  private let rows: VerificationRows
  private let dataset: Dataset
  private let language: Language

  /// A form of these values.
  public init(_ rows: VerificationRows, of dataset: Dataset, language: Language) {
    self.rows = rows
    self.dataset = dataset
    self.language = language
  }

  /// Writes the form.
  ///
  /// - Throws: a `Refusal` where a file of that name exists: somebody may have filled it in.
  public func write(to path: String) throws {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Refusal(.usage, .formExists, ["path": .text(path)])
    }
    let title = Wording.verification(language)
    let url = URL(fileURLWithPath: path)
    do {
      // Beside its place, so that it is there whole or not at all; figures do not leave the output's own disk.
      let scratch = url.deletingLastPathComponent()
        .appending(path: ".mujun-\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
      Drafts.add(scratch.path)
      defer { Drafts.remove(scratch.path) }
      let file = scratch.appending(path: "form.xlsx").path
      var workbook = try Workbook(
        path: file, scratch: scratch.path + "/", title: title, subject: dataset.name, day: dataset.asOf)
      let styles = SheetStyles(isChinese: language == .zh)
      let sheet = try workbook.addSheet(title)
      office(title, url.lastPathComponent).write(
        to: sheet, of: &workbook, styles: styles, rows: rows.items.count
      ) { cells(of: $0) }
      sheet.protect()
      try workbook.close()
      try FileManager.default.moveItem(atPath: file, toPath: path)
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      let reason = (error as NSError).localizedDescription
      throw Refusal(.badInput, .cannotWrite, ["path": .text(path), "reason": .text(reason)])
    }
  }

  private func office(_ title: String, _ file: String) -> OfficeSheet {
    let facts = Message.formFacts.filled(
      [
        "dataset": .text(dataset.title), "year": .count(dataset.year),
        "subjects": .count(rows.subjects.count), "rows": .count(rows.count),
      ], in: language)
    let howTo = Message.formHowTo.filled(["file": .text(file)], in: language)
    return OfficeSheet(
      title: title, remarks: [facts, howTo], columns: columns, wordsForNone: "", frozenColumns: 4,
      footer: (title, Wording.pageOfPages(language), dataset.asOf.description), tab: 0xC55A11)
  }

  private var columns: [OfficeColumn] {
    let given: [(Bilingual, Int)] = [
      (Wording.formTable, 12), (Wording.formKey, 26), (Wording.nameOfSubject, 28), (Wording.formColumn, 18),
      (Wording.unit, 10), (Wording.formOld, 18),
    ]
    let widths = [16, 28, 24, 12, 13]
    return given.map { heading, width in
      OfficeColumn(heading: heading(language), content: .given, width: width)
    }
      + zip(Wording.formToFill, widths).map { heading, width in
        OfficeColumn(heading: heading(language), content: .toFill, width: width)
      }
  }

  private func cells(of index: Int) -> [SheetCell] {
    let item = rows.items[index]
    let table = Wording.table(item.table.rawValue)?(language) ?? item.table.rawValue
    // The words that are read back: Chinese ones, else the canonical name.
    let column = language == .zh ? item.label ?? item.column : item.column
    let value = item.isTruth ? truth(item.value) : item.value
    return [table, item.key, item.name, column, item.unit, value].map { $0.isEmpty ? .blank : .text($0) }
      + Wording.formToFill.map { _ in .blank }
  }

  private func truth(_ value: String) -> String {
    value.isEmpty ? "" : (value == "true" ? Wording.yes : Wording.no)(language)
  }
}
