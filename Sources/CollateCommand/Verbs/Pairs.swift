import Collate

extension Invocation {
  /// `collate pairs`.
  func pairs() throws(CommandError) -> Int32 {
    guard operands.count == 1 else { throw .operands(usage: verb.usage) }
    let path = operands[0]
    try refuseClashes(settings.all(.output), reading: [path])
    let workers = settings.count(.threads).map(Workers.threads) ?? .allCores
    let file =
      path == "-"
      ? ByteFile(try readStandardInput()) : try ByteFile(path: path, workers: workers)
    let records = RecordFile(file, workers: workers)
    let pairs = similarPairs(in: records, workers)
    try write(lines(of: pairs, in: records, workers), to: settings.value(.output))
    return report(records, path: path)
  }

  private func similarPairs(in records: RecordFile, _ workers: Workers) -> [SimilarPair] {
    let minJaccard = settings.value(.minJaccard).flatMap(Double.init) ?? 0.7
    let shingling = Shingling(
      length: settings.count(.shingle) ?? 5, isFolded: !settings.isSet(.noFold))
    let recall = settings.value(.recall).flatMap(Double.init) ?? 0.999
    var search = PairSearch(minJaccard: minJaccard, shingling: shingling, recall: recall)
    search.memory = .largePages
    // Where no bands promise the recall, nothing short of the exact search keeps the word.
    if settings.isSet(.exact) || search.plan.recall(at: minJaccard) < recall {
      return search.exactPairs(in: records, workers: workers)
    }
    let progress = Progress(streams, language, total: records.count)
    defer { progress.end() }
    return search.pairs(in: records, workers: workers) { made in
      if made.stage == .signatures { progress.done(made.done) }
    }
  }

  private func lines(
    of pairs: [SimilarPair], in records: RecordFile, _ workers: Workers
  ) -> [UInt8] {
    let names = RecordNames(of: pairs, in: records, workers: workers)
    let size = 2_048
    let parts = workers.map((pairs.count + size - 1) / size) { part in
      var bytes: [UInt8] = []
      for pair in pairs[part * size..<min(pairs.count, (part + 1) * size)] {
        bytes += names[pair.first]
        bytes.append(0x09)
        bytes += names[pair.second]
        bytes.append(0x09)
        bytes += "\(pair.jaccard)\n".utf8
      }
      return bytes
    }
    return Array(parts.joined())
  }

  /// Tells of lines that are no records and of identifiers that stand twice, at most ten of each one
  /// by one.
  private func report(_ records: RecordFile, path: String) -> Int32 {
    let faults = records.faults
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
    let repeated = records.repeatedIDs()
    for (record, first) in repeated.prefix(10) {
      let (line, firstLine) = (records.line(of: record), records.line(of: first))
      diagnose(
        "\(path):\(line): the “id” stands in line \(firstLine) already",
        "\(path):\(line)：“id”与第 \(firstLine) 行相同")
    }
    if repeated.count > 10 {
      diagnose(
        "\(path): \(repeated.count - 10) more lines with an “id” that stands before",
        "\(path)：另有 \(repeated.count - 10) 行“id”重复")
    }
    return faults.isEmpty && repeated.isEmpty ? 0 : 2
  }
}
