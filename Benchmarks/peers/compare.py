#!/usr/bin/env python3
"""Puts `collate pairs` beside other libraries on one corpus, in one run.

    python3 -m venv venv && venv/bin/pip install -r Benchmarks/peers/requirements.txt
    venv/bin/python Benchmarks/peers/compare.py .build/release/collate CORPUS.jsonl

All use character 5-grams of the text as it is, 128 slots and 32 bands of 4 rows, one thread. The
truth is `collate pairs --exact`. Each runs in a fresh process, in turns, so that a noisy machine is
noisy for all. Of a peer the time in the process counts, from texts in memory to pairs; of collate
the whole process, reading the file included. CPU time is user and system time of the same stretch.
A peer that is not installed is named and left out.
"""

import argparse
import json
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

SLOTS, BANDS, ROWS, LENGTH = 128, 32, 4, 5


def read(corpus):
    with open(corpus, encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    return [str(record["id"]) for record in records], [record["text"] for record in records]


def grams(text):
    return [text[i:i + LENGTH] for i in range(len(text) - LENGTH + 1)] or [text]


def hashed_grams(texts, at_once=8192):
    """64-bit hashes of the grams of all texts, one after the other, and where each text starts."""
    import numpy as np
    multiplier = np.uint64(0x9E3779B97F4A7C15)
    parts, counts = [], []
    for first in range(0, len(texts), at_once):
        part = texts[first:first + at_once]
        units = np.frombuffer("".join(part).encode("utf-32-le", "surrogatepass"), np.uint32)
        units = np.concatenate([units, np.zeros(LENGTH, np.uint32)]).astype(np.uint64)
        lengths = np.fromiter(map(len, part), np.int64, len(part))
        ends = np.cumsum(lengths)
        hashes = np.zeros(len(units) - LENGTH, np.uint64)
        for offset in range(LENGTH):
            hashes *= multiplier
            hashes += units[offset:offset + len(hashes)]
            hashes += np.uint64(1)
        # A gram that would run into the next text is none, unless the text is shorter than a gram.
        is_gram = np.ones(len(hashes), bool)
        for back in range(1, LENGTH):
            is_gram[np.maximum(ends - back, 0)[lengths >= back]] = False
        for number in np.flatnonzero((lengths > 0) & (lengths < LENGTH)):
            start = ends[number] - lengths[number]
            is_gram[start] = True
            hashes[start] = hash(part[number]) & 0xFFFFFFFFFFFFFFFF
        hashes = hashes[is_gram]
        hashes ^= hashes >> np.uint64(32)
        hashes *= np.uint64(0xD6E8FEB86659FD93)
        hashes ^= hashes >> np.uint64(32)
        parts.append(hashes)
        counts.append(np.maximum(lengths - LENGTH + 1, np.minimum(lengths, 1)))
    starts = np.concatenate([[0], np.cumsum(np.concatenate(counts))])
    return np.concatenate(parts), starts.astype(np.uint64)


def by_numpy(sketches, flat, starts, threshold):
    """The pairs among candidates whose estimate reaches the threshold."""
    import numpy as np
    own = np.repeat(np.arange(len(sketches)), np.diff(starts))
    later = own < flat
    both = np.unique(own[later] * len(sketches) + flat[later])
    first, second = both // len(sketches), both % len(sketches)
    kept = np.zeros(len(first), bool)
    for start in range(0, len(first), 100_000):
        part = slice(start, start + 100_000)
        equal = (sketches[first[part]] == sketches[second[part]]).mean(axis=1)
        kept[part] = equal >= threshold
    return list(zip(first[kept].tolist(), second[kept].tolist()))


def fastsketch(texts, threshold):
    import numpy as np
    from FastSketchLSH import LSH, FastSimilaritySketch
    hashes, starts = hashed_grams(texts)
    sketcher = FastSimilaritySketch(size=SLOTS, seed=42)
    sketches = np.ascontiguousarray(
        sketcher.batch_csr(hashes, starts, prehashed=True, num_threads=1), dtype=np.uint64)
    index = LSH(num_perm=SLOTS, num_bands=BANDS, num_threads=1)
    index.insert(sketches)
    flat, starts = index.query(sketches, format="csr")
    return by_numpy(sketches, np.asarray(flat).astype(np.int64),
                    np.asarray(starts).astype(np.int64), threshold)


def gaoya(texts, threshold):
    from gaoya.minhash import MinHashStringIndex
    index = MinHashStringIndex(hash_size=32, jaccard_threshold=threshold, num_bands=BANDS,
                               band_size=ROWS, num_hashes=SLOTS, analyzer="char", lowercase=False,
                               ngram_range=(LENGTH, LENGTH))
    index.par_bulk_insert_docs(list(range(len(texts))), texts)
    pairs = []
    for number, others in enumerate(index.par_bulk_query(texts, return_similarity=True)):
        pairs += [(number, o) for o, jaccard in others if o > number and jaccard >= threshold]
    return pairs


def rensa(texts, threshold):
    from rensa import RMinHash, RMinHashLSH
    index = RMinHashLSH(threshold=threshold, num_perm=SLOTS, num_bands=BANDS)
    sketches = []
    for number, text in enumerate(texts):
        sketch = RMinHash(num_perm=SLOTS, seed=42)
        sketch.update(grams(text))
        index.insert(number, sketch)
        sketches.append(sketch)
    pairs = []
    for number, sketch in enumerate(sketches):
        pairs += [(number, other) for other in index.query(sketch)
                  if other > number and sketch.jaccard(sketches[other]) >= threshold]
    return pairs


def datasketch(texts, threshold):
    import xxhash
    from datasketch import MinHash, MinHashLSH
    index = MinHashLSH(threshold=threshold, num_perm=SLOTS, params=(BANDS, ROWS))
    sketches = []
    for number, text in enumerate(texts):
        sketch = MinHash(num_perm=SLOTS, hashfunc=xxhash.xxh32_intdigest)
        sketch.update_batch([g.encode() for g in grams(text)])
        index.insert(number, sketch)
        sketches.append(sketch)
    pairs = []
    for number, sketch in enumerate(sketches):
        pairs += [(number, other) for other in index.query(sketch)
                  if other > number and sketch.jaccard(sketches[other]) >= threshold]
    return pairs


PEERS = {"fastsketch": fastsketch, "rensa": rensa, "gaoya": gaoya, "datasketch": datasketch}


def peak_megabytes(who):
    # Kilobytes on Linux, bytes on macOS.
    return resource.getrusage(who).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def work(name, corpus, threshold, answer):
    """One peer, in a process of its own."""
    ids, texts = read(corpus)
    start, start_cpu = time.perf_counter(), time.process_time()
    try:
        pairs = PEERS[name](texts, threshold)
        result = {"seconds": time.perf_counter() - start, "cpu": time.process_time() - start_cpu,
                  "megabytes": peak_megabytes(resource.RUSAGE_SELF),
                  "pairs": [[ids[a], ids[b]] for a, b in pairs]}
    except ImportError as error:
        result = {"missing": str(error)}
    with open(answer, "w", encoding="utf-8") as file:
        json.dump(result, file)


def run(command, output):
    """Runs a command; returns its wall time, CPU time and peak memory."""
    # A small process in between, so that the peak of children is that of the command alone.
    probe = ("import json,os,resource,sys,time;t=time.perf_counter();p=os.fork();"
             "p or os.execvp(sys.argv[1],sys.argv[1:]);_,s=os.waitpid(p,0);"
             "r=resource.getrusage(resource.RUSAGE_CHILDREN);"
             "print(json.dumps([s,time.perf_counter()-t,r.ru_utime+r.ru_stime,r.ru_maxrss]),"
             "file=sys.stderr)")
    with open(output, "wb") as file:
        process = subprocess.run([sys.executable, "-S", "-c", probe, *command], stdout=file,
                                 stderr=subprocess.PIPE, check=True)
    status, seconds, cpu, peak = json.loads(process.stderr.decode().splitlines()[-1])
    if status != 0:
        sys.exit(f"{' '.join(command)} failed: {process.stderr.decode()}")
    return {"seconds": seconds, "cpu": cpu,
            "megabytes": peak / (1e6 if sys.platform == "darwin" else 1e3)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary")
    parser.add_argument("corpus")
    parser.add_argument("--threshold", type=float, default=0.7)
    parser.add_argument("--peers", default=",".join(PEERS), help="names, separated by commas")
    parser.add_argument("--runs", type=int, default=3, help="how often each runs; medians count")
    parser.add_argument("--core", type=int, help="the core that all run on (Linux)")
    parser.add_argument("--peer", help=argparse.SUPPRESS)
    parser.add_argument("--answer", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.core is not None:
        os.sched_setaffinity(0, {options.core})
    for variable in ("OMP_NUM_THREADS", "RAYON_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[variable] = "1"
    if options.peer:
        return work(options.peer, options.corpus, options.threshold, options.answer)

    binary = str(pathlib.Path(options.binary).resolve())
    own = [binary, "pairs", options.corpus, "--min-jaccard", str(options.threshold), "--shingle",
           str(LENGTH), "--no-fold", "--threads", "1"]
    folder = pathlib.Path(tempfile.mkdtemp())
    answer = folder / "answer"

    def own_pairs(command):
        figures = run(command, answer)
        lines = answer.read_text(encoding="utf-8").splitlines()
        return figures | {"pairs": [line.split("\t")[:2] for line in lines]}

    def peer_pairs(name):
        run([sys.executable, __file__, binary, options.corpus, "--threshold",
             str(options.threshold), "--peer", name, "--answer", str(answer)], folder / "output")
        return json.loads(answer.read_text(encoding="utf-8"))

    order = {name: number for number, name in enumerate(read(options.corpus)[0])}

    def normal(pairs):
        return {tuple(sorted(pair, key=order.__getitem__)) for pair in pairs}

    truth = normal(own_pairs(own + ["--exact"])["pairs"])
    results = {}
    names = [name for name in options.peers.split(",") if name]
    for _ in range(options.runs):
        results.setdefault("collate (whole process)", []).append(own_pairs(own))
        for name in list(names):
            result = peer_pairs(name)
            if "missing" in result:
                print(f"left out: {name}: {result['missing']}", file=sys.stderr)
                names.remove(name)
            else:
                results.setdefault(name, []).append(result)

    print(f"{len(order)} records, {len(truth)} pairs with a Jaccard similarity of "
          f"{options.threshold} or more; medians of {options.runs} runs\n")
    print("| | seconds | CPU seconds | times collate's | recall | precision | peak MB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    base = None
    for name, runs in results.items():
        middle = {key: statistics.median(result[key] for result in runs)
                  for key in ("seconds", "cpu", "megabytes")}
        base = base or middle["cpu"]
        found = normal(runs[0]["pairs"])
        right = len(found & truth)
        recall = right / len(truth) if truth else 1
        precision = right / len(found) if found else 1
        print(f"| {name} | {middle['seconds']:.2f} | {middle['cpu']:.2f} | "
              f"{middle['cpu'] / base:.1f} | {recall:.4f} | {precision:.4f} | "
              f"{middle['megabytes']:.0f} |")


if __name__ == "__main__":
    main()
