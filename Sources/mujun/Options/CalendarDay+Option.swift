internal import Diagnostics
internal import Units

extension CalendarDay {
  /// A day given on the command line.
  init(option text: String) throws {
    guard let day = CalendarDay(iso: text) else {
      throw Refusal(.usage, .dateOptionMalformed, ["text": .text(text)])
    }
    self = day
  }
}
