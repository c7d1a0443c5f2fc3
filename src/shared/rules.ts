/** A rule: what a message with its id is about. */
export interface Rule {
  /** What is wrong, in a sentence. */
  meaning: string
  /** What to do about it, in a sentence. */
  remedy: string
  /** A text that gives the message, lines joined by `\n`. */
  example?: string
}

const rule = (meaning: string, remedy: string, example?: string): Rule =>
  example === undefined ? {meaning, remedy} : {meaning, remedy, example}

/** Rules by group and id: what the manual lists, and what the configuration can turn off. */
export const ruleGroups: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  'Grid tables': {
    'grid-table-top': rule('A table does not start with a border.', 'Add the top border.'),
    'grid-table-stray': rule(
      'A border has a `+` that no row uses, so that the table has a column more than it shows.',
      'Draw it as `-`.'
    ),
    'grid-table-slip': rule(
      'A table can be read, but one of its lines does not agree with the others.',
      'See what `gridhelp fmt --fix --diff` would do.'
    ),
    'grid-table-bottom': rule(
      'A table does not end with a border.',
      'Add the bottom border, or a blank line behind it.',
      '+---+\n| a |\n\nText.'
    ),
    'grid-table-left-border': rule(
      'A line does not start with `|` or `+` in the column of the left border.',
      'Move the line below the border above.'
    ),
    'grid-table-right-border': rule(
      'A line does not end in the column of the right border.',
      '`gridhelp fmt --fix` pads it.',
      '+-----+\n| a   |\n| b |\n+-----+'
    ),
    'grid-table-junction': rule(
      'A `|` or `-` stands where borders cross.',
      'Write `+` there.',
      '+---+---+\n| a | b |\n+---|---+\n| c | d |\n+---+---+'
    ),
    'grid-table-cell-open': rule(
      'The borders around a cell do not close to a rectangle.',
      'Draw the missing border; `gridhelp fmt --fix` does where there is one way only.',
      '+---+---+\n| a | b |\n+---+   |\n| c     |\n+---+---+'
    ),
    'grid-table-border-missing': rule(
      'Lines of a table stand outside of its borders.',
      'Draw a border above and below all of them.'
    ),
    'grid-table-head-edge': rule(
      'The rule of the head is the first or the last line.',
      'Move it between head and body.',
      '+===+\n| a |\n+---+'
    ),
    'grid-table-head-repeat': rule(
      'A table has two rules between head and body.',
      'Make one of them `+---+`.',
      '+---+\n| a |\n+===+\n| b |\n+===+\n| c |\n+---+'
    ),
    'grid-table-rule': rule('A rule of `=` is read as text.', 'Draw it from side to side.'),
    'grid-table-widths': rule(
      'Characters are counted in another way than the format does.',
      '`gridhelp fmt --fix` pads the table anew.'
    ),
    'grid-table-blank-before': rule(
      'A table in Markdown stands right below text, so pandoc reads it as text.',
      'Add a blank line above it.'
    ),
    'grid-table-blank-after': rule(
      'Text follows a table without a blank line.',
      'Add a blank line.',
      '+---+\n| a |\n+---+\nText.'
    ),
    'grid-table-limit': rule('A table has more than 1,000,000 cells.', 'Split it; it stays text.'),
    'nesting-limit': rule('Blocks or tables are more than 64 deep in one another.', 'Nest less.')
  },
  'Simple tables': {
    'simple-table-top': rule('A simple table lacks its top border.', 'Add it.'),
    'simple-table-bottom': rule(
      'A simple table lacks its bottom border.',
      'Repeat the top border at the end.',
      '==  ==\na   b\n\nText.'
    ),
    'simple-table-blank-after': rule(
      'Text follows a simple table without a blank line.',
      'Add one.'
    ),
    'simple-table-first-column': rule(
      'A new row starts with an empty first cell.',
      'Write `\\` into it.'
    ),
    'simple-table-head-repeat': rule('A simple table has two rules below its head.', 'Remove one.'),
    'simple-table-margin': rule(
      'Text stands between two columns.',
      'Shorten it, or widen the column.',
      '==  ==\na   b\nlonger\n==  =='
    ),
    'simple-table-rule': rule('A rule is not as the borders are.', 'Repeat the top border.'),
    'simple-table-span-alignment': rule(
      'An underline does not end where a column ends.',
      'Let it end below a column of the top border.'
    ),
    'simple-table-span-incomplete': rule(
      'An underline does not reach the last column.',
      'Underline all columns.'
    )
  },
  'Tables that programs print': {
    'printed-table-row': rule(
      'The bars of a row do not stand below the junctions of the rules.',
      'Print the table again, or mend the row.'
    ),
    'printed-table-lines': rule(
      'A grid table without borders between its rows may be one that a program printed, each line a row.',
      'Say how it is meant: `gridhelp tables --dialect lines`, or `-f rst`.'
    ),
    'printed-table-wrapped': rule(
      'A line has text for some columns only, and was read as what did not fit into the line above.',
      'Print the table wider if it is a row of its own.'
    )
  },
  reStructuredText: {
    'rst-title-short': rule(
      'The line below a title is shorter than the title.',
      'Make it as long.',
      'Title\n===='
    ),
    'rst-title-level': rule(
      'The marks of a title come where those of a higher level are due.',
      'Use the marks of the level below the last title.',
      'A\n==\n\nB\n--\n\nC\n==\n\nD\n~~'
    ),
    'rst-title-place': rule(
      'A title stands in a list, a quote or a cell.',
      'Move it to the left margin, or make it bold text.',
      '* Title\n  ====='
    ),
    'rst-title': rule(
      'Lines of marks are neither a title nor a transition.',
      'Write the same line above and below the title, or only below.',
      '=====\nTitle\n\nText.'
    ),
    'rst-indentation': rule(
      'Deeper lines follow without a blank line.',
      'Add a blank line, or take the indentation away.'
    ),
    'rst-blank-line': rule(
      'A list, a quote, a table or a directive ends without a blank line.',
      'Add one.'
    ),
    'rst-literal': rule(
      'No literal block follows `::`, or a line of a quoted one lacks its mark.',
      'Indent the block below a blank line.'
    ),
    'rst-markup-unclosed': rule(
      'Nothing closes a mark such as `*`.',
      'Close it, or write a backslash before it.'
    ),
    'rst-role': rule('Text has a role and the mark of a reference.', 'Take one of both away.'),
    'rst-directive': rule(
      'Nobody knows a directive, or its content is not what it expects.',
      'Read the message; the directive stays as code.'
    ),
    'rst-directive-empty': rule('A directive lacks its content.', 'Indent what belongs to it.'),
    'rst-table': rule(
      'A list table is no list of lists, or a `table` directive has no table.',
      'Give each row a bullet, and each cell one below it.'
    ),
    'rst-table-file': rule(
      'A `csv-table` takes its values from elsewhere.',
      'Put the values into the document: nothing else is opened.'
    ),
    'rst-target': rule('A target has no colon behind its name.', 'Add it.'),
    'rst-target-unknown': rule('A reference leads to no target.', 'Define the target.'),
    'rst-target-duplicate': rule('Two targets have one name.', 'Rename one of them.'),
    'rst-target-anonymous': rule(
      'There are not as many references without a name as targets.',
      'Give each reference a target, in the same order.'
    ),
    'rst-footnote-unknown': rule('A footnote or a citation is not there.', 'Add it.'),
    'rst-substitution': rule(
      'A substitution has no proper definition.',
      'Use `replace`, `image`, `unicode` or `date`.'
    ),
    'rst-substitution-unknown': rule('Nothing says what a substitution stands for.', 'Define it.')
  },
  'Formatting and data': {
    'not-formatted': rule(
      '`fmt --check`: a table is not as `fmt` writes it.',
      'Run `gridhelp fmt -w`.'
    ),
    'grid-table-drawn': rule('`fmt` drew a table anew.', 'Nothing: this is for your information.'),
    'grid-table-repaired': rule('`fmt --fix` repaired a table.', 'Look at the difference.'),
    'grid-table-format': rule(
      '`fmt` leaves a table alone, since drawing would change it.',
      'Read the note.'
    ),
    'table-missing': rule('There is no table, or no nth one.', 'Check the file and `--nth`.'),
    'table-converted': rule(
      '`fmt --as` wrote a table in another notation.',
      'Nothing: this is for your information.'
    ),
    'table-notation': rule(
      'A table stays as it is, since the notation that was asked for cannot hold it.',
      'Name a second notation, `--as pipe,html`, or take the spans or blocks out.'
    ),
    'table-update': rule(
      'The table stays as it is: the data names a column that it does not have, or holds what the table cannot.',
      'Rename the column, or take out what the message names.'
    ),
    'merge-conflict': rule(
      'Both sides of `gridhelp merge` changed the same cell or lines.',
      'Choose one of the texts between the marks.'
    ),
    'heading-missing': rule('No heading has the text of `--under`.', 'Check the text.'),
    'column-missing': rule('A table has not the column of `--columns`.', 'Check the name.'),
    'table-flattened': rule(
      'A format without spans or with one line of names cannot hold a table as it is.',
      'Read what became of it; `--spans` says how; JSON of the tree keeps all.'
    ),
    'table-span': rule(
      'A cell spans, and `--spans refuse` forbids that.',
      'Use `fill` or `blank`.'
    ),
    'table-loss': rule('A dialect cannot say something of a table.', 'Choose another `--dialect`.'),
    'data-malformed': rule(
      'CSV, TSV, JSON or NDJSON cannot be read.',
      'Mend the data at the place.'
    ),
    'data-type': rule(
      'Numbers, lists and the like become text in a table.',
      'Nothing, if you expect that.'
    ),
    'data-changed': rule(
      'A field does not come back from the table as it was.',
      'Use another dialect, or `--cells literal`.'
    ),
    'text-outside-tables': rule('`-f grid-table` leaves out what is no table.', 'Leave `-f` away.'),
    'hyperhelp-loss': rule('A help file cannot say something.', 'Its text was written.'),
    'html-unsafe': rule(
      'HTML in a Markdown cell is more than formatting.',
      'It is written as text.'
    )
  },
  'Files and calls': {
    usage: rule('The call asks for what cannot be done.', 'Read the message.'),
    config: rule('The configuration has a fault.', 'Read the message; use the JSON schema.'),
    'input-missing': rule('No such file or folder, or no file for a pattern.', 'Check the name.'),
    'input-ignored': rule('Ignore files leave out all files of the call.', 'Use `--no-ignore`.'),
    'input-format': rule('An input is not what the command reads.', 'Call what the message names.'),
    'input-empty': rule('A file is empty.', 'Check the file.'),
    'input-too-large': rule('A file is larger than `--max-bytes`.', 'Allow more.'),
    'input-unreadable': rule('A file cannot be read.', 'Check permissions.'),
    'folder-empty': rule('A folder has no documents.', 'Check the folder.'),
    'output-missing': rule('Several documents need a folder.', 'Use `-o folder/`.'),
    'output-format': rule(
      '`-o` and `-t` contradict each other, or say nothing.',
      'Change one of them.'
    ),
    'output-is-input': rule('The output would overwrite an input.', 'Choose another name.'),
    'output-collision': rule('Two inputs have the same output.', 'Rename one.'),
    'output-tables': rule(
      'A format holds one table a file.',
      'Use `--nth`, `--sources`, NDJSON or a folder.'
    ),
    'output-refused': rule(
      'A file cannot be written.',
      'Read the message; links are not written through.'
    ),
    'time-limit': rule('A file takes longer than `--timeout`.', 'Allow more time, or report it.'),
    'line-malformed': rule(
      '`--ndjson`: a line is not what is expected.',
      'Write `{"id", "path", "text"}`.'
    ),
    encoding: rule('A file is not UTF-8.', 'Convert it: `iconv -t UTF-8`.'),
    'nul-character': rule('A text has NUL, which is read as U+FFFD.', 'Remove it.'),
    'lone-surrogate': rule(
      'A text has half of a surrogate pair, read as U+FFFD.',
      'Mend its encoding.'
    ),
    'bidi-control': rule(
      'Characters show the text in another order than it has.',
      'Look at the line in hexadecimal; `--bidi allow` accepts them.'
    ),
    internal: rule('gridhelp has failed.', 'Please report it, with `gridhelp doctor FILE`.')
  },
  'HyperHelp files': {
    'header-missing': rule(
      'The first line is no help header.',
      'Start with `%hyperhelp title="…" date="…"`.'
    ),
    'header-illegal': rule('The header cannot be read.', 'Write `key="value"`.'),
    'header-unknown-key': rule('The header has an unknown key.', 'Use `title` and `date`.'),
    'header-date': rule('The date is no date.', 'Write `YYYY-MM-DD`.'),
    'heading-empty': rule('A heading has no text.', 'Write some.', '# '),
    'title-mismatch': rule('The index has another title than the file.', 'Make them the same.'),
    'anchor-unclosed': rule('An anchor does not end.', 'Close it with `*`.', '*topic:text'),
    'anchor-whitespace': rule('A topic starts or ends with a blank.', 'Remove the blank.'),
    'anchor-consecutive-whitespace': rule('A topic has two blanks in a row.', 'Remove one.'),
    'anchor-duplicate': rule('Two anchors of a file have the same topic.', 'Rename one.'),
    'anchor-in-other-file': rule('The index has the topic in another file.', 'Mend the index.'),
    'anchor-not-in-index': rule('The index has no such topic.', 'Add it.'),
    'anchor-reserved': rule('A topic has a reserved name.', 'Rename it.'),
    'link-unclosed': rule('A link does not end.', 'Close it with `|`.', '|topic:text'),
    'link-malformed': rule('A link has too many parts.', 'Write `|package:topic:text|`.'),
    'link-whitespace': rule('A link has blanks around its topic.', 'Remove them.'),
    'link-unresolved': rule(
      'A link leads nowhere.',
      'Check topic and package; `--with` names others.'
    ),
    'link-anchor-missing': rule('A link leads to a file without its anchor.', 'Check the anchor.'),
    'link-package-file': rule('A link opens a file of Sublime Text.', 'A site cannot have it.'),
    'link-unknown-package-file': rule('A link opens a file that is not there.', 'Check the path.'),
    'link-unsafe': rule('A URL is neither relative nor http, https or mailto.', 'It becomes text.'),
    'code-unclosed': rule('Code or a block of code does not end.', 'Close it.'),
    'comment-unclosed': rule('A comment does not end.', 'Close it with `<**`.'),
    'key-binding-unclosed': rule('A key does not end.', 'Close it.'),
    'signature-unclosed': rule('A signature does not end.', 'Close its brackets.'),
    'hidden-anchor': rule(
      'A hidden anchor is not as the builder writes it.',
      'Build the file again.'
    ),
    'markup-blank-line': rule('Markup goes over a blank line.', 'Close it before the line.'),
    'admonition-title': rule('A note has no label.', 'Write one.')
  },
  'Help packages': {
    'index-json': rule('`hyperhelp.json` is no JSON.', 'Mend it at the place.'),
    'index-schema': rule('`hyperhelp.json` has what is not expected.', 'Read the message.'),
    'index-duplicate-key': rule('`hyperhelp.json` has a key twice.', 'Remove one.'),
    'index-external': rule('An external has no URL.', 'Give it one.'),
    'help-file-missing': rule('The index lists a file that is not there.', 'Add or unlist it.'),
    'help-file-outside': rule('The index lists a file outside of the package.', 'Move it.'),
    'help-file-unlisted': rule('The index does not list a help file.', 'List it.'),
    'help-file-unlinked': rule('No link leads to a help file.', 'Link to it.'),
    'help-file-not-in-contents': rule('The contents lack a help file.', 'Add it.'),
    'contents-unknown-topic': rule('The contents name an unknown topic.', 'Check the topic.'),
    'topic-duplicate': rule('Two files have the same topic.', 'Rename one.'),
    'topic-without-anchor': rule('The index has a topic without an anchor.', 'Write the anchor.'),
    'package-file': rule('A file of the package cannot be shown.', 'Read the message.')
  }
}

/** Ids of all rules. */
export const ruleIds: ReadonlySet<string> = new Set(
  Object.values(ruleGroups).flatMap((group) => Object.keys(group))
)
