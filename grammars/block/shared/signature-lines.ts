import {isFileName} from './file-name.js'

/** What stands before the name of a thing that is described (Sphinx: domains). */
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
/** A word that no quote or star begins, as those of sentences do where they stand alone. */
const name = /^[^\s"*|([“‘]\S*(?: = .*| -> .*)?$/u
/** A name in a module, and not of a file. */
const dotted = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+$/
/** A name with its type, and perhaps its value: `height: int = 3`. */
const typed =
  /^[A-Za-z_][\w.]*: [A-Za-z_][\w.]*(?: \| [\w.]+)*(?:\[.*\])?(?: \| [\w.]+)*(?: = .*)?$/
/** A variable of C: `unsigned long *height`. */
const variable =
  /^(?:(?:const|volatile|static|extern|unsigned|signed|long|short|int|char|float|double|void|bool|\w+_t|(?:struct|enum|union) \w+)[ *&]+)+[A-Za-z_][\w:.]*(?:\[\w*\])*(?: = .*)?$/
/** A pointer of a type that has a name of its own: `Drum *drum`. */
const pointer = /^(?:const )?[A-Za-z_][\w:]* [*&]+[A-Za-z_][\w:.]*$/
/** Parameters of what the next line names in C++, and a decorator of Python. */
const leading = /^(?:template ?<.*>|@[A-Za-z_][\w.]*)$/
/** A directive or a role of reST that is described. */
const ofRst = /^(?:\.\. [A-Za-z][\w:-]*::(?: .*)?|:[A-Za-z][\w:-]*:(?: .*)?)$/
/** A name of a program, as no word is written that no quote stands around. */
const identifier = /^(?=[A-Za-z][A-Za-z\d]*_[\w<])[A-Za-z](?:\w|<\w+>)+$/
/** A command with arguments that stand for others: `wind [<options>] <rope>`. */
const usage =
  /^[\w.-]+(?: [\w.-]+)?(?: (?:\||\.\.\.|[A-Z_]{2,}))*(?: (?:[<[{(].*|\||\.\.\.|[A-Z_]{2,}))$/

/** A command of a program by its words alone, or the dashes that stand for its input or end its options: `reel wind`. */
const command = /^(?:[a-z][\w-]*(?: [a-z][\w-]*){1,2}|--?)$/

/** A section of a docstring (Sphinx: ext/napoleon), which authors describe things with, too. */
const section =
  /^(?:Args|Arguments|Attributes|Keyword arguments|Methods|Options|Parameters|Raises|Returns|Yields):$/i

/** Whether a line is a list of options, as it stands in the manual of a program. */
export function isOptions(line: string): boolean {
  return /^(?:-{1,2}|\/|\+)[\w?#@]/.test(line) && options.test(line)
}

/**
 * Whether a line is a signature, whatever stands below it: options, a call, what a keyword says, a name in a module or
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

/** Whether a line is a signature if anything stands as deep below it as a body: a name that is no word. */
export function isNameOfBody(line: string): boolean {
  return (
    isBareSignature(line) ||
    [variable, pointer, ofRst].some((pattern) => pattern.test(line)) ||
    (isName(line) && /[_<]|[A-Z]{2}|\d$/.test(line) && !isFileName(line))
  )
}

/** Whether a line is a signature if text stands as deep below it as a body. */
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

/** Whether a line calls something: a name and parentheses, perhaps behind types. */
export function isCall(line: string): boolean {
  // What stands in angles between a type and a name may have any marks.
  return call.test(line) || call.test(line.replace(/<[^<>]*>/g, '').replace(/<[^<>]*>/g, ''))
}
