public import Tables
public import Units

/// What rules are about (contract R3).
public enum Subject: String, CaseIterable, Hashable, Sendable {
  /// 企业.
  case enterprise
  /// 宗地.
  case parcel
  /// 园区、片区.
  case zone
  /// 拟入园项目.
  case project
}

/// A fact a rule may name: a column of the dataset or something measured or derived from it.
public struct Fact: Hashable, Sendable {
  /// The name rules use.
  public let name: String
  /// What it holds.
  public let kind: ColumnKind
  /// The unit of a number.
  public let unit: Unit
  /// Whether each year has its own value, so that earlier years can be asked for.
  public let hasHistory: Bool
  /// Whether the dataset has it at all; a canonical one that it lacks is missing throughout.
  public let isPresent: Bool
  /// Whether its cells can also be read as text: columns that are not canonical.
  public let hasText: Bool
  /// Whether it is known only once everything else is judged, so that only lists may name it.
  public let isForLists: Bool
  /// Other names for it: the header in the file.
  public let otherNames: [String]

  /// A fact.
  public init(
    _ name: String, _ kind: ColumnKind, unit: Unit = .one, hasHistory: Bool = false, isPresent: Bool = true,
    hasText: Bool = false, isForLists: Bool = false, otherNames: [String] = []
  ) {
    self.name = name
    self.kind = kind
    self.unit = unit
    self.hasHistory = hasHistory
    self.isPresent = isPresent
    self.hasText = hasText
    self.isForLists = isForLists
    self.otherNames = otherNames
  }
}

/// The facts there are about each kind of subject.
public struct FactCatalogue: Sendable {
  private let facts: [Subject: [String: Fact]]
  private let otherNames: [Subject: [String: String]]
  private let absent: @Sendable (String, Subject) -> Fact?
  /// Subjects of which there is none, with the table that would list them.
  private let absentTables: [Subject: String]
  /// The columns of earlier results.
  let pastGrades: [String]

  /// Facts by subject. Where two bear one name, the first stands; another name never hides a first one.
  ///
  /// - Parameters:
  ///   - absentTables: the tables for want of which there are no subjects of a kind.
  ///   - pastGrades: the columns of the table of earlier results.
  ///   - absent: canonical names that the dataset does not have and that are too many to list, such as the types of
  ///     tax.
  public init(
    _ facts: [Subject: [Fact]], absentTables: [Subject: String] = [:], pastGrades: [String] = [],
    absent: @escaping @Sendable (String, Subject) -> Fact? = { _, _ in nil }
  ) {
    self.absent = absent
    self.pastGrades = pastGrades
    self.absentTables = absentTables
    var byName: [Subject: [String: Fact]] = [:]
    var others: [Subject: [String: String]] = [:]
    for (subject, list) in facts {
      for fact in list {
        if byName[subject, default: [:]][fact.name] == nil { byName[subject, default: [:]][fact.name] = fact }
        for other in fact.otherNames where others[subject, default: [:]][other] == nil {
          others[subject, default: [:]][other] = fact.name
        }
      }
    }
    self.facts = byName
    otherNames = others
  }

  /// The fact of that name, its own or another.
  public func fact(_ name: String, of subject: Subject) -> Fact? {
    if let fact = facts[subject]?[name] { return fact }
    return otherNames[subject]?[name].flatMap { facts[subject]?[$0] } ?? absent(name, subject)
  }

  /// The table for want of which there are no subjects of a kind.
  public func absentTable(of subject: Subject) -> String? { absentTables[subject] }

  /// All names, for suggestions, in a fixed order.
  public func names(of subject: Subject) -> [String] {
    ((facts[subject]?.keys).map(Array.init) ?? []).sorted()
      + ((otherNames[subject]?.keys).map(Array.init) ?? []).sorted()
  }
}
