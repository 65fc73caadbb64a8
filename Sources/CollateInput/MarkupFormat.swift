/// A format that holds text between marks, and is no text as it stands.
enum MarkupFormat: String {
  case alto = "ALTO XML"
  case page = "PAGE XML"
  case hocr = "hOCR"
  case html = "HTML"
  case xml = "XML"

  /// Bytes that are looked through for what kind of markup it is.
  private static let reach = 4096

  /// Tells by how a file begins; nil for a text.
  ///
  /// - Parameter utf8: the file in UTF-8.
  init?(_ utf8: [UInt8]) {
    let start = utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let head = utf8[start...].prefix(MarkupFormat.reach).drop { $0 <= 0x20 }
      .map { 0x41...0x5A ~= $0 ? $0 + 32 : $0 }
    func begins(_ text: String) -> Bool { head.starts(with: text.utf8) }
    func holds(_ text: String) -> Bool { head.contains(Array(text.utf8)) }
    guard begins("<?xml") || begins("<!doctype html") || begins("<html") || begins("<alto") else {
      return nil
    }
    self =
      holds("<alto")
      ? .alto
      : holds("<pcgts")
        ? .page
        : holds("ocr_page") || holds("ocr-system") ? .hocr : holds("<html") ? .html : .xml
  }
}
