/// The house: its rooms in the order data flows through them, and what each may see beside its own.
enum House {
  /// One door per C library, and the rooms that go through it: GDAL is read with in one and written with in another.
  static let doors: [String: Set<String>] = [
    "CGEOS": ["LandGeometry"], "CPROJ": ["LandGeometry"], "CGDAL": ["Intake", "Delivery"],
    "CXLSXWriter": ["Delivery"],
  ]

  /// A room sees only those that stand before it.
  static let rooms = [
    "Units", "Diagnostics", "Documents", "LandGeometry", "Tables", "Intake", "Cadastre", "RuleBooks",
    "Evaluation", "RuleCases", "Delivery", "mujun",
  ]

  /// Modules of the system, open to every room.
  static let system: Set<String> = ["Dispatch", "Foundation", "Glibc", "Darwin", "Synchronization"]

  /// Libraries and the rooms they are for.
  static let libraries: [String: Set<String>] = [
    "Yams": ["Documents", "Intake"], "ArgumentParser": ["mujun"],
  ]

  /// Folders that no room may have: they gather what has no place.
  static let refusedFolders: Set<String> = ["Utils", "Helpers", "Managers"]

  static let lineLimit = 500
}

/// What a file does against the house's rules, in words that say where.
struct Offence: Equatable, CustomStringConvertible {
  let path: String
  let line: Int
  let words: String

  var description: String { "\(path):\(line): \(words)" }
}
