/// Names of fields, each once, for formats that tell names apart without regard to case.
enum FieldNames {
  /// The names in their order; one that is taken gets a number.
  ///
  /// - Parameter reserved: names the format keeps for itself.
  static func distinct(_ names: [String], reserved: [String] = ["fid", "geom"]) -> [String] {
    var taken = Set(reserved.map { $0.lowercased() })
    return names.map { name in
      var candidate = name
      var number = 2
      while !taken.insert(candidate.lowercased()).inserted {
        candidate = "\(name)_\(number)"
        number += 1
      }
      return candidate
    }
  }
}
