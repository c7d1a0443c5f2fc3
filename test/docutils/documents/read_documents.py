"""Read reST documents on standard input with docutils and say what they are made of.

One JSON string per line in, one JSON array per line out: blocks as `[kind, …details, …blocks]`, running text as
`[kind, text, …details]`. What docutils refuses and shows in a message only, as it does with misplaced titles, is
`[refused]`. `null` where references stand in that which docutils numbers with all others.
"""
import io
import json
import re
import sys
import warnings

from docutils import nodes
from docutils.core import publish_doctree

warnings.simplefilter('ignore')
SETTINGS = {
    'report_level': 5, 'halt_level': 6, 'warning_stream': io.StringIO(), 'file_insertion_enabled': False,
    'raw_enabled': True, 'doctitle_xform': False, 'docinfo_xform': False, 'sectsubtitle_xform': False,
    'syntax_highlight': 'none', '_disable_config': True, 'smart_quotes': False,
}


def fold(text):
    return re.sub(r'[ \n]+', ' ', text)


# docutils makes no link of an address behind what looks like one of an unknown scheme; we do.
UNKNOWN_SCHEME = re.compile(r'(?!https?:|mailto:)(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9.+-]*:[^\s:]')


def inline(node):
    found = []
    ignores_addresses = UNKNOWN_SCHEME.search(node.astext())

    def add(kind, text, *more):
        if kind == 'text' and found and found[-1][0] == 'text':
            found[-1][1] += text
        elif kind != 'text' or text:
            found.append([kind, text, *more])

    for child in node.children:
        if isinstance(child, nodes.Text):
            add('text', child.astext())
        elif isinstance(child, (nodes.emphasis, nodes.title_reference)):
            add('emphasis', fold(child.astext()))
        elif isinstance(child, nodes.strong):
            add('strong', fold(child.astext()))
        elif isinstance(child, nodes.literal):
            add('code', fold(child.astext()))
        elif isinstance(child, nodes.superscript):
            add('superscript', fold(child.astext()))
        elif isinstance(child, nodes.subscript):
            add('subscript', fold(child.astext()))
        elif isinstance(child, nodes.math):
            add('math', fold(child.astext()))
        elif isinstance(child, nodes.reference):
            if ignores_addresses and child.get('refuri') in (child.astext(), 'mailto:' + child.astext()):
                add('text', child.astext())
                continue
            add('link', fold(child.astext()), child.get('refuri', '#'))
        elif isinstance(child, (nodes.footnote_reference, nodes.citation_reference)):
            add('footnote', child.astext())
        elif isinstance(child, nodes.image):
            add('image', child.get('uri'))
        elif isinstance(child, nodes.target):
            if child.astext():
                add('target', fold(child.astext()))
        elif isinstance(child, (nodes.system_message, nodes.classifier)):
            pass
        else:
            add('text', child.astext())
    for part in found:
        part[1] = fold(part[1])
    if found and found[0][0] == 'text':
        found[0][1] = found[0][1].lstrip()
    if found and found[-1][0] == 'text':
        found[-1][1] = found[-1][1].rstrip()
    return [part for part in found if part[1] or part[0] != 'text']


def lines(block, depth=0):
    found = []
    for child in block.children:
        if isinstance(child, nodes.line_block):
            found += lines(child, depth + 1)
        elif isinstance(child, nodes.line):
            found.append([depth, inline(child)])
    return found


class Uncounted(Exception):
    """References that are counted stand in what docutils refuses, and are not counted therefore."""


