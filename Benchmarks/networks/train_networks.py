#!/usr/bin/env python3
"""Trains the junction networks of Collate and writes them as Swift source.

  python3 -m pip install -r requirements.txt
  python3 train_networks.py --input DIR --output Sources/CollateModels [--network NAME …]

The input is a folder of UTF-8 files, one paragraph a line and an empty line between documents, under the names of
NETWORKS below (gzip is read too). Documents whose index leaves 3 or 7 when divided by ten are left out: join weights are
fitted, and joins measured, on issues made of those. Seeds and the number of steps are fixed; the same files and the same
version of PyTorch on the same kind of processor give the same bytes.

A network has two sides. One reads the end of a text, the other a beginning, each from its nearest characters in order and
from the terms in a wider stretch; each gives a vector, and the scalar product of both is the log-odds that the beginning
follows the end rather than any other text. It is learned by telling, in a batch of places cut at random, which beginning
belongs to which end (noise contrastive estimation with the other places of the batch as noise: Gutmann and Hyvärinen
2010; van den Oord, Li and Vinyals 2018). Some places of a batch come from one document, so that a common subject is not
enough. A further output of the second side tells the start of a paragraph from its inside. When all that is learned and
quantised, one more output of the first side is learned on top of it: whether a clause is complete, for what stands before
a mark of punctuation is, and a text cut at random is not.
"""

import argparse
import gzip
import os
import struct
import sys
import time
from collections import Counter
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

LAWS = 3_000_000  # most characters taken from a collection of laws


@dataclass(frozen=True)
class Network:
    name: str
    tags: tuple[str, ...]
    # Each group is a script of its own; the places of a batch come from one group.
    groups: tuple[tuple[str, ...], ...]
    dense: bool
    symbols: int
    steps: int
    window: int
    width: int
    terms: int
    hidden: int
    output: int
    reach: int

    term_width: int = 32


def dense(name, tags, groups, symbols, steps):
    return Network(name, tags, groups, True, symbols, steps, 16, 48, 0, 192, 96, 80)


def alphabetic(name, tag, files, steps):
    return Network(name, (tag,), (files,), False, 160, steps, 28, 24, 2048, 192, 64, 240)


NETWORKS = [
    dense("Chinese", ("zh-Hans", "zh-Hant"), (
        ("zh_wiki", "zh_reports", "zh_opensource", "zh_laws"), ("zhHant_wiki", "zhHant_laws")), 5200, 14000),
    alphabetic("English", "en", ("en_wiki", "en_presidents"), 18000),
    dense("Japanese", ("ja",), (("ja_wikinews", "ja_wiki"),), 3000, 4500),
    dense("Korean", ("ko",), (("ko_wiki",),), 1700, 4000),
    alphabetic("German", "de", ("de_wiki", "de_laws"), 6000),
    alphabetic("French", "fr", ("fr_commonvoice", "fr_laws"), 6000),
    alphabetic("Spanish", "es", ("es_ancora", "es_commonvoice", "es_laws"), 6000),
]

DOCUMENTS, PLACES, STARTS = 64, 8, 128  # of a batch
END_STEPS = 1500
MARKS = [ord(mark) for mark in ",.;:!?"]  # as folded
PADDING, UNKNOWN = 0, 1
MASK = (1 << 64) - 1


def folded(scalar):
    """As `ModelSymbols.folded` in the library."""
    narrow = scalar - 0xFEE0 if 0xFF01 <= scalar <= 0xFF5E else scalar
    if 0x41 <= narrow <= 0x5A or 0xC0 <= narrow <= 0xD6 or 0xD8 <= narrow <= 0xDE:
        return narrow + 32
    if 0x30 <= narrow <= 0x39:
        return 0x30
    if narrow in (0x3002, 0xFF61):
        return 0x2E
    if narrow in (0x3001, 0xFF64):
        return 0x2C
    if narrow in (0x201C, 0x201D, 0x201E, 0xAB, 0xBB):
        return 0x22
    if narrow in (0x2018, 0x2019, 0x201A):
        return 0x27
    if 0x2012 <= narrow <= 0x2015:
        return 0x2014
    if 0x09 <= narrow <= 0x0D or narrow in (0xA0, 0x3000):
        return 0x20
    if narrow == 0x17F:
        return 0x73
    return narrow


