import Collate

/// The published JSON Schemas (draft 2020-12) of what Collate writes and reads.
public enum JSONSchema {
  static let draft: JSON = "https://json-schema.org/draft/2020-12/schema"

  /// The schema of a result (`collate.check/1`).
  ///
  /// Members may be added in later versions, so none is forbidden; names and meanings stay.
  public static let result: JSON = [
    "$schema": draft, "$id": "urn:collate:check:1",
    "title": "The result of collate check",
    "$defs": [
      "place": place, "family": family, "continuation": continuation, "jump": jump,
      "finding": finding, "input": input,
    ],
    "type": "object",
    "required": [
      "schema", "tool", "parameters", "inputs", "families", "echoes", "continuations", "orphans",
      "jumps", "articles", "findings", "summary",
    ],
    "properties": [
      "schema": ["const": .string(JSONReport.schema)],
      "tool": object(["name": text("The program."), "version": text("Its version.")]),
      "parameters": [
        "type": "object", "description": "Every option that influenced the result.",
      ],
      "inputs": list("input", "What became of each input, in order."),
      "families": list("family", "Repeated texts, in order of their first place."),
      "echoes": list("family", "Repeats that are no fault, such as a headline echoed in its lead."),
      "continuations": list("continuation", "Links between the halves of paragraphs."),
      "orphans": [
        "type": "array", "description": "Scraps that repeat part of another block.",
        "items": object(["fragment": reference("place"), "into": reference("place")]),
      ],
      "jumps": list("jump", "Jump lines."),
      "articles": [
        "type": "array", "description": "Reading order after joining.", "items": article,
      ],
      "findings": list("finding", "What to report, worst first."),
      "roles": [
        "type": "array",
        "description": "What each block is: for each input that was read, its blocks in order.",
        "items": ["type": "array", "items": words(BlockRole.allCases.map(\.rawValue))],
      ],
      "printedPages": [
        "type": "array",
        "description":
          "The pages as the paper counts them: for each input that was read, its pages in order.",
        "items": ["type": "array", "items": printedPage],
      ],
      "suppressed": list("finding", "Findings that are not counted, each with its reason."),
      "stale": [
        "type": "array", "description": "Keys of baseline entries that match nothing.",
        "items": ["type": "string"],
      ],
      "summary": summary,
    ],
  ]

  // MARK: Parts

  private static let place = object(
    [
      "path": text("The name of the file."),
      "ordinal": count(
        "Which of the files of that path it is; left out for the first.", from: 1),
      "block": count("The number of the block in its file, from 1.", from: 1),
      "lastBlock": count("The last block, where the place runs over several.", from: 1),
      "page": count("The number of the page in its file, from 1; see printedPages.", from: 1),
      "start": count(
        "First UTF-8 byte in the file; a byte order mark counts. Of a file in another encoding, in its "
          + "text in UTF-8.", from: 0),
      "end": count("The byte after the last.", from: 0),
      "line": count("Line, from 1.", from: 1),
      "column": count("Column in Unicode scalars, from 1.", from: 1),
    ], optional: ["lastBlock", "ordinal"])

  private static let input = object(
    [
      "path": text("The name under which findings report it."),
      "encoding": text("The encoding it was read from; empty if it was not read."),
      "bytes": count("The length of the file.", from: 0),
      "pages": count("How many pages it has.", from: 0),
      "blocks": count("How many blocks it has.", from: 0),
      "state": words(InputRecord.State.allCases.map(\.rawValue)),
      "reason": text("Why it was not read whole."),
      "separation": words(BlockSeparation.allCases.map(\.rawValue)),
      "hash": ["type": "string", "pattern": "^[0-9a-f]{16}$"],
    ], optional: ["reason", "separation", "hash"])

  private static let family = object(
    [
      "id": text("The identity of the repeated text."),
      "kind": words(Family.Kind.allCases.map(\.rawValue)),
      "similarity": share,
      "characters": count(
        "Length in folded characters.", from: 0, to: ResultDecoder.maximumCharacters),
      "members": [
        "type": "array", "minItems": 2, "items": reference("place"),
        "description": "All places of one repeated text.",
      ],
      "differences": ["type": "array", "items": difference],
      "kept": count("The index among the members of the place to keep.", from: 0),
      "keptBecause": text("Why that place is kept."),
      "echo": words(Family.EchoReason.allCases.map(\.rawValue)),
    ], optional: ["differences", "echo"])

  private static let difference = object([
    "member": count("The index of the member that differs from the kept one.", from: 0),
    "kept": reference("place"), "other": reference("place"),
    "keptText": text("What the kept member says."), "otherText": text("What the other says."),
    "numeric": ["type": "boolean", "description": "Whether figures differ."],
    "lexical": [
      "type": "boolean",
      "description": "Whether words differ, as names do, not characters of a word.",
    ],
  ])

  private static let continuation = object(
    [
      "from": reference("place"), "to": reference("place"),
      "certainty": words(Certainty.allCases.map(\.rawValue)),
      "score": ["type": "number"], "margin": ["type": "number"],
      "threshold": [
        "type": "number", "description": "The margin from which a join of the issue is made.",
      ],
      "kind": words(Continuation.Kind.allCases.map(\.rawValue)),
      "overlap": text("Characters that stand on both sides of the seam."),
      "hyphen": ["type": "boolean", "description": "Whether a hyphen falls away at the seam."],
      "reasons": [
        "type": "array",
        "items": object(
          [
            "signal": ["type": "string"], "weight": ["type": "number"],
            "absent": [
              "type": "boolean", "description": "Whether what the signal names is not there.",
            ],
          ], optional: ["absent"]),
      ],
      "alternatives": [
        "type": "array",
        "items": object(["to": reference("place"), "score": ["type": "number"]]),
      ],
    ], optional: ["overlap", "hyphen"])

