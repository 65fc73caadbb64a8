import Foundation

/// Wrong use of a case, or an input that is not there.
struct UseError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// The arguments of a case, read from the front.
struct CommandLineReader {
  private var rest: ArraySlice<String>

  init(_ arguments: [String]) { rest = arguments[...] }

  /// The next argument; nil at the end.
  mutating func next() -> String? { rest.popFirst() }

  /// What follows an option.
  mutating func value(of option: String) throws(UseError) -> String {
    guard let value = rest.popFirst() else { throw UseError("\(option) needs a value") }
    return value
  }

  /// The whole number that follows an option.
  mutating func count(of option: String, atLeast least: Int = 1) throws(UseError) -> Int {
    try CommandLineReader.count(try value(of: option), option, least)
  }

  /// The whole numbers, with commas between, that follow an option.
  mutating func counts(of option: String, atLeast least: Int = 1) throws(UseError) -> [Int] {
    var counts: [Int] = []
    for part in try parts(of: option) {
      counts.append(try CommandLineReader.count(part, option, least))
    }
    return counts
  }

  /// The numbers from 0 to 1, with commas between, that follow an option.
  mutating func shares(of option: String) throws(UseError) -> [Double] {
    var shares: [Double] = []
    for part in try parts(of: option) {
      guard let share = Double(part), (0...1).contains(share) else {
        throw UseError("\(option) cannot be “\(part)”; expected a number from 0 to 1")
      }
      shares.append(share)
    }
    return shares
  }

  /// The word that follows an option, read as one of several.
  mutating func word<Word>(
    of option: String, _ read: (String) -> Word?
  ) throws(UseError) -> Word {
    let value = try value(of: option)
    guard let word = read(value) else { throw UseError("\(option) cannot be “\(value)”") }
    return word
  }

  private mutating func parts(of option: String) throws(UseError) -> [String] {
    try value(of: option).split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  private static func count(
    _ text: String, _ option: String, _ least: Int
  ) throws(UseError) -> Int {
    guard let count = Int(text), count >= least else {
      throw UseError("\(option) cannot be “\(text)”; expected a whole number from \(least)")
    }
    return count
  }
}

/// What stands behind each option, up to the next one: `--issues A B --output C`.
struct OptionValues {
  private var values: [String: [String]] = [:]

  /// Reads them.
  ///
  /// - Throws: `UseError` for an option that is none of those known, and for what stands before all options.
  init(_ arguments: [String], of known: Set<String>) throws(UseError) {
    var option: String?
    for argument in arguments {
      if argument.hasPrefix("--") {
        guard known.contains(argument) else { throw UseError("there is no \(argument) here") }
        option = argument
        values[argument, default: []] += []
      } else if let option {
        values[option, default: []].append(argument)
      } else {
        throw UseError("unexpected argument \(argument)")
      }
    }
  }

  /// All that stands behind an option, wherever it is given.
  subscript(option: String) -> [String] { values[option] ?? [] }

  /// Whether an option is given.
  func isGiven(_ option: String) -> Bool { values[option] != nil }

  /// The only value of an option; nil where it is not given.
  func only(_ option: String) throws(UseError) -> String? {
    guard let values = values[option] else { return nil }
    guard let value = values.first, values.count == 1 else {
      throw UseError("\(option) takes one value")
    }
    return value
  }

  /// The only value of an option that must be given.
  func required(_ option: String) throws(UseError) -> String {
    guard let value = try only(option) else { throw UseError("\(option) is missing") }
    return value
  }
}

/// Files that cases read.
enum InputFiles {
  /// The names in a folder, in order.
  static func names(in folder: String) throws -> [String] {
    var isFolder: ObjCBool = false
    // The call fills the value it is given and keeps no pointer to it.
    guard unsafe FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
      throw UseError("\(folder): no such folder")
    }
    guard isFolder.boolValue,
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    else { throw UseError("\(folder): cannot be read as a folder") }
    return names.sorted()
  }

  /// The bytes of a file.
  static func contents(of path: String) throws -> Data {
    guard FileManager.default.fileExists(atPath: path) else {
      throw UseError("\(path): no such file")
    }
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
      throw UseError("\(path): cannot be read")
    }
    return data
  }
}

/// Writes one line, or some, to standard error, and answers the status of wrong use.
func complain(_ message: String) -> Int32 {
  FileHandle.standardError.write(Data((message + "\n").utf8))
  return 2
}
