import {isFileName} from './file-name.js'

/** Keywords before the name of a described object (Sphinx: domains). */
const keywords =
  '(?:(?:class|exception|static|async|classmethod|staticmethod|coroutine|abstractmethod|property|final|awaitable|async-for|macro|function|struct|enum|type|typedef|union|const|extern|virtual|template|enumerator|concept|constexpr) )*'

/** An option of a program with its argument (Sphinx: domains/std.py, `option_desc_re`; docutils: "Option Lists"). */
const option = String.raw`[-/+][^\s=[,]+(?:[ =](?:<[^>]*>|[\w.:|])(?:<[^>]*>|[\w.:|-])*| ?\[[^\]]*\])*`

const options = new RegExp(`^${option}(?:(?:,| \\|| /) ${option})*$`)
const call =
  /^(?!\S+\(\d\w*\)$)(?:(?:[\w*&<>-]|::)+ ){0,4}[*&]*[A-Za-z_$@%~][\w.$@%:~<>-]*\((?:[\s\S]*\)(?::|->?[\s\S]*| ->? [\s\S]*|(?: const| noexcept| override)+(?: = \w+)?| = [\s\S]*)?)$/
const described = new RegExp(
  `^${keywords.slice(0, -1)}+[A-Za-z_$@%][\\w.$@%:]*(?: ?[([<=:][\\s\\S]*)?$`
)
/** A word that does not begin with a quote or star, as words of a sentence do when they stand alone. */
const name = /^[^\s"*|([“‘]\S*(?: = .*| -> .*)?$/u
/** A dotted name of a module member, not of a file. */
const dotted = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+$/
/** A name with its type, and optionally its value: `height: int = 3`. */
const typed =
  /^[A-Za-z_][\w.]*: [A-Za-z_][\w.]*(?: \| [\w.]+)*(?:\[.*\](?: \| [\w.]+)*)?(?: = [\s\S]*)?$/
/** A C variable: `unsigned long *height`. */
const variable =
  /^(?:(?:const|volatile|static|extern|unsigned|signed|long|short|int|char|float|double|void|bool|\w+_t|(?:struct|enum|union) \w+)[ *&]+)+[A-Za-z_][\w:.]*(?:\[\w*\])*(?: = .*)?$/
/** A pointer to a user-defined type: `Drum *drum`. */
const pointer = /^(?:const )?[A-Za-z_][\w:]* [*&]+[A-Za-z_][\w:.]*$/
/** Template parameters in C++ of what the next line names, and a Python decorator. */
const leading = /^(?:template ?<.*>|@[A-Za-z_][\w.]*)$/
/** A described directive or role of reST. */
const ofRst = /^(?:\.\. [A-Za-z][\w:-]*::(?: .*)?|:[A-Za-z][\w:-]*:(?: .*)?)$/
/** An identifier, unlike any word written without quotes. */
const identifier = /^(?=[A-Za-z][A-Za-z\d]*_[\w<])[A-Za-z](?:\w|<\w+>)+$/
/** A command with placeholder arguments: `wind [<options>] <rope>`. */
const usage =
  /^[\w.-]+(?: [\w.-]+)?(?: (?:\||\.\.\.|[A-Z_]{2,}))*(?: (?:[<[{(].*|\||\.\.\.|[A-Z_]{2,}))$/

/** A command without arguments, or the dashes that mean its standard input or the end of its options: `reel wind`. */
const command = /^(?:[a-z][\w-]*(?: [a-z][\w-]*){1,2}|--?)$/

/** A docstring section (Sphinx: ext/napoleon), which authors also describe things with. */
const section =
  /^(?:Args|Arguments|Attributes|Keyword arguments|Methods|Options|Parameters|Raises|Returns|Yields):$/i

/** Whether a line is a list of options, as in the manual of a program. */
export function isOptions(line: string): boolean {
  return /^(?:-{1,2}|\/|\+)[\w?#@]/.test(line) && options.test(line)
}

/**
 * Whether a line is a signature, whatever is below it: options, a call, a declaration with a keyword, a dotted name or
 * one with an underscore.
 */
export function isBareSignature(line: string): boolean {
  return (
    isOptions(line) ||
    described.test(line) ||
    isCall(line) ||
    isDotted(line) ||
    leading.test(line) ||
    identifier.test(line)
  )
}

/** Whether a line is a signature if anything below it is at the depth of a body: a name that is no word. */
export function isNameOfBody(line: string): boolean {
  return (
    isBareSignature(line) ||
    [variable, pointer, ofRst].some((pattern) => pattern.test(line)) ||
    (isName(line) && /[_<]|[A-Z]{2}|\d$/.test(line) && !isFileName(line))
  )
}

/** Whether a line is a signature if text below it is at the depth of a body. */
export function isNameOfText(line: string): boolean {
  return (
    isNameOfBody(line) ||
    isName(line) ||
    [typed, usage, command, section].some((pattern) => pattern.test(line))
  )
}

function isName(line: string): boolean {
  return name.test(line) && /\p{L}/u.test(line) && !/[.,:;!]$/.test(line)
}

function isDotted(line: string): boolean {
  return dotted.test(line) && !isFileName(line)
}

/** Whether a line is a call: a name and parentheses, possibly after types. */
export function isCall(line: string): boolean {
  // Angle brackets between a type and a name may contain any punctuation.
  return call.test(line) || call.test(line.replace(/<[^<>]*>/g, '').replace(/<[^<>]*>/g, ''))
}
