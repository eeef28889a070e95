internal import Cadastre
public import Diagnostics
public import Evaluation
internal import RuleBooks
internal import Tables
internal import Units

extension Summary {
  /// The numbers of a judgement and of the issues reported with it.
  public init(_ judgement: Judgement, issues: [Issue], run: RunRecord, language: Language) {
    let dataset = judgement.land.dataset
    let rules = judgement.rules
    self.init(
      toolVersion: run.toolVersion, dataset: dataset.name, title: dataset.title, year: dataset.year,
      asOf: dataset.asOf, language: language,
      parameters: rules.parameters.map { ParameterRecord($0) },
      ruleBooks: rules.books.map { BookRecord($0, among: run.ruleBooks) },
      inputs: Summary.inputs(judgement, run),
      counts: TableName.allCases.compactMap { name in judgement.land.counts[name].map { (name, $0) } },
      corrections: dataset.corrections, land: LandRecord(judgement.land),
      area: AreaRecord(judgement), join: JoinReport(judgement.land),
      totals: judgement.land.totals,
      amountsNamed: Summary.amountsNamed(judgement),
      issuesBySeverity: Severity.allCases.map { severity in
        (severity, issues.count { $0.severity == severity })
      },
      issuesByCode: Summary.byCode(issues), standards: Summary.standards(judgement),
      flags: Summary.flags(judgement),
      grades: judgement.gradesByName.map { GradingRecord($0, judgement.rules) },
      lists: judgement.lists.map { ListRecord($0, in: rules) },
      contracts: ContractRecord(judgement),
      notJudged: judgement.notJudged)
  }

  /// Files read: the dataset's, further ones, and books that others build on. Sorted by name, each once.
  private static func inputs(_ judgement: Judgement, _ run: RunRecord) -> [InputFile] {
    let books = Set(judgement.rules.books.map(\.file))
    let bases = run.ruleBooks.filter { !books.contains($0.name) }
      .map { InputFile(name: $0.name.lastPathComponent, sha256: $0.sha256) }
    let all = judgement.land.dataset.inputs + run.furtherInputs + bases
    var seen: Set<InputFile> = []
    return all.filter { seen.insert($0).inserted }.sorted { Identifier.precedes($0.name, $1.name) }
  }

  private static func amountsNamed(_ judgement: Judgement) -> [String] {
    var named: Set<String> = []
    for metric in judgement.rules.metrics {
      metric.formula.forEach { if case .fact(let name, _) = $0.operation { named.insert(name) } }
    }
    return judgement.land.totals.map(\.name).filter { named.contains($0) }
  }

  private static func byCode(_ issues: [Issue]) -> [(code: String, count: Int)] {
    issues.reduce(into: [String: Int]()) { $0[$1.message.code, default: 0] += 1 }
      .sorted { Identifier.precedes($0.key, $1.key) }
      .map { ($0.key, $0.value) }
  }

  private static func standards(_ judgement: Judgement) -> [StandardRecord] {
    zip(judgement.rules.standards, judgement.verdicts)
      .compactMap { standard, outcome in
        guard let outcome else { return nil }
        return StandardRecord(
          name: standard.name, label: standard.label, isTarget: standard.isTarget,
          verdicts: outcome.verdicts.reduce(into: [:]) { $0[$1, default: 0] += 1 })
      }
      .sorted { Identifier.precedes($0.name, $1.name) }
  }

  private static func flags(_ judgement: Judgement) -> [FlagRecord] {
    zip(judgement.rules.flags, judgement.flags)
      .compactMap { flag, outcome in
        guard let outcome else { return nil }
        return FlagRecord(
          name: flag.name, label: flag.label, yes: outcome.verdicts.count { $0 == .yes },
          undecided: outcome.verdicts.count { $0 == .unknown })
      }
      .sorted { Identifier.precedes($0.name, $1.name) }
  }
}

