public import Diagnostics
internal import Documents
internal import Tables

extension DatasetProposal {
  /// The proposal as a `dataset.yaml`, with remarks for whoever reads it.
  public func manifest(in language: Language) -> String {
    var lines = [Message.manifestHead, .manifestEdit].map { "# " + $0.filled([:], in: language) }
    lines += ["dataset: \(YAMLText.scalar(dataset))", "title: \(YAMLText.scalar(title))"]
    lines.append("year: \(year)    # \(Message.manifestYear.filled([:], in: language))")
    lines.append("tables:")
    for table in TableName.allCases {
      let own = sources.filter { $0.table == table }
      guard !own.isEmpty else { continue }
      let label = Wording.table(table.rawValue)?(language) ?? ""
      lines.append("  \(own.contains(where: \.isActive) ? "" : "# ")\(table.rawValue):    # \(label)")
      for source in own { lines += source.lines(in: language) }
    }
    if hasPoints {
      lines.append("# coordinates: wgs84    # \(Message.manifestPoints.filled([:], in: language))")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension ProposedSource {
  fileprivate func lines(in language: Language) -> [String] {
    let remarks = remarks(in: language).map { "    # " + $0 }
    let entry = entry(in: language)
    if isActive { return remarks + entry.map { "    " + $0 } }
    return remarks + ["    # " + Message.manifestNames.filled([:], in: language)]
      + entry.map { "    # " + $0 }
  }

  private func remarks(in language: Language) -> [String] {
    let separator = language == .zh ? "；" : "; "
    var lines = [reasons.map { $0.text(in: language) }.joined(separator: separator)]
    let known = recognised.map { shownColumn($0, in: language) }
    lines.append(
      Message.manifestKnown.filled(["count": .count(known.count), "columns": .list(known)], in: language))
    if !unknown.isEmpty {
      lines.append(Message.manifestUnknown.filled(["columns": .list(unknown)], in: language))
    }
    if let first = withoutUnit.first {
      let example = "{\(YAMLText.scalar(first.name)): \(ProposedSource.otherUnits[first.unit] ?? first.unit)}"
      lines.append(
        Message.manifestWithoutUnit.filled(
          ["columns": .list(withoutUnit.map { "\($0.name)=\($0.unit)" }), "example": .text(example)],
          in: language))
    }
    return lines.filter { !$0.isEmpty }.map { YAMLText.inOneLine($0) }
  }

  /// The header, and what it is taken for where that is another word.
  private func shownColumn(_ column: (name: String, header: String), in language: Language) -> String {
    let label = ColumnGuide.standard.label(of: column.name, in: table)(language)
    return column.header.contains(label) ? column.header : "\(column.header)=\(label)"
  }

  /// What offices state a quantity in where it is not the unit the contract has.
  private static let otherUnits = ["万元": "元", "m²": "亩", "万kWh": "kWh", "tce": "kgce", "t": "kg"]

  private func entry(in language: Language) -> [String] {
    var lines = ["- source: \(YAMLText.scalar(file))"]
    if let layer { lines.append("  \(isLayer ? "layer" : "sheet"): \(YAMLText.scalar(layer))") }
    if let year { lines.append("  year: \(year)") }
    if let owner { lines.append("  owner: \(YAMLText.scalar(owner(language)))") }
    if !sumBy.isEmpty { lines.append("  sum_by: [\(sumBy.joined(separator: ", "))]") }
    lines += columnLines(in: language)
    if !ignored.isEmpty {
      let remark = Message.manifestIgnored.filled([:], in: language)
      lines.append(
        "  ignore: [\(ignored.map { YAMLText.scalar($0) }.joined(separator: ", "))]    # \(remark)")
    }
    if lacksSystem {
      let systems =
        systems.isEmpty
        ? [("EPSG:4547", Message.manifestNoSystem.filled([:], in: language))]
        : systems.map { ($0.code, Message.manifestSystem.filled(["system": .term($0.name)], in: language)) }
      lines += systems.map { "  # crs: \($0)    # \($1)" }
    }
    return lines
  }

  private func columnLines(in language: Language) -> [String] {
    var lines: [String] = columns.isEmpty ? [] : ["  columns:"]
    lines += columns.map { "    \($0.name): \(YAMLText.scalar($0.header))" }
    lines += suggestions.map { name, header in
      let remark = Message.manifestGuess.filled(
        ["header": .text(header), "column": .term(ColumnGuide.standard.label(of: name, in: table))],
        in: language)
      let text = YAMLText.scalar(header)
      let line = columns.isEmpty ? "  # columns: {\(name): \(text)}" : "    # \(name): \(text)"
      return "\(line)    # \(YAMLText.inOneLine(remark))"
    }
    return lines
  }
}
