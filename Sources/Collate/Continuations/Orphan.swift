/// A scrap that repeats part of a block elsewhere.
public struct Orphan: Sendable, Hashable {
  /// The place of the scrap.
  public let fragment: Place
  /// The place in the other block that it repeats.
  public let into: Place

  /// Makes an orphan.
  public init(fragment: Place, into: Place) {
    self.fragment = fragment
    self.into = into
  }
}
