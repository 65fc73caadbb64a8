public import Collate
import CollateReports

/// Why a file cannot be read or written.
public enum FileFault: Sendable, Hashable {
  /// What a reader of inputs met.
  case input(InputRecord.Cause)
  /// It is a folder.
  case folder
  /// It is a pipe or a socket.
  case pipe
  /// It is a device.
  case device
  /// A part of its path is no folder.
  case pathThroughFile
  /// No space is left for it.
  case noSpace
  /// Anything else, in the words of the system.
  case system(String)

  /// The sentence for people.
  func text(in language: Language) -> String {
    switch self {
    case .input(let cause): CauseText.text(cause, in: language)
    case .folder: language.pick("it is a folder", "这是文件夹")
    case .pipe: language.pick("it is a pipe", "这是管道")
    case .device: language.pick("it is a device", "这是设备文件")
    case .pathThroughFile: language.pick("a part of the path is no folder", "路径中有一段不是文件夹")
    case .noSpace: language.pick("no space left", "磁盘已满")
    case .system(let words): words
    }
  }
}
