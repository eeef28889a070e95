internal import Diagnostics

/// A file of the output folder: where it stands in it, and what writes it.
struct DeliveredFile: Sendable {
  /// The path within the folder, with `/`.
  let path: String
  /// Writes the file to a path.
  let write: @Sendable (_ path: String) throws -> Void

  /// A file written by a closure of its own.
  init(_ path: String, write: @escaping @Sendable (_ path: String) throws -> Void) {
    self.path = path
    self.write = write
  }

  /// A CSV file.
  init(
    csv path: String, marked: Bool = false,
    _ body: @escaping @Sendable (_ csv: inout CSVWriter) throws -> Void
  ) {
    self.init(path) { place in
      var csv = try CSVWriter(path: place, marked: marked)
      try body(&csv)
      try csv.finish()
    }
  }
}
