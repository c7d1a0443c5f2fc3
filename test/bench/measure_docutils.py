"""Measures docutils on standard input: `table` its grid parser alone, on a text; `documents` the whole, on a JSON list of
texts. Prints JSON. The whole is `publish_doctree`: parsing and the transforms that resolve
references, as reading them with gridhelp does; nothing is written, and no message is printed.
"""

import json
import resource
import sys
import time

sys.path.append("/usr/lib/python3/dist-packages")  # Debian's, whatever python3 is first

import docutils
from docutils.core import publish_doctree
from docutils.parsers.rst.tableparser import GridTableParser
from docutils.statemachine import StringList

text = sys.stdin.read()
lines = text.splitlines()
documents = [text] if sys.argv[1] == "table" else json.loads(text)
SETTINGS = {
    "report_level": 5,
    "halt_level": 6,
    "file_insertion_enabled": False,
    "syntax_highlight": "none",
    "line_length_limit": 1_000_000,
    "_disable_config": True,
}


def sample():
    block = StringList(lines[:], "table")
    start = time.process_time()
    if sys.argv[1] == "table":
        GridTableParser().parse(block)
    else:
        for document in documents:
            publish_doctree(document, settings_overrides=SETTINGS)
    return (time.process_time() - start) * 1000


first = sample()
samples = [first] if first > 1000 else [sample() for _ in range(3)]
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({"first": first, "samples": samples, "texts": len(documents), "units": sum(map(len, documents)), "peak": peak, "version": docutils.__version__}))
