import Foundation

/// Files, read and written whole.
enum Files {
  /// The working folder.
  static var directory: String { FileManager.default.currentDirectoryPath }

  /// Whether there is a file or folder of this name.
  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// The bytes of a file, or of a pipe or a device to its end.
  static func read(_ path: String) throws(CommandError) -> [UInt8] {
    do {
      return try read(FileHandle(forReadingFrom: URL(fileURLWithPath: path)))
    } catch {
      throw .unreadable(path: path, reason: reason(error))
    }
  }

  /// The bytes that are left of an open file.
  static func read(_ handle: FileHandle) throws -> [UInt8] {
    try handle.readToEnd().map { [UInt8]($0) } ?? []
  }

  /// Writes a file beside its place and renames it, so that no half file is ever seen.
  static func write(_ bytes: [UInt8], to path: String) throws(CommandError) {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    do {
      // A device or a pipe cannot be replaced by renaming.
      let attributes = try? FileManager.default.attributesOfItem(atPath: target.path)
      let kind = attributes?[.type] as? FileAttributeType
      guard kind != .typeDirectory else { throw POSIXError(.EISDIR) }
      let isRegular = kind == nil || kind == .typeRegular
      try Interruption.hold {
        try Data(bytes).write(to: target, options: isRegular ? .atomic : [])
      }
    } catch {
      throw .unwritable(path: path, reason: reason(error))
    }
  }

  /// Adds to the end of a file, which is made where there is none.
  static func append(_ bytes: [UInt8], to path: String) throws(CommandError) {
    guard let handle = FileHandle(forWritingAtPath: path) else {
      return try write(bytes, to: path)
    }
    do {
      try handle.seekToEnd()
      try Interruption.hold { try handle.write(contentsOf: Data(bytes)) }
      try handle.close()
    } catch {
      throw .unwritable(path: path, reason: reason(error))
    }
  }

  /// Whether a write failed because the reader of a pipe went away.
  static func isClosedPipe(_ error: any Error) -> Bool { cause(error)?.code == Int(EPIPE) }

  private static func cause(_ error: any Error) -> NSError? {
    let error = error as NSError
    if error.domain == NSPOSIXErrorDomain { return error }
    let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError
    return cause?.domain == NSPOSIXErrorDomain ? cause : nil
  }

  /// What went wrong, in the words of the system.
  static func reason(_ error: any Error) -> String {
    if let cause = cause(error) { return words(cause.code) ?? cause.localizedDescription }
    let error = error as NSError
    switch error.code {
    case CocoaError.fileReadNoSuchFile.rawValue, CocoaError.fileNoSuchFile.rawValue:
      return "no such file or folder"
    case CocoaError.fileReadNoPermission.rawValue, CocoaError.fileWriteNoPermission.rawValue:
      return "permission denied"
    default: return error.localizedDescription
    }
  }

  private static func words(_ code: Int) -> String? {
    switch Int32(code) {
    case ENOENT: "no such file or folder"
    case EACCES, EPERM: "permission denied"
    case EISDIR: "it is a folder"
    case ENOTDIR: "a part of the path is no folder"
    case ENOSPC: "no space left"
    default: nil
    }
  }
}