FOLD = {}


def fold_text(text, is_dense):
    out = []
    for character in text:
        value = FOLD.get(character)
        if value is None:
            value = FOLD[character] = folded(ord(character))
        if value == 0x20 and (is_dense or (out and out[-1] == 0x20)):
            continue
        out.append(value)
    return out


def paragraphs(folder, name):
    """Documents that models may be trained on, each a list of paragraphs."""
    path = os.path.join(folder, name + ".txt")
    stream = open(path, encoding="utf-8") if os.path.exists(path) else gzip.open(path + ".gz", "rt", encoding="utf-8")
    documents, document, index, taken = [], [], 0, 0
    limit = LAWS if name.endswith("laws") else sys.maxsize
    with stream:
        for line in stream:
            line = line.rstrip("\n")
            if line:
                document.append(line)
                continue
            if index % 10 not in (3, 7) and document and taken < limit:
                documents.append(document)
                taken += sum(map(len, document))
            document, index = [], index + 1
    if document and index % 10 not in (3, 7) and taken < limit:
        documents.append(document)
    return documents


def is_letter(scalar):
    return scalar > 0x40 and chr(scalar).isalpha()


def words_of(symbols, buckets):
    """The words of four letters and more, as starts, ends and buckets; `JunctionNetwork` hashes them alike."""
    starts, ends, found = [], [], []
    value, length = 0, 0
    for place, scalar in enumerate(symbols):
        if is_letter(scalar):
            value = ((value ^ scalar) * 0x100000001B3) & MASK
            length += 1
            continue
        if length >= 4:
            starts.append(place - length)
            ends.append(place)
            found.append(((value * 0x9E3779B97F4A7C15) & MASK) >> 32 & (buckets - 1))
        value = length = 0
    return np.array(starts), np.array(ends), np.array(found)


class Texts:
    """The paragraphs of one group as one row of symbols, and where they and their documents lie."""

    def __init__(self, network, documents, index):
        rows, self.bounds, self.members = [], [], []
        self.scalars = []
        position = 0
        for document in documents:
            members = []
            for paragraph in document:
                symbols = fold_text(paragraph, network.dense)
                if len(symbols) < 24:
                    continue
                members.append(len(self.bounds))
                self.bounds.append((position, position + len(symbols)))
                rows.append(np.array([index.get(s, UNKNOWN) for s in symbols], dtype=np.int64))
                self.scalars += symbols
                position += len(symbols)
            if members:
                self.members.append(np.array(members))
        self.data = np.concatenate(rows + [np.zeros(512, dtype=np.int64)])
        if not network.dense:
            # Row 0 of the table of terms is padding.
            starts, ends, found = words_of(self.scalars, network.terms)
            self.word_starts, self.word_ends, self.words = starts, ends, np.append(found + 1, np.zeros(64, dtype=np.int64))
            after_space = np.flatnonzero(np.array(self.scalars) == 0x20) + 1
            self.after_space = np.append(after_space, len(self.scalars))
        self.bounds = np.array(self.bounds)
        is_mark = np.append(np.isin(np.array(self.scalars), MARKS), np.zeros(512, dtype=bool))
        # Ends of clauses, far enough from the start of the paragraph.
        marks = np.flatnonzero(is_mark)
        low = self.bounds[np.searchsorted(self.bounds[:, 0], marks, side="right") - 1, 0]
        self.clause_ends = marks[(marks - low >= 5) & ~is_mark[marks - 1]]
        self.clause_starts = low[(marks - low >= 5) & ~is_mark[marks - 1]]
        self.is_mark = is_mark
        del self.scalars
        lengths = self.lengths = (self.bounds[:, 1] - self.bounds[:, 0]).astype(float)
        self.space = index.get(0x20, UNKNOWN)
        self.within = [np.cumsum(lengths[m]) / lengths[m].sum() for m in self.members]
        weights = np.sqrt([lengths[m].sum() for m in self.members])
        self.choice = np.cumsum(weights) / weights.sum()
        self.size = lengths.sum()


