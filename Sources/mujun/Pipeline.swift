internal import Cadastre
internal import Delivery
internal import Diagnostics
internal import Evaluation
internal import Intake
internal import RuleBooks
internal import Tables
internal import Units

/// Wires the rooms: books and dataset in, judgement out.
struct Pipeline {
  let language: Language
  var clock = PhaseClock(nil)

  /// What a run needs to be recorded beside the judgement itself.
  struct Outcome {
    let judgement: Judgement
    let issues: [Issue]
    let books: [RuleBook]
  }

  func books(_ names: [String]) throws -> [RuleBook] {
    let library = BookLibrary(shipped: ShippedBooks.folder)
    var refusals: [Refusal] = []
    var books: [RuleBook] = []
    for name in names {
      do {
        books.append(try library.book(name))
      } catch let refusal as Refusal {
        refusals.append(refusal)
      } catch let several as Refusals {
        refusals += several.all
      }
    }
    if let refusals = Refusals(refusals) { throw refusals }
    return books
  }

  func read(_ options: DatasetOptions) throws -> DatasetReading {
    let asOf = try options.asOf.map { try CalendarDay(option: $0) }
    return try DatasetReader(path: options.dataset, year: options.year, asOf: asOf).read()
  }

  /// Reads, compiles, links and judges. Books are read first: they are quick to refuse.
  func judge(_ options: DatasetOptions, _ bookOptions: BookOptions) async throws -> Outcome {
    let progress = Progress(language)
    defer { progress.finish() }
    let books = try books(bookOptions.books)
    let settings = try Settings(bookOptions.settings)
    progress.show(Bilingual(zh: "读取数据", en: "Reading"))
    clock.begin("read")
    let reading = try read(options)
    clock.begin("judge")
    let rules = try RuleCompiler.compile(
      books, facts: .of(reading.dataset), settings: settings, asOf: reading.dataset.asOf,
      acceptsProposals: bookOptions.proposed)
    progress.show(Bilingual(zh: "关联企业与宗地", en: "Linking"))
    let land = await LinkedLand(reading.dataset, threads: options.threads, begin: clock.begin)
    progress.show(Bilingual(zh: "判定", en: "Judging"))
    clock.begin("judge")
    let judgement = Judge.judge(land, by: rules)
    let found = issues(reading, land) + rules.issues + judgement.clauseIssues
    return Outcome(judgement: judgement, issues: found, books: books)
  }

  /// What reading and linking found. A parcel set aside as a duplicate is listed as such; that it then has no
  /// geometry either would send the clerk to the wrong remedy.
  func issues(_ reading: DatasetReading, _ land: LinkedLand) -> [Issue] {
    let duplicates = Set(
      reading.issues.filter { $0.message == .duplicateRowKey && $0.table == TableName.parcels.rawValue }
        .compactMap(\.subject))
    return reading.issues
      + land.issues.filter { issue in
        issue.message != .geometryMissing || issue.subject.map { !duplicates.contains($0) } ?? true
      }
  }
}

extension RunRecord {
  /// The books' files by the names the user gave, those they build on by their paths.
  static func of(_ books: [RuleBook]) -> RunRecord {
    RunRecord(
      toolVersion: Mujun.version,
      ruleBooks: books.flatMap { book in
        book.files.enumerated().map { index, file in
          InputFile(name: index == 0 ? book.file : file, sha256: FileDigest.sha256(ofFile: file))
        }
      })
  }
}
