import Foundation

/// What a path leads to.
enum FileKind {
  case file
  case folder
  /// A pipe, a socket or a device: readable once, without a length.
  case stream

  /// Why the bytes of a file could not be had.
  enum Fault: Error {
    case denied
    case failed
  }

  /// Looks at what a path leads to, links followed; nil if that is nothing.
  init?(_ path: String) {
    var isFolder: ObjCBool = false
    // The call writes one flag and keeps no pointer to it.
    guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      return nil
    }
    if isFolder.boolValue {
      self = .folder
      return
    }
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let attributes = try? FileManager.default.attributesOfItem(atPath: target)
    let type = attributes?[.type] as? FileAttributeType
    self = type == nil || type == .typeRegular ? .file : .stream
  }

  /// Whether the name of a file in a folder says that it is text.
  static func isText(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: ".") else { return false }
    return textEndings.contains(name[name.index(after: dot)...].lowercased())
  }

  /// The ends of the names of texts, without the dot.
  static let textEndings = ["txt", "text", "md", "markdown"]

  /// All bytes of a file or stream.
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
