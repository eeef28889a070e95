internal import Diagnostics
internal import RuleBooks
internal import Units

/// Draws distributions as plain SVG, so that they stand on the page without any script.
struct DistributionDrawing {
  let language: Language

  private static let width = 400.0
  private static let groupsShown = 12
  private static let thresholdsShown = 3

  /// Adds a metric's drawings.
  func write(_ distribution: Distribution, number: Int, to page: inout HTMLText) {
    let metric = distribution.metric
    let unit = metric.unit.symbol
    page.raw("<article class=\"metric\" data-metric=\"\(number)\"><h3>")
    page.text(metric.label)
    page.raw("<small>")
    page.text(
      (metric.subject == .parcel ? Wording.parcels : Wording.enterprises)(language)
        + (unit.isEmpty ? "" : " · \(unit)"))
    page.raw("</small></h3>")
    page.element("p class=\"facts\"", facts(distribution))
    page.raw("<div class=\"figures\">")
    figure(nil, to: &page) { histogram(distribution, to: &$0) }
    for (heading, groups) in [("byIndustry", distribution.industries), ("byZone", distribution.zones)]
    where !groups.isEmpty {
      figure(heading, to: &page) { boxes(groups, of: distribution, heading, to: &$0) }
    }
    page.raw("</div></article>\n")
  }

  private func word(_ name: String) -> String { ReportWording.word(name, in: language) }

  private func facts(_ distribution: Distribution) -> String {
    let whole = distribution.whole
    let isParcel = distribution.metric.subject == .parcel
    return Message.reportDistribution.filled(
      [
        "known": .count(whole.sorted.count), "missing": .count(whole.missing),
        "unit": .text((isParcel ? Wording.parcelUnit : Wording.enterpriseUnit)(language)),
        "median": .text(short(whole.quantile(0.5))), "low": .text(short(whole.quantile(0.25))),
        "high": .text(short(whole.quantile(0.75))),
      ], in: language)
  }

  private func figure(_ heading: String?, to page: inout HTMLText, _ body: (inout HTMLText) -> Void) {
    page.raw("<figure>")
    page.element("figcaption", word(heading ?? "all"))
    body(&page)
    page.raw("</figure>")
  }

  private func open(_ height: Double, _ label: String, to page: inout HTMLText) {
    page.raw(
      "<svg viewBox=\"0 0 \(pixels(DistributionDrawing.width)) \(pixels(height))\" role=\"img\" aria-label=\""
    )
    page.text(label)
    page.raw("\">")
  }

  // MARK: Histogram

  private func histogram(_ distribution: Distribution, to page: inout HTMLText) {
    let whole = distribution.whole
    let thresholds = Array(distribution.thresholds.prefix(DistributionDrawing.thresholdsShown))
    let low = min(0, whole.sorted[0], thresholds.min() ?? 0)
    let high = max(whole.quantile(0.97), (thresholds.max() ?? 0) * 1.1)
    let axis = Axis(from: low, to: high, steps: 20, drawnFrom: 30, to: 372)
    let bins = Int(((axis.high - axis.low) / axis.step).rounded())
    // One more for what lies beyond: a few giants must not press all others into one column.
    var counts = [Int](repeating: 0, count: bins + 1)
    for value in whole.sorted {
      let place = value >= axis.high ? bins : Int(((value - axis.low) / axis.step).rounded(.down))
      counts[min(max(place, 0), bins)] += 1
    }
    open(210, "\(distribution.metric.label): \(facts(distribution))", to: &page)
    let tallest = Double(max(counts.max() ?? 1, 1))
    let (top, bottom) = (34.0, 180.0)
    ticks(axis, top: top, bottom: bottom, to: &page)
    for (place, count) in counts.enumerated() where count > 0 {
      let isBeyond = place == bins
      let left = isBeyond ? axis.end + 4 : axis.place(axis.low + Double(place) * axis.step)
      let right = isBeyond ? 396 : axis.place(axis.low + Double(place + 1) * axis.step)
      let height = max(1, Double(count) / tallest * (bottom - top))
      page.raw("<rect class=\"\(isBeyond ? "bar beyond" : "bar")\"")
      page.raw(" x=\"\(pixels(left + 0.5))\" y=\"\(pixels(bottom - height))\"")
      page.raw(" width=\"\(pixels(max(0.5, right - left - 1)))\" height=\"\(pixels(height))\"><title>")
      let from = short(axis.low + Double(place) * axis.step)
      page.text(
        isBeyond
          ? "\(short(axis.high)) \(word("above")): \(count)"
          : "\(from) – \(short(axis.low + Double(place + 1) * axis.step)): \(count)")
      page.raw("</title></rect>")
    }
    text("\(Int(tallest))", 27, top + 8, "end", to: &page)
    text("0", 27, bottom, "end", to: &page)
    if counts[bins] > 0 { text("≥", 384, bottom + 14, "middle", to: &page) }
    lines(thresholds, axis, top: top, bottom: bottom, isLabelled: true, to: &page)
    page.raw("</svg>")
  }

  // MARK: Boxes

