"""Read the tables on standard input with docutils and say what it found.

One JSON string per line in, one JSON object per line out: what docutils' parser for grid tables
gives for the first table of the text, and the text that each of its cells has in the document.
"""
import json
import sys

import docutils.core
import docutils.nodes
from docutils.parsers.rst import tableparser

found = []


def hook(parser):
    parse = parser.parse

    def parse_and_keep(self, block):
        result = parse(self, block)
        found.append(result)
        return result
    parser.parse = parse_and_keep


hook(tableparser.GridTableParser)
hook(tableparser.SimpleTableParser)


def read(text):
    found.clear()
    settings = {'report_level': 5, 'halt_level': 5, 'file_insertion_enabled': False, 'raw_enabled': False}
    document = docutils.core.publish_doctree(text, settings_overrides=settings)
    messages = [node.astext() for node in document.findall(docutils.nodes.system_message)]
    if not found:
        return {'error': '; '.join(messages) or 'not a table'}
    widths, head, body = found[0]
    cells = []
    for row, line in enumerate(head + body):
        for column, cell in enumerate(line):
            if cell is not None:
                rows, columns, _, lines = cell
                cells.append([row, column, rows + 1, columns + 1, list(lines)])
    tables = document.findall(docutils.nodes.table)
    table = next(iter(tables), None)
    texts = [] if table is None else [
        [child.astext() for child in entry.children if not isinstance(child, docutils.nodes.system_message)]
        for group in table.children if isinstance(group, docutils.nodes.tgroup)
        for part in group.children if isinstance(part, (docutils.nodes.thead, docutils.nodes.tbody))
        for line in part.children for entry in line.children]
    return {'widths': widths, 'headRows': len(head), 'cells': cells, 'texts': texts,
            'blocks': len(document.children), 'messages': messages}


for line in sys.stdin:
    try:
        answer = read(json.loads(line))
    except Exception as error:  # docutils' own assertions included
        answer = {'error': repr(error)}
    print(json.dumps(answer))
