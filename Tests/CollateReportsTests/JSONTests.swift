import CollateReports
import Testing

@Suite struct JSONTests {
  @Test(
    arguments: [
      ("0", .integer(0)), ("-0", .integer(0)), ("10", .integer(10)), ("-7", .integer(-7)),
      ("0.5", .number(0.5)), ("-0.25", .number(-0.25)), ("1e5", .number(100_000)),
      ("1E+2", .number(100)), ("25e-2", .number(0.25)), ("9223372036854775807", .integer(.max)),
      ("18446744073709551616", .number(18_446_744_073_709_551_616)),
    ] as [(String, JSON)])
  func `numbers are read`(text: String, value: JSON) throws {
    #expect(try JSON(parsing: Array(text.utf8)) == value)
  }

  @Test(arguments: [
    "01", "00", "-01", "00.5", "-.5", ".5", "1.", "1.e5", "1e", "1e+", "+1", "-", "--1", "1.2.3",
    "1e5.0", "1-2", "0x10", "1E400",
  ])
  func `what the grammar of RFC 8259 does not know is no number`(text: String) {
    #expect(throws: JSONError.self) { try JSON(parsing: Array(text.utf8)) }
    #expect(throws: JSONError.self) { try JSON(parsing: Array("[\(text)]".utf8)) }
  }
}
