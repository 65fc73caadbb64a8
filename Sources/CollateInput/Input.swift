public import Collate

/// What was read: the texts, and the account of every input.
public struct Input: Sendable {
  /// The texts that could be read, in order.
  public let sources: [Source]
  /// What became of every input, the unreadable ones included, in order.
  public let records: [InputRecord]
  /// Names that stand for a file that was read already under another name, or the same one; each
  /// text is read once, for it would repeat itself whole.
  public let repeated: [String]
  /// The folders that were named and looked through, in order.
  public let folders: [String]

  /// Makes an account of what was read.
  public init(
    sources: [Source], records: [InputRecord], repeated: [String] = [], folders: [String] = []
  ) {
    self.sources = sources
    self.records = records
    self.repeated = repeated
    self.folders = folders
  }

  /// This input and another one after it.
  public func followed(by other: Input) -> Input {
    Input(
      sources: sources + other.sources, records: records + other.records,
      repeated: repeated + other.repeated, folders: folders + other.folders)
  }
}
