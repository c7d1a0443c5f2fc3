"""Measures docutils on the text on standard input: `table` its grid parser alone, `document` the whole. Prints JSON."""

import json
import resource
import sys
import time

sys.path.append("/usr/lib/python3/dist-packages")  # Debian's, whatever python3 is first

from docutils.core import publish_doctree
from docutils.parsers.rst.tableparser import GridTableParser
from docutils.statemachine import StringList

text = sys.stdin.read()
lines = text.splitlines()


def sample():
    block = StringList(lines[:], "table")
    start = time.process_time()
    if sys.argv[1] == "table":
        GridTableParser().parse(block)
    else:
        publish_doctree(text, settings_overrides={"report_level": 5})
    return (time.process_time() - start) * 1000


first = sample()
samples = [first] if first > 2000 else [sample() for _ in range(3)]
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({"first": first, "samples": samples, "units": len(text), "peak": peak}))
