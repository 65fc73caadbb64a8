/// Puts faults into a composed issue: repeats at seams, scraps, copies.
struct Faults {
  let press: Press
  let profile: IssueProfile
  private var random: SeededGenerator
  private var isDense: Bool { press.language.isDense }

  init(press: Press, profile: IssueProfile, random: SeededGenerator) {
    self.press = press
    self.profile = profile
    self.random = random
  }

  /// Adds all faults of the profile.
  mutating func add(to composition: inout Composition) {
    addSeamFaults(&composition)
    for _ in 0..<profile.duplicates { addCopy(&composition) }
    if let rewrapping = profile.rewrapping {
      for piece in composition.pieces.indices
      where [.paragraph, .fragment, .duplicate].contains(composition.pieces[piece].kind) {
        wrap(piece, with: rewrapping, &composition)
      }
    }
    if !profile.indent.isEmpty { indent(&composition) }
  }

  // MARK: Indents

  /// Indents what begins a paragraph, copies included, and now and then what does not.
  private mutating func indent(_ composition: inout Composition) {
    func beginsParagraph(_ piece: Composition.Piece) -> Bool {
      piece.kind == .paragraph || piece.kind == .fragment && piece.part == 0
    }
    var beginning = Set(
      composition.pieces.indices.filter { beginsParagraph(composition.pieces[$0]) })
    for copy in composition.copies
    where copy.span.lowerBound == 0 && beginning.contains(copy.original) {
      beginning.insert(copy.copy)
    }
    for piece in composition.pieces.indices
    where beginning.contains(piece) != random.chance(profile.indentErrors) {
      composition.pieces[piece].indent = profile.indent
    }
  }

  // MARK: Seams

  private mutating func addSeamFaults(_ composition: inout Composition) {
    for index in composition.cuts.indices where !composition.cuts[index].endsSentence {
      let cut = composition.cuts[index]
      if random.chance(profile.overlap) {
        let repeated = seamRepeat(composition.pieces[cut.from].text, cut.breaking)
        composition.pieces[cut.to].lines[0].text =
          repeated + composition.pieces[cut.to].lines[0].text
        composition.cuts[index].overlap = repeated.count
      }
      if random.chance(profile.orphan) { addOrphan(into: cut.to, &composition) }
    }
  }

  /// The end of a text as it stands again at the head of the next piece; empty where it is no word.
  private mutating func seamRepeat(_ text: String, _ breaking: SetLine.Break) -> String {
    if isDense {
      let end = text.suffix(random.chance(0.8) ? 1 : 2)
      return end.allSatisfy { $0.isLetter || $0.isNumber } ? String(end) : ""
    }
    guard breaking == .word else { return "" }
    let words = text.split(separator: " ").suffix(random.chance(0.75) ? 1 : 2)
    let end = words.joined(separator: " ")
    return end.count <= 24 && end.last?.isLetter == true ? end + " " : ""
  }

  /// A scrap that repeats the start of a piece, mostly beside it.
  private mutating func addOrphan(into piece: Int, _ composition: inout Composition) {
    let text = composition.pieces[piece].text
    let scrap: String
    if isDense {
      scrap = String(text.prefix(random.int(in: 2...12)))
    } else {
      // Words of the first line, where lines are kept: the last one may be cut by its end.
      let source = profile.isWrapped ? composition.pieces[piece].lines[0].text : text
      let words = source.split(separator: " ")
      scrap = words.prefix(max(0, profile.isWrapped ? words.count - 1 : words.count))
        .prefix(random.int(in: 2...5)).joined(separator: " ")
    }
    guard scrap.count * 3 < text.count * 2, scrap.count >= (isDense ? 2 : 6),
      let home = composition.position(of: piece)
    else { return }
    let orphan = composition.add(.orphan, scrap)
    composition.pieces[orphan].article = composition.pieces[piece].article
    composition.orphans.append((orphan, piece))
    if random.chance(0.85) {
      let index = random.chance(0.5) ? home.index : home.index + 1
      composition.areas[home.area].pieces.insert(orphan, at: index)
    } else {
      insertSomewhere(orphan, &composition)
    }
  }

  // MARK: Copies

  private mutating func addCopy(_ composition: inout Composition) {
    let kind = random.weighted([
      ("exact", 0.25), ("noisy", 0.25), ("prefix", 0.14), ("suffix", 0.12), ("middle", 0.13),
      ("edited", 0.05), ("embedded", 0.04), ("run", 0.04),
    ])
    let shortest: Int =
      switch kind {
      case "exact", "noisy", "embedded", "run": isDense ? 25 : 80
      default: isDense ? 60 : 200
      }
    let taken = Set(composition.copies.flatMap { [$0.original, $0.copy] })
    let whole = kind != "exact" || random.chance(0.8)
    let candidates = composition.pieces.indices.filter {
      let piece = composition.pieces[$0]
      return (piece.kind == .paragraph || (!whole && piece.kind == .fragment))
        && piece.paragraph != nil && piece.prefix == nil && piece.suffix == nil
        && !taken.contains($0) && piece.text.count >= shortest
        && composition.position(of: $0) != nil
    }
    guard !candidates.isEmpty else { return }
    let original = random.pick(candidates)
    switch kind {
    case "embedded": embed(original, candidates, &composition)
    case "run": copyRun(from: original, candidates, &composition)
    default:
      if let copy = copy(of: original, kind: kind, &composition) {
        insertSomewhere(copy, &composition, near: random.chance(0.2) ? original : nil)
      }
    }
  }

