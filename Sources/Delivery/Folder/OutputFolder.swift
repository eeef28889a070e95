public import Diagnostics
public import Evaluation
internal import Foundation

/// The folder a run leaves behind (contract O).
///
/// It is written beside its place and renamed, so that it is there whole or not at all. A folder that mujun
/// did not make is never touched.
public struct OutputFolder: Sendable {
  /// Its path.
  public let path: String
  /// The language of lists and messages.
  public let language: Language

  /// A folder to be written.
  public init(path: String, language: Language) {
    self.path = path
    self.language = language
  }

  /// Refuses a place that cannot take the folder: for asking before the long work.
  ///
  /// - Throws: a `Refusal` where something stands there that mujun did not make.
  public func check() throws { _ = try FolderPlace(path) }

  /// Writes everything and puts it in place.
  ///
  /// - Parameters:
  ///   - issues: all there is to report, in any order.
  ///   - threads: how many files are written at a time; the bytes do not depend on it.
  ///   - onePagers: whether to add a page per enterprise and grading.
  ///   - more: writes further files into the folder before it is put in place.
  /// - Returns: the numbers of the run, and what was kept of a former folder.
  /// - Throws: a `Refusal`; what stood there before then stands unchanged.
  @discardableResult
  public func write(
    _ judgement: Judgement, issues: [Issue], run: RunRecord, threads: Int = 2, onePagers: Bool = false,
    adding more: (_ folder: String) throws -> Void = { _ in }
  ) throws -> Delivered {
    let place = try FolderPlace(path)
    let summary = Summary(judgement, issues: issues, run: run, language: language)
    let draft = try place.makeDraft()
    do {
      let sorted = Issue.inReportOrder(issues)
      let pages = onePagers ? OnePagers(judgement, summary) : nil
      try write(
        OutputFolder.files(judgement, sorted, summary) + (pages?.files ?? []), into: draft, threads: threads,
        folders: ["csv", "lists"] + (pages.map { $0.count > 0 ? [OnePagers.folder] : [] } ?? []))
      try more(draft)
      try seal(draft) { SummaryJSON.bytes(summary, files: $0) }
      let kept = try Drafts.place { try place.replace(with: draft) }
      return Delivered(summary: summary, kept: kept, further: pages?.lines ?? [])
    } catch {
      Drafts.remove(draft)
      throw error
    }
  }

  /// Writes only what the rule books publish, and puts it in place. Whatever stood there goes as a whole: a folder
  /// to be published never holds a file of an earlier run.
  ///
  /// - Throws: a `Refusal`; what stood there before then stands unchanged.
  @discardableResult
  public func writePublic(
    _ judgement: Judgement, issues: [Issue], run: RunRecord, threads: Int = 2
  ) throws -> Delivered {
    let lists = PublishedList.all(judgement)
    let summary = Summary(judgement, issues: issues, run: run, language: language)
    let gradings = GradePublicSheet.all(judgement, summary)
    guard !lists.isEmpty || !gradings.isEmpty else { throw Refusal(.badInput, .nothingPublished) }
    let place = try FolderPlace(path)
    let published = PublicSummary(summary: summary, lists: lists, gradings: gradings)
    let draft = try place.makeDraft()
    do {
      let files =
        [PublicWorkbook.file(lists, gradings, of: judgement, summary)] + lists.map { $0.file(in: language) }
      try write(files, into: draft, threads: threads, folders: ["lists"])
      try seal(draft) { published.bytes(files: $0) }
      let kept = try Drafts.place { try place.replace(with: draft) }
      return Delivered(summary: summary, kept: kept, published: published)
    } catch {
      Drafts.remove(draft)
      throw error
    }
  }

  /// Every file but the summary, the ones that take longest first.
  private static func files(_ judgement: Judgement, _ issues: [Issue], _ summary: Summary) -> [DeliveredFile]
  {
    [
      GeoPackageFile.file(judgement, issues, summary), ReportFile.file(judgement, issues, summary),
      DeliveredFile(FlagsFile(judgement: judgement)),
      ListsWorkbook.file(judgement, issues, summary), DeliveredFile(VerdictsFile(judgement: judgement)),
      DeliveredFile(ParcelsFile(judgement)), DeliveredFile(EnterprisesFile(judgement)),
      DeliveredFile(LinksFile(judgement: judgement)), DeliveredFile(OverlapsFile(judgement: judgement)),
      DeliveredFile(ConstraintsFile(judgement: judgement)), DeliveredFile(TopologyFile(judgement: judgement)),
      DeliveredFile(ZonesFile(judgement)), DeliveredFile(JoinFile(matches: summary.join)),
      DeliveredFile(IssuesFile(issues: issues, language: summary.language)),
      DeliveredFile(AreaFlipsFile(judgement)), DeliveredFile(BenchmarksFile(judgement: judgement)),
      DeliveredFile(GradesFile(judgement: judgement)), DeliveredFile(ScoresFile(judgement: judgement)),
      DeliveredFile(ContractsFile(judgement: judgement)),
    ] + judgement.lists.map { ListFile.file($0, in: summary.language) }
  }

  private func write(
    _ files: [DeliveredFile], into draft: String, threads: Int, folders: [String] = ["csv", "lists"]
  ) throws {
    for folder in folders {
      try FileManager.default.createDirectory(atPath: "\(draft)/\(folder)", withIntermediateDirectories: true)
    }
    try SideBySide.run(files, threads: threads) { try $0.write("\(draft)/\($0.path)") }
  }

  /// Adds the summary, which names every other file.
  private func seal(
    _ draft: String, _ summary: (_ files: [(path: String, sha256: String?)]) -> [UInt8]
  ) throws {
    var bytes = summary(try FolderContents.listed(in: draft))
    var sink = try FileSink(path: "\(draft)/\(SummaryJSON.path)")
    try sink.flush(&bytes)
  }
}

/// What was written.
public struct Delivered: Sendable {
  /// The numbers of the run.
  public let summary: Summary
  /// The former folder, where it held files that were changed or added by hand.
  public let kept: KeptFolder?
  /// What a public run says of itself; nil for others.
  var published: PublicSummary?
  /// What is said of files written on request.
  var further: [String] = []

  /// The run on one screen, with a word on a former folder that was kept.
  ///
  /// - Parameter folder: the output folder as the user named it.
  public func lines(folder: String) -> [String] {
    let lines = (published?.lines(folder: folder) ?? summary.lines(folder: folder)) + further
    guard let kept else { return lines }
    return lines + [
      Message.summaryKept.filled(
        ["files": .list(kept.files), "path": .text(kept.path)], in: summary.language)
    ]
  }
}

/// A former folder that was moved aside rather than removed.
public struct KeptFolder: Hashable, Sendable {
  /// Where it is now.
  public let path: String
  /// The files that were changed or added, a few of them.
  public let files: [String]
}
