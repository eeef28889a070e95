/// Whole numbers as a sentence names them: 3, 5–7.
enum NumberSpans {
  /// The numbers in order, runs of three and more as spans.
  static func parts(_ numbers: some Sequence<Int>) -> [String] {
    var spans: [ClosedRange<Int>] = []
    for number in Set(numbers).sorted() {
      if let last = spans.last, last.upperBound == number - 1 {
        spans[spans.count - 1] = last.lowerBound...number
      } else {
        spans.append(number...number)
      }
    }
    return spans.flatMap { span in
      switch span.count {
      case 1: ["\(span.lowerBound)"]
      case 2: ["\(span.lowerBound)", "\(span.upperBound)"]
      default: ["\(span.lowerBound)–\(span.upperBound)"]
      }
    }
  }
}
