#!/usr/bin/env python3
"""Runs the examples of the CommonMark specification through wenheng's markup and compares.

usage: compare.py WENHENG SPEC.TXT DIFFERENCES

The node tree that `--dump tree` prints is turned into HTML and compared with the example's, leaving
out what the tree does not keep (titles, the language of a code block) and white space between blocks.
Prints the share that passes by section.  Fails when an example differs that DIFFERENCES does not
list, or passes although it is listed.
"""
import html
import re
import subprocess
import sys
import tempfile
import urllib.parse

EXAMPLE = re.compile(r"^`{32} example\n([\s\S]*?)^\.\n([\s\S]*?)^`{32}$|^#{1,6} *(.*)$", re.M)


def examples(spec):
    """Yields number, section, markup and HTML of each example."""
    section, number = "", 0
    for m in EXAMPLE.finditer(re.sub(r"^<!-- END TESTS -->[\s\S]*", "", spec, flags=re.M)):
        if m.group(3) is not None:
            section = m.group(3)
            continue
        number += 1
        yield number, section, m.group(1).replace("→", "\t"), m.group(2).replace("→", "\t")


def unquote(text):
    def one(m):
        c = m.group(1)
        return {"n": "\n", "t": "\t"}.get(c, chr(int(c[1:], 16)) if c[0] == "x" else c)
    return re.sub(r"\\(x..|.)", one, text)


class Node:
    def __init__(self, line):
        self.kind, _, self.rest = line.partition(" ")
        quoted = re.search(r'"((?:[^"\\]|\\.)*)"', self.rest)
        self.text = unquote(quoted.group(1)) if quoted else ""
        self.children = []

    def inside(self, tight=False):
        return "".join(render(c, tight) for c in self.children)

    def plain(self):
        own = self.text if self.kind in ("text", "verbatim") else ""
        return own + "".join(c.plain() for c in self.children)


def read_tree(dump):
    root, stack = None, []
    for line in dump.split("\n"):
        if not line.strip():
            continue
        depth = (len(line) - len(line.lstrip(" "))) // 2
        node = Node(line.lstrip(" "))
        stack = stack[:depth]
        if stack:
            stack[-1].children.append(node)
        stack.append(node)
        root = root or node
    return root


def url(text):
    quoted = html.escape(urllib.parse.quote(text, safe="/:?#@!$&'()*+,;=%-._~[]"), quote=True)
    return quoted.replace("&#x27;", "'").replace("[", "%5B").replace("]", "%5D")


def escape(text):
    return html.escape(text, quote=False).replace('"', "&quot;")


def render_list(n):
    tight = "tight" in n.rest
    if "ordered" in n.rest:
        start = re.search(r"start=(\d+)", n.rest).group(1)
        head, tail = ("<ol>" if start == "1" else f'<ol start="{start}">'), "</ol>"
    else:
        head, tail = "<ul>", "</ul>"
    items = "".join(f"<li>{i.inside(tight)}</li>\n" for i in n.children)
    return f"{head}\n{items}{tail}\n"


def render(n, tight=False):
    kind = n.kind
    if kind == "para":
        return n.inside() + "\n" if tight else f"<p>{n.inside()}</p>\n"
    if kind == "heading":
        level = n.rest.split()[0]
        return f"<h{level}>{n.inside()}</h{level}>\n"
    if kind == "list":
        return render_list(n)
    if kind == "quote":
        return f"<blockquote>\n{n.inside()}</blockquote>\n"
    if kind == "code":
        return f"<pre><code>{escape(n.text)}\n</code></pre>\n"
    if kind == "link":
        return f'<a href="{url(n.text)}">{n.inside()}</a>'
    if kind == "image":
        return f'<p><img src="{url(n.text)}" alt="{escape(n.plain())}" /></p>\n'
    simple = {"doc": "{}", "emph": "<em>{}</em>", "strong": "<strong>{}</strong>"}
    if kind in simple:
        return simple[kind].replace("{}", n.inside())
    return {"text": escape(n.text), "verbatim": f"<code>{escape(n.text)}</code>", "hrule": "<hr />\n",
            "newline": "<br />\n"}.get(kind, f"({kind})")


def normal(text):
    text = re.sub(r' (class="language-[^"]*"|title="[^"]*")', "", text).replace("<br />\n", "<br />")
    out = []
    for part in re.split(r"(<pre>.*?</pre>)", text, flags=re.S):
        if part.startswith("<pre"):
            out.append(part.replace("\n</code>", "</code>"))
        else:
            part = re.sub(r"[ \n]+", " ", part)
            out.append(re.sub(r"\s*(</?(?:p|ul|ol|li|blockquote|h\d|hr)\b[^>]*>)\s*", r"\1", part))
    return "".join(out).strip()


def tree_of(program, markup):
    with tempfile.NamedTemporaryFile("w", suffix=".md", encoding="utf-8", newline="") as f:
        f.write(markup)
        f.flush()
        run = subprocess.run([program, "compile", f.name, "--dump", "tree"], capture_output=True, check=False)
    return run.stdout.decode("utf-8", "replace")


def listed(path):
    """example number → reason, from lines "number[-number] reason"."""
    reasons = {}
    for line in open(path, encoding="utf-8"):
        m = re.match(r"(\d+)(?:-(\d+))?\s+(.+)", line)
        if m:
            for k in range(int(m.group(1)), int(m.group(2) or m.group(1)) + 1):
                reasons[k] = m.group(3)
    return reasons


def main():
    program, spec, differences = sys.argv[1:4]
    reasons, sections, wrong = listed(differences), {}, []
    for number, section, markup, wanted in examples(open(spec, encoding="utf-8").read()):
        tree = tree_of(program, markup)
        same = bool(tree) and normal(render(read_tree(tree))) == normal(wanted)
        count = sections.setdefault(section, [0, 0])
        count[0] += same
        count[1] += 1
        if same == (number in reasons):
            wrong.append((number, section, "passes though it is listed" if same else "differs and is not listed"))
    for section, (same, total) in sections.items():
        print(f"{section:45} {same:4} of {total:4}")
    print(f"{'all':45} {sum(s for s, _ in sections.values()):4} of {sum(t for _, t in sections.values()):4}")
    for number, section, why in wrong:
        print(f"example {number} ({section}): {why}")
    sys.exit(1 if wrong else 0)


main()
