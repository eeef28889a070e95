internal import Cadastre
internal import RuleBooks

extension LinkedLand {
  /// The subjects of a kind with the rows that list them; nil where the dataset has none.
  func rows(of subject: Subject) -> SubjectRows? {
    switch subject {
    case .enterprise: enterprises
    case .parcel: parcels
    case .zone: zoning.members?.zones
    case .project: nil
    }
  }

  /// The keys of the subjects of a kind, sorted.
  func keys(of subject: Subject) -> [String] { rows(of: subject)?.keys ?? [] }
}
