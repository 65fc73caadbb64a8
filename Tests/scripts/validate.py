#!/usr/bin/env python3
"""Holds every machine format against validators from outside, on real issues.

    Tests/scripts/validate.py .build/release/collate ISSUE…

Needs `pip install jsonschema xmlschema`. The schema of SARIF is the one OASIS publishes
(sarif-schema-2.1.0.json): name its file in SARIF_SCHEMA. The schema of JUnit XML is the one of the
xUnit plugin of Jenkins, which the source archive of pytest holds (junit-10.xsd): name its file in
JUNIT_SCHEMA, or let `--download` fetch it from PyPI. What is missing is skipped and named.
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
import xml.dom.minidom

FORMATS = ["json", "jsonl", "sarif", "github", "github-summary", "gitlab", "rdjson", "rdjsonl",
           "junit", "checkstyle", "plain", "text", "html"]
skipped = set()


def tool(name):
    try:
        return __import__(name)
    except ImportError:
        skipped.add(f"{name} is not installed (pip install {name})")


def junit_schema(download, folder):
    path = os.environ.get("JUNIT_SCHEMA")
    if path or not download:
        if not path:
            skipped.add("JUnit: no JUNIT_SCHEMA (or --download)")
        return path
    subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary",
                    ":all:", "-d", folder, "pytest"], check=True)
    with tarfile.open(next(pathlib.Path(folder).glob("pytest-*.tar.gz"))) as archive:
        member = next(name for name in archive.getnames() if name.endswith("/junit-10.xsd"))
        path = os.path.join(folder, "junit-10.xsd")
        with open(path, "wb") as file:
            file.write(archive.extractfile(member).read())
    return path


class Validator:
    def __init__(self, collate, download, folder):
        self.collate, self.failures = collate, 0
        jsonschema, xmlschema = tool("jsonschema"), tool("xmlschema")
        self.result = self.sarif = self.junit = None
        if jsonschema:
            schema = json.loads(self.run("schema", "result"))
            jsonschema.Draft202012Validator.check_schema(schema)
            self.result = jsonschema.Draft202012Validator(schema)
            for name in ["config", "baseline"]:
                jsonschema.Draft202012Validator.check_schema(json.loads(self.run("schema", name)))
            if path := os.environ.get("SARIF_SCHEMA"):
                schema = json.loads(pathlib.Path(path).read_text())
                self.sarif = jsonschema.validators.validator_for(schema)(schema)
            else:
                skipped.add("SARIF: no SARIF_SCHEMA")
        if xmlschema and (path := junit_schema(download, folder)):
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

    def check(self, issue):
        texts = {}
        for format in FORMATS:
            runs = [self.run("check", "--no-config", "-f", format, issue) for _ in range(2)]
            self.expect(runs[0] == runs[1], f"{issue}: {format} differs on a second run")
            texts[format] = runs[0]
        result = json.loads(texts["json"])
        count = len(result["findings"])
        self.schemas(issue, texts, result)
        lines = [json.loads(line) for line in texts["jsonl"].splitlines()]
        self.expect([line["type"] for line in lines] == ["finding"] * count + ["summary"],
                    f"{issue}: jsonl has other lines")
        source = pathlib.Path(issue).read_bytes()
        self.places(issue, result, source)
        self.sarif_rules(issue, json.loads(texts["sarif"]), source)
        self.diagnostics(issue, texts, source)
        prints = [entry["fingerprint"] for entry in json.loads(texts["gitlab"])]
        self.expect(len(set(prints)) == len(prints), f"{issue}: gitlab repeats a fingerprint")
        for entry in json.loads(texts["gitlab"]):
            self.expect(set(entry) >= {"description", "check_name", "fingerprint", "severity",
                                       "location"} and entry["location"]["lines"]["begin"] > 0
                        and entry["severity"] in ("info", "minor", "major", "critical", "blocker"),
                        f"{issue}: gitlab entry {entry}")
        for format in ["junit", "checkstyle"]:
            xml.dom.minidom.parseString(texts[format].encode())
        commands = texts["github"].splitlines()
        self.expect(all(re.match(r"::(error|warning|notice) [^\n]*::", line) for line in commands),
                    f"{issue}: a line is no workflow command")
        for kind in ["error", "warning", "notice"]:
            number = sum(line.startswith(f"::{kind} ") for line in commands)
            self.expect(number <= 10, f"{issue}: {number} commands {kind}")
        return count

    def schemas(self, issue, texts, result):
        for name, validator, value in [("json", self.result, result),
                                       ("sarif", self.sarif, json.loads(texts["sarif"]))]:
            for error in list(validator.iter_errors(value))[:3] if validator else []:
                self.expect(False, f"{issue}: {name}: {error.json_path}: {error.message[:200]}")
        if self.junit:
            for error in list(self.junit.iter_errors(texts["junit"]))[:3]:
                self.expect(False, f"{issue}: junit: {error.path}: {error.reason}")

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
        for place in walk(result):
            before = source[:place["start"]]
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
        text = source.decode("utf-8-sig", "replace").split("\n")
        for result in run["results"]:
            region = result["locations"][0]["physicalLocation"]["region"]
            identity = (result["ruleId"], result["partialFingerprints"]["primaryLocationLineHash"])
            self.expect(identity not in taken, f"{issue}: two results have {identity}")
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
        starts = [0] + [match.end() for match in re.finditer(b"\n", source)]
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
    parser.add_argument("issue", nargs="+")
    parser.add_argument("--download", action="store_true", help="fetch the schema of JUnit")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        validator = Validator(os.path.abspath(options.collate), options.download, folder)
        total = sum(validator.check(issue) for issue in options.issue)
    for words in sorted(skipped):
        print("skipped:", words)
    print(f"{len(options.issue)} issues, {total} findings, {len(FORMATS)} formats, "
          f"{validator.failures} failures")
    sys.exit(1 if validator.failures else 0)


main()
