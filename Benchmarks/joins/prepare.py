#!/usr/bin/env python3
"""Prepares the text from which issues are laid out to fit and to measure joins.

    prepare.py articles ARTICLES ISSUES FIT REPORT
    prepare.py treebank FILE.conllu... > TEXT

`articles` splits the article files of a folder (NAME.jsonl or NAME.jsonl.gz, a record a line with `id`
and `paragraphs`): records that the labelled issues of the folder ISSUES were made from are left out,
the parts of one long article stay together, and of the others seven in ten go to the folder FIT, the
rest to REPORT, by a hash of the identifier.

`treebank` writes the running text of CoNLL-U files, a paragraph a line and a blank line between
documents: the treebank's own paragraphs where it has enough of them, else three sentences each.
"""

import gzip
import hashlib
import itertools
import json
import pathlib
import re
import sys


def article(identifier):
    """The identifier of the article that a record is a part of."""
    return re.sub(r"^(voa-[0-9a-f]+)-\d+$", r"\1", identifier)


def lines(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else open(path, encoding="utf-8")
    with opened as file:
        yield from file


def split_articles(source, issues, fit, report):
    used = set()
    for gold in pathlib.Path(issues).glob("*.gold.json"):
        used |= {article(record["id"]) for record in json.loads(gold.read_text())["articles"]}
    for path in sorted(pathlib.Path(source).glob("*.jsonl*")):
        kept = {fit: [], report: []}
        for line in lines(path):
            record = json.loads(line)
            if "paragraphs" not in record or article(record["id"]) in used:
                continue
            digest = int(hashlib.md5(article(record["id"]).encode()).hexdigest(), 16)
            kept[fit if digest % 10 < 7 else report].append(line)
        for folder, records in kept.items():
            pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
            if records:
                (pathlib.Path(folder) / path.name.removesuffix(".gz")).write_text("".join(records))


SHORTEST_PARAGRAPH = 60
SENTENCES = 3
LONGEST_DOCUMENT = 8
SHORTEST_DOCUMENT = 3


def sentences(paths):
    """Yields document, paragraph and text of every sentence."""
    document, paragraph = None, 0
    for path in paths:
        for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
            if line.startswith("# newdoc"):
                document = line
                paragraph += 1
            elif line.startswith("# newpar"):
                paragraph += 1
            elif line.startswith("# text ="):
                yield document, paragraph, line.split("=", 1)[1].strip()


def paragraphs(paths):
    """Yields document and text of every paragraph."""
    found = list(sentences(paths))
    if len({item[:2] for item in found}) * 8 > len(found):
        for key, group in itertools.groupby(found, key=lambda item: item[:2]):
            yield key[0], " ".join(item[2] for item in group)
    else:
        for key, group in itertools.groupby(found, key=lambda item: item[0]):
            group = list(group)
            for first in range(0, len(group), SENTENCES):
                yield key, " ".join(item[2] for item in group[first:first + SENTENCES])


def treebank(paths):
    count, previous = 0, None
    for document, text in paragraphs(paths):
        if len(text) < SHORTEST_PARAGRAPH:
            continue
        ends = document != previous and previous is not None and count >= SHORTEST_DOCUMENT
        if count >= LONGEST_DOCUMENT or ends:
            print()
            count = 0
        print(text)
        count += 1
        previous = document


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["articles", source, issues, fit, report]:
            split_articles(source, issues, fit, report)
        case ["treebank", first, *others]:
            treebank([first, *others])
        case _:
            sys.exit(__doc__)
