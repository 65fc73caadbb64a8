import Foundation

/// What a path leads to.
package enum FileKind: Sendable {
  case file
  case folder
  /// A pipe or a socket: readable once, without a length.
  case pipe
  /// A device, which may have no end.
  case device

  /// Why the bytes of a file could not be had.
  enum Fault: Error {
    case denied
    case failed
  }

  /// Looks at what a path leads to, links followed; nil if that is nothing.
  package init?(_ path: String) {
    var status = stat()
    // The call fills the structure it is given and keeps no pointer to it.
    guard unsafe stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFIFO, S_IFSOCK: self = .pipe
    default: self = .device
    }
  }

  /// Whether the name of a file in a folder says that it is text.
  static func isText(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: ".") else { return false }
    return textEndings.contains(name[name.index(after: dot)...].lowercased())
  }

  /// The ends of the names of texts, without the dot.
  static let textEndings = ["txt", "text", "md", "markdown"]

  /// All bytes of a file, of a pipe or a device to its end.
  func contents(of path: String) throws(Fault) -> [UInt8] {
    guard FileManager.default.isReadableFile(atPath: path) else { throw .denied }
    do {
      if case .file = self { return try [UInt8](Data(contentsOf: URL(fileURLWithPath: path))) }
      guard let handle = FileHandle(forReadingAtPath: path) else { throw Fault.failed }
      return try handle.readToEnd().map { [UInt8]($0) } ?? []
    } catch {
      throw .failed
    }
  }
}
