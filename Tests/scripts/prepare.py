#!/usr/bin/env python3
"""Holds Benchmarks/joins/prepare.py to what it promises, on records and sentences made here."""

import gzip
import json
import pathlib
import subprocess
import sys
import tempfile

PREPARE = pathlib.Path(__file__).parents[2] / "Benchmarks/joins/prepare.py"


def run(*arguments):
    command = [sys.executable, PREPARE, *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def records(folder):
    return {json.loads(line)["id"]
            for path in folder.glob("*.jsonl") for line in path.read_text().splitlines()}


def check_articles(folder):
    (folder / "in").mkdir()
    (folder / "issues").mkdir()
    identifiers = [f"voa-{number:04x}-{part}" for number in range(40) for part in range(2)]
    identifiers += [f"gov-{number}" for number in range(60)]
    lines = [json.dumps({"id": name, "paragraphs": ["文"]}) + "\n" for name in identifiers]
    (folder / "in/a.jsonl").write_text("".join(lines[:80]))
    with gzip.open(folder / "in/b.jsonl.gz", "wt") as file:
        file.write("".join(lines[80:]))
    gold = {"articles": [{"id": "voa-0003-1"}, {"id": "gov-7"}]}
    (folder / "issues/x.gold.json").write_text(json.dumps(gold))
    run("articles", folder / "in", folder / "issues", folder / "fit", folder / "report")
    fit, report = records(folder / "fit"), records(folder / "report")
    assert fit and report and not fit & report
    assert fit | report == set(identifiers) - {"voa-0003-0", "voa-0003-1", "gov-7"}
    for number in range(40):
        parts = {f"voa-{number:04x}-{part}" for part in range(2)}
        assert parts <= fit or parts <= report or not parts & (fit | report), number
    assert 0.55 < len(fit) / len(fit | report) < 0.85


def check_treebank(folder):
    sentence = "A sentence that is long enough to count as some text, number "
    own = folder / "own.conllu"
    own.write_text("".join(
        f"# newdoc id = {document}\n# newpar\n# text = {sentence}{document}.{paragraph}\n1\tA\n\n"
        for document in range(2) for paragraph in range(4)))
    assert run("treebank", own).split("\n\n") == [
        "\n".join(f"{sentence}{document}.{paragraph}" for paragraph in range(4))
        + ("\n" if document else "") for document in range(2)]
    plain = folder / "plain.conllu"
    plain.write_text("".join(f"# text = {sentence}{number}\n" for number in range(30)))
    paragraphs = [line for line in run("treebank", plain).splitlines() if line]
    assert len(paragraphs) == 10 and all(text.count(sentence) == 3 for text in paragraphs)


with tempfile.TemporaryDirectory() as folder:
    check_articles(pathlib.Path(folder))
    check_treebank(pathlib.Path(folder))
print("articles and treebanks are split as promised")
