import Diagnostics
import Evaluation
import Foundation
import RuleBooks
import Testing
import Units

/// The shipped books and the folders around them, found from this file.
enum Shipped {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let library = BookLibrary(shipped: root.appending(path: "rules").path)

  /// The officials' documents; nil where they do not lie beside the repository.
  static var seeds: URL? {
    let folder = root.deletingLastPathComponent().appending(path: "shared/seeds")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }

  /// A book of columns that are its own data's, which the canonical catalogue does not know.
  static func needsItsDataset(_ name: String) -> Bool { name.hasPrefix("new-york/") }
}

/// What a loader refused, in words a test report can show.
struct Refused: Error, CustomStringConvertible {
  let description: String
}

/// Turns refusals into words.
func explained<Value>(_ body: () throws -> Value) throws -> Value {
  do {
    return try body()
  } catch let refusals as Refusals {
    throw Refused(description: refusals.all.map { $0.text(in: .en) }.joined(separator: "\n"))
  } catch let refusal as Refusal {
    throw Refused(description: refusal.text(in: .en))
  }
}

func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(iso: text)) }