  /// Makes a copy of a piece and notes it; the caller places it.
  private mutating func copy(
    of original: Int, kind: String, _ composition: inout Composition
  ) -> Int? {
    let piece = composition.pieces[original]
    let text = Array(piece.text)
    var copied = text
    var span = 0..<text.count
    var noise = 0.0
    switch kind {
    case "noisy":
      let rate = random.double(in: 0.01...0.08)
      let result = Noise.apply(to: text, rate: rate, using: &random)
      guard result.changed > 0 else { return nil }
      copied = result.text
      noise = Double(result.changed) / Double(text.count)
    case "prefix": span = 0..<boundary(text, random.double(in: 0.4...0.8))
    case "suffix": span = boundary(text, random.double(in: 0.2...0.6))..<text.count
    case "middle":
      span =
        boundary(text, random.double(in: 0.1...0.35))..<boundary(text, random.double(in: 0.6...0.9))
    case "edited":
      let start = boundary(text, random.double(in: 0.2...0.5))
      let end = boundary(text, Double(start) / Double(text.count) + random.double(in: 0.1...0.3))
      copied = Array(text[..<start]) + Array(text[max(start, end)...])
    default: break
    }
    if span.count < text.count { copied = Array(text[span]) }
    let result = composition.add(.duplicate, String(copied).trimmed, article: piece.article)
    if profile.isWrapped { wrap(result, with: profile.lines, &composition) }
    composition.pieces[result].paragraph = piece.paragraph
    composition.copies.append(
      .init(
        kind: kind, original: original, copy: result, span: scalars(text, span), noise: noise))
    for cut in composition.cuts {
      if cut.from == original { composition.uncertainLinks.append((result, cut.to)) }
      if cut.to == original { composition.uncertainLinks.append((cut.from, result)) }
    }
    return result
  }

  /// Sets a piece in lines.
  private mutating func wrap(
    _ piece: Int, with breaking: LineBreaking, _ composition: inout Composition
  ) {
    let text = Array(composition.pieces[piece].text)
    composition.pieces[piece].lines = breaking.lines(of: text, using: &random)
      .map { .init(text: String(text[$0.range]), breaking: $0.breaking) }
  }

  /// Several pieces that stand together, copied together.
  private mutating func copyRun(
    from first: Int, _ candidates: [Int], _ composition: inout Composition
  ) {
    guard let home = composition.position(of: first) else { return }
    let area = composition.areas[home.area].pieces
    let run = area[home.index...].prefix(random.int(in: 2...4)).prefix { candidates.contains($0) }
    var previous: Int?
    for original in run {
      guard let copy = copy(of: original, kind: "exact", &composition) else { return }
      if let previous, let place = composition.position(of: previous) {
        composition.areas[place.area].pieces.insert(copy, at: place.index + 1)
      } else {
        insertSomewhere(copy, &composition)
      }
      previous = copy
    }
  }

  /// A copy at the end of another paragraph.
  private mutating func embed(
    _ original: Int, _ candidates: [Int], _ composition: inout Composition
  ) {
    let hosts = candidates.filter {
      $0 != original && composition.pieces[$0].article != composition.pieces[original].article
    }
    guard !hosts.isEmpty else { return }
    let host = random.pick(hosts)
    let text = composition.pieces[original].text
    let last = composition.pieces[host].lines.count - 1
    composition.pieces[host].lines[last].breaking = .word
    if isDense {
      composition.pieces[host].lines[last].text += text
    } else {
      composition.pieces[host].lines.append(.init(text: text, breaking: .word))
    }
    composition.pieces[host].kind = .duplicate
    let characters = Array(text)
    composition.copies.append(
      .init(
        kind: "embedded", original: original, copy: host,
        span: scalars(characters, 0..<characters.count), noise: 0))
  }

  /// A place near this share of the text, at a word boundary where words are spaced.
  private func boundary(_ text: [Character], _ share: Double) -> Int {
    var index = max(0, min(text.count, Int(Double(text.count) * share)))
    if !isDense {
      while index > 0, index < text.count, text[index - 1] != " " { index -= 1 }
    }
    return index
  }

  private func scalars(_ text: [Character], _ range: Range<Int>) -> Range<Int> {
    let start = text[..<range.lowerBound].reduce(0) { $0 + $1.unicodeScalars.count }
    return start..<start + text[range].reduce(0) { $0 + $1.unicodeScalars.count }
  }

  /// Puts a piece between two others: after the one named, or anywhere but in a page head.
  private mutating func insertSomewhere(
    _ piece: Int, _ composition: inout Composition, near other: Int? = nil
  ) {
    if let other, let place = composition.position(of: other) {
      composition.areas[place.area].pieces.insert(piece, at: place.index + 1)
      return
    }
    let areas = composition.areas.indices.filter { composition.areas[$0].band >= 0 }
    guard !areas.isEmpty else { return }
    let area = random.pick(areas)
    let count = composition.areas[area].pieces.count
    // Mostly between pieces of one column, where it parts no paragraph.
    let index =
      count > 1 && random.chance(0.7) ? random.int(in: 1...count - 1) : random.int(in: 0...count)
    composition.areas[area].pieces.insert(piece, at: index)
  }
}
