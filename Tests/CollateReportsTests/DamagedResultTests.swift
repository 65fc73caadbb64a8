import CollateTestSupport
import Foundation
import Testing

@testable import Collate
@testable import CollateReports

/// Results that were changed after they were written.
@Suite struct DamagedResultTests {
  private static let formats: [any ReportFormat] =
    FormatName.allCases.map { $0.format(layout: TextReport.Layout()) }

  private func decoded(_ value: JSON, of report: Report) throws(ResultDecoder.Fault) -> Report {
    try ResultDecoder(Array(value.compact.utf8)).report(sources: report.result.issue.sources)
  }

  /// What no format has to expect of a result.
  private func expectSound(_ report: Report) {
    let issue = report.result.issue
    func expectInside(_ place: Place) {
      let bounds = issue.place(of: place.blocks)
      #expect(place.bytes.clamped(to: bounds.bytes) == place.bytes)
    }
    for finding in report.result.findings {
      ([finding.place] + finding.related).forEach(expectInside)
    }
    for family in report.result.families + report.result.echoes {
      family.members.forEach(expectInside)
      for difference in family.differences {
        for (part, whole) in [
          (difference.kept, family.members[family.kept]),
          (difference.other, family.members[difference.member]),
        ] {
          #expect(part.bytes.clamped(to: whole.bytes) == part.bytes)
        }
      }
    }
    for format in DamagedResultTests.formats { _ = format.render(report) }
    _ = try? Assembly(report.result, arrangement: .articles)
  }

  @Test(arguments: 0..<240) func `a changed result is refused, or rendered in every format`(
    seed: UInt64
  ) throws {
    let report = Sample.report(seed % 2 == 0 ? .english : .chinese)
    var random = SplitMix64(seed: seed)
    var value = JSONReport().value(report)
    for _ in 0...seed % 3 { value = value.changed(using: &random) }
    guard let decoded = try? decoded(value, of: report) else { return }
    expectSound(decoded)
  }

  /// A result of the sample issue of the package.
  private static let seedReport: Report? = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../seeds/000_cee18c0c3957013d.txt")
    guard let bytes = try? [UInt8](Data(contentsOf: file)) else { return nil }
    let issue = Collate.Issue(sources: [Source(path: "seed", bytes: bytes)])
    let record = InputRecord(
      path: "seed", encoding: "utf-8", bytes: bytes.count, state: .read,
      separation: issue.sources[0].separation, contentHash: InputRecord.hash(bytes))
    return Report(
      result: Check().run(on: issue), inputs: [record], tool: .init(name: "collate", version: "0"))
  }()

  @Test func `a changed result of a real issue is refused, or rendered in every format`() throws {
    let report = try #require(DamagedResultTests.seedReport)
    let value = JSONReport().value(report)
    #expect(try JSONReport().value(decoded(value, of: report)) == value)
    for seed in 0..<16 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      guard let decoded = try? decoded(value.changed(using: &random), of: report) else { continue }
      expectSound(decoded)
    }
  }

  /// The sample with one member of its first or second family changed.
  private func sample(_ family: Int, _ path: [String], _ value: JSON) throws -> JSON {
    var result = JSONReport().value(Sample.report())
    let families = try #require(result["families"].array)
    var changed = families
    changed[family] = families[family].replacing(path[...], by: value)
    result = result.replacing(["families"], by: .array(changed))
    return result
  }

  @Test func `places outside their blocks or members are refused`() throws {
    let report = Sample.report()
    for (family, path, value, fault) in [
      (0, ["differences", "0", "kept", "block"], 12, "place"),
      (0, ["differences", "0", "kept", "start"], 0, "place"),
      (0, ["differences", "0", "member"], 0, "differences"),
      (0, ["characters"], .integer(.max), "characters"),
      (0, ["characters"], -1, "characters"),
      (0, ["kept"], 1, "differences"),
      (0, ["members", "0", "end"], 9_999, "place"),
      (1, ["members", "0", "block"], 3, "place"),
      (1, ["members", "0", "lastBlock"], 9, "place"),
    ] as [(Int, [String], JSON, String)] {
      #expect(throws: ResultDecoder.Fault.member(fault), "\(path)") {
        try decoded(try sample(family, path, value), of: report)
      }
    }
  }

  @Test func `a length is read up to the maximum that the schema names`() throws {
    let report = Sample.report()
    let schema = JSONSchema.result["$defs"]["family"]["properties"]["characters"]
    let most = try #require(schema["maximum"].integer)
    let least = try #require(schema["minimum"].integer)
    for characters in [least, most] {
      let read = try decoded(try sample(0, ["characters"], .integer(characters)), of: report)
      #expect(read.result.families[0].characters == characters)
    }
    for characters in [least - 1, most + 1] {
      #expect(throws: ResultDecoder.Fault.member("characters")) {
        try decoded(try sample(0, ["characters"], .integer(characters)), of: report)
      }
    }
  }

  @Test(arguments: [Int.max, .min])
  func `a result in which one whole number is as great as can be never traps`(number: Int) throws {
    let report = Sample.report()
    let value = JSONReport().value(report)
    let paths = value.integerPaths
    #expect(paths.count > 100)
    for path in paths {
      let changed = value.replacing(path[...], by: .integer(number))
      guard let decoded = try? decoded(changed, of: report) else { continue }
      expectSound(decoded)
    }
  }

  @Test func `what recurs inside a block stands in it`() throws {
    let report = Sample.report()
    let other = try #require(JSONReport().value(report)["families"].array?[0]["members"].array?[0])
    #expect(throws: ResultDecoder.Fault.member("members")) {
      try decoded(try sample(1, ["members", "1"], other), of: report)
    }
  }
}

