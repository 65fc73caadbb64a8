/// Tells repeats that are no fault: what a newspaper says twice on purpose.
struct Echoes: Sendable {
  let text: RepeatText
  let roles: [BlockRole]
  /// The pages and their labels; nil where nothing is known of them.
  let pages: PageMap?
  /// What tells frames from copies.
  let frames: Frames
  private let phrases: SetPhrases
  private let boilerplate: [[UInt32]]

  init(
    text: RepeatText, roles: [BlockRole], pages: PageMap?, scoring: (any JunctionScoring)?,
    boilerplate: [String]
  ) {
    self.text = text
    self.roles = roles
    self.pages = pages
    frames = Frames(text: text, roles: roles)
    phrases = SetPhrases(text: text, roles: roles, scoring: scoring)
    self.boilerplate = boilerplate.map { MatchingForm($0).units }.filter { !$0.isEmpty }
  }

  /// Why the places of a family repeat each other on purpose; nil where they do not.
  func reason(_ places: [Range<Int>], _ family: Family) -> Family.EchoReason? {
    if isBoilerplate(places) { return .boilerplate }
    if isHeadOfText(places), !isHeadlineSetTwice(places, family) { return .head }
    if isDigest(places) { return .head }
    if isPullQuote(places) { return .head }
    if places.allSatisfy(isFurniture) || isTopOfPages(places) || areFolios(places) {
      return .furniture
    }
    if isRecurringBox(places) || isImprint(places) || isRecurringPhrase(places, family) {
      return .recurring
    }
    if frames.isFrame(places, kept: family.kept, family.differences) { return .frame }
    if isParallel(places, family) { return .parallel }
    if family.kind == .passage, phrases.isSetPhrase(places) { return .setPhrase }
    if family.kind == .passage, places.allSatisfy(isList) { return .setPhrase }
    if family.kind == .passage || family.kind == .inner, places.allSatisfy(isAddress) {
      return .setPhrase
    }
    return nil
  }

  private func roles(_ place: Range<Int>) -> [BlockRole] {
    text.blocks(of: place).filter { !text.range(of: $0).isEmpty }.map { roles[$0] }
  }

  /// Blocks below a head that are its text.
  private static let reachOfHeads = 10

  /// Heads and standfirsts say what the text below says again; what is quoted from other text begins
  /// and ends with a clause, and so does what is quoted of several clauses word by word. A scrap is cut
  /// anywhere, though it may look like a head.
  private func isHeadOfText(_ places: [Range<Int>]) -> Bool {
    places.contains { head in
      isHead(head)
        && places.allSatisfy { place in
          let distance = text.block(at: place.lowerBound) - text.block(at: head.lowerBound)
          return place == head || isHead(place) || takesClauses(place)
            || (1...Echoes.reachOfHeads).contains(distance) && !isCutFrom(place, head)
        }
    }
  }

  /// Whether a place begins and ends with a clause.
  private func takesClauses(_ place: Range<Int>) -> Bool {
    text.boundary(before: place.lowerBound) > .none
      && text.boundary(before: place.upperBound) > .none
  }

  /// Whether what looks like a head has the very characters of a place, more than a clause of them, and
  /// no clause begins or ends at one of the edges.
  private func isCutFrom(_ place: Range<Int>, _ head: Range<Int>) -> Bool {
    text.units[place] == text.units[head] && !takesClauses(place)
      && text.isDense[text.block(at: place.lowerBound)]
      && place.dropFirst().contains { text.boundary(before: $0) > .none }
  }

  /// Whether one headline stands twice on a page, without a number as sections have, and nothing says
  /// that its article goes on there.
  private func isHeadlineSetTwice(_ places: [Range<Int>], _ family: Family) -> Bool {
    family.kind == .exact && Set(places.map(page)).count == 1
      && places.allSatisfy {
        roles($0) == [.headline] && !Numerals.isNumeral(text.units[$0.lowerBound])
          && !isBesideJump($0)
      }
  }

  private func isBesideJump(_ place: Range<Int>) -> Bool {
    let blocks = text.blocks(of: place)
    return (blocks.lowerBound - 2...blocks.upperBound + 2).contains {
      roles.indices.contains($0) && roles[$0] == .jumpLine
    }
  }

  private func isHead(_ place: Range<Int>) -> Bool {
    roles(place).allSatisfy {
      switch $0 {
      case .headline, .kicker, .standfirst, .subhead, .pageHead, .byline, .jumpLine: true
      default: false
      }
    }
  }

  private func isFurniture(_ place: Range<Int>) -> Bool {
    roles(place).allSatisfy {
      switch $0 {
      case .pageHead, .boilerplate, .credit, .byline, .jumpLine: true
      default: false
      }
    }
  }

  /// Whether the lines above the text of different pages are the same: the page head or who made the
  /// page, and a headline.
  private func isTopOfPages(_ places: [Range<Int>]) -> Bool {
    areOnDifferentPages(places)
      && places.allSatisfy { place in
        text.blocks(of: place).allSatisfy { block in
          let range = text.range(of: block)
          return range.isEmpty || isHead(range) || isFurniture(range)
        }
      }
  }

  /// Whether places are the first lines of different pages, or the last ones, with a figure each and no
  /// end of a sentence: what counts the pages.
  private func areFolios(_ places: [Range<Int>]) -> Bool {
    let edges = places.map { place in
      let block = text.block(at: place.lowerBound)
      let page = text.issue.pages[text.issue.blocks[block].page].blocks
      return (isFirst: block == page.lowerBound, isLast: block == page.upperBound - 1)
    }
    guard areOnDifferentPages(places),
      edges.allSatisfy(\.isFirst) || edges.allSatisfy(\.isLast)
    else { return false }
    return places.allSatisfy { place in
      let block = text.block(at: place.lowerBound)
      let range = text.range(of: block)
      return place.upperBound <= range.upperBound && text.isAsShortAsHead(block)
        && text.units[range].contains(where: Characters.isDigit)
        && !text.gap(after: range.upperBound - 1).contains(where: Punctuation.isSentenceEnd)
    }
  }

