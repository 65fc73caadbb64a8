import Collate
import CollateInput

/// The files that a check has read whole.
///
/// A baseline may be about more than one check reads: what was not read says nothing of its entries.
struct CheckedFiles {
  private let whole: Set<CanonicalPath>
  private let unread: [CanonicalPath]
  private let folders: [CanonicalPath]

  /// The files of a reading; of its folders also those that are there no more.
  init(_ input: Input) { self.init(input.records, folders: input.folders) }

  /// The files of records that were read whole.
  init(_ records: [InputRecord], folders: [String] = []) {
    whole = Set(records.filter { $0.state == .read }.map { CanonicalPath($0.path) })
    unread = records.filter { $0.state != .read }.map { CanonicalPath($0.path) }
    self.folders = folders.map(CanonicalPath.init)
  }

  /// Whether nothing that was named was left unread.
  var isWhole: Bool { unread.isEmpty }

  /// Whether all files of an entry were read whole; of an entry that names none, whether all were.
  func hold(_ entry: Baseline.Entry) -> Bool {
    entry.places.isEmpty ? isWhole : entry.places.allSatisfy(hold)
  }

  private func hold(_ path: String) -> Bool {
    let file = CanonicalPath(path)
    if whole.contains(file) { return true }
    guard !Files.exists(path), folders.contains(where: file.isBelow) else { return false }
    return !unread.contains { $0 == file || file.isBelow($0) }
  }
}
