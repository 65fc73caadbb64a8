import Foundation
import Testing

@testable import CollateCommand

@Suite struct FilesTests {
  private func permissions(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test(arguments: [0o600, 0o664, 0o444, 0o755])
  func `a file that is replaced keeps its permissions`(mode: Int) throws {
    let folder = try Folder()
    let path = try folder.write("old", to: "a.txt")
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    try Files.write(Array("new".utf8), to: path)
    #expect(try permissions(path) == mode)
    #expect(try folder.read("a.txt") == "new")
    #expect(try folder.names == ["a.txt"])
  }

  @Test func `a link stays one, and its target is replaced`() throws {
    let folder = try Folder()
    let target = try folder.write("old", to: "in/a.txt")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: target)
    try FileManager.default.createSymbolicLink(
      atPath: folder("link"), withDestinationPath: "in/a.txt")
    try Files.write(Array("new".utf8), to: folder("link"))
    #expect(try folder.read("in/a.txt") == "new")
    #expect(try permissions(target) == 0o640)
    let link = try FileManager.default.attributesOfItem(atPath: folder("link"))
    #expect(link[.type] as? FileAttributeType == .typeSymbolicLink)
  }
}
