import Foundation
import Testing

@testable import CollateCommand

@Suite struct PathListTests {
  private func paths(_ text: String) -> [String] { PathList.paths(in: Array(text.utf8)) }

  @Test func `names that git has quoted are unquoted`() {
    #expect(paths("\"\\347\\254\\254.txt\"\nb.txt\n") == ["第.txt", "b.txt"])
    #expect(paths(#""a\tb\"c\\d.txt""#) == ["a\tb\"c\\d.txt"])
    // A sign is no octal digit.
    #expect(paths(#""a\+12.txt""#) == [#""a\+12.txt""#])
  }

  @Test(arguments: [#""a"#, #"a""#, #"""#, #""a\q""#, #""a\400""#, #""a\"#])
  func `what git has not quoted is a name as it stands`(name: String) {
    #expect(paths(name) == [name])
  }

  @Test func `names between zero bytes are taken as they are`() {
    #expect(paths("\"a\"\u{0}b\nc\u{0}") == ["\"a\"", "b\nc"])
  }

  @Test func `a byte order mark is no part of the first name`() {
    #expect(paths("\u{FEFF}a.txt\r\nb.txt") == ["a.txt", "b.txt"])
  }

  @Test func `the root of a repository is the nearest folder with its own`() throws {
    let folder = try Folder()
    try folder.write("", to: "repository/deep/er/a.txt")
    #expect(Repository.root(of: folder("repository/deep/er")) == nil)
    try folder.write("", to: "repository/.git")
    #expect(Repository.root(of: folder("repository/deep/er")) == folder("repository"))
  }
}

@Suite struct ChangedFilesTests {
  private let folder: Folder
  private let file: String

  init() throws {
    folder = try Folder()
    file = try folder.write(Texts.repeated, to: "版面/第1版.txt")
    try folder.write(Texts.third, to: "版面/第2版.txt")
    try FileManager.default.createSymbolicLink(
      atPath: folder("link"), withDestinationPath: "版面")
  }

  private func check(_ paths: [String], changed list: String) throws -> Outcome {
    collate(["check", "--changed", try folder.write(list, to: "list")] + paths)
  }

  @Test func `a file counts as changed whatever way its path takes`() throws {
    let ways = ["版面/第1版.txt", "版面/../版面/第1版.txt", "./版面/第1版.txt", "link/第1版.txt"].map { folder($0) }
    for (operand, entry) in zip(ways, ways.reversed()) {
      let outcome = try check([operand], changed: "\u{FEFF}" + entry + "\n")
      #expect(outcome.status == 1, "\(operand) \(entry)")
      #expect(outcome.errors.isEmpty)
    }
  }

  @Test func `a list counts from the working folder and from the root of the repository`() throws {
    try folder.write("", to: ".git")
    let entries = ["第1版.txt", "版面/第2版.txt", "none.txt"]
    let changed = ChangedFiles(entries, directory: folder("版面"))
    #expect(changed.contains(file))
    #expect(changed.contains(folder("link/第2版.txt")))
    #expect(!changed.contains(folder("none.txt/a")))
    #expect(!ChangedFiles(["第1版.txt"], directory: folder.path).contains(file))
  }

  @Test func `a list of which nothing is among the input is told of`() throws {
    let outcome = try check([file], changed: folder("none.txt") + "\n")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("none of the files listed is among the input"))
    let other = try check([folder.path], changed: folder("版面/第2版.txt"))
    #expect(other.status == 0)
    #expect(other.errors.isEmpty)
    #expect(try check([file], changed: "").errors.isEmpty)
  }

  @Test(arguments: [
    ["--files-from", "-", "--changed", "-"], ["-", "--changed", "-"], ["--changed", "-"],
    ["-", "--files-from", "-"],
  ])
  func `standard input is read for one purpose`(arguments: [String]) {
    let outcome = collate(["check"] + arguments, input: Array(Texts.repeated.utf8))
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("cannot both read standard input"), "\(outcome.errors)")
  }
}
