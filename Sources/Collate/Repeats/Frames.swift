/// Tells places that share a frame from copies.
///
/// Tables, result lists and notices of one kind share a frame: names and figures differ. A report that
/// stands twice with another figure is the worst fault there is.
struct Frames: Sendable {
  let text: RepeatText
  let roles: [BlockRole]

  /// What differs between places, counted.
  private struct Counts {
    let figures: Int
    /// Figures that are another number altogether, as those of papers and telephones are.
    let numbers: Int
    /// Words that differ as names do; none among errors of every kind, of which some are as long as a
    /// word.
    let names: Int
  }

  private func counts(_ differences: [Difference]) -> Counts {
    let replaced = differences.filter { !$0.kept.bytes.isEmpty && !$0.other.bytes.isEmpty }
    let figures = replaced.filter(\.isNumeric)
    let words = replaced.count(where: \.isLexical)
    let errors = differences.count { !$0.isNumeric && !$0.isLexical }
    return Counts(
      figures: figures.count, numbers: figures.count(where: isOtherNumber),
      names: errors * 2 > words + figures.count ? 0 : words)
  }

  /// Digits of a number, at least, and how many of them are others in another one.
  private static let longNumber = (digits: 4, others: 3)

  /// Whether a long figure differs in more digits than a correction changes.
  private func isOtherNumber(_ difference: Difference) -> Bool {
    let digits = [difference.kept, difference.other].map { place in
      DecodedText(text.issue.sources[text.issue.blocks[place.block].source].bytes, in: place.bytes)
        .scalars.filter(Characters.isDigit)
    }
    return digits.allSatisfy { $0.count >= Frames.longNumber.digits }
      && zip(digits[0], digits[1]).count(where: !=) >= Frames.longNumber.others
  }

  /// Whether places share a frame alone.
  ///
  /// It takes two figures that differ, and three in five of them, or with names three differences, or two
  /// if one is a number of many digits; one in each stretch as long as the shortest repeat. In a list of quotations, where every few words have a
  /// figure, one in three is enough. Two sentences of which no word differs are no frame, unless they are
  /// notices of one kind.
  ///
  /// - Parameters:
  ///   - kept: the index of the place that the others are compared with.
  ///   - differences: what differs between it and the others.
  func isFrame(_ places: [Range<Int>], kept: Int, _ differences: [Difference]) -> Bool {
    if differences.contains(where: \.isNumeric), areTableRows(places) { return true }
    let kept = places[kept]
    let others = places.count - 1
    let numbers = numbers(kept)
    let counts = counts(differences)
    func isDense(_ count: Int) -> Bool { count * text.minimum >= text.weight(kept) * others }
    if counts.names >= others,
      counts.numbers >= others || counts.names + counts.figures >= 3 * others,
      isDense(counts.names + counts.figures)
    {
      return true
    }
    let isReport =
      places.count == 2 && counts.names == 0 && places.allSatisfy(endsSentence)
      && !(counts.figures >= Frames.leastFilledIn && counts.figures * 5 >= numbers * 3
        && areNotices(places))
    guard counts.figures >= 2 * others, !isReport else { return false }
    let digits = kept.count { Characters.isDigit(text.units[$0]) }
    if numbers * text.minimum >= 3 * text.weight(kept) || digits * 4 >= kept.count {
      return counts.figures * 3 >= numbers * others
    }
    return counts.figures * 5 >= numbers * 3 * others && isDense(counts.figures)
  }

  /// Figures that differ between two notices of one kind, at least: a correction changes one or two, and a
  /// date has two.
  private static let leastFilledIn = 4

  /// Whether two places are notices of one kind: whole blocks of a sentence or two, short and full of figures,
  /// two in the length of the shortest repeat, which begin with the same label and stand beside each other.
  private func areNotices(_ places: [Range<Int>]) -> Bool {
    guard let label = label(places[0]), label == self.label(places[1]) else { return false }
    return places.allSatisfy { place in
      let sentences = place.dropFirst().count {
        text.boundary(before: $0) == .sentence && !Characters.isDigit(text.units[$0 - 1])
      }
      return text.isWhole(place) && sentences < 2 && text.weight(place) <= 3 * text.minimum
        && numbers(place) * text.minimum >= 2 * text.weight(place)
    } && standTogether(places, below: label)
  }

