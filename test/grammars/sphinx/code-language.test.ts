import {describe, expect, it} from 'vitest'
import {detectCodeLanguage} from '../../../grammars/block/shared/code-language.js'

describe('detectCodeLanguage', () => {
  it.each([
    ['pycon', '>>> 1 + 1\n2'],
    ['python', 'import os\nprint(os.name)'],
    ['python', 'class A:\n    pass'],
    ['python', 'x = compute(1)\nx.show()'],
    ['python', '@decorator\ndef f():\n    return 1'],
    ['pytb', 'Traceback (most recent call last):\n  File "a.py", line 1'],
    ['c', '#include <stdio.h>\nint main(void)\n{\n    return 0;\n}'],
    ['c', 'static PyObject *\nspam_system(PyObject *self)\n{\n    return NULL;\n}'],
    ['c', 'typedef struct {\n    PyObject_HEAD\n    /* fields */\n} Spam;'],
    [
      'c',
      'static PyMethodDef methods[] = {\n    {"run", run, METH_VARARGS,\n     "Run it."},\n    ...'
    ],
    ['c', 'name = ((Spam *)self)->name'],
    ['c', 'unsigned long size;'],
    ['python', 'def f(x: int) -> int:\n    return x  # a -> b'],
    ['pycon', '>>> print("int x;")\nint x;'],
    ['shell', '$ ./run\nstatic = {'],
    ['ini', '[types]\nint = 4\nstatic = yes'],
    ['json', '{"a": [1, 2], "b": null}'],
    ['ini', '[section]\nkey = value\n; comment\nother: x'],
    ['shell', '$ make html\nBuilding.'],
    ['sh', 'cd docs\nmake html'],
    ['bat', 'C:\\> py -3'],
    ['xml', '<?xml version="1.0"?>\n<a/>'],
    ['xml', '<Options>\n  <Option Name="x"/>\n</Options>'],
    ['html', '<p class="a">\n  Text\n</p>'],
    ['rst', '.. note::\n\n   Text'],
    ['js', "const rope = require('rope');\nfunction wind(x) { return x }"],
    ['js', 'let wound = wind(rope)\nwound.then(rope => rope.dry())'],
    ['cpp', '#include <vector>\nstd::vector<int> turns;'],
    ['python', 'Reel(\n   turns=3,\n)'],
    ['python', 'ROPES = [\n   "hemp",\n]'],
    ['diff', '--- a/x\n+++ b/x\n@@ -1 +1 @@']
  ])('should tell %s', (language, value) => {
    expect(detectCodeLanguage(value, 'rst')).toBe(language)
  })

  it.each([
    'Total: 3 files',
    '$name = $object->name;',
    'int divided by long',
    'src/\n    module.py\n    data/',
    '[1, 2, 3]',
    'This is a sentence about imports.'
  ])('should not guess at %j', (value) => {
    expect(detectCodeLanguage(value, 'rst')).toBeUndefined()
  })

  it('should believe a fence that does not say what all say', () => {
    expect(detectCodeLanguage('>>> 1', 'rust')).toBe('rust')
    expect(detectCodeLanguage('spam', 'python')).toBe('python')
  })

  it.each([
    'CREATE TABLE reel (id int);',
    'find_package(Reel 2.0 REQUIRED)',
    'set(SIZE "big" CACHE)',
    'REEL_DEBUG=wind,dry',
    'wind(<rope> [<turns>])',
    'include($<DIR>/reel.cmake)',
    'project(Reel)\nenable_testing()',
    'drum = 12',
    'colour = "red"\nstrands = 3',
    'mkdir /reels\nfor i in a b; do wind $i; done',
    'local rope = wind(1)\nprint(rope)',
    'def wind\n  puts "dry"\nend',
    'public class Reel {\n  void wind();\n}',
    '$rope = wind($turns);',
    'func main() {\n  fmt.Println("dry")\n}'
  ])('should say nothing where it is not sure: %s', (value) => {
    expect(detectCodeLanguage(value)).toBeUndefined()
  })
})