  /// A box that stands on three pages or more: weather, duty editors, a subscription notice. Running
  /// text longer than a few lines is none, unless it has the same place on every page.
  private func isRecurringBox(_ places: [Range<Int>]) -> Bool {
    guard places.count >= 3, areOnDifferentPages(places) else { return false }
    let isText = places.contains { roles($0).contains(.body) }
    let longest = isText && !haveSamePlace(places) ? 2 : 6
    return places.allSatisfy { text.weight($0) <= longest * text.minimum }
  }

  /// The imprint of a newspaper: the first or last block of each page it stands on, with a postcode or
  /// a telephone number.
  private func isImprint(_ places: [Range<Int>]) -> Bool {
    areOnDifferentPages(places)
      && places.allSatisfy {
        text.blocks(of: $0).count == 1 && text.isWhole($0) && isAtEdge($0) && hasLongFigure($0)
      }
  }

  func page(_ place: Range<Int>) -> Int {
    text.issue.blocks[text.block(at: place.lowerBound)].page
  }

  private func areOnDifferentPages(_ places: [Range<Int>]) -> Bool {
    Set(places.map(page)).count == places.count
  }

  /// Whether places are first or last on their pages, or stand below the same text.
  private func haveSamePlace(_ places: [Range<Int>]) -> Bool {
    if places.allSatisfy(isAtEdge) { return true }
    let above = Set(
      places.map { place in
        let block = text.blocks(of: place).lowerBound
        return block > 0 ? Array(text.units[text.range(of: block - 1)]) : []
      })
    return above.count == 1
  }

  /// Whether a place is the first or the last block of its page.
  private func isAtEdge(_ place: Range<Int>) -> Bool {
    let blocks = text.blocks(of: place)
    return [blocks.lowerBound - 1, blocks.upperBound + 1].contains {
      !text.issue.blocks.indices.contains($0) || text.issue.blocks[$0].page != page(place)
    }
  }

  private func hasLongFigure(_ place: Range<Int>) -> Bool {
    var digits = 0
    return place.contains {
      let isDigit = Characters.isDigit(text.units[$0])
      digits = isDigit ? (text.gap(before: $0).isEmpty ? digits + 1 : 1) : 0
      return digits == 5
    }
  }

  /// A short stretch inside three blocks of a file or more, in none of them the whole: what is set
  /// twice by mistake stands in two places, a phrase of the house in many. A sentence is no phrase.
  private func isRecurringPhrase(_ places: [Range<Int>], _ family: Family) -> Bool {
    guard family.kind == .passage, places.allSatisfy({ text.weight($0) < 2 * text.minimum }),
      !places.allSatisfy(phrases.isSentence)
    else { return false }
    let blocks = Set(places.map { text.block(at: $0.lowerBound) })
    return Dictionary(grouping: blocks) { text.issue.blocks[$0].source }
      .contains { $0.value.count >= 3 }
  }

  /// An address of the web or of mail, or a part of one, recurs as names do: in the mark of a link and
  /// in its text. It stands in a run of ASCII without a space.
  private func isAddress(_ place: Range<Int>) -> Bool {
    let blocks = text.blocks(of: place)
    guard blocks.count == 1 else { return false }
    let block = text.issue.blocks[blocks.lowerBound]
    let bytes = text.issue.sources[block.source].bytes
    func isVisible(_ position: Int) -> Bool { (0x21...0x7E).contains(bytes[position]) }
    var run = text.bytes(of: place, in: blocks)
    guard run.allSatisfy(isVisible) else { return false }
    let least = max(block.bytes.lowerBound, run.lowerBound - Echoes.longestAddress)
    let most = min(block.bytes.upperBound, run.upperBound + Echoes.longestAddress)
    while run.lowerBound > least, isVisible(run.lowerBound - 1) {
      run = run.lowerBound - 1..<run.upperBound
    }
    while run.upperBound < most, isVisible(run.upperBound) {
      run = run.lowerBound..<run.upperBound + 1
    }
    return ["://", "www.", "@"].contains { sign in
      let sign = Array(sign.utf8)
      return (run.lowerBound..<max(run.upperBound - sign.count + 1, run.lowerBound)).contains {
        start in
        sign.indices.allSatisfy {
          [bytes[start + $0], bytes[start + $0] | 0x20].contains(sign[$0])
        }
      }
    }
  }

  /// Bytes beside a place in which the rest of an address is looked for.
  private static let longestAddress = 512

  /// Parallel clauses share their frame and little else; of a sentence set twice with an edit, most units
  /// agree.
  private func isParallel(_ places: [Range<Int>], _ family: Family) -> Bool {
    family.kind == .inner && family.similarity < 0.75
      && DoubledSentences(text: text).alignment(places[0], places[1]) == nil
  }

  private func isBoilerplate(_ places: [Range<Int>]) -> Bool {
    guard !boilerplate.isEmpty else { return false }
    return places.contains { place in
      boilerplate.contains { Echoes.contains($0, Array(text.units[place])) }
    }
  }

  private static func contains(_ whole: [UInt32], _ part: [UInt32]) -> Bool {
    guard part.count <= whole.count else { return false }
    return (0...whole.count - part.count).contains {
      whole[$0..<$0 + part.count].elementsEqual(part)
    }
  }
}
