#!/usr/bin/env python3
"""Trains the junction networks of Collate and writes them as Swift source.

  python3 -m pip install -r requirements.txt
  python3 train_networks.py --input DIR --output Sources/CollateModels [--network NAME …]

The input is a folder of UTF-8 files, one paragraph a line and an empty line between documents, under the names of
NETWORKS below (gzip is read too). Documents whose index leaves 3 or 7 when divided by ten are left out: join weights are
fitted, and joins measured, on issues made of those; what is printed as held out is measured on those that leave 7. Seeds
and the number of steps are fixed; the same files and the same version of PyTorch on the same kind of processor give the
same bytes.

A network has two sides. One reads the end of a text, the other a beginning, each from its nearest characters and terms in
order and from all terms of a wider stretch; each gives a vector, and the scalar product of both is the log-odds that the
beginning follows the end rather than any other text. A term is a word, a number or a mark, and a pair of characters where
no spaces stand between words. It is learned by telling, in a batch of places cut at random, which beginning belongs to
which end (noise contrastive estimation with the other places of the batch as noise: Gutmann and Hyvärinen 2010; van den
Oord, Li and Vinyals 2018). Some places of a batch come from one document, so that a common subject is not enough. Inputs
and hidden units are dropped at random (Srivastava et al. 2014), for the texts are small enough to be learned by heart,
and some terms are read as if they were not known, as names are, and words that recognition has garbled. In the second
half of the steps the weights are read in as few bits as they are written in, so that nothing is lost by that in the end.
A further output of the second side tells the start of a paragraph from its inside. When all that is learned and
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
class Dropped:
    """Shares of inputs and of hidden units that are dropped while learning."""
    symbols: float  # taken for characters that nobody knows
    terms: float    # taken for terms that nobody knows
    wide: float     # terms left out of the wider stretch
    hidden: float


@dataclass(frozen=True)
class Network:
    name: str
    tags: tuple[str, ...]
    # Each group is a script of its own; the places of a batch come from one group.
    groups: tuple[tuple[str, ...], ...]
    dense: bool
    steps: int
    symbols: int      # characters that are known
    window: int       # characters in order on each side
    width: int        # numbers a character
    bag_width: int    # numbers a character of the wider stretch; 0 where characters say nothing of the subject
    terms: int        # terms that are known
    endings: int      # rows for other terms, by their last three letters
    near: int         # terms in order on each side
    term_width: int   # numbers a term
    reach: int        # terms, and characters, of the wider stretch
    hidden: int
    output: int
    dropped: Dropped
    start_weight: float  # of telling starts of paragraphs, beside telling which beginning belongs to which end


def dense(name, tags, groups, steps, symbols, terms, hidden, dropped, start_weight=0.3):
    return Network(
        name, tags, groups, True, steps, symbols, 16, 48, 32, terms, 0, 6, 24, 80, hidden, 96, dropped, start_weight)


def alphabetic(name, tag, files, steps, terms, term_width, hidden, dropped):
    return Network(
        name, (tag,), (files,), False, steps, 160, 12, 24, 0, terms, 512, 8, term_width, 40, hidden, 64, dropped, 0.06)


NETWORKS = [
    dense("Chinese", ("zh-Hans", "zh-Hant"), (
        ("zh_wiki", "zh_reports", "zh_opensource", "zh_laws"), ("zhHant_wiki", "zhHant_laws")), 36000, 5200, 8000, 320,
        Dropped(0.01, 0.03, 0.25, 0.08)),
    alphabetic("English", "en", ("en_wiki", "en_presidents"), 30000, 8000, 40, 288, Dropped(0.06, 0.12, 0.35, 0.25)),
    dense("Japanese", ("ja",), (("ja_wikinews", "ja_wiki"),), 14000, 2600, 5000, 256, Dropped(0.02, 0.04, 0.3, 0.15)),
    dense("Korean", ("ko",), (("ko_wiki",),), 11000, 1600, 4000, 192, Dropped(0.05, 0.1, 0.3, 0.25), 0.06),
    alphabetic("German", "de", ("de_wiki", "de_laws"), 16000, 7000, 32, 256, Dropped(0.08, 0.15, 0.4, 0.3)),
    alphabetic("French", "fr", ("fr_commonvoice", "fr_laws"), 16000, 7000, 32, 256, Dropped(0.08, 0.15, 0.4, 0.3)),
    alphabetic("Spanish", "es", ("es_ancora", "es_commonvoice", "es_laws"), 14000, 7000, 32, 256,
               Dropped(0.1, 0.2, 0.5, 0.3)),
]

DOCUMENTS, PLACES, STARTS = 64, 8, 128  # of a batch
END_STEPS = 1500
MARKS = [ord(mark) for mark in ",.;:!?"]  # as folded
SPACE, DIGIT = 0x20, 0x30
PADDING, UNKNOWN = 0, 1
LONGEST_TERM = 24  # letters of a term that are hashed
LONGEST_STRETCH = 512
LEFT_OUT = (3, 7)


def folded(scalar):
    """As `ModelSymbols.folded` in the library."""
    narrow = scalar - 0xFEE0 if 0xFF01 <= scalar <= 0xFF5E else scalar
    if 0x41 <= narrow <= 0x5A or 0xC0 <= narrow <= 0xD6 or 0xD8 <= narrow <= 0xDE:
        return narrow + 32
    if 0x30 <= narrow <= 0x39:
        return DIGIT
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
        return SPACE
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
        if value == SPACE and (is_dense or (out and out[-1] == SPACE)):
            continue
        out.append(value)
    return out


def documents(folder, name, wanted):
    """The documents of a file whose index, divided by ten, leaves what is wanted; each is a list of paragraphs."""
    path = os.path.join(folder, name + ".txt")
    stream = open(path, encoding="utf-8") if os.path.exists(path) else gzip.open(path + ".gz", "rt", encoding="utf-8")
    found, document, index, taken = [], [], 0, 0
    limit = LAWS if name.endswith("laws") else sys.maxsize

    def close():
        nonlocal taken
        if document and wanted(index % 10) and taken < limit:
            found.append(document)
            taken += sum(map(len, document))

    with stream:
        for line in stream:
            line = line.rstrip("\n")
            if line:
                document.append(line)
                continue
            close()
            document, index = [], index + 1
    close()
    return found


def hashes(scalars, starts, ends):
    """32 bits for each stretch of scalars, as `NetworkTerms` hashes them."""
    values = np.zeros(len(starts), dtype=np.uint64)
    lengths = np.minimum(ends - starts, LONGEST_TERM)
    for offset in range(LONGEST_TERM):
        longer = np.flatnonzero(lengths > offset)
        if len(longer) == 0:
            break
        scalar = scalars[starts[longer] + offset].astype(np.uint64)
        values[longer] = (values[longer] ^ scalar) * np.uint64(0x100000001B3)
    return (values * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(32)


class Texts:
    """The paragraphs of one group as one row of characters, and where they, their terms and their documents lie."""

    def __init__(self, network, found):
        self.network = network
        scalars, self.bounds, self.members = [], [], []
        for document in found:
            members = []
            for paragraph in document:
                symbols = fold_text(paragraph, network.dense)
                if len(symbols) < 24:
                    continue
                members.append(len(self.bounds))
                self.bounds.append((len(scalars), len(scalars) + len(symbols)))
                scalars += symbols
            if members:
                self.members.append(np.array(members))
        self.scalars, self.bounds = np.array(scalars), np.array(self.bounds)
        self.find_terms()
        self.after_space = np.append(np.flatnonzero(self.scalars == SPACE) + 1, len(self.scalars))
        is_mark = np.append(np.isin(self.scalars, MARKS), np.zeros(LONGEST_STRETCH, dtype=bool))
        # Ends of clauses, far enough from the start of the paragraph.
        marks = np.flatnonzero(is_mark)
        low = self.bounds[np.searchsorted(self.bounds[:, 0], marks, side="right") - 1, 0]
        chosen = (marks - low >= 5) & ~is_mark[marks - 1]
        self.clause_ends, self.clause_starts = marks[chosen], low[chosen]
        self.is_mark = is_mark
        lengths = self.lengths = (self.bounds[:, 1] - self.bounds[:, 0]).astype(float)
        self.within = [np.cumsum(lengths[m]) / lengths[m].sum() for m in self.members]
        weights = np.sqrt([lengths[m].sum() for m in self.members])
        self.choice = np.cumsum(weights) / weights.sum()
        self.size = lengths.sum()

    def find_terms(self):
        scalars = self.scalars
        starts_text = np.zeros(len(scalars) + 1, dtype=bool)
        starts_text[self.bounds[:, 0]] = starts_text[-1] = True
        if self.network.dense:
            self.term_starts = np.flatnonzero(~starts_text[1:-1])
            self.term_ends = self.term_starts + 2
        else:
            kinds, where = np.unique(scalars, return_inverse=True)
            kinds = np.array([0 if s == SPACE else 1 if is_letter(int(s)) else 2 if s == DIGIT else 3 for s in kinds])
            kind = np.append(kinds[where], 0)
            # A mark stands for itself; letters and figures go on.
            cuts = np.append(True, (kind[1:] != kind[:-1]) | (kind[1:] == 3)) | starts_text
            self.term_starts = np.flatnonzero(cuts[:-1] & (kind[:-1] > 0))
            self.term_ends = np.flatnonzero(cuts[1:] & (kind[:-1] > 0)) + 1
        self.term_hashes = hashes(scalars, self.term_starts, self.term_ends)

    def index(self, vocabulary):
        """Numbers the characters and the terms."""
        self.vocabulary = vocabulary
        self.symbols = np.append(vocabulary.symbol_rows(self.scalars), np.zeros(LONGEST_STRETCH, dtype=np.int64))
        self.term_rows = vocabulary.term_rows(self, self.term_starts, self.term_ends, self.term_hashes)
        self.other_rows = vocabulary.other_rows(self, self.term_starts, self.term_ends)


def is_letter(scalar):
    return scalar > 0x40 and chr(scalar).isalpha()


class Vocabulary:
    """The characters and terms that a network knows: the most frequent of its texts, each group counting alike."""

    def __init__(self, network, groups):
        self.network = network
        self.symbols = most_frequent([group.scalars for group in groups], network.symbols)
        self.terms = most_frequent([group.term_hashes for group in groups], network.terms)

    def symbol_rows(self, scalars):
        places = np.minimum(np.searchsorted(self.symbols, scalars), len(self.symbols) - 1)
        return np.where(self.symbols[places] == scalars, places + 2, UNKNOWN)

    def term_rows(self, texts, starts, ends, found):
        places = np.minimum(np.searchsorted(self.terms, found), len(self.terms) - 1)
        return np.where(self.terms[places] == found, places + 1, self.other_rows(texts, starts, ends))

    def other_rows(self, texts, starts, ends):
        """The rows of terms that nobody knows."""
        if not self.network.endings:
            return np.full(len(starts), PADDING)
        last = hashes(texts.scalars, np.maximum(starts, ends - 3), ends)
        return len(self.terms) + 1 + (last % np.uint64(self.network.endings)).astype(np.int64)


def most_frequent(rows, limit):
    shares = Counter()
    for row in rows:
        for value, count in zip(*np.unique(row, return_counts=True)):
            shares[int(value)] += count / len(row)
    kept = sorted(shares.items(), key=lambda item: (-item[1], item[0]))[:limit]
    return np.array(sorted(value for value, _ in kept), dtype=rows[0].dtype)


class Sampler:
    """Draws places to cut at, and what stands on both sides of them."""

    def __init__(self, network, groups, seed, forgets=False):
        self.network, self.groups, self.forgets = network, groups, forgets
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
        tails = self.before(texts, cut, low)
        heads = self.after(texts, cut, high)
        starts = random.choice(len(texts.bounds), STARTS)
        first = self.after(texts, texts.bounds[starts, 0], texts.bounds[starts, 1])
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
            cut = self.at_words(texts, cut, high)
            inside = ~texts.is_mark[cut - 2] & ~texts.is_mark[cut - 1] & (cut < high - 4)
        inner = self.before(texts, cut[inside], start[inside])
        complete = self.before(texts, ends, low)
        if not network.dense:
            # A space follows a word that ends, as it does in a text that is read.
            space = torch.from_numpy(texts.vocabulary.symbol_rows(np.full((len(ends), 1), SPACE)))
            complete = torch.cat([complete[0][:, 1:], space], 1), *complete[1:]
        labels = torch.cat([torch.ones(len(ends)), torch.zeros(int(inside.sum()))])
        return tuple(torch.cat(pair) for pair in zip(complete, inner)), labels

    def at_words(self, texts, cut, high):
        """Columns of an alphabetic script break between words, or inside one at a hyphen."""
        moved = texts.after_space[np.searchsorted(texts.after_space, cut)]
        stays = (self.random.random(len(cut)) < 0.25) | (moved >= high - 4)
        return np.where(stays, cut, moved)

    def before(self, texts, cut, low):
        """The nearest characters, the terms (the nearest first) and the characters of the wider stretch."""
        network = self.network

        def characters(length):
            places = cut[:, None] - length + np.arange(length)
            return np.where(places >= low[:, None], texts.symbols[np.maximum(places, 0)], PADDING)

        last = np.searchsorted(texts.term_ends, cut, side="right") - 1
        places = last[:, None] - np.arange(network.reach)
        inside = (places >= 0) & (texts.term_starts[np.maximum(places, 0)] >= low[:, None])
        terms = np.where(inside, self.rows(texts, np.maximum(places, 0)), PADDING)
        if not network.dense:
            following = np.minimum(last + 1, len(texts.term_starts) - 1)
            terms = with_part(texts, terms, np.maximum(texts.term_starts[following], low), cut)
        return self.inputs(characters(network.window), terms, characters(network.reach))

    def after(self, texts, cut, high):
        network = self.network

        def characters(length):
            places = cut[:, None] + np.arange(length)
            return np.where(places < high[:, None], texts.symbols[places], PADDING)

        first = np.searchsorted(texts.term_starts, cut)
        places = np.minimum(first[:, None] + np.arange(network.reach), len(texts.term_starts) - 1)
        inside = texts.term_ends[places] <= high[:, None]
        inside &= first[:, None] + np.arange(network.reach) == places
        terms = np.where(inside, self.rows(texts, places), PADDING)
        if not network.dense:
            part = np.minimum(texts.term_ends[np.maximum(first - 1, 0)], high)
            terms = with_part(texts, terms, cut, part)
        return self.inputs(characters(network.window), terms, characters(network.reach))

    def rows(self, texts, places):
        """The rows of terms; a sampler that forgets takes some for terms that nobody knows."""
        rows = texts.term_rows[places]
        if not self.forgets:
            return rows
        return np.where(self.random.random(rows.shape) < self.network.dropped.terms, texts.other_rows[places], rows)

    def inputs(self, near, terms, wide):
        wide = wide if self.network.bag_width else wide[:, :0]
        return torch.from_numpy(near), torch.from_numpy(terms), torch.from_numpy(wide)


def with_part(texts, terms, starts, ends):
    """A word that was cut in two is read as what stands there."""
    cut = np.flatnonzero(starts < ends)
    part = texts.vocabulary.term_rows(texts, starts[cut], ends[cut], hashes(texts.scalars, starts[cut], ends[cut]))
    terms[cut, 1:] = terms[cut, :-1]
    terms[cut, 0] = part
    return terms


class Side(nn.Module):
    def __init__(self, network, outputs):
        super().__init__()
        inputs = network.window * network.width + (network.near + 1) * network.term_width + network.bag_width
        self.first = nn.Linear(inputs, network.hidden)
        self.second = nn.Linear(network.hidden, outputs)


class Model(nn.Module):
    def __init__(self, network, vocabulary):
        super().__init__()
        self.network = network
        symbols = len(vocabulary.symbols) + 2
        self.symbols = nn.Embedding(symbols, network.width)
        self.terms = nn.Embedding(len(vocabulary.terms) + 1 + network.endings, network.term_width)
        self.bag = nn.Embedding(symbols if network.bag_width else 1, max(network.bag_width, 1))
        nn.init.normal_(self.symbols.weight, std=0.3)
        nn.init.normal_(self.terms.weight, std=0.1)
        nn.init.normal_(self.bag.weight, std=0.1)
        self.tail = Side(network, network.output)
        self.head = Side(network, network.output + 1)
        self.scale = network.output ** -0.5
        self.scales = {}
        self.end = nn.Linear(network.hidden, 1)
        nn.init.zeros_(self.end.weight)
        nn.init.zeros_(self.end.bias)

    def round(self):
        """Measures the scales of all rows; from now on matrices are read as they will be written, in steps of these.

        Gradients pass as if nothing were rounded (Bengio, Léonard and Courville 2013).
        """
        for name, matrix in self.matrices():
            _, upper = quantised(matrix.detach().numpy(), bits(name))
            self.scales[name] = torch.from_numpy(widened(upper))[:, None]

    def matrices(self):
        """The matrices that are rounded when written; a row holds what one input gives."""
        state = dict(self.named_parameters())
        for name in TABLES + LAYERS:
            if name != "bag.weight" or self.network.bag_width:
                yield name, state[name] if name in TABLES else state[name].t()

    def read(self):
        found = {}
        for name, matrix in self.matrices():
            if name in self.scales:
                most, scale = largest(bits(name)), self.scales[name]
                whole = (matrix / scale).round().clamp(-most, most) * scale
                matrix = matrix + (whole - matrix).detach()
            found[name] = matrix
        return found

    def hidden(self, read, side, near, terms, wide):
        """What the first layer of a side makes of its inputs; `read` holds the matrices."""
        network = self.network
        bag = terms
        if self.training:
            dropped = network.dropped
            near = torch.where(torch.rand(near.shape) < dropped.symbols, near.clamp(max=UNKNOWN), near)
            bag = torch.where(torch.rand(bag.shape) < dropped.wide, PADDING, bag)
        table = read["terms.weight"]
        values = [F.embedding(near, read["symbols.weight"]).flatten(1),
                  F.embedding(terms[:, :network.near], table).flatten(1), summed(table, bag)]
        if network.bag_width:
            values.append(summed(read["bag.weight"], wide))
        bias = getattr(self, side).first.bias
        return F.relu(torch.cat(values, 1) @ read[side + ".first.weight"] + bias)

    def outputs(self, read, side, inputs):
        hidden = F.dropout(self.hidden(read, side, *inputs), self.network.dropped.hidden, self.training)
        return (hidden @ read[side + ".second.weight"] + getattr(self, side).second.bias).float()

    def loss(self, batch):
        tails, heads, starts = batch
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            read = self.read()
            left = self.outputs(read, "tail", tails)
            # The vectors of beginnings, and the log-odds that a paragraph starts.
            right = self.outputs(read, "head", [torch.cat(pair) for pair in zip(heads, starts)])
        right, first = right[:, :-1], right[:, -1]
        answers = torch.arange(len(left))
        scores = left @ right[:len(left)].t() * self.scale
        which = (F.cross_entropy(scores, answers) + F.cross_entropy(scores.t(), answers)) / 2
        labels = (torch.arange(len(first)) >= len(left)).float()
        weights = torch.where(labels > 0, len(left) / STARTS, 1.0)
        start = F.binary_cross_entropy_with_logits(first, labels, weight=weights)
        hits = (scores.argmax(1) == answers).float().mean().item()
        return which + self.network.start_weight * start, which.item(), hits, start.item()


def summed(table, rows):
    known = (rows > PADDING).float().sum(1, keepdim=True)
    return F.embedding_bag(rows, table, mode="sum", padding_idx=PADDING) / torch.sqrt(1 + known)


def bfloat16(values):
    """The upper half of each number."""
    return ((values.astype("<f4").view("<u4") + 0x8000) >> 16).astype("<u2")


def widened(upper):
    return (upper.astype("<u4") << 16).view("<f4")


# Layers are written by input: a row holds what one input gives to all outputs.
TABLES = ["symbols.weight", "terms.weight", "bag.weight"]
LAYERS = ["tail.first.weight", "tail.second.weight", "head.first.weight", "head.second.weight"]
PLAIN = ["tail.first.bias", "tail.second.bias", "head.first.bias", "head.second.bias", "end.weight", "end.bias"]
TABLE_BITS, LAYER_BITS = 4, 4


def bits(name):
    return TABLE_BITS if name in TABLES else LAYER_BITS


def largest(bits):
    """The largest whole number that is written."""
    return 2 ** (bits - 1) - 1


def quantised(rows, bits):
    """Whole numbers in steps of a scale of each row, and the upper halves of the scales.

    The few largest weights of a row are cut off where that brings all of them closer on the whole.
    """
    most = largest(bits)
    heaviest, spread = np.abs(rows).max(1), np.sqrt((rows ** 2).mean(1))
    least = np.full(len(rows), np.inf)
    whole, upper = np.zeros(rows.shape, dtype=np.int64), np.zeros(len(rows), dtype="<u2")
    for reach in (2, 2.5, 3, 3.5, 4, np.inf):
        halves = bfloat16(np.maximum(np.minimum(heaviest, reach * spread), 1e-6) / most)
        scale = widened(halves)
        numbers = np.clip(np.rint(rows / scale[:, None]), -most, most)
        error = ((numbers * scale[:, None] - rows) ** 2).sum(1)
        better = error < least
        least[better], whole[better], upper[better] = error[better], numbers[better], halves[better]
    return whole, upper


def packed(numbers, bits):
    """The bits of whole numbers, the lowest first; they are written from 0 up."""
    values = (numbers + 2 ** (bits - 1)).astype(np.uint8)
    return np.unpackbits(values[:, None], axis=1, bitorder="little")[:, :bits].reshape(-1)


def pack(network, vocabulary, model):
    """The bytes that `JunctionNetwork(serialized:)` reads; the model is left as those bytes say."""
    state = model.state_dict()
    tags = ",".join(network.tags).encode()
    out = [b"CLTNN3", struct.pack("<B", len(tags)), tags, struct.pack(
        "<BBBHBBBHHBBHHH", network.dense, TABLE_BITS, LAYER_BITS, len(vocabulary.symbols), network.window, network.width,
        network.bag_width, len(vocabulary.terms), network.endings, network.near, network.term_width, network.reach,
        network.hidden, network.output)]
    out.append(vocabulary.symbols.astype("<u4").tobytes())
    out.append(vocabulary.terms.astype("<u4").tobytes())
    for name in PLAIN:
        out.append(state[name].numpy().astype("<f4").tobytes())
    scales, numbers = [], []
    for name, matrix in model.matrices():
        whole, upper = quantised(matrix.numpy(), bits(name))
        scales.append(upper)
        numbers.append(packed(whole.reshape(-1), bits(name)))
        matrix.copy_(torch.from_numpy((whole * widened(upper)[:, None]).astype(np.float32)))
    model.scales = {}
    out.append(np.concatenate(scales).tobytes())
    out.append(np.packbits(np.concatenate(numbers), bitorder="little").tobytes())
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
        inputs, labels = sampler.ends()
        with torch.no_grad():
            hidden = model.hidden(model.read(), "tail", *inputs)
        odds = model.end(hidden)[:, 0]
        loss = F.binary_cross_entropy_with_logits(odds, labels)
        optimiser.param_groups[0]["lr"] = 1e-2 * max(0.02, 1 - step / END_STEPS)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
        hits.append(((odds > 0) == (labels > 0.5)).float().mean().item())
    print(f"ends of clauses: loss {np.mean(losses[-200:]):.3f}, right {np.mean(hits[-200:]):.3f}", flush=True)


def held_out(model, sampler):
    with torch.no_grad():
        loss, right, start = np.mean([model.loss(sampler.batch())[1:] for _ in range(60)], 0)
    return f"held out: loss {loss:.3f}, right {right:.3f}, start {start:.3f}"


def train(network, folder, output):
    torch.manual_seed(20261126)
    torch.set_num_threads(1)
    learned, kept = ([Texts(network, [document for name in files for document in documents(folder, name, wanted)])
                      for files in network.groups] for wanted in (lambda rest: rest not in LEFT_OUT, lambda rest: rest == 7))
    vocabulary = Vocabulary(network, learned)
    for texts in learned + kept:
        texts.index(vocabulary)
    print(network.name, int(sum(t.size for t in learned)), "characters,", len(vocabulary.symbols), "kinds,",
          len(vocabulary.terms), "terms", flush=True)
    sampler = Sampler(network, learned, 1, forgets=True)
    model = Model(network, vocabulary)
    optimiser = torch.optim.Adam(model.parameters(), lr=2e-3)
    sums, began = np.zeros(3), time.time()
    for step in range(1, network.steps + 1):
        passed = step / network.steps
        for group in optimiser.param_groups:
            group["lr"] = 2e-3 * min(1, step / 200) * (1 if passed < 0.5 else max(0.02, 2 * (1 - passed)))
        if passed >= 0.5 and step % 100 == 0:
            model.round()
        loss, *figures = model.loss(sampler.batch())
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        sums += figures
        if step % 2000 == 0:
            model.eval()
            print(f"step {step}: loss {sums[0] / 2000:.3f}, right {sums[1] / 2000:.3f}, start {sums[2] / 2000:.3f};",
                  held_out(model, Sampler(network, kept, 2)), f"{time.time() - began:.0f} s", flush=True)
            model.train()
            sums[:] = 0
    model.eval()
    with torch.no_grad():
        pack(network, vocabulary, model)
    learn_ends(model, Sampler(network, learned, 3))
    with torch.no_grad():
        data = pack(network, vocabulary, model)
    print("quantised;", held_out(model, Sampler(network, kept, 2)), f"{len(data)} bytes")
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
