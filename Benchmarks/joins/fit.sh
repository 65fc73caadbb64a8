#!/usr/bin/env bash
# Fits the weights of joins, roles and articles anew: lays out all issues they are fitted on, fits, and
# writes the sources.
#
#     Benchmarks/joins/fit.sh TEXTS ARTICLES TREEBANKS WORK
#
# TEXTS is the folder the language models were made from (Sources/CollateModels/Sources.md names its
# files; NAME.txt): the issues take the documents whose index leaves 7 by ten, which no model has read.
# ARTICLES holds the FIT articles of `prepare.py articles`, TREEBANKS the files pt.txt and nl.txt that
# `prepare.py treebank` made of UD Portuguese-Bosque and UD Dutch-Alpino, development and test parts.
# WORK takes the issues and the weights. It takes an hour and a quarter and 17 GB of memory. The weights that
# stand in the sources when it ends are the fitted ones.
set -euo pipefail

texts=$1 articles=$2 treebanks=$3 work=$4
cd "$(dirname "$0")/../.."
swift build -c release --product collate-benchmark
bench=$(swift build -c release --show-bin-path)/collate-benchmark

# generate OUT SEED LANGUAGE BROKEN INTACT SOUND [--documents R/M] --articles FILE…
#
# Lays out as many issues of each kind; those of a kind of which there are none are left out. Sound issues
# are whole but for a few paragraphs, as most are that are checked before print.
generate() {
  local out=$1 seed=$2 language=$3 broken=$4 intact=$5 sound=$6
  shift 6
  lay_out "$out" "$seed" "$broken" --difficulty easy --difficulty medium --difficulty hard "$@"
  lay_out "$out-intact" "$seed" "$intact" --difficulty intact "$@"
  lay_out "$out-sound" $((seed + 50)) "$sound" --difficulty sound "$@"
}
lay_out() {
  local out=$1 seed=$2 count=$3
  shift 3
  [ "$count" -eq 0 ] || "$bench" generate-issues --language "$language" --output "$out" \
    --count "$count" --seed "$seed" "$@"
}

held=(--documents 7/10 --articles)
own=$work/texts
generate "$own" 7300 zh 410 165 165 "${held[@]}" "$texts"/zh_{reports,wiki,opensource}.txt
generate "$own" 7300 zhHant 165 165 165 "${held[@]}" "$texts"/zhHant_wiki.txt
generate "$own" 7300 en 285 165 165 "${held[@]}" "$texts"/en_{wiki,presidents}.txt
generate "$own" 7300 ja 205 165 165 "${held[@]}" "$texts"/ja_{wiki,wikinews}.txt
generate "$own" 7300 ko 125 165 165 "${held[@]}" "$texts"/ko_wiki.txt
generate "$own" 7300 fr 125 165 165 "${held[@]}" "$texts"/fr_{laws,commonvoice}.txt
generate "$own" 7300 de 125 165 165 "${held[@]}" "$texts"/de_wiki.txt
generate "$own" 7300 es 125 165 165 "${held[@]}" "$texts"/es_{ancora,commonvoice,laws}.txt

# Text of other sources than the models were made from.
others=$work/articles
generate "$others" 8800 zh 50 30 30 --articles "$articles"/zh_{gov,lctt,voa_wikinews}.jsonl
generate "$others" 8800 en 30 20 20 --articles "$articles"/en_articles.jsonl
generate "$others" 8800 ja 20 15 15 --articles "$articles"/ja_wikinews.jsonl
generate "$others" 8800 fr 25 15 15 --articles "$articles"/fr_newseye.jsonl
generate "$others" 8800 de 30 15 15 --articles "$articles"/de_newseye.jsonl

# More of these for the second reading and the division into articles, which take less of the texts.
more=$work/articles-more
generate "$more" 8810 zh 100 60 60 --articles "$articles"/zh_{gov,lctt,voa_wikinews}.jsonl
generate "$more" 8810 en 60 40 60 --articles "$articles"/en_articles.jsonl
generate "$more" 8810 ja 40 30 30 --articles "$articles"/ja_wikinews.jsonl
generate "$more" 8810 fr 50 30 40 --articles "$articles"/fr_newseye.jsonl
generate "$more" 8810 de 60 30 60 --articles "$articles"/de_newseye.jsonl

# Broken issues for the trees that are added: on those that the first ones have met, they leave less over.
new=$work/texts-new
generate "$new" 7400 zh 200 0 0 "${held[@]}" "$texts"/zh_{reports,wiki,opensource}.txt
generate "$new" 7400 zhHant 60 0 0 "${held[@]}" "$texts"/zhHant_wiki.txt
generate "$new" 7400 en 120 0 0 "${held[@]}" "$texts"/en_{wiki,presidents}.txt
generate "$new" 7400 ja 80 0 0 "${held[@]}" "$texts"/ja_{wiki,wikinews}.txt
generate "$new" 7400 ko 50 0 0 "${held[@]}" "$texts"/ko_wiki.txt
generate "$new" 7400 fr 50 0 0 "${held[@]}" "$texts"/fr_{laws,commonvoice}.txt
generate "$new" 7400 de 50 0 0 "${held[@]}" "$texts"/de_wiki.txt
generate "$new" 7400 es 50 0 0 "${held[@]}" "$texts"/es_{ancora,commonvoice,laws}.txt

# Languages that are read with the model of a kindred one, between heads and notes in that one.
generate "$work/pt" 8820 es 24 12 0 --articles "$treebanks"/pt.txt
generate "$work/nl" 8820 de 24 12 0 --articles "$treebanks"/nl.txt

# Which issues a tree sees depends on their order: the weights that come with Collate were fitted in
# this one.
"$bench" fit-joins --issues "$own" "$own-intact" \
  --also "$others" "$others-intact" "$work/pt" "$work/nl" "$work/pt-intact" "$work/nl-intact" \
  --output "$work/FittedWeights.swift"

# To these weights trees are added that are fitted to what they leave over.
weights=Sources/Collate/Continuations/Decision/FittedWeights.swift
cp "$work/FittedWeights.swift" "$weights"
swift build -c release --product collate-benchmark
"$bench" fit-joins --further "$new" "$more" "$others" --every 3 "$own" --every 2 "$own-intact" \
  --every 1 "$others-intact" "$own-sound" "$others-sound" "$more-sound" \
  --output "$work/FittedWeights.swift"
cp "$work/FittedWeights.swift" "$weights"

# The other weights ask what the joins say: those that the program above was built with. To fit them to the new
# ones, build again, and so on with each of the two.
roles=(--every-fourth "$own" "$own-intact"
  --issues "$others" "$others-intact" "$more" "$more-intact" "$work/pt" "$work/nl")
"$bench" fit-roles "${roles[@]}" --output "$work/FittedRoles.swift"
"$bench" fit-articles "${roles[@]}" --output "$work/FittedPlacement.swift"
