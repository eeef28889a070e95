import Testing
import Units

@Suite struct MagnitudeTests {
  @Test(arguments: [
    (1.0, "1"), (0, "0"), (24, "20"), (96, "100"), (9.4, "9"), (312_345, "300000"), (0.00042, "0.0004"),
    (0.096, "0.1"), (0.94, "0.9"), (0.96, "1"), (-1500, "-2000"), (.infinity, "0"), (1e-9, "0.000000001"),
  ])
  func oneDigitIsShown(value: Double, text: String) { #expect(Magnitude.text(value) == text) }

  @Test func distanceHasNoDirection() {
    #expect(Magnitude.distance(10, 2) == 5)
    #expect(Magnitude.distance(2, 10) == 5)
  }
}
