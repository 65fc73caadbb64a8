/// Findings that are known and not to be reported again.
///
/// An entry is known by the text it is about: not by file, page, line or place. So moves, renames and
/// edits elsewhere leave a baseline good, and an edit of the text itself makes the finding new. An
/// entry holds how often the text stands: a further copy of a known text is new.
public struct Baseline: Sendable, Hashable {
  /// The greatest count that a file may give, so that sums of counts stay in range.
  public static let maximumCount = 1_000_000_000

  /// One known finding.
  public struct Entry: Sendable, Hashable {
    /// The identity of its text.
    public let key: String
    /// Other identities that the entry covers, each once.
    public var also: [String]
    /// How many places of a repeated text, or how many equal findings, are known.
    public var count: Int
    /// Where it stood when the entry was written; for people only.
    public var places: [String]
    /// The first characters of the text; for people only.
    public var excerpt: String
    /// Why it is allowed; may be empty in a baseline.
    public var reason: String
    /// The last day on which the entry counts, as `YYYY-MM-DD`; empty for no end.
    public var until: String

    /// Makes an entry.
    public init(
      key: String, also: [String] = [], count: Int = 1, places: [String] = [],
      excerpt: String = "", reason: String = "", until: String = ""
    ) {
      self.key = key
      self.also = also
      self.count = count
      self.places = places
      self.excerpt = excerpt
      self.reason = reason
      self.until = until
    }

    /// Whether its last day is before a day; never for an empty day.
    func isOver(on today: String) -> Bool { !until.isEmpty && until < today }

    /// The entry with what another one knows of the same text.
    fileprivate func covering(_ other: Entry) -> Entry {
      var entry = self
      entry.count = max(count, other.count)
      entry.also += other.also.filter { !also.contains($0) }
      entry.places += other.places.filter { !places.contains($0) }
      return entry
    }
  }

  /// A finding as a baseline sees it.
  public struct Item: Sendable, Hashable {
    /// The identity of its text.
    public let key: String
    /// Other identities that it stands for.
    public let also: [String]
    /// How many places of a repeated text it stands for; 1 for anything else.
    public let count: Int
    /// The names of the files it is in.
    public let places: [String]
    /// The first characters of the text.
    public let excerpt: String

    /// Makes an item.
    public init(
      key: String, also: [String] = [], count: Int, places: [String], excerpt: String
    ) {
      self.key = key
      self.also = also
      self.count = count
      self.places = places
      self.excerpt = excerpt
    }
  }

  /// What a baseline says about findings.
  public struct Comparison: Sendable, Hashable {
    /// The entry that covers each known finding, by the index of the finding.
    public var known: [Int: Entry] = [:]
    /// The indices of the findings that no entry covers.
    public var new: [Int] = []
    /// The entries that cover nothing, though their files were checked.
    public var stale: [Entry] = []
    /// The entries whose last day is over.
    public var expired: [Entry] = []
  }

  /// The entries by key.
  public let entries: [Entry]

  /// Makes a baseline; of entries with one key the last counts.
  public init(entries: [Entry]) {
    var byKey: [String: Entry] = [:]
    for entry in entries { byKey[entry.key] = entry }
    self.entries = byKey.values.sorted { $0.key < $1.key }
  }

  /// Makes a baseline of all findings.
  ///
  /// - Parameters:
  ///   - items: the findings.
  ///   - old: a baseline whose entries hand on reason and last day.
  ///   - today: the day as `YYYY-MM-DD`; a last day before it is not handed on, for what is accepted
  ///     again would not count. Empty, as it is by default: nothing is over.
  ///   - isChecked: whether all files of an entry were checked; the others of the old baseline stay
  ///     as they are.
  public init(
    _ items: [Item], keeping old: Baseline = Baseline(entries: []), today: String = "",
    isChecked: (Entry) -> Bool = { _ in true }
  ) {
    let old = Dictionary(old.entries.map { ($0.key, $0) }) { $1 }
    var byKey: [String: Entry] = [:]
    for item in items {
      if var entry = byKey[item.key] {
        entry.count = entry.count.adding(item.count)
        entry.also += item.also.filter { !entry.also.contains($0) }
        entry.places += item.places.filter { !entry.places.contains($0) }
        byKey[item.key] = entry
      } else {
        byKey[item.key] = Entry(
          key: item.key, also: item.also, count: item.count, places: item.places,
          excerpt: item.excerpt, reason: old[item.key]?.reason ?? "",
          until: old[item.key].map { $0.isOver(on: today) ? "" : $0.until } ?? "")
      }
    }
    for (key, entry) in old where !isChecked(entry) {
      byKey[key] = byKey[key]?.covering(entry) ?? entry
    }
    self.init(entries: Array(byKey.values))
  }

  /// Says which findings are known.
  ///
  /// - Parameters:
  ///   - items: the findings in the order they are reported.
  ///   - today: the day as `YYYY-MM-DD`; entries that end before it do not count. Empty, as it is by
  ///     default: nothing expires.
  ///   - isChecked: whether all files of an entry were checked; no other is stale.
  /// - Complexity: O(*n* + *m*) for *n* findings and *m* entries, as long as few entries cover one identity.
  public func comparison(
    with items: [Item], today: String = "", isChecked: (Entry) -> Bool = { _ in true }
  ) -> Comparison {
    var comparison = Comparison()
    // The entries that cover an identity, each with how often it does.
    var covering: [String: [(entry: Entry, count: Int)]] = [:]
    for entry in entries {
      covering[entry.key, default: []].append((entry, entry.count))
      for key in entry.also { covering[key, default: []].append((entry, 1)) }
    }
    var used: [String: Int] = [:]
    var met: Set<String> = []
    for (index, item) in items.enumerated() {
      for (entry, _) in covering[item.key] ?? [] { met.insert(entry.key) }
      met.formUnion(item.also)
      used[item.key] = (used[item.key] ?? 0).adding(item.count)
      let valid = (covering[item.key] ?? []).filter { !$0.entry.isOver(on: today) }
      if let entry = valid.first?.entry,
        used[item.key] ?? 0 <= valid.reduce(0, { $0.adding($1.count) })
      {
        comparison.known[index] = entry
      } else {
        comparison.new.append(index)
      }
    }
    comparison.stale = entries.filter { !met.contains($0.key) && isChecked($0) }
    comparison.expired = entries.filter { $0.isOver(on: today) }
    return comparison
  }

  /// The baseline without what is gone: stale entries, and counts above what is left.
  ///
  /// - Parameters:
  ///   - items: the findings that are left.
  ///   - isChecked: whether all files of an entry were checked; the others stay as they are.
  public func pruned(
    to items: [Item], isChecked: (Entry) -> Bool = { _ in true }
  ) -> Baseline {
    var left: [String: Int] = [:]
    var met: Set<String> = []
    for item in items {
      left[item.key] = (left[item.key] ?? 0).adding(item.count)
      met.formUnion(item.also)
    }
    return Baseline(
      entries: entries.compactMap { entry in
        guard isChecked(entry) else { return entry }
        guard let count = left[entry.key] else {
          let isMet = met.contains(entry.key) || entry.also.contains { left[$0] != nil }
          return isMet ? entry : nil
        }
        var entry = entry
        entry.count = min(entry.count, count)
        return entry
      })
  }
}

extension Int {
  /// The sum, or the number nearest to it that there is.
  fileprivate func adding(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? .min : .max) : sum
  }
}
