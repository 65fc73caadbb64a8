import Collate

/// From bytes to signatures: the cases `fold`, `shingle` and `sketch`.
///
/// An island of unsafe code: the floor of copying moves as many bytes as both buffers have.
struct TextCases {
  private let corpus: EngineTexts
  private let runs: Int
  private let shingling = Shingling(length: 5)

  init(_ corpus: EngineTexts, runs: Int) {
    self.corpus = corpus
    self.runs = runs
  }

  func run(_ cases: Set<String>, _ report: inout MeasurementReport) {
    guard !cases.isDisjoint(with: ["fold", "shingle", "sketch"]) else { return }
    copy(&report)
    let decoding = decode(&report)
    func add(_ name: String, _ seconds: Seconds) {
      report.add(seconds.speed("\(corpus.name): \(name)", bytes: corpus.bytes))
      report.add(
        "\(corpus.name): \(name), to decode and validate", decoding.median / seconds.median,
        "share of its speed")
    }
    if cases.contains("fold") { add("fold", fold()) }
    if cases.contains("shingle") { add("shingle", shingle()) }
    if cases.contains("sketch") {
      for size in Signature.Size.allCases {
        add("bytes to signature, \(size.rawValue) slots", sketch(size))
      }
    }
  }

  private func copy(_ report: inout MeasurementReport) {
    let whole = Array(corpus.texts.joined())
    var target = [UInt8](repeating: 0, count: whole.count)
    let seconds = Seconds(runs: runs) {
      unsafe target.withUnsafeMutableBytes { target in
        unsafe whole.withUnsafeBytes { unsafe target.copyMemory(from: $0) }
      }
    }
    demand(target == whole, "copy")
    report.add(seconds.speed("\(corpus.name): copy", bytes: corpus.bytes))
  }

  private func decode(_ report: inout MeasurementReport) -> Seconds {
    var buffer = UnitBuffer()
    for text in corpus.texts.prefix(200) {
      buffer.decode(text.span)
      demand(
        buffer.array == String(decoding: text, as: UTF8.self).unicodeScalars.map(\.value), "decode")
    }
    var units = 0
    let seconds = Seconds(runs: runs) {
      for text in corpus.texts {
        buffer.decode(text.span)
        units &+= buffer.count
      }
    }
    demand(units > 0, "decode")
    report.add(seconds.speed("\(corpus.name): decode and validate", bytes: corpus.bytes))
    return seconds
  }

  private func fold() -> Seconds {
    var buffer = UnitBuffer()
    for text in corpus.texts.prefix(200) {
      buffer.fold(text.span)
      demand(buffer.array == MatchingForm(String(decoding: text, as: UTF8.self)).units, "fold")
    }
    var units = 0
    let seconds = Seconds(runs: runs) {
      for text in corpus.texts {
        buffer.fold(text.span)
        units &+= buffer.count
      }
    }
    demand(units > 0, "fold")
    return seconds
  }

  private func shingle() -> Seconds {
    let strings = corpus.strings
    for text in strings.prefix(100) {
      let units = MatchingForm(text).units
      let windows = (0..<Shingles.count(units: units.count, length: 5)).map { start in
        Shingles.hashes(of: Array(units[start..<min(units.count, start + 5)]), length: 5)[0]
      }
      demand(shingling.hashes(of: text) == windows, "shingle")
    }
    var total = 0
    let seconds = Seconds(runs: runs) {
      for text in strings { total &+= shingling.hashes(of: text).count }
    }
    demand(total > 0, "shingle")
    return seconds
  }

  private func sketch(_ size: Signature.Size) -> Seconds {
    var sketcher = Sketcher(shingling: shingling, size: size)
    for text in corpus.texts.prefix(200) {
      let plain = Signature(String(decoding: text, as: UTF8.self), shingling: shingling, size: size)
      demand(sketcher.signature(of: text.span) == plain, "sketch")
    }
    let slots = unsafe [UInt16](unsafeUninitializedCapacity: size.rawValue) { buffer, count in
      unsafe buffer.initialize(repeating: 0)
      count = size.rawValue
    }
    var last = slots
    let seconds = Seconds(runs: runs) {
      unsafe last.withUnsafeMutableBufferPointer { slots in
        // The memory has as many slots as the size says.
        let slots = unsafe slots.baseAddress.unsafelyUnwrapped
        for text in corpus.texts { unsafe sketcher.sketch(text.span, into: slots) }
      }
    }
    demand(last != slots, "sketch")
    return seconds
  }
}