class Sampler:
    """Draws places to cut at, and what stands on both sides of them."""

    def __init__(self, network, groups, seed):
        self.network, self.groups = network, groups
        self.random = np.random.default_rng(seed)
        shares = np.sqrt([group.size for group in groups])
        self.shares = np.cumsum(shares) / shares.sum()

    def batch(self):
        network, random = self.network, self.random
        texts = self.groups[int(np.searchsorted(self.shares, random.random()))]
        picked = []
        for document in np.searchsorted(texts.choice, random.random(DOCUMENTS)):
            members, within = texts.members[document], texts.within[document]
            picked.append(members[np.minimum(np.searchsorted(within, random.random(PLACES)), len(members) - 1)])
        picked = np.concatenate(picked)
        low, high = texts.bounds[picked, 0], texts.bounds[picked, 1]
        cut = low + 6 + (random.random(len(picked)) * (high - low - 11)).astype(int)
        if not network.dense:
            cut = self.at_words(texts, cut, high)
        tails = self.side(texts, cut, low, before=True)
        heads = self.side(texts, cut, high, before=False)
        starts = random.choice(len(texts.bounds), STARTS)
        first = self.side(texts, texts.bounds[starts, 0], texts.bounds[starts, 1], before=False)
        return tails, heads, first

    def ends(self):
        """Ends of clauses and as many ends inside of them, with what tells them apart."""
        network, random = self.network, self.random
        texts = self.groups[int(np.searchsorted(self.shares, random.random()))]
        chosen = random.choice(len(texts.clause_ends), 512)
        ends, low = texts.clause_ends[chosen], texts.clause_starts[chosen]
        picked = random.choice(len(texts.bounds), 512, p=texts.lengths / texts.lengths.sum())
        start, high = texts.bounds[picked, 0], texts.bounds[picked, 1]
        cut = start + 6 + (random.random(512) * (high - start - 11)).astype(int)
        if network.dense:
            inside = ~texts.is_mark[cut - 1] & ~texts.is_mark[cut]
        else:
            cut = np.minimum(texts.after_space[np.searchsorted(texts.after_space, cut)], high)
            inside = ~texts.is_mark[cut - 2] & (cut < high - 4)
        inner = self.side(texts, cut[inside], start[inside], before=True)
        complete = self.side(texts, ends, low, before=True)
        if not network.dense:
            # A space follows a word that ends, as it does in a text that is read.
            space = torch.full((len(ends), 1), texts.space, dtype=torch.int64)
            complete = torch.cat([complete[0][:, 1:], space], 1), complete[1]
        labels = torch.cat([torch.ones(len(ends)), torch.zeros(int(inside.sum()))])
        return torch.cat([complete[0], inner[0]]), torch.cat([complete[1], inner[1]]), labels

    def at_words(self, texts, cut, high):
        """Columns of an alphabetic script break between words, or inside one at a hyphen."""
        moved = texts.after_space[np.searchsorted(texts.after_space, cut)]
        stays = (self.random.random(len(cut)) < 0.25) | (moved >= high - 4)
        return np.where(stays, cut, moved)

    def side(self, texts, cut, bound, before):
        network = self.network

        def rows(length):
            offsets = np.arange(length)
            places = cut[:, None] - length + offsets if before else cut[:, None] + offsets
            inside = places >= bound[:, None] if before else places < bound[:, None]
            return places, inside

        places, inside = rows(network.window)
        near = np.where(inside, texts.data[np.maximum(places, 0)], PADDING)
        if network.dense:
            places, inside = rows(network.reach)
            terms = np.where(inside, texts.data[np.maximum(places, 0)], PADDING)
        else:
            # The whole words of the stretch.
            low = np.maximum(bound, cut - network.reach) if before else cut
            high = cut if before else np.minimum(bound, cut + network.reach)
            first = np.searchsorted(texts.word_starts, low)
            last = np.searchsorted(texts.word_ends, high, side="right")
            places = first[:, None] + np.arange(network.reach // 5)
            terms = np.where(places < last[:, None], texts.words[np.minimum(places, len(texts.words) - 1)], PADDING)
        return torch.from_numpy(near), torch.from_numpy(terms)


class Side(nn.Module):
    def __init__(self, network, outputs):
        super().__init__()
        self.first = nn.Linear(network.window * network.width + network.term_width, network.hidden)
        self.second = nn.Linear(network.hidden, outputs)

    def hidden(self, symbols, terms, near, wide):
        known = (wide > 0).float().unsqueeze(-1)
        sum_of_terms = (terms(wide) * known).sum(1) / torch.sqrt(1 + known.sum(1))
        values = torch.cat([symbols(near).flatten(1), sum_of_terms], 1)
        return F.relu(self.first(values))

    def forward(self, symbols, terms, near, wide):
        return self.second(self.hidden(symbols, terms, near, wide))


class Model(nn.Module):
    def __init__(self, network, symbols):
        super().__init__()
        self.symbols = nn.Embedding(symbols, network.width)
        self.terms = nn.Embedding(symbols if network.dense else network.terms + 1, network.term_width)
        nn.init.normal_(self.symbols.weight, std=0.3)
        nn.init.normal_(self.terms.weight, std=0.1)
        self.tail = Side(network, network.output)
        self.head = Side(network, network.output + 1)
        self.scale = network.output ** -0.5
        self.end = nn.Linear(network.hidden, 1)
        nn.init.zeros_(self.end.weight)
        nn.init.zeros_(self.end.bias)

    def loss(self, batch):
        tails, heads, starts = batch
        left = self.tail(self.symbols, self.terms, *tails)
        right = self.head(self.symbols, self.terms, *heads)
        first = self.head(self.symbols, self.terms, *starts)
        scores = left @ right[:, :-1].t() * self.scale
        answers = torch.arange(len(left))
        which = (F.cross_entropy(scores, answers) + F.cross_entropy(scores.t(), answers)) / 2
        openness = torch.cat([right[:, -1], first[:, -1]])
        labels = torch.cat([torch.zeros(len(right)), torch.ones(len(first))])
        weights = torch.cat([torch.ones(len(right)), torch.full((len(first),), len(right) / len(first))])
        start = F.binary_cross_entropy_with_logits(openness, labels, weight=weights)
        hits = (scores.argmax(1) == answers).float().mean().item()
        return which + 0.3 * start, which.item(), hits, start.item()


def quantised(matrix):
    """Rows of whole numbers from -31 to 31, and what a step of each row is worth."""
    rows = matrix.reshape(len(matrix), -1)
    scale = np.maximum(np.abs(rows).max(1), 1e-6) / 31
    return np.rint(rows / scale[:, None]).astype(np.int64), scale.astype(np.float32)


TABLES = ["symbols.weight", "terms.weight"]
# Written by input: a row holds what one input gives to all outputs.
LAYERS = ["tail.first.weight", "tail.second.weight", "head.first.weight", "head.second.weight"]
PLAIN = ["tail.first.bias", "tail.second.bias", "head.first.bias", "head.second.bias", "end.weight", "end.bias"]


def pack(network, vocabulary, model):
    """The bytes that `JunctionNetwork(serialized:)` reads; the model is left as those bytes say."""
    state = model.state_dict()
    tags = ",".join(network.tags).encode()
    out = [b"CLTNN2", struct.pack("<B", len(tags)), tags, struct.pack(
        "<BHBBHBHHH", network.dense, len(vocabulary), network.window, network.width, network.terms,
        network.term_width, network.hidden, network.output, network.reach)]
    out.append(np.array(vocabulary[2:], dtype="<u4").tobytes())
    for name in PLAIN:
        out.append(state[name].numpy().astype("<f4").tobytes())
    scales, bits = [], []
    for name in TABLES + LAYERS:
        matrix = state[name] if name in TABLES else state[name].t()
        whole, scale = quantised(matrix.numpy())
        scales.append(scale)
        bits.append(whole.reshape(-1) + 32)
        matrix.copy_(torch.from_numpy((whole * scale[:, None]).astype(np.float32)))
    out.append(np.concatenate(scales).astype("<f4").tobytes())
    values = np.concatenate(bits).astype(np.uint8)
    out.append(np.packbits(np.unpackbits(values[:, None], axis=1, bitorder="little")[:, :6].reshape(-1),
                           bitorder="little").tobytes())
    return b"".join(out)


def base128(data):
    """As `Base128.encode` in the library, escaped for a Swift literal."""
    bits = np.unpackbits(np.frombuffer(data, dtype=np.uint8), bitorder="little")
    bits = np.append(bits, np.zeros(-len(bits) % 7, dtype=np.uint8)).reshape(-1, 7)
    characters = np.packbits(bits, axis=1, bitorder="little").reshape(-1)
    escapes = [chr(c) if 0x20 <= c <= 0x7E else f"\\u{{{c:x}}}" for c in range(128)]
    escapes[0x22], escapes[0x5C] = '\\"', "\\\\"
    return "".join(escapes[c] for c in characters)


def write(network, data, folder):
    with open(os.path.join(folder, network.name + "Network.swift"), "w") as file:
        file.write("// swift-format-ignore-file\n"
                   "// Made by Benchmarks/networks/train_networks.py; see Sources.md. Do not edit.\n"
                   f"enum {network.name}Network {{\n"
                   f"  static let count = {len(data)}\n"
                   f"  static let text = \"{base128(data)}\"\n}}\n")


def learn_ends(model, sampler):
    """Learns the end of a clause from what the first layer makes of it; nothing else changes."""
    optimiser = torch.optim.Adam(model.end.parameters(), lr=1e-2)
    losses, hits = [], []
    for step in range(END_STEPS):
        near, wide, labels = sampler.ends()
        with torch.no_grad():
            hidden = model.tail.hidden(model.symbols, model.terms, near, wide)
        odds = model.end(hidden)[:, 0]
        loss = F.binary_cross_entropy_with_logits(odds, labels)
        optimiser.param_groups[0]["lr"] = 1e-2 * max(0.02, 1 - step / END_STEPS)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
        hits.append(((odds > 0) == (labels > 0.5)).float().mean().item())
    print(f"ends of clauses: loss {np.mean(losses[-200:]):.3f}, right {np.mean(hits[-200:]):.3f}", flush=True)


def prepare(network, folder):
    """The symbols that a network knows, and its texts."""
    groups = [[document for name in files for document in paragraphs(folder, name)] for files in network.groups]
    counts = Counter()
    for group in groups:
        own = Counter()
        for document in group:
            for paragraph in document[:30]:
                own.update(fold_text(paragraph, network.dense))
        total = sum(own.values())
        for scalar, count in own.items():
            counts[scalar] += count / total
    vocabulary = [0, 0] + sorted(s for s, _ in sorted(counts.items(), key=lambda i: (-i[1], i[0]))[:network.symbols])
    index = {scalar: place for place, scalar in enumerate(vocabulary) if place > UNKNOWN}
    texts = [Texts(network, group, index) for group in groups]
    print(network.name, int(sum(t.size for t in texts)), "symbols of text,", len(vocabulary), "kinds", flush=True)
    return vocabulary, texts


def train(network, folder, output):
    torch.manual_seed(20261125)
    torch.set_num_threads(1)
    vocabulary, texts = prepare(network, folder)
    sampler = Sampler(network, texts, 1)
    model = Model(network, len(vocabulary))
    optimiser = torch.optim.Adam(model.parameters(), lr=2e-3)
    sums, began = np.zeros(3), time.time()
    for step in range(1, network.steps + 1):
        passed = step / network.steps
        for group in optimiser.param_groups:
            group["lr"] = 2e-3 * min(1, step / 200) * (1 if passed < 0.5 else max(0.02, 2 * (1 - passed)))
        loss, *figures = model.loss(sampler.batch())
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        sums += figures
        if step % 500 == 0:
            print(f"step {step}: loss {sums[0] / 500:.3f}, right {sums[1] / 500:.3f}, start {sums[2] / 500:.3f},",
                  f"{time.time() - began:.0f} s", flush=True)
            sums[:] = 0
    with torch.no_grad():
        pack(network, vocabulary, model)
    learn_ends(model, Sampler(network, texts, 3))
    with torch.no_grad():
        data = pack(network, vocabulary, model)
        check = Sampler(network, texts, 2)
        figures = np.mean([model.loss(check.batch())[1:] for _ in range(40)], 0)
    print(f"quantised: loss {figures[0]:.3f}, right {figures[1]:.3f}, start {figures[2]:.3f}; {len(data)} bytes")
    write(network, data, output)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--input", required=True)
    parser.add_argument("--output", required=True)
    parser.add_argument("--network", action="append")
    options = parser.parse_args()
    for network in NETWORKS:
        if not options.network or network.name in options.network:
            train(network, options.input, options.output)


if __name__ == "__main__":
    main()
