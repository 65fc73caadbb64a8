extension Composition {
  /// The most marks behind a letter that are read: those of the stream-safe format (Unicode Standard
  /// Annex #15). What stands behind them joins nothing.
  static let mostMarks = 30

  /// The unit that a letter and the marks behind it make, whatever the order in which marks of
  /// different classes stand; nil where they are no letter with its marks.
  ///
  /// The canonical composition of the standard (section 3.11): marks are put in order of their
  /// classes, and each joins that no other one of its class or above keeps from the letter.
  ///
  /// - Parameters:
  ///   - unit: the letter, with or without marks of its own.
  ///   - marks: the combining marks behind it.
  static func composed(_ unit: UInt32, _ marks: some Sequence<UInt32>) -> UInt32? {
    var letter = MarkedLetter(unit)
    for mark in marks {
      let order = combiningClass(mark)
      if order > 0 {
        letter.add(mark, order)
      } else {
        // A vowel or final joins what stands right before it alone.
        guard let start = letter.whole, let next = composed(start, mark) else { return nil }
        letter = MarkedLetter(next)
      }
    }
    return letter.composed.unit
  }

  /// The canonical combining class of a scalar; 0 of what is no mark. That of an assigned scalar never
  /// changes.
  static func combiningClass(_ scalar: UInt32) -> UInt8 {
    guard scalar >= 0x300 else { return 0 }
    return Unicode.Scalar(scalar)?.properties.canonicalCombiningClass.rawValue ?? 0
  }
}

/// A letter taken apart, and its marks in canonical order.
private struct MarkedLetter {
  private var letter: UInt32
  private var marks: [(mark: UInt32, order: UInt8)] = []

  init(_ unit: UInt32) {
    letter = unit
    while let parts = Composition.parts(of: letter) {
      let order = Composition.combiningClass(parts.mark)
      guard order > 0 else { break }
      letter = parts.unit
      marks.insert((parts.mark, order), at: 0)
    }
  }

  /// Adds a mark behind those of its class and below.
  mutating func add(_ mark: UInt32, _ order: UInt8) {
    let place = marks.lastIndex { $0.order <= order }.map { $0 + 1 } ?? 0
    marks.insert((mark, order), at: place)
  }

  /// What letter and marks make, and whether all of the marks joined.
  var composed: (unit: UInt32, isWhole: Bool) {
    var unit = letter
    // The class of the last mark that did not join; it keeps others of its class away.
    var left: UInt8 = 0
    for (mark, order) in marks {
      if order > left, let next = Composition.composed(unit, mark) {
        unit = next
      } else {
        left = order
      }
    }
    return (unit, left == 0)
  }

  /// What letter and marks make; nil where a mark is left.
  var whole: UInt32? {
    let composed = composed
    return composed.isWhole ? composed.unit : nil
  }
}

extension Span<UInt8> {
  /// The unit that the letter before a combining mark makes with all marks up to this one; nil where
  /// no letter stands there.
  ///
  /// - Parameters:
  ///   - mark: the mark, folded.
  ///   - position: where the mark stands.
  ///   - start: where the text begins.
  /// - Complexity: O(*m*) for *m* marks of one letter, of which at most thirty are read.
  func composedUnit(with mark: UInt32, at position: Int, from start: Int) -> UInt32? {
    var marks: [UInt32] = []
    var end = position
    while marks.count < Composition.mostMarks, end > start,
      let scalar = scalarStart(before: end), scalar >= start
    {
      let step = self.scalar(at: scalar, end: end)
      guard step.isWellFormed, scalar + step.length == end else { return nil }
      switch Folding.folded(step.value) {
      case .scalar(let unit):
        // What joins the letter as it stands is in canonical order.
        if marks.isEmpty, let composed = Composition.composed(unit, mark) { return composed }
        return Composition.composed(unit, marks.reversed() + CollectionOfOne(mark))
      case .joining(let other): marks.append(other)
      case .dropped:
        guard Composition.combiningClass(step.value) > 0 else { return nil }
        marks.append(step.value)
      case .sequence: return nil
      }
      end = scalar
    }
    return nil
  }
}
