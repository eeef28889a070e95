internal import Cadastre
internal import Diagnostics
internal import Evaluation
internal import Tables

/// What a map says of parcels: of themselves, and of those who are on them.
///
/// Occupants count whose link is confirmed; one that is only there by its point colours nothing (contract L1).
struct ParcelFindings: Sendable {
  private let judgement: Judgement
  private let language: Language
  private let own: SubjectFindings
  private let occupants: SubjectFindings
  private let names: Column?

  init(_ judgement: Judgement, in language: Language) {
    self.judgement = judgement
    self.language = language
    own = SubjectFindings(judgement, of: .parcel)
    occupants = SubjectFindings(judgement, of: .enterprise)
    names = judgement.land.enterprises.column("name")
  }

  /// The parcel in one word.
  func state(of parcel: Int) -> ParcelState {
    confirmed(on: parcel).reduce(own.states[parcel]) { $0.worse(occupants.states[$1]) }
  }

  /// Whether a hair decides something about it.
  func nearLine(of parcel: Int) -> Truth {
    confirmed(on: parcel).reduce(own.nearLine[parcel]) { $0.joined(occupants.nearLine[$1]) }
  }

  /// The names of all who are on it, codes for the nameless.
  func occupantNames(of parcel: Int) -> String? {
    let all = links(on: parcel).map { name(of: $0.enterprise) }
    return all.isEmpty ? nil : all.joined(separator: Wording.betweenReasons(language))
  }

  /// Why it is in that state, in words: first the parcel's own reasons, then those of each occupant behind its name.
  func reasons(of parcel: Int) -> String? {
    let ownLine = ReasonText.line(own.reasons(parcel), in: language)
    let others = confirmed(on: parcel).map { enterprise in
      let line = ReasonText.line(occupants.reasons(enterprise), in: language)
      return line.isEmpty
        ? "" : Wording.openBearer(language) + name(of: enterprise) + Wording.closeBearer(language) + line
    }
    let lines = ([ownLine] + others).filter { !$0.isEmpty }
    return lines.isEmpty ? nil : lines.joined(separator: Wording.betweenReasons(language))
  }

  private func links(on parcel: Int) -> [Link] {
    guard let links = judgement.land.years[judgement.land.year]?.links else { return [] }
    return links.of(parcel: parcel).map { links.links[$0] }
  }

  private func confirmed(on parcel: Int) -> [Int] {
    links(on: parcel).filter(\.isConfirmed).map(\.enterprise)
  }

  private func name(of enterprise: Int) -> String {
    if case .text(let texts)? = names, let name = texts[enterprise] { return name }
    return judgement.land.enterprises.keys[enterprise]
  }
}
