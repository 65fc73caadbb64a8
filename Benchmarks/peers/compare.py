#!/usr/bin/env python3
"""Puts `collate pairs` beside other libraries on one corpus, in one run.

    python3 -m venv venv && venv/bin/pip install -r Benchmarks/peers/requirements.txt
    venv/bin/python Benchmarks/peers/compare.py .build/release/collate CORPUS.jsonl [--threshold 0.7]

All use character 5-grams of the text as it is, 128 slots and 32 bands of 4 rows, one thread. The
truth is `collate pairs --exact`. Of a peer the time in the process counts, from texts in memory to
pairs; of collate the whole process, reading the file included. A peer that is not installed is
named and left out.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import time


def grams(text, n=5):
    return [text[i:i + n] for i in range(len(text) - n + 1)] or [text]


def gaoya(texts, threshold):
    from gaoya.minhash import MinHashStringIndex
    index = MinHashStringIndex(hash_size=32, jaccard_threshold=threshold, num_bands=32, band_size=4,
                               num_hashes=128, analyzer="char", lowercase=False, ngram_range=(5, 5))
    index.par_bulk_insert_docs(list(range(len(texts))), texts)
    pairs = set()
    for number, text in enumerate(texts):
        pairs |= {(min(number, o), max(number, o)) for o in index.query(text) if o != number}
    return pairs


def rensa(texts, threshold):
    from rensa import RMinHash, RMinHashLSH
    index = RMinHashLSH(threshold=threshold, num_perm=128, num_bands=32)
    sketches = []
    for number, text in enumerate(texts):
        sketch = RMinHash(num_perm=128, seed=42)
        sketch.update(grams(text))
        index.insert(number, sketch)
        sketches.append(sketch)
    pairs = set()
    for number, sketch in enumerate(sketches):
        for other in index.query(sketch):
            if other > number and sketch.jaccard(sketches[other]) >= threshold:
                pairs.add((number, other))
    return pairs


def datasketch(texts, threshold):
    from datasketch import MinHash, MinHashLSH
    import xxhash
    index = MinHashLSH(threshold=threshold, num_perm=128, params=(32, 4))
    sketches = []
    for number, text in enumerate(texts):
        sketch = MinHash(num_perm=128, hashfunc=lambda b: xxhash.xxh32_intdigest(b))
        sketch.update_batch([g.encode() for g in grams(text)])
        index.insert(number, sketch)
        sketches.append(sketch)
    pairs = set()
    for number, sketch in enumerate(sketches):
        for other in index.query(sketch):
            if other > number and sketch.jaccard(sketches[other]) >= threshold:
                pairs.add((number, other))
    return pairs


PEERS = {"gaoya": gaoya, "rensa": rensa, "datasketch": datasketch}


def collate(binary, corpus, threshold, *more):
    command = [binary, "pairs", corpus, "--min-jaccard", str(threshold), "--shingle", "5",
               "--no-fold", "--threads", "1", *more]
    start = time.perf_counter()
    lines = subprocess.run(command, capture_output=True, check=True).stdout.decode().splitlines()
    seconds = time.perf_counter() - start
    return {tuple(line.split("\t")[:2]) for line in lines}, seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binary")
    parser.add_argument("corpus")
    parser.add_argument("--threshold", type=float, default=0.7)
    parser.add_argument("--peers", default=",".join(PEERS))
    options = parser.parse_args()
    records = [json.loads(line) for line in open(options.corpus, encoding="utf-8")]
    texts = [record["text"] for record in records]
    ids = [str(record["id"]) for record in records]
    binary = str(pathlib.Path(options.binary).resolve())
    truth, _ = collate(binary, options.corpus, options.threshold, "--exact")
    rows = []
    found, seconds = min((collate(binary, options.corpus, options.threshold) for _ in range(3)),
                         key=lambda result: result[1])

    rows.append(("collate (whole process)", seconds, found))
    for name in options.peers.split(","):
        # A process of its own, so that memory and caches of one do not help another.
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                start = time.perf_counter()
                pairs = PEERS[name](texts, options.threshold)
                seconds = time.perf_counter() - start
                answer = {"seconds": seconds, "pairs": [[ids[a], ids[b]] for a, b in pairs]}
            except ImportError as error:
                answer = {"missing": str(error)}
            with os.fdopen(writer, "w") as file:
                json.dump(answer, file)
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader) as file:
            text = file.read()
        os.waitpid(child, 0)
        answer = json.loads(text) if text else {"missing": "it crashed"}
        if "missing" in answer:
            print(f"left out: {name}: {answer['missing']}", file=sys.stderr)
            continue
        rows.append((name, answer["seconds"], {tuple(pair) for pair in answer["pairs"]}))
    order = {name: number for number, name in enumerate(ids)}
    def normal(pairs):
        return {tuple(sorted(pair, key=order.__getitem__)) for pair in pairs}
    truth = normal(truth)
    print(f"{len(records)} records, {len(truth)} pairs with a Jaccard similarity of "
          f"{options.threshold} or more\n")
    print("| | seconds | recall | precision |\n| --- | ---: | ---: | ---: |")
    for name, seconds, found in rows:
        found = normal(found)
        right = len(found & truth)
        recall = right / len(truth) if truth else 1
        precision = right / len(found) if found else 1
        print(f"| {name} | {seconds:.2f} | {recall:.4f} | {precision:.4f} |")


if __name__ == "__main__":
    main()
