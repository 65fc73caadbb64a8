/// Why a file is not read before its members are looked at.
protocol DocumentFault: Error {
  /// It is not JSON.
  static func syntax(_ error: JSONError) -> Self
  /// It is of another kind or version.
  static func schema(_ name: String) -> Self
}

extension BaselineFile.Fault: DocumentFault {}
extension EditListFile.Fault: DocumentFault {}
extension ResultDecoder.Fault: DocumentFault {}

extension JSON {
  /// Reads a file of one kind and version.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - schema: what its member `schema` says.
  ///   - fault: what is thrown.
  init<Fault: DocumentFault>(
    parsing bytes: [UInt8], schema: String, _ fault: Fault.Type
  ) throws(Fault) {
    do throws(JSONError) {
      self = try JSON(parsing: bytes)
    } catch {
      throw .syntax(error)
    }
    let name = self["schema"].string ?? ""
    guard name == schema else { throw .schema(name) }
  }
}
