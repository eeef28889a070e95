internal import Diagnostics
internal import RuleBooks

/// What a map shows of a parcel in one word, worst first: what its own flags and standards and those of its occupants
/// amount to. A lead to be looked into, never a finding.
enum ParcelState: String, CaseIterable, Sendable {
  case breach, idle, underused, supervision, watch
  /// A binding standard is not reached.
  case short
  /// A target is not reached; that is for reference only (contract R5).
  case belowTarget = "below_target"
  /// Nothing holds, but something cannot be decided: neither a flag nor a pass.
  case undecided
  case exempt, benchmark
  /// Judged, and nothing holds.
  case none
  /// No rule speaks about it.
  case unjudged

  /// The state a flag that holds stands for.
  init(_ kind: FlagKind) {
    switch kind {
    case .idle: self = .idle
    case .underused: self = .underused
    case .supervision: self = .supervision
    case .breach: self = .breach
    case .exempt: self = .exempt
    case .benchmark: self = .benchmark
    case .watch: self = .watch
    }
  }

  /// The worse of two.
  func worse(_ other: ParcelState) -> ParcelState {
    rank <= other.rank ? self : other
  }

  private var rank: Int { ParcelState.allCases.firstIndex(of: self) ?? 0 }

  /// What readers see.
  var label: Bilingual { Wording.parcelState(rawValue) }
}
