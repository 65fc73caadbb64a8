extension ModelSet {
  /// The scoring for one issue.
  package func scoring(for reading: IssueReading) -> any JunctionScoring {
    scoring(of: ModelSet.texts(of: reading))
  }

  /// The scoring for what needs no memory of the issue's own text.
  package func phraseScoring(for reading: IssueReading) -> any JunctionScoring {
    phraseScoring(of: ModelSet.texts(of: reading))
  }

  private static func texts(of reading: IssueReading) -> [Text] {
    zip(reading.texts, reading.shapes).map {
      Text(scalars: $0.scalars, isDense: $1.isDense, weight: $1.weight)
    }
  }
}