  private func boxes(
    _ groups: [Distribution.Spread], of distribution: Distribution, _ heading: String,
    to page: inout HTMLText
  ) {
    let shown = Array(groups.prefix(DistributionDrawing.groupsShown))
    let thresholds = Array(distribution.thresholds.prefix(DistributionDrawing.thresholdsShown))
    let known = shown.filter { !$0.sorted.isEmpty }
    let low = min(0, known.map { $0.sorted[0] }.min() ?? 0, thresholds.min() ?? 0)
    let widest = known.map { $0.quantile(0.75) * 1.3 }.max() ?? 1
    let all = known.compactMap(\.sorted.last).max() ?? 1
    let high = max(min(all, max(widest, distribution.whole.quantile(0.97))), (thresholds.max() ?? 0) * 1.1)
    let axis = Axis(from: low, to: high, steps: 20, drawnFrom: 104, to: 334)
    let (top, line) = (20.0, 22.0)
    let bottom = top + line * Double(shown.count) + 2
    open(bottom + 22, "\(distribution.metric.label), \(word(heading))", to: &page)
    ticks(axis, top: top, bottom: bottom, to: &page)
    for (place, group) in shown.enumerated() {
      box(group, axis, middle: top + line * (Double(place) + 0.5) + 1, to: &page)
    }
    lines(thresholds, axis, top: top, bottom: bottom, isLabelled: false, to: &page)
    page.raw("</svg>")
    guard groups.count > shown.count else { return }
    let rest = Message.reportGroupsLeftOut.filled(["count": .count(groups.count - shown.count)], in: language)
    page.element("p class=\"hint\"", rest)
  }

  private func box(
    _ group: Distribution.Spread, _ axis: Axis, middle: Double, to page: inout HTMLText
  ) {
    page.raw("<g><title>")
    page.text("\(group.name): \(group.sorted.count) (\(group.missing))")
    page.raw("</title>")
    text(clipped(group.name), 98, middle + 4, "end", to: &page)
    text("\(group.sorted.count) (\(group.missing))", 396, middle + 4, "end", to: &page)
    guard let least = group.sorted.first, let most = group.sorted.last else {
      text(word("missing"), 112, middle + 4, "start", to: &page)
      page.raw("</g>")
      return
    }
    let (left, right) = (axis.place(group.quantile(0.25)), axis.place(group.quantile(0.75)))
    rule("whisker", axis.place(least), middle, axis.place(most), middle, to: &page)
    page.raw("<rect class=\"box\" x=\"\(pixels(left))\" y=\"\(pixels(middle - 6))\"")
    page.raw(" width=\"\(pixels(max(1, right - left)))\" height=\"12\"/>")
    let median = axis.place(group.quantile(0.5))
    rule("median", median, middle - 7, median, middle + 7, to: &page)
    page.raw("</g>")
  }

  /// About as much as there is room for; the whole name is in the title.
  private func clipped(_ name: String) -> String {
    guard DisplayWidth.ofWidestLine(name) > 15 else { return name }
    var short = ""
    for character in name where DisplayWidth.ofWidestLine(short) < 13 { short.append(character) }
    return short + "…"
  }

  // MARK: Parts

  private func ticks(_ axis: Axis, top: Double, bottom: Double, to page: inout HTMLText) {
    for tick in axis.ticks {
      let x = axis.place(tick)
      rule("grid", x, top, x, bottom, to: &page)
      text(short(tick), x, bottom + 14, "middle", to: &page)
    }
  }

  private func lines(
    _ thresholds: [Double], _ axis: Axis, top: Double, bottom: Double, isLabelled: Bool,
    to page: inout HTMLText
  ) {
    for (place, threshold) in thresholds.enumerated() {
      let x = axis.place(threshold)
      rule("threshold", x, top - 4, x, bottom, to: &page)
      guard isLabelled else { continue }
      let isLate = x > 300
      text(
        "\(word("threshold")) \(short(threshold))", x + (isLate ? -3 : 3), 11 + 12 * Double(place % 2),
        isLate ? "end" : "start", class: "mark", to: &page)
    }
  }

  private func rule(
    _ name: String, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, to page: inout HTMLText
  ) {
    page.raw("<line class=\"\(name)\" x1=\"\(pixels(x1))\" y1=\"\(pixels(y1))\"")
    page.raw(" x2=\"\(pixels(x2))\" y2=\"\(pixels(y2))\"/>")
  }

  private func text(
    _ text: String, _ x: Double, _ y: Double, _ anchor: String, class name: String? = nil,
    to page: inout HTMLText
  ) {
    page.raw("<text x=\"\(pixels(x))\" y=\"\(pixels(y))\" text-anchor=\"\(anchor)\"")
    if let name { page.raw(" class=\"\(name)\"") }
    page.raw(">")
    page.text(text)
    page.raw("</text>")
  }

  private func pixels(_ value: Double) -> String { NumberText.string(value.roundedHalfAway(decimals: 1)) }

  /// A figure to read off a drawing; small ones keep their digits.
  private func short(_ value: Double) -> String {
    NumberText.string(value.roundedHalfAway(decimals: abs(value) >= 100 ? 1 : abs(value) >= 1 ? 2 : 4))
  }
}
