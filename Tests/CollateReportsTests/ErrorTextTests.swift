import Collate
import Testing

@testable import CollateReports

@Suite struct ErrorTextTests {
  /// An error, and its sentence in both languages.
  private static let told: [(error: any Error, english: String, chinese: String)] = {
    func told<Failure: Error & CustomStringConvertible>(
      _ errors: [Failure], _ text: (Failure, Language) -> String
    ) -> [(error: any Error, english: String, chinese: String)] {
      errors.map { ($0, text($0, .english), text($0, .chinese)) }
    }
    return told([.severalSources(0), .severalSources(3), .malformed] as [Assembly.Failure]) {
      ErrorText.text($0, in: $1)
    }
      + told([.textChanged, .malformed] as [EditList.UndoError]) { ErrorText.text($0, in: $1) }
      + told([.notAModel, .damaged] as [JunctionModel.FormatError]) { ErrorText.text($0, in: $1) }
      + told(
        [
          .syntax(JSONError(line: 3, problem: .badEscape)), .schema("x"), .member("roles"),
          .changed(path: "a.txt"),
        ] as [ResultDecoder.Fault]
      ) { ErrorText.text($0, in: $1) }
      + told(
        [.schema("x"), .member("key", entry: 2), .unknownMember("y", entry: 3)]
          as [BaselineFile.Fault]
      ) { ErrorText.text($0, in: $1) }
      + told([.schema("x"), .member("end", edit: 2)] as [EditListFile.Fault]) {
        ErrorText.text($0, in: $1)
      }
  }()

  @Test func `an error is told by its description, and in Chinese by other words`() {
    for (error, english, chinese) in Self.told {
      #expect("\(error)" == english)
      #expect(chinese != english)
      #expect(chinese.unicodeScalars.contains { Characters.isHan($0.value) }, "\(chinese)")
      #expect(!english.unicodeScalars.contains { Characters.isHan($0.value) })
    }
  }

  @Test func `an error says what to do, or where to look`() {
    #expect("\(Assembly.Failure.severalSources(2))".contains("join each alone"))
    #expect("\(ResultDecoder.Fault.changed(path: "a.txt"))".contains("check it again"))
    #expect("\(JSONError(line: 7, problem: .badNumber))" == "line 7: no valid JSON: not a number")
    let short = #expect(throws: SignatureFormatError.self) {
      try Signature(serialized: Array("CoSg".utf8))
    }
    #expect(short.map { "\($0)" } == "the bytes are no signature")
    let cut = #expect(throws: SignatureFormatError.self) {
      try Signature(serialized: Array(Signature("a text").serialized.dropLast()))
    }
    #expect(cut.map { "\($0)" }?.contains("263 bytes where the header says 264") == true)
  }
}
