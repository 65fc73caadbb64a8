#!/usr/bin/env python3
"""Writes issues that are hard on reports: made from a seed, the same every time.

    Tests/scripts/issues.py FOLDER
"""

import pathlib
import random
import sys

HOSTILE = [
    "<script>window.hacked = 1</script>",
    "</script><script>window.hacked = 2</script>",
    "<img src=https://example.invalid/x.png onerror='window.hacked = 3'>",
    "<!-- <script> ]]> -->",
    "\" onmouseover=\"window.hacked = 4\" '{{7*7}}' ${7*7} `x` \\u003cb\\u003e",
    "\u202eright to left\u202c \u2066isolated\u2069 \u0000 \u001b[31m \u2028 \ufeff",
    "::error file=a::不是命令 %0A::warning::50%",
    "[链接](https://example.invalid) \\[0\\](1) | 表格 | **粗** _斜_ @someone #1",
]

STORIES = [
    "滨江公园三期昨日正式开放，新增绿地十二公顷，步道八公里，首日接待游客三万人次。园方介绍，今后将逐步增设"
    "无障碍设施，并在沿线布置休息座椅与饮水点，方便老人和儿童使用。",
    "The council approved the new tram line on Monday after three years of debate, and the work begins in "
    "spring; shopkeepers along the route fear for their trade 😀 but hope for quieter streets.",
    "Der Gemeinderat hat am Montag die neue Straßenbahnlinie beschlossen; die Arbeiten beginnen im Frühjahr, "
    "und die Geschäftsleute fürchten um ihre Kundschaft in der Bauzeit.",
    "市議会は月曜日、新しい路面電車の路線を承認した。工事は春に始まり、沿線の商店主らは客足への影響を心配して"
    "いるが、静かな通りになることを期待する声もある。",
    "시의회는 월요일 새 노면전차 노선을 승인했으며 공사는 봄에 시작된다. 노선 주변 상인들은 매출 감소를 "
    "걱정하면서도 거리가 조용해지기를 기대하고 있다.",
    "𠮷田先生昨日到访👨‍👩‍👧，e\u0301tude 与 cafe\u0301 等词夹在文中，全角ＡＢＣ１２３与半角ABC123并存，统计显示增长百分之十二点五。",
]


def hostile():
    """A text that tries to break out of whatever it is put in."""
    story = STORIES[0][:38]
    blocks = []
    for number, text in enumerate(HOSTILE):
        blocks += [f"{text} {story}{number}。", f"间隔的另一段文字之{number}，与前后都无关系。",
                   f"{text} {story}{number}。"]
    return "\n\n".join(blocks) + "\n"


def large(families):
    """A text with so many families; every second pair differs in one character."""
    chance = random.Random(1)
    characters = [chr(0x4E00 + i) for i in range(3000)]
    blocks = []
    for number in range(families):
        text = chance.choices(characters, k=chance.randint(60, 180)) + ["。"]
        copy = list(text)
        if number % 2:
            copy[len(copy) // 2] = chance.choice(characters)
        blocks += ["".join(text), "".join(copy)]
    chance.shuffle(blocks)
    return "\n\n".join(blocks) + "\n"


def pages(newline, page_end):
    """Stories on several pages: copies with other figures, splits over pages, jump lines."""
    chance = random.Random(2)
    blocks = []
    for number, story in enumerate(STORIES * 2):
        cut = len(story) // 2
        blocks += [f"标题之{number}", story[:cut], story[cut:], story.replace("三万", "五万")]
    blocks += ["（下转9版）", "CONTINUED ON PAGE 9", "（上接第1版）"]
    for at in sorted(chance.sample(range(1, len(blocks)), 4), reverse=True):
        blocks[at] = page_end + blocks[at]
    return (newline * 2).join(blocks) + newline


def write(folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    plain = pages("\n", "\f")
    files = {
        "hostile.txt": hostile().encode(),
        "plain.txt": plain.encode(),
        "mark.txt": b"\xef\xbb\xbf" + plain.encode(),
        "crlf.txt": pages("\r\n", "\f").encode(),
        "cr.txt": pages("\r", "\f").encode(),
        "gb18030.txt": "\n\n".join([STORIES[0], "间隔的一段。", STORIES[0]]).encode("gb18030"),
        "utf16.txt": plain.encode("utf-16"),
        "damaged.txt": plain.encode()[:-20] + b"\xff\xe4\xb8 \n",
        "版面 [一], 50%:二.txt": plain.encode(),
        "empty.txt": b"",
        "hundred.txt": large(100).encode(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    write(sys.argv[1])
