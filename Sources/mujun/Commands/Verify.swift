internal import ArgumentParser
internal import Cadastre
internal import Delivery
internal import Diagnostics
internal import Foundation
internal import Tables

struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a workbook in which a clerk corrects values during verification and appeals.",
    discussion:
      "Filled in, the workbook is the dataset's table of corrections: name it in dataset.yaml as it is. "
      + "Without --subjects or --list it holds the parcels and enterprises that errors and warnings name.")

  @OptionGroup var dataset: DatasetOptions
  @OptionGroup var language: LanguageOption

  @Option(name: [.short, .long], help: "The workbook to write. By default <dataset>-<year>-核实表.xlsx.")
  var output: String?

  @Option(help: "Tables to go through, with commas between: figures,parcels.")
  var table: String?

  @Option(help: "A file with a code of a parcel or enterprise per line, or a CSV with the codes in front.")
  var subjects: String?

  @Option(help: "The subjects of a list of former results, by the list's id. Goes with --results.")
  var list: String?

  @Option(help: "The folder of former results.")
  var results: String?

  func run() async throws {
    let language = language.language
    try await Console.run(language) {
      let pipeline = Pipeline(language: language)
      let tables = try tables()
      let named = try namedSubjects()
      let reading = try pipeline.read(dataset)
      let land = await LinkedLand(reading.dataset, threads: dataset.threads)
      let issues = pipeline.issues(reading, land).filter { $0.severity < .info }
      let rows = VerificationRows(
        land, subjects: named ?? Set(issues.compactMap(\.subject)), tables: tables, issues: reading.issues)
      guard rows.count > 0 else { throw Refusal(.usage, .formNothing) }
      let path = output ?? "\(reading.dataset.name)-\(reading.dataset.year)-\(Wording.verification(.zh)).xlsx"
      try VerificationWorkbook(rows, of: reading.dataset, language: language).write(to: path)
      for (table, count) in rows.repeated.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        let title = Wording.table(table.rawValue)?(language) ?? table.rawValue
        Console.result(
          Message.formRepeatedKeys.filled(["table": .text(title), "count": .count(count)], in: language))
      }
      Console.result(
        Message.formWritten.filled(
          ["path": .text(path), "subjects": .count(rows.subjects.count), "rows": .count(rows.count)],
          in: language))
    }
  }

  private func tables() throws -> [TableName] {
    guard let table else { return VerificationRows.usualTables }
    let known = VerificationRows.possibleTables
    return try table.split(separator: ",").map { word in
      let word = word.trimmingCharacters(in: .whitespaces)
      guard let name = known.first(where: { $0.rawValue == word || Wording.table($0.rawValue)?.zh == word })
      else {
        throw Refusal(
          .usage, .formUnknownTable, ["table": .text(word), "known": .list(known.map(\.rawValue))],
          suggestion: NearName.of(word, among: known.map(\.rawValue)))
      }
      return name
    }
  }

  private func namedSubjects() throws -> Set<String>? {
    guard (list == nil) == (results == nil) else { throw Refusal(.usage, .formListMissing) }
    let paths = [subjects, list.flatMap { list in results.map { "\($0)/lists/\(list).csv" } }]
      .compactMap(\.self)
    guard !paths.isEmpty else { return nil }
    return try paths.reduce(into: Set<String>()) { all, path in
      guard let bytes = RegularFile.bytes(path), let text = String(validating: bytes, as: UTF8.self) else {
        throw Refusal(.missingInput, .formSubjectsMissing, ["path": .text(path)])
      }
      for line in text.split(whereSeparator: \.isNewline) {
        let code = SubjectCode.read(line)
        all.formUnion([Identifier.normalised(code), Identifier.parcel(code)])
      }
    }
  }
}

/// The code at the head of a line: plain, quoted, or as lists write codes that Excel would damage: `="0123"`.
private enum SubjectCode {
  static func read(_ line: Substring) -> String {
    let field = line.prefix { $0 != "," && $0 != "\t" && $0 != ";" }
    return field.filter { !"\u{FEFF}\"='".contains($0) }
  }
}
