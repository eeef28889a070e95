public import Diagnostics
internal import Documents

/// A project that a case holds against the book's standards for admission, and what must come out.
struct AdmissionCase: Sendable {
  /// The project's page, as `mujun admit` reads it.
  let page: DocumentNode
  let demands: [AdmissionDemand]
}

/// One thing demanded of an admission.
struct AdmissionDemand: Sendable {
  /// What of an admission it is about. Rules are named by id or label.
  enum Subject: Sendable {
    case project
    case item(SourcedText)
    case land(SourcedText)
    case milestone(SourcedText)
  }

  /// The plot, where it is about one of several.
  let plot: SourcedText?
  let subject: Subject
  let aspect: AdmissionAspect
  let expected: [SourcedText]
  let place: Place
}

/// The sides of an admission that can be demanded, by their keys in a file of cases.
public enum AdmissionAspect: String, CaseIterable, Sendable {
  /// Of the project: the outcome, and what is to be asked for.
  case outcome, ask
  /// Of an item: what it comes to.
  case verdict
  /// Of an item: what is promised, how far it is on the good side, and the bound that decides.
  case promised, margin, threshold
  /// Of an item: both its bounds.
  case atLeast = "at_least"
  case atMost = "at_most"
  /// Of an item: the exception that applies, what is missing, whether a hair decides.
  case because, missing
  case nearLine = "near_line"
  /// Of land: what the promise supports or needs, and what the land wanted asks for or allows.
  case most = "most_mu"
  case least = "least_mu"
  case needed, allowed
  /// Of a milestone: whether the promise keeps within the latest day.
  case holds, latest

  static let ofItem: [AdmissionAspect] = [
    .verdict, .promised, .margin, .threshold, .atLeast, .atMost, .because, .missing, .nearLine,
  ]
  static let ofLand: [AdmissionAspect] = [.most, .least, .needed, .allowed]
  static let ofMilestone: [AdmissionAspect] = [.holds, .latest]

  /// As messages call it.
  public var word: Bilingual {
    switch self {
    case .outcome: Bilingual(zh: "准入结论", en: "outcome")
    case .ask: Bilingual(zh: "要补充的事项", en: "what to ask for")
    case .verdict: Bilingual(zh: "结论", en: "verdict")
    case .promised: Bilingual(zh: "承诺", en: "promise")
    case .margin: Bilingual(zh: "余量", en: "margin")
    case .threshold: Bilingual(zh: "门槛", en: "threshold")
    case .atLeast: Bilingual(zh: "下限", en: "lower bound")
    case .atMost: Bilingual(zh: "上限", en: "upper bound")
    case .because: Bilingual(zh: "说明", en: "because")
    case .missing: Bilingual(zh: "缺少的事项", en: "what is missing")
    case .nearLine: Bilingual(zh: "临界", en: "near line")
    case .most: Bilingual(zh: "最多支撑的用地", en: "most land")
    case .least: Bilingual(zh: "最少用地", en: "least land")
    case .needed: Bilingual(zh: "须承诺的数", en: "amount needed")
    case .allowed: Bilingual(zh: "不得超过的数", en: "amount allowed")
    case .holds: Bilingual(zh: "是否按期", en: "in time")
    case .latest: Bilingual(zh: "最迟日期", en: "latest day")
    }
  }
}

/// A result of an admission that differs from the one expected.
public struct AdmissionDifference: Sendable {
  /// Where it is expected.
  public let place: Place
  /// What it is about.
  public let kind: Bilingual
  /// The id of the standard or the milestone; of the project its own.
  public let id: String
  /// Its label.
  public let label: String
  /// The plot, where it is about one of several.
  public let plot: String?
  /// Which side of the result.
  public let aspect: AdmissionAspect
  /// As it was written.
  public let expected: [String]
  /// What came out.
  public let actual: CaseActual
  /// What came out, where it is a word of admissions.
  public let outcome: Bilingual?
}

