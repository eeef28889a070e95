internal import Diagnostics
internal import Foundation

/// A list as a table in PostGIS, written in one transaction.
struct PostgresExport {
  let content: ExportContent
  let connection: String
  let table: String?
  let overwrites: Bool

  /// - Returns: the table's name.
  func write(_ session: GDALSession) throws -> String {
    let (schema, name) = try target()
    let full = schema.map { "\($0).\(name)" } ?? name
    do throws(Refusal) {
      var database = try VectorOutput(opening: connection, as: full, driver: "PostgreSQL", session)
      let before = session.failures.count
      if database.hasLayer(full) {
        guard overwrites else {
          throw Refusal(.badInput, .exportTableThere, ["table": .text(full)])
        }
      }
      session.forget(after: before)
      try database.begin()
      let names = FieldNames.distinct(content.table.columns.map(\.name))
      let fields = zip(names, content.table.columns).map { OutputField($0, for: $1) }
      let options =
        ["LAUNDER=NO", "GEOMETRY_NAME=geom", "FID=fid", "OVERWRITE=\(overwrites ? "YES" : "NO")"]
        + (schema.map { ["SCHEMA=\($0)"] } ?? [])
      try writeRows(to: database, name, fields, options)
      for (field, column) in zip(names, content.table.columns) {
        let place =
          (schema.map { "\"\($0)\"." } ?? "") + "\"\(name)\".\"\(field.replacing("\"", with: "\"\""))\""
        let words = column.alias(in: content.language).replacing("'", with: "''")
        try database.execute("COMMENT ON COLUMN \(place) IS '\(words)'")
      }
      try database.commit()
      try database.close()
    } catch {
      guard error.message == .cannotWrite else { throw error }
      throw Refusal(
        .badInput, .exportRefused, ["reason": .text(PostgresExport.cause(session.failures.first ?? ""))])
    }
    return full
  }

  /// What the server said. Complaints about the connection text itself quote it, passwords included, and are not shown.
  private static func cause(_ complaint: String) -> String {
    for mark in ["FATAL:", "ERROR:"] {
      if let found = complaint.range(of: mark) {
        return complaint[found.upperBound...].split(separator: "\n").first.map {
          String($0.drop(while: \.isWhitespace))
        }
          ?? "PostgreSQL"
      }
    }
    return "PostgreSQL"
  }

  private func writeRows(
    to database: borrowing VectorOutput, _ name: String, _ fields: [OutputField], _ options: [String]
  ) throws(Refusal) {
    var writer = try database.addLayer(name, fields, content.layerGeometry, options: options)
    for row in content.table.rows.indices {
      content.table.write(row, to: &writer)
      try writer.geometry(content.geometries?[row])
      try writer.endRow()
    }
  }

  /// Schema and table; names that would need quoting anywhere are refused.
  private func target() throws(Refusal) -> (schema: String?, table: String) {
    let own = "mujun_" + String(content.table.name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
    let wanted = table ?? own
    let parts = wanted.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let isSound =
      (1...2).contains(parts.count)
      && parts.allSatisfy { part in
        part.first?.isLetter == true && part.utf8.count <= 63
          && part.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
      }
    guard isSound else { throw Refusal(.usage, .exportTableMalformed, ["table": .text(wanted)]) }
    return parts.count == 2 ? (parts[0], parts[1]) : (nil, parts[0])
  }
}
