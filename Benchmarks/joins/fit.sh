#!/usr/bin/env bash
# Fits the weights of joins, roles and articles anew: lays out all issues they are fitted on, fits, and
# writes the sources.
#
#     Benchmarks/joins/fit.sh TEXTS ARTICLES TREEBANKS WORK
#
# TEXTS is the folder the language models were made from (Sources/CollateModels/Sources.md names its
# files; NAME.txt): the issues take the documents whose index leaves 7 by ten, those for thresholds
# documents whose index leaves 3; no model has read either.
# ARTICLES holds the FIT articles of `prepare.py articles`, TREEBANKS the files pt.txt and nl.txt that
# `prepare.py treebank` made of UD Portuguese-Bosque and UD Dutch-Alpino, development and test parts.
# WORK takes the issues and the weights. The first weighing takes an hour and 17 GB of memory, the second
# more than another one. The weights that stand in the sources when it ends are the fitted ones.
set -euo pipefail

texts=$1 articles=$2 treebanks=$3 work=$4
cd "$(dirname "$0")/../.."
swift build -c release --product collate-benchmark
bench=$(swift build -c release --show-bin-path)/collate-benchmark

# Issues are laid out in four kinds: broken ones, intact ones, sound ones, which are whole but for a few
# paragraphs, as most are that are checked before print, and gapped ones, in which these have mostly lost
# a half or are parted by a box.

# lay_out OUT SEED KIND COUNT LANGUAGE [--documents R/M] --articles FILE…
lay_out() {
  local out=$1 seed=$2 kind=$3 count=$4 language=$5
  shift 5
  local difficulties=(--difficulty "$kind")
  [ "$kind" != broken ] || difficulties=(--difficulty easy --difficulty medium --difficulty hard)
  [ "$count" -eq 0 ] || "$bench" generate-issues --language "$language" --output "$out" \
    --count "$count" --seed "$seed" "${difficulties[@]}" "$@"
}

# of_texts OUT SEED KIND, and how many in Chinese, traditional Chinese, English, Japanese, Korean, French,
# German and Spanish: of documents whose index leaves what $rest says
rest=7/10
of_texts() {
  local held=(--documents "$rest" --articles)
  lay_out "$1" "$2" "$3" "$4" zh "${held[@]}" "$texts"/zh_{reports,wiki,opensource}.txt
  lay_out "$1" "$2" "$3" "$5" zhHant "${held[@]}" "$texts"/zhHant_wiki.txt
  lay_out "$1" "$2" "$3" "$6" en "${held[@]}" "$texts"/en_{wiki,presidents}.txt
  lay_out "$1" "$2" "$3" "$7" ja "${held[@]}" "$texts"/ja_{wiki,wikinews}.txt
  lay_out "$1" "$2" "$3" "$8" ko "${held[@]}" "$texts"/ko_wiki.txt
  lay_out "$1" "$2" "$3" "$9" fr "${held[@]}" "$texts"/fr_{laws,commonvoice}.txt
  lay_out "$1" "$2" "$3" "${10}" de "${held[@]}" "$texts"/de_wiki.txt
  lay_out "$1" "$2" "$3" "${11}" es "${held[@]}" "$texts"/es_{ancora,commonvoice,laws}.txt
}

# of_articles OUT SEED KIND, and how many in Chinese, English, Japanese, French and German: text of other
# sources than the models were made from
of_articles() {
  lay_out "$1" "$2" "$3" "$4" zh --articles "$articles"/zh_{gov,lctt,voa_wikinews}.jsonl
  lay_out "$1" "$2" "$3" "$5" en --articles "$articles"/en_articles.jsonl
  lay_out "$1" "$2" "$3" "$6" ja --articles "$articles"/ja_wikinews.jsonl
  lay_out "$1" "$2" "$3" "$7" fr --articles "$articles"/fr_newseye.jsonl
  lay_out "$1" "$2" "$3" "$8" de --articles "$articles"/de_newseye.jsonl
}

# For the first weighing.
own=$work/texts others=$work/articles
of_texts "$own" 7300 broken 410 165 285 205 125 125 125 125
of_texts "$own-intact" 7300 intact 165 165 165 165 165 165 165 165
of_articles "$others" 8800 broken 50 30 20 25 30
of_articles "$others-intact" 8800 intact 30 20 15 15 15

