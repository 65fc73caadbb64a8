import CollateInput
import CollateReports

/// Lists of paths, as `find` and `git` write them.
enum PathList {
  /// The paths in a list: cut at NUL, as `-print0` and `-z` write them, else at line ends. A byte
  /// order mark is passed over, and what git has quoted is unquoted.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  static func paths(in bytes: [UInt8]) -> [String] {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    if bytes.contains(0) {
      return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }
    return bytes.split { $0 == 0x0A || $0 == 0x0D }
      .map { String(decoding: unquoted($0) ?? Array($0), as: UTF8.self) }
  }

  /// A name as it was before git quoted it; nil for one that is not in quotation marks.
  ///
  /// Git sets a name with control characters, `"`, `\` or, by `core.quotePath`, letters beyond ASCII
  /// in quotation marks, and writes such bytes as C does: `"\347\254\254.txt"`.
  private static func unquoted(_ name: ArraySlice<UInt8>) -> [UInt8]? {
    let mark = UInt8(ascii: "\"")
    guard name.count > 1, name.first == mark, name.last == mark else { return nil }
    var rest = name.dropFirst().dropLast()
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      guard byte != mark else { return nil }
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      guard let escaped = unescaped(&rest) else { return nil }
      bytes.append(escaped)
    }
    return bytes
  }

  /// The byte that stands for what follows a backslash, which is taken off; nil for no escape of C.
  private static func unescaped(_ rest: inout ArraySlice<UInt8>) -> UInt8? {
    let digits = rest.prefix(3)
    if digits.count == 3, digits.allSatisfy({ (0x30...0x37).contains($0) }),
      let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
    {
      rest = rest.dropFirst(3)
      return byte
    }
    return rest.popFirst().flatMap { letters[$0] }
  }

  private static let letters: [UInt8: UInt8] = [
    UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08, UInt8(ascii: "t"): 0x09,
    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "v"): 0x0B, UInt8(ascii: "f"): 0x0C,
    UInt8(ascii: "r"): 0x0D, UInt8(ascii: "\""): UInt8(ascii: "\""),
    UInt8(ascii: "\\"): UInt8(ascii: "\\"),
  ]
}

/// The files that a list calls changed.
struct ChangedFiles {
  private let names: Set<CanonicalPath>

  /// Takes a list. A relative path counts from the working folder and, as git writes it, from the
  /// root of the repository: a file that either names is changed.
  init(_ paths: [String], directory: String = Files.directory) {
    let folders = [directory, Repository.root(of: directory)].compactMap(\.self)
    names = Set(
      paths.flatMap { path in
        path.hasPrefix("/")
          ? [CanonicalPath(path)] : folders.map { CanonicalPath($0 + "/" + path) }
      })
  }

  /// Whether the list names a file.
  func contains(_ path: String) -> Bool { names.contains(CanonicalPath(path)) }
}

/// A repository of git, as far as its folders tell.
enum Repository {
  /// A folder and those above it, at most up to the root of the repository.
  ///
  /// - Parameter directory: an absolute path.
  static func folders(from directory: String) -> [String] {
    var folders = [directory]
    while let folder = folders.last, !isRoot(folder), folder != "/",
      let slash = folder.lastIndex(of: "/")
    {
      folders.append(slash == folder.startIndex ? "/" : String(folder[..<slash]))
    }
    return folders
  }

  /// The root of the repository that a folder is in: the nearest that holds `.git`; nil if none does.
  static func root(of directory: String) -> String? {
    folders(from: directory).last.flatMap { isRoot($0) ? $0 : nil }
  }

  private static func isRoot(_ folder: String) -> Bool {
    Files.exists((folder.hasSuffix("/") ? folder : folder + "/") + ".git")
  }
}
