/** Evidence for a language: a regular expression, and substrings that every match contains. */
interface Sign {
  readonly pattern: RegExp
  /**
   * Each match contains one of these. Most code contains none, which a substring search detects without the expression.
   */
  readonly marks: ReadonlyArray<string>
}

/** Lines that only one language has, strongest evidence first. */
const signs: ReadonlyArray<Sign & {language: string}> = [
  {language: 'pycon', pattern: /^(?:>>>|In \[\d+\]:) /m, marks: ['>>> ', 'In [']},
  {language: 'pytb', pattern: /^Traceback \(most recent call last\):/m, marks: ['Traceback ']},
  {language: 'diff', pattern: /^(?:--- \S.*\n\+\+\+ \S|@@ -\d+)/m, marks: ['+++ ', '@@ -']},
  {
    language: 'rst',
    pattern: /^ *\.\. (?:[\w-]+::|_[\w -]+:)|:[a-z]+:`[^`\n]+`/m,
    marks: ['.. ', ':`']
  },
  {language: 'xml', pattern: /^<\?xml\b/, marks: ['<?xml']},
  {language: 'html', pattern: /^<!DOCTYPE html|^<html\b/i, marks: ['<']},
  {
    language: 'bat',
    pattern: /^(?:[A-Z]:\\[^\n\r\u2028\u2029>]*> ?\S|@echo o|set \w+=)/im,
    marks: [':\\', '@', '=']
  },
  {language: 'powershell', pattern: /^PS [A-Z]:\\[^\n\r\u2028\u2029>]*> /m, marks: ['PS ']},
  {language: 'shell', pattern: /^(?:\$ +\S|[\w@~:/-]{0,40}\$ +[a-z./])/m, marks: ['$ ']},
  {
    language: 'sh',
    pattern: /^#! ?\/(?:usr\/)?bin\/(?:env )?(?:ba|z|k)?sh\b/,
    marks: ['#!']
  },
  {language: 'python', pattern: /^#! ?\/usr\/(?:local\/)?bin\/(?:env )?python/, marks: ['#!']}
]

/** Whether a block of code shows some evidence. */
function has(value: string, {marks, pattern}: Sign): boolean {
  for (const mark of marks) if (value.includes(mark)) return pattern.test(value)
  return false
}

