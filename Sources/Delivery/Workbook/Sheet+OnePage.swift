internal import CXLSXWriter

extension Sheet {
  /// Makes everything small enough for one page.
  func putOnOnePage() { worksheet_fit_to_pages(handle, 1, 1) }
}