def blocks(parent, depth=0):
    found = []
    for node in parent.children:
        name = node.tagname
        if name == 'section':
            found += blocks(node, depth + 1)
        elif name == 'rubric' or name in ('title', 'subtitle') and isinstance(parent, (nodes.topic, nodes.sidebar)):
            found.append(['rubric', inline(node)])
        elif name == 'title' and isinstance(parent, nodes.table):
            pass
        elif name == 'caption':
            found.append(['paragraph', inline(node)])
        elif name == 'title':
            found.append(['heading', min(depth, 6), inline(node)])
        elif name == 'system_message':
            for child in node.children:
                # A title that is too short is told with its lines, and is one all the same.
                if isinstance(child, nodes.literal_block) and (node['level'] > 2 or child.astext().startswith('.. ')):
                    if re.search(r'\]_|__|_`|\[[#*]', child.astext()):
                        raise Uncounted()
                    # Ours are comments.
                    if child.astext().startswith('.. |'):
                        continue
                    found.append(['refused'])
        elif name == 'paragraph':
            text = inline(node)
            only = node.children[0] if len(node.children) == 1 else None
            if isinstance(only, nodes.reference) and isinstance(only.children[0], nodes.image):
                text = inline(only)
            # An image alone is what a directive makes, too.
            if text:
                found.append(text[0] if len(text) == 1 and text[0][0] == 'image' else ['paragraph', text])
        elif name == 'bullet_list':
            found.append(['bullets', *[blocks(item) for item in node.children]])
        elif name == 'enumerated_list':
            found.append(['numbers', node.get('start', 1), *[blocks(item) for item in node.children]])
        elif name == 'definition_list':
            for item in node.children:
                term = next((child for child in item.children if isinstance(child, nodes.term)), None)
                if term is None:
                    continue
                kinds = [fold(child.astext()) for child in item.children if isinstance(child, nodes.classifier)]
                found.append(['term', inline(term), kinds, blocks(item.children[-1])])
        elif name == 'field_list':
            for item in node.children:
                found.append(['field', inline(item.children[0]), blocks(item.children[1])])
        elif name == 'option_list':
            for item in node.children:
                label = ', '.join(option.astext() for option in item.children[0].children)
                found.append(['option', re.sub(r'\W', '', label), blocks(item.children[1])])
        elif name == 'block_quote':
            found.append(['quote', *blocks(node)])
        elif name == 'attribution':
            found.append(['attribution', inline(node)])
        elif name in ('literal_block', 'doctest_block'):
            found.append(['code', node.astext().rstrip()])
        elif name == 'math_block':
            if found and found[-1][0] == 'math':
                found[-1][1] += '\n\n' + node.astext().rstrip()
            else:
                found.append(['math', node.astext().rstrip()])
        elif name == 'line_block':
            found.append(['lines', *lines(node)])
        elif name == 'comment' and re.match(r'\|\S', node.astext()):
            pass
        elif name == 'comment':
            found.append(['comment', fold(node.astext()).strip()])
        elif name == 'transition':
            found.append(['transition'])
        elif name in ('footnote', 'citation'):
            label = node.children[0].astext() if isinstance(node.children[0], nodes.label) else ''
            found.append(['footnote', label, [b for b in blocks(node)]])
        elif name == 'label':
            pass
        elif name == 'image':
            found.append(['image', node['uri']])
        elif name == 'table':
            rows = []
            heads = 0
            for group in node.findall(nodes.tgroup):
                for section in group.children:
                    if isinstance(section, (nodes.thead, nodes.tbody)):
                        for row in section.children:
                            heads += isinstance(section, nodes.thead)
                            rows.append([
                                [e.get('morerows', 0) + 1, e.get('morecols', 0) + 1, blocks(e)] for e in row.children
                            ])
                break
            # A border alone is a table without rows.
            found.append(['table', heads, *rows] if rows else ['refused'])
        elif isinstance(node, nodes.Admonition):
            found.append(['admonition', name, *[b for b in blocks(node) if not (name == 'admonition' and b[0] == 'heading')]])
        elif name in ('target', 'substitution_definition', 'pending', 'decoration', 'docinfo', 'meta'):
            pass
        else:
            found += blocks(node, depth)
    return found


for text in sys.stdin:
    try:
        print(json.dumps(blocks(publish_doctree(json.loads(text), settings_overrides=SETTINGS))))
    except (Uncounted, KeyError):
        # docutils itself stops at a substitution in one that is not defined.
        print('null')