  private static let jump = object(
    [
      "at": reference("place"), "direction": words(Jump.Direction.allCases.map(\.rawValue)),
      "page": text("The page it names."), "state": words(Jump.State.allCases.map(\.rawValue)),
      "partner": reference("place"), "block": reference("place"),
      "headDiffers": object(["start": reference("place"), "jump": reference("place")]),
    ], optional: ["partner", "block", "headDiffers"])

  private static let article = object(
    [
      "title": reference("place"),
      "blocks": ["type": "array", "items": ["type": "integer", "minimum": 1]],
      "paths": ["type": "array", "items": ["type": "string"]],
      "ordinals": ["type": "array", "items": ["type": "integer", "minimum": 1]],
    ], optional: ["title", "paths", "ordinals"])

  private static let printedPage = object([
    "label": text("The label that is printed on it, or its number in the file."),
    "blocks": count("How many blocks it has.", from: 0),
  ])

  private static let finding = object(
    [
      "rule": words(Rule.allCases.map(\.rawValue)),
      "severity": words(Severity.allCases.map(\.rawValue)),
      "message": text("One sentence for people."),
      "place": reference("place"),
      "related": ["type": "array", "items": reference("place")],
      "fingerprint": text("The identity of the finding."),
      "key": text("The identity of its text in a baseline."),
      "also": [
        "type": "array", "items": ["type": "string"],
        "description": "Other identities that it stands for in a baseline.",
      ],
      "count": count("How many places of a repeated text it stands for.", from: 1),
      "excerpt": text("A few characters of its text, as a baseline shows them."),
      "subject": [
        "type": "object", "description": "The index of the family, continuation, orphan or jump.",
        "additionalProperties": ["type": "integer", "minimum": 0],
      ],
      "suppression": object(
        ["kind": words(["baseline", "allowed", "unchanged"]), "reason": ["type": "string"]],
        optional: ["reason"]),
    ], optional: ["also", "excerpt", "subject", "suppression"])

  private static let summary: JSON = [
    "type": "object",
    "required": ["findings", "rules", "severities", "baselined", "suppressed"],
    "properties": [
      "findings": count("Findings that count.", from: 0),
      "rules": counts, "severities": counts,
      "baselined": count("Findings known to the baseline.", from: 0),
      "suppressed": count("Findings that an allow file allows.", from: 0),
      "unchanged": count("Findings that touch no changed file.", from: 0),
      "stale": count("Baseline entries that match nothing.", from: 0),
      "echoes": count("Repeats that are no fault.", from: 0),
    ],
  ]

  private static let counts: JSON = [
    "type": "object", "additionalProperties": ["type": "integer", "minimum": 0],
  ]
  private static let share: JSON = ["type": "number", "minimum": 0, "maximum": 1]

  // MARK: Building blocks

  /// An object whose members are all required but for some.
  static func object(_ properties: [String: JSON], optional: Set<String> = []) -> JSON {
    let required = properties.keys.filter { !optional.contains($0) }.sorted()
    return [
      "type": "object", "properties": .object(properties),
      "required": .array(required.map(JSON.string)),
    ]
  }

  static func text(_ description: String) -> JSON {
    ["type": "string", "description": .string(description)]
  }

  static func count(_ description: String, from minimum: Int, to maximum: Int? = nil) -> JSON {
    var members: [String: JSON] = [
      "type": "integer", "minimum": .integer(minimum), "description": .string(description),
    ]
    if let maximum { members["maximum"] = .integer(maximum) }
    return .object(members)
  }

  static func words(_ words: [String]) -> JSON { ["enum": .array(words.map(JSON.string))] }

  private static func reference(_ name: String) -> JSON { ["$ref": .string("#/$defs/\(name)")] }

  private static func list(_ name: String, _ description: String) -> JSON {
    ["type": "array", "items": reference(name), "description": .string(description)]
  }
}

extension JSONSchema {
  /// The schema of baseline and allow files (`collate.baseline/1`).
  public static let baseline: JSON = [
    "$schema": draft, "$id": "urn:collate:baseline:1",
    "title": "A baseline or allow file of collate",
    "type": "object", "required": ["schema", "entries"], "additionalProperties": false,
    "properties": [
      "schema": ["const": .string(BaselineFile.schema)],
      "entries": [
        "type": "array",
        "items": [
          "type": "object", "required": ["key"], "additionalProperties": false,
          "properties": [
            "key": text("The identity of the text."),
            "also": [
              "type": "array", "items": ["type": "string"],
              "description": "Other identities that the entry covers, each once.",
            ],
            "count": count(
              "How many places, or equal findings, are known.", from: 1,
              to: Baseline.maximumCount),
            "places": ["type": "array", "items": ["type": "string"]],
            "excerpt": text("The first characters of the text; for people."),
            "reason": text("Why it is allowed."),
            "until": [
              "type": "string", "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$",
              "description": "The last day on which the entry counts.",
            ],
          ],
        ],
      ],
    ],
  ]
}