const python =
  /^ *(?:(?:async )?(?:def \w+\(.*|(?:with|for \w(?:(?! in ).)* in) .*:)|class \w.*:|import [\w.,]+(?: +[\w.,]+)*|from [\w.]+ import .*|(?:if|elif|while) .*:|(?:else|try|finally|except\b.*):|return\b.*|yield\b.*|raise\b.*|assert .*|del .*|global .*|pass|@\w[\w.]*(?:\(.*)?|print\(.*|print .*) *(?:#.*)?$/m
const pythonStatement =
  /^(?:[A-Za-z_][\w.]*(?:\[[^\]\n\r\u2028\u2029]*\])?(?:, *\w+)* *(?:[-+*/%&|^]|\/\/|<<|>>|\*\*)?= *\S|(?:[a-z_]\w*\.)*[A-Za-z_]\w*\(.*)/m
/**
 * What statements contain but neither settings nor the commands of a build file: a method call, a call result assigned
 * to a name, a keyword argument or a quoted one, a list or a mapping assigned to a Python name.
 */
const sureStatement =
  /^(?:await )?(?:[a-z_]\w*\.)+\w+\(|^[A-Za-z_][\w.]*(?:\[[^\]\n]*\])?(?:, *\w+)* *[-+*/%]?= *(?:await )?(?:[\w.]+\(|[[{(]$|\[["'\d]|\{["'}]|[bfr]["']|(?:None|True|False)\b|\w+(?:\.\w+)*\.[a-z_]\w*\b(?!\/))|^ +[a-z_]\w*=[^=\s].*,$|^[A-Za-z_]\w*\((?:.*[(, ])?(?:[a-z_]\w*=[^=\s]|["'][^"'$]*["'])/m
/** Words between the operands of an expression. */
const operator = '(?:and|as|async|await|else|for|from|if|in|is|lambda|not|or)\\b'
/**
 * What Python never contains outside of strings and comments: two adjacent words in parentheses, placeholders for
 * arguments, variables of shells and of CMake, line beginnings and ends of other languages.
 */
const noPython = new RegExp(
  String.raw`\([^()]{0,200}?(?<![\w.])(?!${operator})[A-Za-z_](?:[\w.]|::)*\s+(?!${operator})["\w<[$]|[(,\s]<[\w-]+>|\$[{(<]|\|\||&&|;[ \t]*$|^[A-Z][A-Z0-9_]*=\S|^ *(?:else|end)?(?:if|foreach|function|macro|while)\(|^ *[<\[][\w-]+[>\]]|\([-/]|^ *(?:const|do|done|end|fi|fn|func|function|let|local|my|require|val|var)\b|^ *(?://|--)|=>|:=|\) *\{$|\b(?:do|then)$`,
  'm'
)

/** What JavaScript contains, and no other language that ends its statements with a semicolon. */
const javaScript =
  /^ *(?:const|let|var) [\w{[][^=\n\r\u2028\u2029]*=(?: *(?:await |new |require\(|async |function\b|document\b|\$)|(?: *\([\w, ]*|[\w, ]*)(?:\) *)?=>)|^ *(?:export (?:default|const|function|class)|import [^'"\n\r\u2028\u2029]* from ['"])|[=(,] *(?:async )?(?:function *\w*\(|\([\w, ]*\) *=>|\w+ *=> *[{(\w])|\bconsole\.log\(|\bdocument\.\w+[.(]/m
/** What languages contain that resemble C: JavaScript, PHP, Perl, Java, C#, Rust, Go, SQL. */
const noC =
  /^ *(?:SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|GRANT|SET) |\b(?:System\.out|Console\.Write)|^ *(?:(?:public|private|protected|abstract|final|package|namespace|using|import|export|function|fn|func|let|var|val|my|use|def|async)\b|const \w+ *=|\$\w)|=>|===|:=|\bfunction *\(/m

/** Whether code may be Python. */
function mayBePython(value: string): boolean {
  const bare = value.replace(/"[^"\n]*"|'[^'\n]*'/g, '""').replace(/#[^\n]*/g, '')
  return !noPython.test(bare)
}

const command =
  /^(?:sudo |\.?\/)?(?:python[\d.]*|py|pip[\d.]*|cd|ls|make|gcc|cc|git|cat|export|source|\.\/configure|configure|curl|wget|mkdir|rm|cp|mv|tar|sphinx-[a-z]+|npm|apt(?:-get)?|brew|conda|virtualenv|env|echo|xgettext|msgfmt|pygettext\.py)(?: |$)/

/**
 * Detect the language of a block of code from its content, since the Sphinx builder does not write it (spec A24). No
 * language is better than a wrong one.
 *
 * @param value
 *   The code.
 * @param written
 *   Language on the fence: `python` for doctests, `rst` for all else.
 * @returns
 *   Name of the language, as known to highlighters; nothing if the evidence is weak.
 */
export function detectCodeLanguage(value: string, written?: string): string | undefined {
  if (written && written !== 'rst' && written !== 'python') return written
  for (const sign of signs) if (has(value, sign)) return sign.language
  const lines = value.split('\n').filter((line) => line.trim() !== '')
  if (lines.length === 0) return undefined
  if (isJson(value)) return 'json'
  if (isMarkup(value)) return htmlElement.test(value) ? 'html' : 'xml'
  if (isIni(lines)) return 'ini'
  if (javaScript.test(value)) return 'js'
  if (isC(value, lines)) return plusPlus.test(value) ? 'cpp' : 'c'
  if (
    lines.every((line) => command.test(line) || /^ *#/.test(line) || line.startsWith('   ')) &&
    command.test(lines[0]!)
  ) {
    return 'sh'
  }
  if (written === 'python') return 'python'
  if (!mayBePython(value)) return undefined
  if (python.test(value) && !isProse(lines)) return 'python'
  const statements = lines.filter(
    (line) => pythonStatement.test(line) || /^[ \t]|^[)\]}#'"]/.test(line)
  )
  const likely = pythonStatement.test(lines[0]!) || lines[0]!.startsWith('#')
  return likely &&
    statements.length > lines.length * 0.7 &&
    sureStatement.test(value) &&
    !isProse(lines)
    ? 'python'
    : undefined
}

function isJson(value: string): boolean {
  if (!/^\s*[{[]\s*["{[]/.test(value) || !value.includes('":')) return false
  try {
    JSON.parse(value)
    return true
  } catch {
    return false
  }
}

const htmlElement =
  /<(?:html|head|body|title|p|div|span|a|b|i|br|img|input|form|table|tr|td|ul|ol|li|h[1-6]|pre|code|script|style|link|meta)\b/i

/** Elements, at least one of them closed. */
function isMarkup(value: string): boolean {
  return /^\s*<[a-z!]/i.test(value) && /<\/[a-z][\w:.-]*>\s*$|\/>\s*$/i.test(value)
}

/** A section, and nothing but sections, key-value pairs, comments and continued values. */
function isIni(lines: ReadonlyArray<string>): boolean {
  return (
    lines.some((line) => /^\[[^\s\]][^\]"',()=]+\]$/.test(line)) &&
    lines.every((line) =>
      /^(?:\[[^\]]+\]$|[#;]|[ \t]|[^\s=:()[\]{}"][^=:()[\]{}"]*(?:[=:]|$))/.test(line)
    )
  )
}

/** What none of the similar languages contain: types, tables, casts, member access by pointer. */
const cSigns: ReadonlyArray<Sign> = [
  {pattern: /^ *typedef (?:struct|union|enum)\b/m, marks: ['typedef ']},
  {pattern: /^ *static \w+ [\w *]*(?:(?:\[\w*\])+ *)?= *\{/m, marks: ['static ']},
  {pattern: /\((?:const |struct )?[A-Za-z_]\w* \*+\) ?\w+\)?->\w/, marks: ['->']},
  {
    pattern:
      /^ *(?:const |static |extern |volatile |struct |unsigned )*(?:char|int|double|float|long|short|void|unsigned|size_t|wchar_t|u?int\d+_t|Py_ssize_t|Py[A-Z]\w*) +\**[A-Za-z_]\w*(?:\[\w*\])?(?:,[ \w,*]+| *=[^=\n\r\u2028\u2029].*| *\(.*\))?; *(?:\/[*/].*)?$/m,
    marks: [';']
  },
  {pattern: /^ *# *(?:include *[<"]|define \w|ifn?def \w|endif\b|pragma )/m, marks: ['#']}
]

/** What C++ contains but not C: namespaces, headers without an extension, templates. */
const plusPlus = /\w::~?\w|^ *# *include *<\w+>|^ *template *<|^ *(?:class|namespace) \w[\w :]*\{/m

/** Whether a statement accesses a member by pointer. */
function pointsToMember(line: string): boolean {
  const end = line.lastIndexOf(';')
  return end > 0 && /(?:^|[^$\w])[A-Za-z_]\w*->\w/.test(line.slice(0, end))
}

/** Statements that end with semicolons, preprocessor lines, declarations. */
function isC(value: string, lines: ReadonlyArray<string>): boolean {
  if (noC.test(value)) return false
  if (cSigns.some((sign) => has(value, sign))) return true
  if (value.includes('->') && lines.some(pointsToMember)) return true
  const ends = lines.filter((line) => /[;{}](?: *\/[/*][\s\S]*)?$|^ *\/?\*/.test(line)).length
  const declares =
    /^ *(?:(?:static|extern|const|unsigned|struct|typedef|enum|void|int|long|double|char|size_t|Py[A-Z]\w*|PyAPI_FUNC\(.*\)) [^=\n]*[\w*)]\s*(?:[;{=(,[]|$)|(?:if|for|while|switch) ?\(.*\) ?\{?$|\} ?else)/m
  return (
    ends * 2 > lines.length &&
    (declares.test(value) || value.includes(');') || lines.some(hasComment))
  )
}

/** Whether a comment follows a statement. */
function hasComment(line: string): boolean {
  const start = line.search(/;\s*\/\*/)
  return start !== -1 && line.includes('*/', line.indexOf('/*', start) + 2)
}

/** Words without any evidence of code. */
function isProse(lines: ReadonlyArray<string>): boolean {
  const words = lines.filter((line) => /^ *[A-Z][a-z]+ [a-z]+ [a-z][ ,.a-z]*$/.test(line)).length
  return words * 3 > lines.length
}
