internal import Diagnostics
internal import RuleBooks

extension Wording {
  /// What subjects are called.
  static func noun(of subject: Subject) -> Bilingual {
    switch subject {
    case .parcel: parcels
    case .zone: zones
    case .enterprise, .project: enterprises
    }
  }

  /// What they are counted in.
  static func unit(of subject: Subject) -> Bilingual {
    switch subject {
    case .parcel: parcelUnit
    case .zone: zoneUnit
    case .enterprise, .project: enterpriseUnit
    }
  }
}
