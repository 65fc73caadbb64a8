/// Paths as tools expect them.
package enum FilePath {
  /// A path relative to the root of the report, without `./`.
  package static func relative(_ path: String, root: String) -> String {
    var path = path[...]
    let prefix = root.hasSuffix("/") ? root : root + "/"
    if !root.isEmpty, path.hasPrefix(prefix) { path = path.dropFirst(prefix.count) }
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    return String(path)
  }

  /// A relative path as a URI reference (RFC 3986): UTF-8 percent-encoded, `/` kept.
  static func uri(_ path: String, root: String) -> String {
    let relative = relative(path, root: root)
    var uri = ""
    for byte in relative.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        uri += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return uri
  }
}
