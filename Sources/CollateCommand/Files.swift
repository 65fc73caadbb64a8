import Collate
import CollateInput
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
      throw .unreadable(path: path, fault(error))
    }
  }

  /// The bytes that are left of an open file.
  static func read(_ handle: FileHandle) throws -> [UInt8] {
    try handle.readToEnd().map { [UInt8]($0) } ?? []
  }

  /// Writes a file beside its place and renames it, so that no half file is ever seen. A file that is
  /// replaced hands on its permissions, a link its target.
  static func write(_ bytes: [UInt8], to path: String) throws(CommandError) {
    let url = URL(fileURLWithPath: path)
    do {
      switch FileKind(path) {
      case .folder: throw POSIXError(.EISDIR)
      // A device or a pipe cannot be replaced by renaming, and a pipe may wait for its reader for ever.
      case .pipe, .device: try Data(bytes).write(to: url)
      case .file: try Interruption.hold { try replace(path, by: Data(bytes)) }
      case nil:
        try Interruption.hold {
          try Data(bytes).write(to: url.resolvingSymlinksInPath(), options: .atomic)
        }
      }
    } catch {
      throw .unwritable(path: path, fault(error))
    }
  }

  private static func replace(_ path: String, by data: Data) throws {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let draft = target.deletingLastPathComponent()
      .appendingPathComponent(".collate.\(UUID().uuidString)")
    do {
      try Data().write(to: draft, options: .withoutOverwriting)
      let handle = try FileHandle(forWritingTo: draft)
      // Before there is anything in it that not everybody may read.
      let attributes = try FileManager.default.attributesOfItem(atPath: target.path)
      try FileManager.default.setAttributes(
        attributes.filter { $0.key == .posixPermissions }, ofItemAtPath: draft.path)
      try handle.write(contentsOf: data)
      try handle.close()
      // The call reads both paths and keeps no pointer to them.
      guard unsafe rename(draft.path, target.path) == 0 else {
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
    } catch {
      try? FileManager.default.removeItem(at: draft)
      throw error
    }
  }

  /// Adds to the end of a file, which is made where there is none.
  static func append(_ bytes: [UInt8], to path: String) throws(CommandError) {
    guard exists(path) else { return try write(bytes, to: path) }
    do {
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      try handle.seekToEnd()
      try Interruption.hold { try handle.write(contentsOf: Data(bytes)) }
      try handle.close()
    } catch {
      throw .unwritable(path: path, fault(error))
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

  /// What went wrong.
  static func fault(_ error: any Error) -> FileFault {
    if let cause = cause(error) { return fault(cause.code) ?? .system(cause.localizedDescription) }
    let error = error as NSError
    switch error.code {
    case CocoaError.fileReadNoSuchFile.rawValue, CocoaError.fileNoSuchFile.rawValue:
      return .input(.missing)
    case CocoaError.fileReadNoPermission.rawValue, CocoaError.fileWriteNoPermission.rawValue:
      return .input(.denied)
    case CocoaError.fileWriteOutOfSpace.rawValue: return .noSpace
    default: return .system(error.localizedDescription)
    }
  }

  private static func fault(_ code: Int) -> FileFault? {
    switch Int32(code) {
    case ENOENT: .input(.missing)
    case EACCES, EPERM: .input(.denied)
    case EISDIR: .folder
    case ENOTDIR: .pathThroughFile
    case ENOSPC: .noSpace
    default: nil
    }
  }
}
