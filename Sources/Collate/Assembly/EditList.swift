/// The way from a text to its joined form and back.
///
/// Every byte of the input is either kept in place, moved, or removed by exactly one edit; every
/// byte of the output is kept, moved or inserted. So the input can be rebuilt from the output and
/// the edits, byte for byte.
public struct EditList: Sendable, Hashable {
  /// One edit.
  public enum Edit: Sendable, Hashable {
    /// Input bytes that are not in the output, with what they were.
    case removed(Range<Int>, bytes: [UInt8], reason: Reason)
    /// Input bytes that stand elsewhere in the output, from a byte position of it on.
    case moved(Range<Int>, to: Int)
    /// Output bytes that are not in the input.
    case inserted(Range<Int>, reason: Reason)
  }

  /// Why bytes came or went.
  public enum Reason: String, Sendable, CaseIterable {
    /// A further copy of a text.
    case repeated = "repeat"
    /// A scrap that repeats part of another block.
    case orphan
    /// Characters that stand on both sides of a seam.
    case overlap
    /// The hyphen of a divided word.
    case hyphen
    /// A jump line whose two ends were joined.
    case jumpLine = "jump-line"
    /// The break between the halves of a paragraph.
    case columnBreak = "column-break"
    /// The space between words or blocks at a new place.
    case spacing
  }

  /// The edits, by position in the input; insertions come last, by position in the output.
  public let edits: [Edit]
  /// The length of the input in bytes.
  public let inputLength: Int
  /// The length of the output in bytes.
  public let outputLength: Int
  /// A 64-bit hash (FNV-1a) of the output, by which a changed text is noticed.
  public let outputHash: UInt64
  /// A 64-bit hash (FNV-1a) of the input, by which changed edits are noticed; nil in a list that was
  /// written without one.
  public let inputHash: UInt64?
  /// How the input stood in its file, if that was not UTF-8; the edits count in its text in UTF-8,
  /// and ``undo(_:)`` rebuilds that.
  public var original: OriginalEncoding?

  /// Makes an edit list.
  public init(
    edits: [Edit], inputLength: Int, outputLength: Int, outputHash: UInt64,
    inputHash: UInt64? = nil, original: OriginalEncoding? = nil
  ) {
    self.original = original
    self.edits = edits
    self.inputLength = inputLength
    self.outputLength = outputLength
    self.outputHash = outputHash
    self.inputHash = inputHash
  }

  /// Why an undo is impossible.
  public enum UndoError: Error, Sendable, Hashable {
    /// The text is not the one the edits led to.
    case textChanged
    /// The edits contradict each other, reach outside the texts, or lead back to another text than
    /// they came from.
    case malformed
  }

  /// Rebuilds the input.
  ///
  /// - Parameter output: The joined text, unchanged.
  /// - Returns: The original bytes.
  /// - Throws: ``UndoError`` if the text or the edits were changed; of a list without
  ///   ``inputHash`` a change of removed bytes is not noticed.
  /// - Complexity: O(*n* + *e* log *e*) for *n* bytes and *e* edits.
  public func undo(_ output: [UInt8]) throws(UndoError) -> [UInt8] {
    guard output.count == outputLength, FNV.hash(output) == outputHash else {
      throw .textChanged
    }
    var named: [(range: Range<Int>, edit: Edit)] = []
    var foreign: [Range<Int>] = []
    for edit in edits {
      switch edit {
      case .removed(let range, let bytes, _):
        guard isOfInput(range), bytes.count == range.count else { throw .malformed }
        named.append((range, edit))
      case .moved(let range, let position):
        guard isOfInput(range), position >= 0, position <= output.count - range.count else {
          throw .malformed
        }
        named.append((range, edit))
        foreign.append(position..<position + range.count)
      case .inserted(let range, _):
        guard range.lowerBound >= 0, range.upperBound <= output.count else { throw .malformed }
        foreign.append(range)
      }
    }
    named.sort {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    foreign.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }

    // What is left of the output is the bytes kept in place, in the order of the input.
    var kept: [UInt8] = []
    var position = 0
    for range in foreign {
      guard range.lowerBound >= position else { throw .malformed }
      kept += output[position..<range.lowerBound]
      position = range.upperBound
    }
    kept += output[position...]

    var input: [UInt8] = []
    input.reserveCapacity(max(0, min(inputLength, output.count * 2 + 1024)))
    var used = 0
    for (range, edit) in named {
      let gap = range.lowerBound - input.count
      guard gap >= 0, used + gap <= kept.count else { throw .malformed }
      input += kept[used..<used + gap]
      used += gap
      switch edit {
      case .removed(_, let bytes, _): input += bytes
      case .moved(let range, let start): input += output[start..<start + range.count]
      case .inserted: break
      }
    }
    input += kept[used...]
    guard input.count == inputLength, inputHash.map({ $0 == FNV.hash(input) }) ?? true else {
      throw .malformed
    }
    return input
  }

  private func isOfInput(_ range: Range<Int>) -> Bool {
    range.lowerBound >= 0 && range.upperBound <= inputLength
  }
}

extension EditList.UndoError: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .textChanged:
      "this is not the text the edits led to; it was changed since, so take the joined text as it was written"
    case .malformed:
      "the edits contradict each other or were changed; take the list as it was written"
    }
  }
}
