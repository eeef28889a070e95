import Diagnostics
import Testing

@Suite struct NearNameTests {
  private let known = ["tax", "tax_per_mu", "output", "land", "税收", "亩均税收", "production_start"]

  @Test(arguments: [
    ("tax_per_my", "tax_per_mu"), ("taxpermu", "tax_per_mu"), ("otuput", "output"), ("Land", "land"),
    ("lnad", "land"), ("亩平税收", "亩均税收"), ("prodution_start", "production_start"), ("ta", "tax"), ("税", "税收"),
    ("TAX_PER_MU", "tax_per_mu"),
  ])
  func `the nearest name is suggested`(name: String, near: String) {
    #expect(NearName.of(name, among: known) == near)
  }

  @Test(arguments: ["", "xyz", "profit", "energy_per_output", "就业人数"])
  func `a name far from all gets no suggestion`(name: String) {
    #expect(NearName.of(name, among: known) == nil)
  }

  @Test func `ties go to the first, and the name itself is no suggestion`() {
    #expect(NearName.of("cat", among: ["bat", "hat"]) == "bat")
    #expect(NearName.of("bat", among: ["bat", "hat"]) == "hat")
    #expect(NearName.of("bat", among: [String]()) == nil)
  }
}
