/// A text as it is compared: folded for width and case, without spaces and punctuation, and with
/// the way back to the source.
///
/// Two texts that differ in line breaks, full-width digits or quotation marks have the same
/// matching form. Digits stay: copies whose figures differ are what a proofreader looks for.
///
///     let issue = Issue("“ＡＢＣ,２０２６年”")
///     let form = MatchingForm(issue, block: 0)
///     // form.units spells "abc2026年"; form.bytes(of: 0..<3) are the nine bytes of "ＡＢＣ"
public struct MatchingForm: Sendable, Hashable {
  /// The folded scalars, one unit each; astral characters are one unit.
  public let units: [UInt32]
  /// The byte position in the source of the scalar that gave each unit.
  let starts: [Int]
  /// The byte position after that scalar.
  let ends: [Int]

  /// Folds a byte range of a source.
  ///
  /// - Precondition: the range lies within the bytes of the source.
  /// - Complexity: O(*n*) in the number of bytes.
  public init(_ source: Source, _ range: Range<Int>) {
    var units: [UInt32] = []
    var starts: [Int] = []
    var ends: [Int] = []
    units.reserveCapacity(range.count / 2)
    starts.reserveCapacity(range.count / 2)
    ends.reserveCapacity(range.count / 2)
    let span = source.bytes.span
    var position = range.lowerBound
    while position < range.upperBound {
      let step = span.scalar(at: position, end: range.upperBound)
      let next = position + step.length
      switch Folding.folded(step.value) {
      case .dropped: break
      case .scalar(let unit):
        units.append(unit)
        starts.append(position)
        ends.append(next)
      case .sequence(let sequence):
        units += sequence
        starts.append(contentsOf: repeatElement(position, count: sequence.count))
        ends.append(contentsOf: repeatElement(next, count: sequence.count))
      case .joining(let mark):
        let unit = span.composedUnit(with: mark, at: position, from: range.lowerBound)
        if let unit, unit != units[units.count - 1] {
          units[units.count - 1] = unit
          ends[ends.count - 1] = next
        } else if Composition.isKept(mark) {
          units.append(mark)
          starts.append(position)
          ends.append(next)
        }
      }
      position = next
    }
    self.units = units
    self.starts = starts
    self.ends = ends
  }

  /// Folds a block of an issue.
  ///
  /// - Precondition: `block` is an index of `issue.blocks`.
  public init(_ issue: Issue, block: Int) {
    let block = issue.blocks[block]
    self.init(issue.sources[block.source], block.bytes)
  }

  /// Folds a string; byte ranges count from its start.
  public init(_ text: String) {
    let source = Source(text: text)
    self.init(source, 0..<source.bytes.count)
  }

  /// The bytes of the source that a non-empty range of units stands for, from the start of the
  /// first unit's scalar to the end of the last one's.
  ///
  /// - Precondition: `range` is not empty and lies within `units`.
  public func bytes(of range: Range<Int>) -> Range<Int> {
    starts[range.lowerBound]..<ends[range.upperBound - 1]
  }
}
