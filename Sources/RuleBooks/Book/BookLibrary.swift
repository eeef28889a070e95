internal import Diagnostics
internal import Documents
internal import Foundation
internal import Tables

/// Finds rule books by path or shipped name and reads them, with the books they build on.
public struct BookLibrary: Sendable {
  /// The folder of the shipped books, where there is one.
  public let shipped: String?

  /// A library whose shipped books lie in a folder.
  public init(shipped: String?) { self.shipped = shipped }

  /// Reads a book: a path to a file, or the name of a shipped one such as `tianyi/223-2021`.
  ///
  /// - Throws: `Refusal` or `Refusals`: absent (66, with the nearest shipped name), or not understood (65).
  public func book(_ name: String) throws -> RuleBook {
    try book(name, besides: nil, reading: [])
  }

  /// The names of the shipped books, sorted.
  public var shippedNames: [String] {
    guard let shipped, let files = FileManager.default.enumerator(atPath: shipped) else { return [] }
    return files.compactMap { $0 as? String }
      .filter { $0.hasSuffix(".yaml") && !$0.contains(".cases.") }
      .map { String($0.dropLast(5)) }
      .sorted()
  }

  private func book(_ name: String, besides base: String?, reading: [String]) throws -> RuleBook {
    let path = try locate(name, besides: base)
    guard !reading.contains(path), reading.count < 16 else {
      throw Refusal(
        .badInput, .extendsInCircle, at: Place(file: name), ["books": .list(reading + [path])])
    }
    guard let bytes = RegularFile.bytes(path) else {
      throw Refusal(.missingInput, .bookUnreadable, ["name": .text(name)])
    }
    guard bytes.count < 4_000_000, let yaml = String(validating: bytes, as: UTF8.self) else {
      throw Refusal(.badInput, .bookNotUTF8, at: Place(file: name))
    }
    let root = try YAMLDocument.parse(yaml, file: name)
    let folder = (path as NSString).deletingLastPathComponent
    let ground = try BookReader.extended(by: root).map {
      try self.book($0.text, besides: folder, reading: reading + [path])
    }
    var book = try BookReader.read(root, file: name, inherited: ground?.documents ?? [])
    book.files = [path]
    return ground.map { book.over($0) } ?? book
  }

  /// A path beside the extending book, a path as given, or a shipped name, in this order.
  private func locate(_ name: String, besides base: String?) throws -> String {
    var candidates: [String] = []
    func add(_ path: String) { candidates += path.hasSuffix(".yaml") ? [path] : [path, path + ".yaml"] }
    if let base, !name.hasPrefix("/") { add(base + "/" + name) }
    add(name)
    if let shipped, !name.hasPrefix("/"), !name.split(separator: "/").contains("..") {
      add(shipped + "/" + name)
    }
    var isFolder: ObjCBool = false
    for path in candidates
    where FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue {
      return path
    }
    throw Refusal(
      .missingInput, .bookNotFound, ["name": .text(name), "known": .list(shippedNames)],
      suggestion: NearName.of(name, among: shippedNames))
  }
}

extension RuleBook {
  /// This book laid over the one it extends: whole items are replaced by id, others are added (contract R7).
  func over(_ ground: RuleBook) -> RuleBook {
    var book = self
    book.files += ground.files
    book.documents = merged(ground.documents, documents, id: \.id)
    book.parameters = merged(ground.parameters, parameters, id: \.id.text)
    book.metrics = merged(ground.metrics, metrics, id: \.id.text)
    book.standards = merged(ground.standards, standards, id: \.id.text)
    book.flags = merged(ground.flags, flags, id: \.id.text)
    book.schemes = merged(ground.schemes, schemes, id: \.id.text)
    book.milestones = merged(ground.milestones, milestones, id: \.id.text)
    book.lists = merged(ground.lists, lists, id: \.id.text)
    book.benchmarks = benchmarks.isEmpty ? ground.benchmarks : benchmarks
    return book
  }

  private func merged<Item>(_ ground: [Item], _ own: [Item], id: (Item) -> String) -> [Item] {
    let overriding = Dictionary(own.map { (id($0), $0) }, uniquingKeysWith: { $1 })
    let known = Set(ground.map(id))
    return ground.map { overriding[id($0)] ?? $0 } + own.filter { !known.contains(id($0)) }
  }
}
