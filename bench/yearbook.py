"""A yearbook of so many pages, made of the press texts of the tests with other numbers, names and years; the same each time."""

import pathlib
import random
import re
import sys

PAGE = 1500
FIRMS = "云岫 霁澜 望舒 清越 柘岚 漪川 棠溪 蓼湖 澄屿 岚汀".split()
TRADES = "精工 电气 新材料 半导体 生物 光电 传动 装备".split()


def other_number(draw, match):
    whole, dot, rest = match.group(0).partition(".")
    if len(whole) == 4 and not dot and whole.startswith(("19", "20")):
        return str(draw.randint(2012, 2020))
    return str(draw.randint(1, max(2, int(whole) * 2))) + (dot + rest if dot else "")


def main(folder, pages):
    draw = random.Random(20211124)
    paragraphs = []
    for path in sorted(pathlib.Path(folder).rglob("*.md")):
        paragraphs += [line for line in path.read_text("utf-8").splitlines()[2:] if len(line) > 40]
    lines = ["某市年鉴（虚构）", "2021-12-20 09:00    来源：某市（虚构）"]
    size = 0
    while size < pages * PAGE:
        text = re.sub(r"\d+(\.\d+)?", lambda m: other_number(draw, m), draw.choice(paragraphs))
        firm = draw.choice(FIRMS) + draw.choice(TRADES) + str(len(lines))
        text += f"上半年，{firm[:-1]}科技有限公司规上工业总产值{draw.randint(1, 90)}.{draw.randint(0, 9)}亿元，同比增长{draw.randint(1, 40)}.5%。"
        text += f"全市规上工业总产值{draw.randint(100, 900)}.4亿元，增长{draw.randint(1, 20)}.1%；万亩科技城规上工业总产值{draw.randint(100, 300)}.2亿元。"
        lines.append(text)
        size += len(text)
    sys.stdout.write("\n\n".join(lines) + "\n")


main(sys.argv[1], int(sys.argv[2]))
