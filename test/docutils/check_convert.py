"""Writes the tables of reST documents in other notations, and compares with docutils what they were. From the root, built:

    python3 test/docutils/check_convert.py FOLDER | DOCUMENTS.jsonl[.gz]  [--as list-table,csv-table,grid,simple] [--show N]

Needs docutils. For each notation: how many tables were written in it, how many stayed and said why, how many read as
other cells than before, and how many documents changed elsewhere, for docutils or by a byte. Then all are written back:
as grids, and grids as lists.
"""

import difflib
import gzip
import json
import pathlib
import subprocess
import sys

sys.path.append("/usr/lib/python3/dist-packages")  # Debian's, whatever python3 is first

from docutils import nodes
from docutils.core import publish_doctree

args = sys.argv[1:]


def option(name, default):
    if name not in args:
        return default
    at = args.index(name)
    value = args[at + 1]
    del args[at : at + 2]
    return value


notations = option("--as", "list-table,csv-table,grid,simple").split(",")
show = int(option("--show", "5"))
program = pathlib.Path(__file__).resolve().parent / "convert_documents.mjs"


def documents(path):
    if path.is_dir():
        for file in sorted(path.rglob("*.rst")):
            yield str(file.relative_to(path)), file.read_text(encoding="utf-8", errors="replace")
        return
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield record["file"], record["text"]


def outline(text):
    """What docutils reads: each table as rows of cells, all else as it is."""
    tree = publish_doctree(text, settings_overrides={"report_level": 5, "file_insertion_enabled": False, "raw_enabled": True, "halt_level": 6})
    for node in list(tree.findall(nodes.system_message)):
        node.parent.remove(node)
    tables = []
    for table in list(tree.findall(nodes.table)):
        if any(isinstance(parent, nodes.table) for parent in ancestors(table)):
            continue
        rows = []
        for group in table.findall(nodes.tgroup):
            for section in group.children:
                if isinstance(section, (nodes.thead, nodes.tbody)):
                    for row in section.children:
                        rows.append((section.tagname, [(entry.get("morerows", 0), entry.get("morecols", 0), cell(entry)) for entry in row.children]))
            break
        title = [child.astext() for child in table.children if isinstance(child, nodes.title)]
        tables.append((title, table.get("names"), rows))
    for table in list(tree.findall(nodes.table)):
        if table.parent is not None:
            table.parent.replace(table, nodes.paragraph("", "TABLE"))
    return tables, tree.pformat()


def ancestors(node):
    while node.parent is not None:
        node = node.parent
        yield node


def cell(entry):
    for paragraph in entry.findall(nodes.paragraph):
        for run in list(paragraph.findall(nodes.Text)):
            run.parent.replace(run, nodes.Text(run.replace("\n", " ")))
    text = "".join(child.pformat() for child in entry.children)
    # Problematic references are numbered through the document; running text may break elsewhere, literal blocks may not.
    return "\n".join(" ".join(line.split()) for line in text.splitlines() if "<problematic" not in line)


files = dict(documents(pathlib.Path(args[0])))
outlines = {}


def convert(texts, notation):
    """Write the tables of documents in a notation; yields what became of each."""
    records = "\n".join(json.dumps({"file": name, "text": text}) for name, text in texts.items())
    out = subprocess.run(["node", str(program), notation], input=records, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in out.stdout.splitlines()]


def check(label, records):
    """Compare documents whose tables were written in another notation with what they were first."""
    converted = stayed = wrong = elsewhere = 0
    shown = []
    for record in records:
        name, text = record["file"], record["text"]
        converted += record["converted"]
        stayed += record["stayed"]
        if not record["isKept"]:
            elsewhere += 1
            shown.append(f"{name}: bytes outside of tables")
        if text == files[name]:
            continue
        if name not in outlines:
            outlines[name] = outline(files[name])
        before, rest = outlines[name]
        after, rest_after = outline(text)
        if len(before) != len(after):
            wrong += abs(len(before) - len(after))
            shown.append(f"{name}: {len(before)} tables, {len(after)} afterwards")
        for index, (one, two) in enumerate(zip(before, after)):
            if one != two:
                wrong += 1
                shown.append(f"{name}, table {index + 1}:\n  {one}\n  {two}")
        if rest != rest_after and record["isKept"]:
            elsewhere += 1
            shown.append(name + ": " + "\n".join(list(difflib.unified_diff(rest.splitlines(), rest_after.splitlines(), lineterm="", n=0))[:8]))
    print(f"{label:24} written {converted}  stayed {stayed}  other cells {wrong}  changed elsewhere {elsewhere} documents", flush=True)
    for text in shown[:show]:
        print("  " + text[:1500])


for notation in notations:
    records = convert(files, notation)
    check(notation, records)
    back = "list-table" if notation == "grid" else "grid"
    check(f"{notation}, {back}", convert({record["file"]: record["text"] for record in records}, back))