extension GradingRecord {
  fileprivate init(_ grades: SchemeGrades, _ rules: Rules) {
    let scheme = rules.schemes[grades.scheme]
    let codes = grades.grades.codes
    var counts = [Int](repeating: 0, count: grades.grades.texts.count)
    for code in codes where code >= 0 { counts[Int(code)] += 1 }
    let standing = codes.indices.map { grades.standing[grades.leader(of: $0)] }
    self.init(
      name: grades.name, label: scheme.label, grades: zip(grades.grades.texts, counts).map { ($0, $1) },
      unscored: codes.indices.count { standing[$0] == .takesPart && grades.scores[$0].isNaN },
      undecided: codes.indices.count {
        codes[$0] < 0 && (standing[$0] == .takesPart || standing[$0] == .undecided)
      },
      exempt: standing.count { $0 == .exempt }, outside: standing.count { $0 == .outside })
  }
}

extension ParameterRecord {
  fileprivate init(_ parameter: Parameter) {
    self.init(
      name: parameter.name, label: parameter.label, value: parameter.value, unit: parameter.type.unit,
      origin: parameter.origin)
  }
}

extension BookRecord {
  /// The file is named without its folder: where books are kept is the machine's affair, and the digest tells
  /// them apart.
  fileprivate init(_ book: CompiledBook, among files: [InputFile]) {
    self.init(
      id: book.id, title: book.title,
      file: InputFile(
        name: book.file.lastPathComponent, sha256: files.first { $0.name == book.file }?.sha256),
      asOf: book.asOf, documents: book.documents.map(\.title))
  }
}

extension String {
  fileprivate var lastPathComponent: String { split(separator: "/").last.map(String.init) ?? self }
}

extension LandRecord {
  fileprivate init(_ land: LinkedLand) {
    let year = land.years[land.year]
    let links = year?.links.links ?? []
    self.init(
      parcels: land.parcels.count, parcelLand: LandRecord.sum(land.parcelLand.storage),
      parcelsWithoutArea: land.parcelLand.storage.count(where: \.isNaN),
      enterprises: land.enterprises.count,
      enterprisesOnLand: (0..<land.enterprises.count).count {
        year?.links.of(enterprise: $0).isEmpty == false
      },
      occupiedLand: LandRecord.sum(links.map { $0.land ?? NumberColumn.missing }),
      linksWithoutArea: links.count { $0.land == nil })
  }

  private static func sum(_ values: [Double]) -> Double {
    var sum = NeumaierSum()
    for value in values where !value.isNaN { sum.add(value) }
    return sum.value
  }
}

extension AreaRecord {
  fileprivate init(_ judgement: Judgement) {
    let land = judgement.land
    let bases = (0..<land.parcels.count).map { land.areas.basis[$0] }
    let counts = AreaDefinition.allCases.map { area in
      (area, bases.count { $0 == area.rawValue })
    }
    self.init(
      policy: land.dataset.policy, parcels: counts.filter { $0.1 > 0 }, differing: land.areas.differing,
      others: judgement.areaFlips.areas, flips: judgement.areaFlips.counts)
  }
}

extension ContractRecord {
  fileprivate init?(_ judgement: Judgement) {
    guard judgement.land.dataset.tables[.contracts] != nil else { return nil }
    var sums: [ClauseVerdict: NeumaierSum] = [:]
    for clause in judgement.clauses {
      if let land = clause.land { sums[clause.verdict, default: NeumaierSum()].add(land) }
    }
    self.init(
      verdicts: judgement.clauses.reduce(into: [:]) { $0[$1.verdict, default: 0] += 1 },
      land: sums.mapValues(\.value),
      withoutLand: judgement.clauses.count {
        [.met, .short].contains($0.verdict) && $0.land == nil
      })
  }
}

extension ListRecord {
  fileprivate init(_ judged: JudgedList, in rules: Rules) {
    self.init(
      name: judged.list.printedID(in: rules), title: judged.list.title, file: ListFile.path(of: judged.list),
      subject: judged.list.subject, asOf: judged.list.asOf, rows: judged.rows.count,
      undecided: judged.undecided, leftOff: judged.leftOff)
  }
}
