/// Two blocks that may be joined.
struct JoinedBlocks: Hashable {
  let from: Int
  let to: Int

  init(_ from: Int, _ to: Int) {
    self.from = from
    self.to = to
  }

  /// The ends of a candidate of a field.
  init(_ ends: (tail: Int, head: Int)) { self.init(ends.tail, ends.head) }
}
