import Testing

/// Each rule refuses a made-up offender, so that a rule that has gone blind is noticed.
@Suite struct RulesHaveTeethTests {
  private func imports(_ text: String, in path: String) -> [String] {
    ImportRules.offences(in: SourceFile(path: path, text: text)).map(\.words)
  }

  private func manners(_ text: String, in path: String = "Units/Some.swift") -> [String] {
    FileRules.offences(in: SourceFile(path: path, text: text)).map(\.words)
  }

  @Test(arguments: [
    ("internal import Evaluation", "Cadastre/A.swift"),
    ("import RuleBooks", "RuleBooks/A.swift"),
    ("public import Tables", "Units/A.swift"),
    ("@testable import Evaluation", "Tables/A.swift"),
    ("@preconcurrency internal import mujun", "Delivery/A.swift"),
    ("import struct Tables.Table", "Diagnostics/A.swift"),
  ])
  func `a room that looks down is refused`(line: String, path: String) {
    #expect(imports(line, in: path).count == 1)
  }

  @Test(arguments: [
    ("internal import CGEOS", "Cadastre/A.swift"), ("internal import CPROJ", "Intake/A.swift"),
    ("internal import CGDAL", "Cadastre/A.swift"), ("internal import CXLSXWriter", "Intake/A.swift"),
    ("public import CGEOS", "LandGeometry/A.swift"), ("@_exported import CGDAL", "Intake/A.swift"),
    ("internal import Yams", "RuleBooks/A.swift"), ("public import Yams", "Documents/A.swift"),
    ("internal import ArgumentParser", "Evaluation/A.swift"),
    ("internal import SQLite3", "Intake/A.swift"), ("internal import Units", "Attic/A.swift"),
  ])
  func `a door or library in the wrong room is refused`(line: String, path: String) {
    #expect(imports(line, in: path).count == 1)
  }

  @Test func `what is allowed passes`() {
    let text = """
      // import Evaluation
      internal import CGEOS
      public import Units
      import func Diagnostics.print
      internal import Foundation
      let important = 1
      """
    #expect(imports(text, in: "LandGeometry/A.swift") == [])
    #expect(manners("let a = try x as? B  // not as! and not try!") == [])
    #expect(manners("final class A: @unchecked Sendable {}  // one thread at a time") == [])
    #expect(manners("enum Unit {}\nlet units = Units.self\nclass Tabled {}") == [])
  }

  @Test func `force and silence are refused`() {
    #expect(manners("let a = try! b()") == ["try!"])
    #expect(manners("let a = b as! C") == ["as!"])
    #expect(manners("class A: @unchecked Sendable {}") == ["@unchecked Sendable without its reason"])
  }

  @Test(arguments: ["struct Tables {", "public enum Units: Sendable {", "typealias Evaluation = Int"])
  func `a type with a module's name is refused`(line: String) {
    #expect(manners(line, in: "Delivery/A.swift").count == 1)
  }

  @Test(arguments: [
    "Units/Utils/A.swift", "Units/Helpers.swift", "Tables/RowManager.swift", "Units/StringUtil.swift",
  ])
  func `a place for what has no place is refused`(path: String) {
    #expect(manners("", in: path).count == 1)
  }

  @Test func `a file of more than 500 lines is refused`() {
    let line = "let a = 1\n"
    #expect(manners(String(repeating: line, count: 500)) == [])
    #expect(manners(String(repeating: line, count: 501)) == ["the file has 501 lines"])
  }

  @Test func `a message or list left out is found`() {
    let text = """
      extension Message {
        static let roomMessages: [Message] = [first, second]

        public static let first = Message("first", zh: "一", en: "one")
        static let second = Message(
          "second", zh: "二", en: "two")
        static let third = Message("third", zh: "三", en: "three")
      }
      """
    #expect(MessageLists.unlisted(in: [text]) == ["third", "roomMessages"])
    let root = "extension Message {\n  public static let all: [Message] =\n    roomMessages\n}\n"
    #expect(MessageLists.unlisted(in: [text, root]) == ["third"])
  }
}
