public import Diagnostics
public import Evaluation
internal import Foundation
internal import RuleBooks
internal import Tables
internal import Units

/// The commitments of admitted projects as a table of contracts, which a later evaluation reads as it stands.
public struct CommitmentsFile {
  private let judgement: AdmissionJudgement
  private let language: Language

  /// A file of what admitted projects promised.
  public init(_ judgement: AdmissionJudgement, language: Language) {
    self.judgement = judgement
    self.language = language
  }

  private static let columns = [
    "clause_id", "parcel_id", "enterprise_id", "indicator", "promised", "unit", "direction", "due", "basis",
    "remedy",
  ]

  /// - Returns: how many rows were written, and what to say about projects without rows or without a code.
  /// - Throws: a `Refusal` where the file is there already or cannot be written.
  public func write(to path: String) throws -> (count: Int, remarks: [String]) {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Refusal(.badInput, .commitmentsExist, ["path": .text(path)])
    }
    var text = "\u{FEFF}" + CommitmentsFile.columns.joined(separator: ",") + "\n"
    var remarks: [String] = []
    var count = 0
    for result in judgement.results {
      let rows = judgement.commitments(result)
      if !judgement.isAdmitted(result) {
        remarks.append(
          Message.commitmentsNotWritten.filled(
            [
              "project": .text(result.id),
              "outcome": .term(AdmissionWording.outcome(result.outcome.rawValue)),
            ],
            in: language))
      } else if rows.contains(where: { $0.enterpriseID == nil && $0.parcelID == nil }) {
        remarks.append(Message.commitmentsNameless.filled(["project": .text(result.id)], in: language))
      }
      for row in rows { text += line(row) }
      count += rows.count
    }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Refusal(.badInput, .cannotWrite, ["path": .text(path), "reason": "-"])
    }
    return (count, remarks)
  }

  private func line(_ row: Commitment) -> String {
    let cells = [
      row.clauseID, row.parcelID, row.enterpriseID, row.indicator, row.promised.map { NumberText.string($0) },
      row.unit, row.direction?.rawValue, row.due?.description, basis(row), row.remedy,
    ]
    return cells.map { CommitmentsFile.quoted($0 ?? "") }.joined(separator: ",") + "\n"
  }

  /// The basis; where the day is not known yet, from when it runs.
  private func basis(_ row: Commitment) -> String {
    guard let open = row.openDue, let after = open.after, let within = open.within else { return row.basis }
    let earlier = judgement.rules.milestones[after].label
    let span = AdmissionPhrases.duration(within, language)
    return row.basis
      + (language == .zh
        ? "；\(open.label)：\(earlier)后 \(span)内" : "; \(open.label): within \(span) of \(earlier)")
  }

  private static func quoted(_ text: String) -> String {
    guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