extension JSON {
  /// The paths of names and indices that lead to whole numbers.
  fileprivate var integerPaths: [[String]] {
    switch self {
    case .array(let elements):
      elements.enumerated().flatMap { index, element in
        element.integerPaths.map { ["\(index)"] + $0 }
      }
    case .object(let members):
      members.keys.sorted().flatMap { name in self[name].integerPaths.map { [name] + $0 } }
    default: integer == nil ? [] : [[]]
    }
  }

  /// The value with the part at a path of names and indices replaced.
  fileprivate func replacing(_ path: ArraySlice<String>, by value: JSON) -> JSON {
    guard let name = path.first else { return value }
    switch self {
    case .array(var elements):
      let index = Int(name) ?? 0
      elements[index] = elements[index].replacing(path.dropFirst(), by: value)
      return .array(elements)
    case .object(var members):
      members[name] = self[name].replacing(path.dropFirst(), by: value)
      return .object(members)
    default: return value
    }
  }

  /// The value with a part of it changed: a number moved, a word put for another, an element doubled,
  /// dropped or put elsewhere, a member left out.
  fileprivate func changed(using random: inout SplitMix64) -> JSON {
    switch self {
    case .array(var elements) where !elements.isEmpty:
      let index = Int.random(in: elements.indices, using: &random)
      switch Int.random(in: 0..<12, using: &random) {
      case 0: elements.remove(at: index)
      case 1: elements.append(elements[index])
      case 2: elements.swapAt(index, 0)
      default: elements[index] = elements[index].changed(using: &random)
      }
      return .array(elements)
    case .object(var members):
      // What counts nothing would take most of the changes.
      let names = members.keys.sorted().filter { !["inputs", "tool", "schema"].contains($0) }
      guard let name = names.randomElement(using: &random), let member = members[name] else {
        return self
      }
      members[name] =
        Int.random(in: 0..<20, using: &random) == 0 ? nil : member.changed(using: &random)
      return .object(members)
    case .integer(let number):
      let near = number + Int.random(in: -3...3, using: &random)
      return .integer(
        [near, near, near, Int.random(in: 0...2_000, using: &random), 0, -1, .max, .min]
          .randomElement(using: &random) ?? near)
    case .number(let number):
      return [.number(-number), .number(1e300), .integer(.max), 0].randomElement(using: &random)
        ?? 0
    case .string:
      return ["", "inner", "near", "exact", "passage", "contained", "2", "matched", "from", "to"]
        .randomElement(using: &random).map(JSON.string) ?? ""
    case .bool(let isTrue): return .bool(!isTrue)
    case .array, .null: return .integer(Int.random(in: -1...3, using: &random))
    }
  }
}