# Languages that are read with the model of a kindred one, between heads and notes in that one.
for language in pt:es nl:de; do
  name=${language%:*}
  lay_out "$work/$name" 8820 broken 24 "${language#*:}" --articles "$treebanks/$name.txt"
  lay_out "$work/$name-intact" 8820 intact 12 "${language#*:}" --articles "$treebanks/$name.txt"
  lay_out "$work/$name-new" 8880 broken 60 "${language#*:}" --articles "$treebanks/$name.txt"
  lay_out "$work/$name-sound" 8870 sound 60 "${language#*:}" --articles "$treebanks/$name.txt"
done

# For the second weighing, all of them new to the first.
new=$work/texts-new more=$work/articles-more
of_texts "$new" 7400 broken 200 60 120 80 50 50 50 50
of_articles "$more" 8810 broken 100 60 40 50 60
of_texts "$own-sound" 7350 sound 165 165 165 165 165 165 165 165
of_articles "$others-sound" 8850 sound 30 20 15 15 15
of_articles "$more-sound" 8860 sound 60 60 30 40 60
of_texts "$new-sound" 7600 sound 130 60 90 60 60 60 60 60
of_articles "$new-others-sound" 8860 sound 60 50 30 40 40
for number in 4 5; do
  of_texts "$new-sound-$number" 7${number}00 sound 180 0 0 0 0 0 0 0
  of_texts "$new-sound-$number" 7${number}10 sound 0 70 120 80 70 80 70 80
  of_articles "$more-sound-$number" 8${number}70 sound 100 80 40 60 60
done
of_texts "$new-gapped" 7650 gapped 180 60 120 80 60 60 60 60
of_articles "$more-gapped" 8880 gapped 100 80 40 60 60
of_texts "$new-intact" 7600 intact 130 60 90 60 60 60 60 60
of_articles "$new-others-intact" 8860 intact 60 50 30 40 40

# Thresholds come from documents that neither a model nor a fit has read.
judge=$work/texts-judge
rest=3/10
of_texts "$judge" 9970 broken 24 12 20 12 12 12 12 12
of_texts "$judge-sound" 10020 sound 120 60 100 60 60 60 60 60
of_texts "$judge-gapped" 10030 gapped 60 30 50 30 30 30 30 30

# More whole issues for the second reading and the division into articles, which take less of the texts.
of_articles "$more-intact" 8810 intact 60 40 30 30 30

# Which issues a tree sees depends on their order: the weights that come with Collate were fitted in
# this one.
"$bench" fit-joins --issues "$own" "$own-intact" \
  --also "$others" "$others-intact" "$work/pt" "$work/nl" "$work/pt-intact" "$work/nl-intact" \
  --output "$work/FittedWeights.swift"

# The second weighing corrects these.
weights=Sources/Collate/Continuations/Decision/FittedWeights.swift
cp "$work/FittedWeights.swift" "$weights"
swift build -c release --product collate-benchmark
"$bench" fit-joins --standing "$new" "$more" "$own-sound" "$others-sound" "$more-sound" \
  "$new-sound" "$new-others-sound" "$new-sound-4" "$more-sound-4" "$new-sound-5" "$more-sound-5" \
  "$new-intact" "$new-others-intact" \
  --also "$work/pt-new" "$work/nl-new" "$work/pt-sound" "$work/nl-sound" "$new-gapped" "$more-gapped" \
  --judge "$judge" "$judge-sound" "$judge-gapped" --output "$work/FittedWeights.swift"
cp "$work/FittedWeights.swift" "$weights"

# The other weights ask what the joins say: those that the program above was built with. To fit them to the new
# ones, build again, and so on with each of the two.
roles=(--every-fourth "$own" "$own-intact"
  --issues "$others" "$others-intact" "$more" "$more-intact" "$work/pt" "$work/nl")
"$bench" fit-roles "${roles[@]}" --output "$work/FittedRoles.swift"
"$bench" fit-articles "${roles[@]}" --output "$work/FittedPlacement.swift"
