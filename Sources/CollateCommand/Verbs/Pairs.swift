import Collate

extension Invocation {
  /// `collate pairs`.
  func pairs() throws(CommandError) -> Int32 {
    guard operands.count == 1 else { throw .operands(usage: verb.usage) }
    let path = operands[0]
    let file: ByteFile
    if path == "-" {
      guard let bytes = streams.readInput() else {
        throw .unreadable(path: "-", reason: "standard input")
      }
      file = ByteFile(bytes)
    } else {
      file = try ByteFile(path: path)
    }
    let records = RecordFile(file)
    let pairs = similarPairs(in: records)
    try write(lines(of: pairs, in: records), to: settings.value(.output))
    return report(records.faults, of: records, path: path)
  }

  private func similarPairs(in records: RecordFile) -> [SimilarPair] {
    let minJaccard = settings.value(.minJaccard).flatMap(Double.init) ?? 0.7
    let shingling = Shingling(
      length: settings.count(.shingle) ?? 5, isFolded: !settings.isSet(.noFold))
    let recall = settings.value(.recall).flatMap(Double.init) ?? 0.999
    let search = PairSearch(minJaccard: minJaccard, shingling: shingling, recall: recall)
    let workers = settings.count(.threads).map(Workers.threads) ?? .allCores
    // Where no bands promise the recall, nothing short of the exact search keeps the word.
    if settings.isSet(.exact) || search.plan.recall(at: minJaccard) < recall {
      return search.exactPairs(in: records, workers: workers)
    }
    let progress = Progress(streams, language, total: records.count)
    defer { progress.end() }
    return search.pairs(in: records, workers: workers) { progress.add($0) }
  }

  private func lines(of pairs: [SimilarPair], in records: RecordFile) -> [UInt8] {
    var ids: [Int: [UInt8]] = [:]
    var bytes: [UInt8] = []
    func append(_ record: Int) {
      if let id = ids[record] { return bytes.append(contentsOf: id) }
      let id = records.id(of: record)
      ids[record] = id
      bytes += id
    }
    for pair in pairs {
      append(pair.first)
      bytes.append(0x09)
      append(pair.second)
      bytes.append(0x09)
      bytes += Array("\(pair.jaccard)\n".utf8)
    }
    return bytes
  }

  /// Tells of lines that are no records, at most ten one by one.
  private func report(_ faults: [RecordFile.Fault], of records: RecordFile, path: String) -> Int32 {
    for fault in faults.prefix(10) {
      let line = records.line(of: fault.record)
      diagnose(
        "\(path):\(line): skipped: \(fault.fault.rawValue)",
        "\(path):\(line)：跳过：\(fault.fault.chinese)")
    }
    if faults.count > 10 {
      diagnose(
        "\(path): \(faults.count - 10) more lines skipped", "\(path)：另有 \(faults.count - 10) 行跳过"
      )
    }
    return faults.isEmpty ? 0 : 2
  }
}