extension AdmissionCase {
  /// Takes `project` and `admission` of a case; nil where it has neither.
  init?(_ mapping: inout MappingReader, into refusals: inout [Refusal]) {
    let page = mapping.node("project")
    let expected = mapping.node("admission")
    guard let page else {
      if let expected {
        refusals.append(Refusal(.badInput, .caseAdmissionWithoutProject, at: expected.place))
      }
      return nil
    }
    guard let expected else {
      refusals.append(Refusal(.badInput, .caseProjectWithoutAdmission, at: page.place))
      return nil
    }
    var reader = AdmissionExpectations()
    reader.read(expected, plot: nil)
    refusals += reader.refusals
    self.page = page
    demands = reader.demands
  }
}

/// Reads what stands under `admission`.
private struct AdmissionExpectations {
  private(set) var demands: [AdmissionDemand] = []
  private(set) var refusals: [Refusal] = []

  mutating func read(_ node: DocumentNode, plot: SourcedText?) {
    let before = demands.count
    guard var mapping = MappingReader(node, of: "admission", into: &refusals) else { return }
    add([.outcome, .ask], of: &mapping, .project, plot)
    each("items", &mapping) { $0.read($1, plot, .verdict, AdmissionAspect.ofItem) { .item($0) } }
    each("land", &mapping) { $0.read($1, plot, .most, AdmissionAspect.ofLand) { .land($0) } }
    each("milestones", &mapping) { $0.read($1, plot, .holds, AdmissionAspect.ofMilestone) { .milestone($0) } }
    if plot == nil { each("plots", &mapping) { $0.read($1.value, plot: $1.key) } }
    mapping.refuseOthers(into: &refusals)
    if demands.count == before, refusals.isEmpty {
      refusals.append(Refusal(.badInput, .caseExpectsNothing, at: node.place))
    }
  }

  private mutating func each(
    _ key: String, _ mapping: inout MappingReader,
    _ read: (inout AdmissionExpectations, DocumentNode.Entry) -> Void
  ) {
    guard let node = mapping.node(key), let inner = MappingReader(node, of: key, into: &refusals) else {
      return
    }
    for entry in inner.all { read(&self, entry) }
  }

  /// A rule's word alone, or a mapping of its sides.
  private mutating func read(
    _ entry: DocumentNode.Entry, _ plot: SourcedText?, _ plain: AdmissionAspect, _ aspects: [AdmissionAspect],
    _ subject: (SourcedText) -> AdmissionDemand.Subject
  ) {
    if case .mapping = entry.value.content {
      guard var mapping = MappingReader(entry.value, of: entry.key.text, into: &refusals) else { return }
      add(aspects, of: &mapping, subject(entry.key), plot)
      mapping.refuseOthers(into: &refusals)
    } else {
      add(entry.value, plain, subject(entry.key), plot, at: entry.key.place)
    }
  }

  private mutating func add(
    _ aspects: [AdmissionAspect], of mapping: inout MappingReader, _ subject: AdmissionDemand.Subject,
    _ plot: SourcedText?
  ) {
    for aspect in aspects where mapping.has(aspect.rawValue) {
      guard let node = mapping.node(aspect.rawValue) else {
        refusals.append(
          Refusal(.badInput, .caseExpectationBlank, at: mapping.place, ["key": .text(aspect.rawValue)]))
        continue
      }
      add(node, aspect, subject, plot, at: node.place)
    }
  }

  private mutating func add(
    _ node: DocumentNode, _ aspect: AdmissionAspect, _ subject: AdmissionDemand.Subject, _ plot: SourcedText?,
    at place: Place
  ) {
    var texts = [node.text].compactMap(\.self)
    if case .sequence(let nodes) = node.content { texts = nodes.compactMap(\.text) }
    let isBlank = node.isNull || texts.isEmpty
    guard !isBlank else {
      refusals.append(Refusal(.badInput, .caseExpectationBlank, at: place, ["key": .text(aspect.rawValue)]))
      return
    }
    demands.append(
      AdmissionDemand(plot: plot, subject: subject, aspect: aspect, expected: texts, place: place))
  }
}
