import Collate

extension JSONSchema {
  /// The schema of edit lists (`collate.edits/1`).
  public static let edits: JSON = [
    "$schema": draft, "$id": "urn:collate:edits:1",
    "title": "The edits of collate join",
    "type": "object",
    "required": ["schema", "edits", "inputLength", "outputLength", "outputHash"],
    "properties": [
      "schema": ["const": .string(EditListFile.schema)],
      "inputHash": hash("FNV-1a over the input in UTF-8; a list may lack it."),
      "inputLength": count("The length of the input in UTF-8, in bytes.", from: 0),
      "outputLength": count("The length of the joined text, in bytes.", from: 0),
      "outputHash": hash("FNV-1a over the joined text."),
      "original": object([
        "encoding": text("The encoding of the file, where that was not UTF-8."),
        "byteOrderMark": [
          "type": "boolean", "description": "Whether a mark stood before the text.",
        ],
        "hash": hash("FNV-1a over the file."),
      ]),
      "edits": [
        "type": "array", "description": "By position in the input; insertions last.",
        "items": ["oneOf": [removal, move, insertion]],
      ],
    ],
  ]

  private static let removal = object(
    [
      "op": ["const": "remove"], "start": count("The first byte in the input.", from: 0),
      "end": count("The byte after the last.", from: 0), "reason": reason,
      "text": text("The bytes, where they are UTF-8."),
      "hex": ["type": "string", "pattern": "^([0-9a-f]{2})*$"],
    ], optional: ["text", "hex"])

  private static let move = object([
    "op": ["const": "move"], "start": count("The first byte in the input.", from: 0),
    "end": count("The byte after the last.", from: 0),
    "to": count("The first byte in the joined text.", from: 0),
  ])

  private static let insertion = object([
    "op": ["const": "insert"], "start": count("The first byte in the joined text.", from: 0),
    "end": count("The byte after the last.", from: 0), "reason": reason,
  ])

  private static let reason = words(EditList.Reason.allCases.map(\.rawValue))

  private static func hash(_ description: String) -> JSON {
    ["type": "string", "pattern": "^[0-9a-f]{1,16}$", "description": .string(description)]
  }
}
