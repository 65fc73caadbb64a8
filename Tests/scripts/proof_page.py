#!/usr/bin/env python3
"""Tests the proof page in headless Chromium.

    Tests/scripts/proof_page.py .build/release/collate [ISSUE …]

For every issue, for a text made to break out of the page, and for one with a thousand families: no
error on the console, no request that leaves the page, counts as in the JSON, keys, filters, both
themes, wide and narrow windows, print on A4, and an allow file that the command accepts. Ends with 0
and a word where there is no Chromium; the variable CHROMIUM names another one.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import browser
import issues

class Checks:
    def __init__(self, name):
        self.name, self.failures = name, 0

    def __call__(self, holds, words):
        if not holds:
            self.failures += 1
            print(f"FAIL {self.name}: {words}")


def check(collate, *arguments):
    run = subprocess.run([collate, "check", "--no-config", *arguments], capture_output=True)
    if run.returncode not in (0, 1, 2):
        raise RuntimeError(run.stderr.decode())
    return run


def test(collate, issue, folder, shots=None, language="zh"):
    name = pathlib.Path(issue).name
    expect = Checks(name)
    page, result = folder / (name + ".html"), folder / (name + ".json")
    check(collate, "-q", "--lang", language, "-f", f"html:{page}", "-f", f"json:{result}", issue)
    found = json.loads(result.read_text())
    findings = found["findings"]
    text = page.read_text()
    expect(not re.search(r"(?:src|href)\s*=\s*[\"']?\s*(?:https?:)?//", text.split("<script", 1)[0]),
           "the page refers to something outside")
    for scheme in ["light", "dark"]:
        tab = browser.Browser(scheme=scheme)
        try:
            seconds = tab.open(page)
            busy = tab.busy()
            expect(busy < 1, f"the page takes {busy:.2f} s of processor time to open")
            run = tab.run
            expect(run("document.querySelectorAll('.card').length") == len(findings),
                   "cards and findings differ in number")
            expect(run("document.querySelectorAll('.rail .item').length") == len(findings),
                   "the list beside the cards has another number")
            blocks = sum(input["blocks"] for input in found["inputs"])
            expect(run("document.querySelectorAll('.strip i').length") == blocks,
                   "the strips of the pages show another number of blocks")
            shown = run("[...document.querySelectorAll('[data-group]')]"
                        ".map((node) => [node.dataset.group, Number(node.dataset.count)])")
            counts = {}
            for finding in findings:
                group = run(f"JSON.parse(document.getElementById('data').textContent)"
                            f".findings.find((f) => f.rule === {json.dumps(finding['rule'])}).group"
                            ) if len(findings) < 200 else "repeat"
                counts[group] = counts.get(group, 0) + 1
            counts["all"] = len(findings)
            expect(dict(shown or []) == counts, f"chips say {shown}, the JSON {counts}")
            expect(run("document.documentElement.dataset.theme || 'light'") == scheme,
                   "the theme of the system is not taken")
            expect(run("window.hacked") is None, "text of the issue ran as a script")
            if findings:
                keyboard(expect, tab, len(findings))
                overview(expect, tab, found)
                filters(expect, tab, findings)
                # Everything is built at least once, as it is for print.
                run("dispatchEvent(new Event('beforeprint'))")
                expect(run("document.querySelectorAll('.card:not([data-filled])').length") == 0,
                       "a card is empty in print")
                expect(run("document.querySelectorAll('.card script, .card img, .card a').length")
                       == 0, "markup of the issue became markup of the page")
                unmarked = run("[...document.querySelectorAll('.text')]"
                               ".filter((node) => !node.lang).length")
                expect(unmarked == 0, "a passage has no language")
                raw = run(r"/[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b-\u001f\u007f-\u009f]/"
                          ".test(document.body.innerText)")
                expect(raw is False, "a control character is shown raw")
                if scheme == "light":
                    allow(expect, tab, collate, issue, folder, findings)
            if shots:
                tab.screenshot(shots / f"{name}-{scheme}.png")
            pdf = folder / "print.pdf"
            tab.pdf(pdf)
            boxes = set(re.findall(rb"/MediaBox \[([^\]]*)\]", pdf.read_bytes()))
            expect(all(abs(float(box.split()[2]) - 595) < 1 and abs(float(box.split()[3]) - 842) < 1
                       for box in boxes) and boxes, f"print is not on A4: {boxes}")
            tab.drain()
            expect(run("window.hacked") is None, "text of the issue ran as a script")
            own = "file://" + str(page)
            outside = [url for url in tab.requests if url != own and not url.startswith("blob:")]
            expect(not outside, f"requests leave the page: {outside}")
            expect(not tab.errors, f"errors on the console: {tab.errors}")
        finally:
            tab.close()
    size = page.stat().st_size
    print(f"{'ok  ' if not expect.failures else 'FAIL'} {name}: {len(findings)} findings, "
          f"{size / 1e6:.2f} MB, open in {seconds:.2f} s, {busy:.2f} s of them busy")
    return expect.failures, size


def keyboard(expect, tab, count):
    current = "document.querySelector('.card.current')?.dataset.index"
    tab.press("n")
    expect(tab.run(current) == "0", "n does not go to the first finding")
    if count > 1:
        tab.press("n")
        expect(tab.run(current) == "1", "n does not go on")
        expect(tab.run("document.querySelector('.card.current').getBoundingClientRect().top"
                       " < innerHeight"), "the current finding is out of view")
        tab.press("p")
    expect(tab.run(current) == "0", "p does not go back")
    tab.press("f")
    pressed = "document.querySelector('.card.current [data-verdict=fault]').ariaPressed"
    expect(tab.run(pressed) == "true", "f does not set a verdict")
    tab.press("f")
    expect(tab.run(pressed) == "false", "f does not take the verdict back")


def overview(expect, tab, found):
    """The list and the strips lead to the cards, and no card hides under the header."""
    current = "Number(document.querySelector('.card.current')?.dataset.index)"
    last = len(found["findings"]) - 1
    tab.run("[...document.querySelectorAll('.rail .item')].pop().click()")
    expect(tab.run(current) == last, "the list does not lead to the last finding")
    tab.drain(0.2)
    expect(tab.run("(() => { const top = document.querySelector('header.top').offsetHeight;"
                   "const card = document.querySelector('.card.current').getBoundingClientRect();"
                   "return card.bottom > top && card.top < innerHeight; })()"),
           "the last finding was pushed out of view")
    tab.run("document.querySelector('.strip i.error, .strip i.warning, .strip i.note').click()")
    tab.drain(0.1)
    expect(tab.run("document.querySelectorAll('.strip i.here').length") > 0,
           "the strip does not show where the current finding stands")
    tab.run("document.querySelector('.rail .item').click()")
    expect(tab.run(current) == 0, "the list does not lead to the first finding")
    tab.drain(0.1)
    expect(tab.run("document.querySelector('.card.current').getBoundingClientRect().top"
                   " >= document.querySelector('header.top').getBoundingClientRect().bottom"),
           "the card stands under the header")
    joins = [finding for finding in found["findings"]
             if finding["rule"] in ("fragment.split", "fragment.displaced")]
    if joins:
        tab.run("dispatchEvent(new Event('beforeprint'))")
        expect(tab.run("document.querySelectorAll('.card .reading .seam').length") == len(joins),
               "a join is not shown as it will read")


def filters(expect, tab, findings):
    visible = "[...document.querySelectorAll('.card')].filter((card) => !card.hidden).length"
    for group, count in tab.run("[...document.querySelectorAll('[data-group]')]"
                                ".map((node) => [node.dataset.group, Number(node.dataset.count)])"):
        tab.run(f"document.querySelector('[data-group={group}]').click()")
        expect(tab.run(visible) == count, f"the filter {group} shows another number")
    tab.run("document.querySelector('[data-group=all]').click()")
    pages = tab.run("[...document.querySelectorAll('select option')].map((node) => node.value)")
    for page in (pages or [])[1:]:
        tab.run(f"(() => {{ const select = document.querySelector('select');"
                f"select.value = {json.dumps(page)}; select.dispatchEvent(new Event('change')) }})()")
        expect(0 < tab.run(visible) <= len(findings), f"the page filter {page} shows nothing")
    if pages:
        tab.run("(() => { const select = document.querySelector('select');"
                "select.value = ''; select.dispatchEvent(new Event('change')) })()")
    if tab.run("Boolean(document.querySelector('[data-view=articles]'))"):
        tab.run("document.querySelector('[data-view=articles]').click()")
        expect(tab.run("document.querySelectorAll('.article .seam').length") > 0,
               "no joined article shows a seam")
        tab.run("document.querySelector('[data-view=findings]').click()")


def allow(expect, tab, collate, issue, folder, findings):
    """Allows the first finding on the page and gives the file to the command."""
    tab.run("document.activeElement.blur()")
    tab.press("a")
    for letter in "ok":
        tab.press(letter)
    tab.press("Enter")
    text = tab.run("""(async () => {
      let blob;
      const make = URL.createObjectURL, click = HTMLAnchorElement.prototype.click;
      URL.createObjectURL = (value) => { blob = value; return 'blob:none'; };
      HTMLAnchorElement.prototype.click = () => {};
      document.getElementById('export').click();
      URL.createObjectURL = make;
      HTMLAnchorElement.prototype.click = click;
      return await blob.text();
    })()""")
    file = folder / "allow.json"
    file.write_text(text)
    entries = json.loads(text)["entries"]
    expect([entry["reason"] for entry in entries] == ["ok"], f"the allow file says {entries}")
    run = check(collate, "-f", "json", "--allow", str(file), issue)
    suppressed = json.loads(run.stdout).get("suppressed", [])
    expect(findings[0]["key"] in [finding["key"] for finding in suppressed],
           f"the command does not take the allow file: {run.stderr.decode()}")


def layout(collate, issue, folder):
    """In a wide window the list shows its titles whole; in a narrow one nothing stands twice."""
    name = pathlib.Path(issue).name
    expect = Checks(name)
    page = folder / (name + ".html")
    check(collate, "-q", "--lang", "en", "-f", f"html:{page}", issue)
    tab = browser.Browser()
    try:
        tab.resize(1280, 900)
        tab.open(page)
        cut = tab.run("[...document.querySelectorAll('.rail .item span')]"
                      ".filter((node) => node.scrollWidth > node.clientWidth).length")
        expect(cut == 0, f"{cut} titles in the list are cut off")
        tab.resize(400, 900)
        tab.run("document.querySelector('[data-view=articles]')?.click()")
        expect(tab.run("document.documentElement.scrollWidth") <= 400,
               "the page is wider than a narrow window")
        twice = tab.run("""[...document.querySelectorAll('.article .pair')].flatMap((pair) => {
          const cells = [...pair.querySelectorAll('.cell:not(.made)')];
          const shown = cells.filter((cell) => cell.offsetHeight > 0);
          return shown.length > cells.length / 2 ? [pair] : [];
        }).length""")
        expect(twice == 0, f"{twice} articles show what is not joined twice in a narrow window")
        unnamed = tab.run("[...document.querySelectorAll('.article .cell.made')]"
                          ".filter((cell) => !cell.dataset.label).length")
        expect(unnamed == 0, f"{unnamed} cells do not tell whether they are joined")
        left = tab.run("document.querySelector('[data-view=findings]')?.click(),"
                       "document.getElementById('export').getBoundingClientRect().left"
                       " - document.querySelector('.chip').getBoundingClientRect().left")
        expect(left == 0, f"the button for the allow file is {left} px out of line")
    finally:
        tab.close()
    print(f"{'ok  ' if not expect.failures else 'FAIL'} {name}: layout")
    return expect.failures


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    if not browser.find():
        print("skipped: no Chromium on PATH (apt install chromium, or set CHROMIUM)")
        return
    collate = os.path.abspath(sys.argv[1])
    shots = os.environ.get("COLLATE_SCREENSHOTS")
    shots = pathlib.Path(shots) if shots else None
    failures = 0
    with tempfile.TemporaryDirectory(prefix="collate-page-") as name:
        folder = pathlib.Path(name)
        (folder / "hostile.txt").write_text(issues.hostile())
        (folder / "thousand.txt").write_text(issues.large(1000))
        for issue in sys.argv[2:]:
            failures += test(collate, issue, folder, shots)[0]
            failures += layout(collate, issue, folder)
        failures += test(collate, str(folder / "hostile.txt"), folder, shots, "en")[0]
        failed, size = test(collate, str(folder / "thousand.txt"), folder, shots)
        failures += failed
        if size > 5e6:
            failures += 1
            print("FAIL thousand.txt: the page is over 5 MB")
    sys.exit(f"{failures} failures" if failures else 0)


main()
