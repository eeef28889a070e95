/// The steps in which land is linked: for whoever wants to know how long each takes.
public enum LandStep: String, CaseIterable, Sendable {
  /// Subjects sorted by key, the ladder climbed, amounts apportioned.
  case link
  /// Areas and validity of every parcel.
  case measure
  /// Parcels that lie over each other.
  case overlap
  /// Gaps, slivers, doubled points and the like.
  case lines
  /// Constraints and zones that parcels lie in.
  case cover
}