  /// What a place begins with, set off by a colon, a dash, or by a space where words have none between
  /// them; nil where something else comes first, or a figure.
  private func label(_ place: Range<Int>) -> ArraySlice<UInt32>? {
    func isSpaced(_ position: Int) -> Bool {
      [position - 1, position].allSatisfy { Characters.isUnspaced(text.units[$0]) }
        && text.gap(before: position).contains(where: Characters.isSpace)
    }
    let end = place.dropFirst().first { text.hasMark(before: $0) || isSpaced($0) }
    guard let end, text.weight(place.lowerBound..<end) <= text.minimum,
      !text.units[place.lowerBound..<end].contains(where: Characters.isDigit),
      isSpaced(end)
        || text.gap(before: end).contains(where: {
          Punctuation.isColon($0) || Punctuation.isDash($0)
        })
    else { return nil }
    return text.units[place.lowerBound..<end]
  }

  /// Whether at most one block stands between two places, or only such as begin with the same label.
  private func standTogether(_ places: [Range<Int>], below label: ArraySlice<UInt32>) -> Bool {
    let blocks = places.map { text.block(at: $0.lowerBound) }.sorted()
    let between = blocks[0] + 1..<max(blocks[1], blocks[0] + 1)
    return between.count <= 1
      || between.allSatisfy { text.units[text.range(of: $0)].starts(with: label) }
  }

  /// Parts places by what they are copies of: two places of different parts share a frame alone.
  ///
  /// Two notices of one kind differ in a figure, and in a name or in all that stands beside them, or are
  /// a frame for other reasons. What differs in a figure alone may be a copy.
  ///
  /// - Returns: the parts, in order of their first places; one of all places where none of them is set
  ///   apart, and where there are more texts than are compared each with each.
  /// - Complexity: O(*k*² *n*) for *k* different texts of *n* units.
  func parts(_ places: [Range<Int>]) -> [[Range<Int>]] {
    guard places.count > 2 else { return [places] }
    let texts = texts(places)
    guard texts.count <= Frames.mostCompared else { return [places] }
    var sets = DisjointSets(count: texts.count)
    for left in texts.indices {
      for right in texts.indices.dropFirst(left + 1)
      where sets.root(left) != sets.root(right) && !areSiblings(texts[left][0], texts[right][0]) {
        sets.join(left, right)
      }
    }
    let parts = Dictionary(grouping: texts.indices) { sets.root($0) }
    return parts.values.map { $0.flatMap { texts[$0] }.sorted { $0.lowerBound < $1.lowerBound } }
      .sorted { $0[0].lowerBound < $1[0].lowerBound }
  }

  /// Places by their text, in order of the first with each.
  func texts(_ places: [Range<Int>]) -> [[Range<Int>]] {
    var texts: [[Range<Int>]] = []
    var indices: [ArraySlice<UInt32>: Int] = [:]
    for place in places {
      if let index = indices[text.units[place]] {
        texts[index].append(place)
      } else {
        indices[text.units[place]] = texts.count
        texts.append([place])
      }
    }
    return texts
  }

  /// Texts that are compared each with each.
  private static let mostCompared = 16

  /// Whether two places of three or more differ in a figure, and in a name or in the rest of their
  /// blocks, or share a frame for another reason.
  func areSiblings(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    let differences = Comparison(text: text).differences(kept: first, other: second, member: 1)
    let counts = counts(differences)
    let hasOtherNames =
      counts.names > 0 || [first, second].allSatisfy { !text.isWhole($0) }
    return hasOtherNames && counts.figures > 0
      || isFrame([first, second], kept: 0, differences)
  }

  private func areTableRows(_ places: [Range<Int>]) -> Bool {
    places.allSatisfy { place in
      text.blocks(of: place).allSatisfy {
        text.range(of: $0).isEmpty || roles[$0] == .tableRow
      }
    }
  }

  /// Whether a mark that ends a sentence stands behind a place.
  private func endsSentence(_ place: Range<Int>) -> Bool {
    text.gap(after: place.upperBound - 1).contains(where: Punctuation.isSentenceEnd)
  }

  /// The figures in a place that are written in digits.
  private func numbers(_ place: Range<Int>) -> Int {
    place.count {
      Characters.isDigit(text.units[$0])
        && ($0 == place.lowerBound || !Characters.isDigit(text.units[$0 - 1])
          || !text.isInFigure(before: $0))
    }
  }
}
