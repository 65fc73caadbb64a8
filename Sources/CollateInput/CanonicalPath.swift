import Foundation

/// The one name of a file or folder, whichever links and dots lead to it.
///
/// Two are equal where their bytes are: a composed and a decomposed “é” name two files on Linux, and
/// one string in Swift.
package struct CanonicalPath: Sendable, Hashable {
  private let bytes: [UInt8]

  /// Follows all links on the way; where the path leads nowhere, those of the folders that are there.
  ///
  /// - Parameter path: absolute, or counted from the working folder.
  package init(_ path: String) {
    bytes = Array(CanonicalPath.resolved(URL(fileURLWithPath: path)).utf8)
  }

  /// Whether this is a file or folder in a folder, at any depth.
  package func isBelow(_ folder: CanonicalPath) -> Bool {
    bytes.count > folder.bytes.count && bytes.starts(with: folder.bytes)
      && (folder.bytes.last == slash || bytes[folder.bytes.count] == slash)
  }

  private var slash: UInt8 { UInt8(ascii: "/") }

  private static func resolved(_ url: URL) -> String {
    if FileManager.default.fileExists(atPath: url.path) {
      return url.resolvingSymlinksInPath().path
    }
    let url = url.standardizedFileURL
    let folder = url.deletingLastPathComponent()
    guard folder.path.utf8.count < url.path.utf8.count else { return url.path }
    let parent = resolved(folder)
    return (parent.hasSuffix("/") ? parent : parent + "/") + url.lastPathComponent
  }
}
