import Testing

@testable import Delivery

@Suite struct NumberTextTests {
  @Test(arguments: [
    (20.0, "20"), (-0.0, "0"), (0.1, "0.1"), (-2.5, "-2.5"), (1e15, "1000000000000000"), (1e22, "1e+22"),
    (1.8014398509481984e16, "18014398509481984"), (0.00001234567, "1.234567e-05"), (1e-7, "1e-07"),
    (0.1 + 0.2, "0.30000000000000004"), (.leastNonzeroMagnitude, "5e-324"), (-1.25e-5, "-1.25e-05"),
  ])
  func shortestForm(_ value: Double, _ text: String) { #expect(NumberText.string(value) == text) }

  @Test func everyFormReadsBackAsTheSameNumber() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      #expect(Double(NumberText.string(value)) == value)
    }
  }

  @Test(arguments: [(1_234_567.891, "1,234,567.89"), (0, "0.00"), (-0.001, "0.00"), (-1234.5, "-1,234.50")])
  func groupedForReaders(_ value: Double, _ text: String) { #expect(NumberText.grouped(value) == text) }

  @Test func readableFiguresHaveFourDecimals() {
    #expect(NumberText.readable(10.0 / 3) == "3.3333")
    #expect(NumberText.readable(12) == "12")
  }
}
