"""Chinese left in a document in English: english.py RAWS TEXT... prints each piece that is not meant, with its file.

Meant are: the mark of a working translation on every page (译文仅供参考), the number of an official document (张工信发〔2026〕　号), names
of ledgers' files, by which a clerk finds them, and cells quoted as they were typed (RAWS: one a line)."""
import re, sys

HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
raws = {re.sub(r"\s", "", line) for line in open(sys.argv[1], encoding="utf-8")}
for path in sys.argv[2:]:
    text = open(path, encoding="utf-8").read()
    text = re.sub(r"[\s\f]", "", text)
    text = text.replace("译文仅供参考", "")
    text = re.sub(r"—\d+—", "", text)
    text = re.sub(rf"[{HAN}]+发〔\d{{4}}〕\d*号", "", text)
    text = re.sub(rf"(ledgers/\d{{4}}(H\d)?/)?[{HAN}]+(-[{HAN}]+)?\.(csv|xlsx)", "", text)
    text = re.sub(r"“([^“”]*)”", lambda m: "" if m.group(1) in raws else m.group(0), text)
    for found in re.findall(rf"[^“”;,.]*[{HAN}][^“”;,.]*", text):
        print(f"{path}: {found}")
