/** A rule, which explains the messages with its id. */
export interface Rule {
  /** What is wrong, in a sentence. */
  meaning: string
  /** What to do about it, in a sentence. */
  remedy: string
  /** A text that causes the message, with lines joined by `\n`. */
  example?: string
}

const rule = (meaning: string, remedy: string, example?: string): Rule =>
  example === undefined ? {meaning, remedy} : {meaning, remedy, example}

/** Rules by group and id, as listed in the manual; the configuration can turn them off. */
export const ruleGroups: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  'Grid tables': {
    'grid-table-top': rule('The table does not start with a border.', 'Add the top border.'),
    'grid-table-stray': rule(
      'A border has a `+` that no row uses, which gives the table an extra column.',
      'Replace it with `-`.'
    ),
    'grid-table-slip': rule(
      'The table can be read, but one of its lines does not match the others.',
      'See what `gridhelp fmt --fix --diff` would change.'
    ),
    'grid-table-bottom': rule(
      'The table does not end with a border.',
      'Add the bottom border, or a blank line below it.',
      '+---+\n| a |\n\nText.'
    ),
    'grid-table-left-border': rule(
      'A line does not start with `|` or `+` in the column of the left border.',
      'Align the line with the border above.'
    ),
    'grid-table-right-border': rule(
      'A line does not end in the column of the right border.',
      'Run `gridhelp fmt --fix`, which pads it.',
      '+-----+\n| a   |\n| b |\n+-----+'
    ),
    'grid-table-junction': rule(
      'A `|` or `-` is where borders cross.',
      'Write `+` there.',
      '+---+---+\n| a | b |\n+---|---+\n| c | d |\n+---+---+'
    ),
    'grid-table-cell-open': rule(
      'The borders around a cell do not form a rectangle.',
      'Draw the missing border; `gridhelp fmt --fix` does so if there is only one way.',
      '+---+---+\n| a | b |\n+---+   |\n| c     |\n+---+---+'
    ),
    'grid-table-border-missing': rule(
      'Lines of the table are outside its borders.',
      'Draw a border above and below them.'
    ),
    'grid-table-head-edge': rule(
      'The header separator is the first or last line.',
      'Move it between header and body.',
      '+===+\n| a |\n+---+'
    ),
    'grid-table-head-repeat': rule(
      'The table has two header separators.',
      'Change one of them to `+---+`.',
      '+---+\n| a |\n+===+\n| b |\n+===+\n| c |\n+---+'
    ),
    'grid-table-rule': rule('A line of `=` is read as text.', 'Draw it across the whole table.'),
    'grid-table-widths': rule(
      'Characters are not counted the way the format counts them.',
      'Run `gridhelp fmt --fix`, which pads the table again.'
    ),
    'grid-table-blank-before': rule(
      'A Markdown table follows text without a blank line, so pandoc reads it as text.',
      'Add a blank line above it.'
    ),
    'grid-table-blank-after': rule(
      'Text follows the table without a blank line.',
      'Add a blank line.',
      '+---+\n| a |\n+---+\nText.'
    ),
    'grid-table-limit': rule(
      'The table has more than 1,000,000 cells and stays text.',
      'Split it.'
    ),
    'nesting-limit': rule('Blocks or tables are nested more than 64 levels deep.', 'Nest less.')
  },
  'Simple tables': {
    'simple-table-top': rule('The top border is missing.', 'Add it.'),
    'simple-table-bottom': rule(
      'The bottom border is missing.',
      'Repeat the top border at the end.',
      '==  ==\na   b\n\nText.'
    ),
    'simple-table-blank-after': rule(
      'Text follows the table without a blank line.',
      'Add a blank line.'
    ),
    'simple-table-first-column': rule(
      'A new row starts with an empty first cell.',
      'Write `\\` into the cell.'
    ),
    'simple-table-head-repeat': rule('The table has two header separators.', 'Remove one.'),
    'simple-table-margin': rule(
      'Text crosses the gap between two columns.',
      'Shorten the text, or widen the column.',
      '==  ==\na   b\nlonger\n==  =='
    ),
    'simple-table-rule': rule('A border does not match the top border.', 'Repeat the top border.'),
    'simple-table-span-alignment': rule(
      'An underline does not end where a column ends.',
      'End it below a column of the top border.'
    ),
    'simple-table-span-incomplete': rule(
      'An underline does not reach the last column.',
      'Underline all columns.'
    )
  },
  'Tables that programs print': {
    'printed-table-row': rule(
      'The bars of a row do not line up with those of the other lines.',
      'Print the table again, or fix the row.'
    ),
    'printed-table-lines': rule(
      'A grid table without borders between its rows may be the output of a program, one row per line.',
      'Say which one it is: `gridhelp tables --dialect lines`, or `-f rst`.'
    ),
    'printed-table-wrapped': rule(
      'A line fills only some columns, so it was read as the rest of the line above.',
      'If it is a row of its own, print the table wider.'
    )
  },
  reStructuredText: {
    'rst-title-short': rule(
      'The underline is shorter than the title.',
      'Make it as long as the title.',
      'Title\n===='
    ),
    'rst-title-level': rule(
      'The title skips a level.',
      'Use the underline of the next level.',
      'A\n==\n\nB\n--\n\nC\n==\n\nD\n~~'
    ),
    'rst-title-place': rule(
      'A title is in a list, a quote or a cell.',
      'Move it to the left margin, or make it bold text.',
      '* Title\n  ====='
    ),
    'rst-title': rule(
      'A line of punctuation is neither a title underline nor a transition.',
      'Write the same line above and below the title, or only below it.',
      '=====\nTitle\n\nText.'
    ),
    'rst-transition': rule(
      'A transition is at the beginning or the end of a document or a section, or follows another one.',
      'Remove it, or write text before and after it.'
    ),
    'rst-indentation': rule(
      'The indentation changes without a blank line.',
      'Add a blank line, or remove the indentation.'
    ),
    'rst-blank-line': rule(
      'A list, quote, table or directive ends without a blank line.',
      'Add a blank line.'
    ),
    'rst-literal': rule(
      'No literal block follows `::`, or a line of a quoted literal block lacks its quoting character.',
      'Indent the block, below a blank line.'
    ),
    'rst-markup-unclosed': rule(
      'Inline markup such as `*` is never closed.',
      'Close it, or escape it with a backslash.'
    ),
    'rst-role': rule(
      'Interpreted text has two roles, or a role and a reference suffix.',
      'Remove one of them.'
    ),
    'rst-directive': rule(
      'The directive is unknown, or its content is not what it expects.',
      'Read the message; the directive becomes a code block.'
    ),
    'rst-directive-empty': rule('The directive has no content.', 'Indent its content below it.'),
    'rst-table': rule(
      'A list table is not a list of lists, or a `table` directive has no table.',
      'Give each row a bullet, and each cell a nested bullet.'
    ),
    'rst-table-file': rule(
      'A `csv-table` reads its values from a file or a URL.',
      'Put the values into the document: gridhelp opens nothing else.'
    ),
    'rst-target': rule('The name of a target is not followed by a colon.', 'Add the colon.'),
    'rst-target-unknown': rule('A reference has no target.', 'Define the target.'),
    'rst-target-duplicate': rule('Two targets have the same name.', 'Rename one of them.'),
    'rst-target-anonymous': rule(
      'The numbers of anonymous references and anonymous targets differ.',
      'Give each reference a target, in the same order.'
    ),
    'rst-footnote-unknown': rule('A footnote or citation is not defined.', 'Define it.'),
    'rst-substitution': rule(
      'A substitution definition is malformed.',
      'Use `replace`, `image`, `unicode` or `date`.'
    ),
    'rst-substitution-duplicate': rule(
      'A substitution is defined twice.',
      'Remove one of the definitions: the last one counts.'
    ),
    'rst-substitution-unknown': rule('A substitution is not defined.', 'Define it.')
  },
  'Formatting and data': {
    'not-formatted': rule('`fmt --check`: a table is not formatted.', 'Run `gridhelp fmt -w`.'),
    'grid-table-drawn': rule('`fmt` redrew a table.', 'Nothing: for your information.'),
    'grid-table-repaired': rule('`fmt --fix` repaired a table.', 'Review the change.'),
    'grid-table-format': rule(
      '`fmt` left a table alone, because formatting would change what it says.',
      'Read the note.'
    ),
    'table-missing': rule(
      'There is no table, or `--nth` is too high.',
      'Check the file and `--nth`.'
    ),
    'table-converted': rule(
      '`fmt --as` wrote a table in another notation.',
      'Nothing: for your information.'
    ),
    'pipe-table-cells': rule(
      'A row of a pipe table has more cells than the header, which no reader shows.',
      'Add a column to the header, or write `\\|` for a bar that is text.'
    ),
    'table-notation': rule(
      'The notation cannot hold the table, which stays as it is.',
      'Name a second notation (`--as pipe,html`), or remove the spans or blocks.'
    ),
    'table-update': rule(
      'The table stays as it is: it does not have a column of the data, or cannot hold a value.',
      'Rename the column, or remove what the message names.'
    ),
    'merge-conflict': rule(
      'Both sides of `gridhelp merge` changed the same cell or lines.',
      'Choose one of the texts between the conflict markers.'
    ),
    'heading-missing': rule('No heading matches `--under`.', 'Check the text.'),
    'column-missing': rule('The table has no such column.', 'Check `--columns`.'),
    'table-flattened': rule(
      'The format cannot hold the table as it is: it has no spans, or only one header row.',
      'Read what was done; `--spans` controls it, and `-t json` of `gridhelp convert` keeps everything.'
    ),
    'table-span': rule(
      'A cell spans, and `--spans refuse` forbids that.',
      'Use `fill` or `blank`.'
    ),
    'table-loss': rule(
      'The dialect cannot express something in the table.',
      'Choose another `--dialect`.'
    ),
    'data-malformed': rule('CSV, TSV, JSON or NDJSON is malformed.', 'Fix the data there.'),
    'data-type': rule(
      'Numbers, lists and other values become text in a table.',
      'Nothing, if that is what you want.'
    ),
    'data-changed': rule(
      'A value does not come back from the table as it was.',
      'Use another dialect, or `--cells literal`.'
    ),
    'text-outside-tables': rule(
      '`-f grid-table` leaves out text that is not a table.',
      'Leave `-f` away.'
    ),
    'hyperhelp-loss': rule('A help file cannot express something.', 'Nothing: its text was kept.'),
    'html-unsafe': rule(
      'HTML in a Markdown cell does more than format text.',
      'Nothing: it was written as text.'
    )
  },
  'Files and calls': {
    usage: rule('The command cannot do what was asked.', 'Read the message.'),
    config: rule('The configuration is invalid.', 'Read the message; use the JSON schema.'),
    'input-missing': rule(
      'There is no such file or folder, or no file matches the pattern.',
      'Check the name.'
    ),
    'input-ignored': rule('Ignore files exclude every input.', 'Use `--no-ignore`.'),
    'input-format': rule(
      'The command cannot read this kind of input.',
      'Use the command in the message.'
    ),
    'input-empty': rule('The file is empty.', 'Check the file.'),
    'input-too-large': rule('The file is larger than `--max-bytes`.', 'Raise the limit.'),
    'input-unreadable': rule('The file cannot be read.', 'Check its permissions.'),
    'folder-empty': rule('The folder contains no documents.', 'Check the folder.'),
    'folder-mixed': rule(
      'The folder contains documents of several kinds, of which one makes the site.',
      'Choose the kind with `-f`, or move the others.'
    ),
    'output-missing': rule(
      'Several documents cannot be written to one place.',
      'Use `-o folder/`.'
    ),
    'output-format': rule(
      '`-o` and `-t` contradict each other, or neither names a format.',
      'Change one of them.'
    ),
    'output-is-input': rule('The output would overwrite an input.', 'Choose another name.'),
    'output-collision': rule('Two inputs have the same output.', 'Rename one.'),
    'output-tables': rule(
      'The format holds one table per file.',
      'Use `--nth`, `--sources`, NDJSON or a folder.'
    ),
    'output-refused': rule(
      'The file cannot be written.',
      'Read the message; gridhelp does not write through symbolic links.'
    ),
    'time-limit': rule('The file takes longer than `--timeout`.', 'Raise the limit, or report it.'),
    'line-malformed': rule('`--ndjson`: a line is malformed.', 'Write `{"id", "path", "text"}`.'),
    encoding: rule('The file is not UTF-8.', 'Convert it: `iconv -t UTF-8`.'),
    'nul-character': rule('The text contains NUL, which is read as U+FFFD.', 'Remove it.'),
    'lone-surrogate': rule(
      'The text contains half of a surrogate pair, which is read as U+FFFD.',
      'Fix its encoding.'
    ),
    'bidi-control': rule(
      'Control characters can show the text in another order.',
      'Look at the line in hexadecimal; `--bidi allow` accepts them.'
    ),
    internal: rule(
      'gridhelp has failed.',
      'Please report it, with the output of `gridhelp doctor FILE`.'
    )
  },
  'HyperHelp files': {
    'header-missing': rule(
      'The first line is not a help header.',
      'Start with `%hyperhelp title="…" date="…"`.'
    ),
    'header-illegal': rule('The help header is malformed.', 'Write `key="value"`.'),
    'header-unknown-key': rule('The help header has an unknown key.', 'Use `title` and `date`.'),
    'header-date': rule('The date is invalid.', 'Write `YYYY-MM-DD`.'),
    'heading-empty': rule('A heading has no text.', 'Add some.', '# '),
    'title-mismatch': rule('The index has another title than the file.', 'Make them the same.'),
    'anchor-unclosed': rule('An anchor is never closed.', 'Close it with `*`.', '*topic:text'),
    'anchor-whitespace': rule(
      'A topic contains tabs or no-break spaces.',
      'Replace them with spaces.'
    ),
    'anchor-consecutive-whitespace': rule('A topic contains two spaces in a row.', 'Remove one.'),
    'anchor-duplicate': rule('Two anchors in the file have the same topic.', 'Rename one.'),
    'anchor-in-other-file': rule('The index lists the topic for another file.', 'Fix the index.'),
    'anchor-not-in-index': rule('The topic is not in the index.', 'Add it.'),
    'anchor-reserved': rule('The topic has a reserved name.', 'Rename it.'),
    'link-unclosed': rule('A link is never closed.', 'Close it with `|`.', '|topic:text'),
    'link-malformed': rule('A link is malformed.', 'Write `|package:topic:text|`.'),
    'link-whitespace': rule(
      'The topic of a link contains tabs or no-break spaces.',
      'Replace them with spaces.'
    ),
    'link-unresolved': rule(
      'A link has no target.',
      'Check topic and package; `--with` names other packages.'
    ),
    'link-anchor-missing': rule(
      'The file that a link points to has no such anchor.',
      'Check the anchor.'
    ),
    'link-package-file': rule(
      'A link opens a file of Sublime Text.',
      'Remove it: a site does not have the file.'
    ),
    'link-unknown-package-file': rule(
      'A link opens a file that does not exist.',
      'Check the path.'
    ),
    'link-unsafe': rule(
      'A URL is neither relative nor `http`, `https` or `mailto`.',
      'Change it: it was written as text.'
    ),
    'code-unclosed': rule('Code is never closed.', 'Close it.'),
    'comment-unclosed': rule('A comment is never closed.', 'Close it with `**>`.'),
    'key-binding-unclosed': rule('A key binding is never closed.', 'Close it with `>`.'),
    'signature-unclosed': rule('A signature is never closed.', 'Close its brackets.'),
    'hidden-anchor': rule(
      'A hidden anchor is not what the builder writes.',
      'Build the file again.'
    ),
    'markup-blank-line': rule('Markup crosses a blank line.', 'Close it before the blank line.'),
    'admonition-title': rule('An admonition has no label.', 'Add one.')
  },
  'Help packages': {
    'index-json': rule('`hyperhelp.json` is not valid JSON.', 'Fix it there.'),
    'index-schema': rule('`hyperhelp.json` has an unexpected value or key.', 'Read the message.'),
    'index-duplicate-key': rule('`hyperhelp.json` has a key twice.', 'Remove one.'),
    'index-external': rule('An external has no URL.', 'Add one.'),
    'help-file-missing': rule(
      'The index lists a file that does not exist.',
      'Add the file, or remove the entry.'
    ),
    'help-file-outside': rule('The index lists a file outside the package.', 'Move the file.'),
    'help-file-unlisted': rule('A help file is not in the index.', 'Add it.'),
    'help-file-unlinked': rule('Nothing links to a help file.', 'Link to it.'),
    'help-file-not-in-contents': rule('A help file is not in the table of contents.', 'Add it.'),
    'contents-unknown-topic': rule(
      'The table of contents lists an unknown topic.',
      'Check the topic.'
    ),
    'topic-duplicate': rule('Two files have the same topic.', 'Rename one.'),
    'topic-without-anchor': rule('A topic in the index has no anchor.', 'Add the anchor.'),
    'package-file': rule('A file of the package cannot be shown.', 'Read the message.')
  }
}

/** Ids of all rules. */
export const ruleIds: ReadonlySet<string> = new Set(
  Object.values(ruleGroups).flatMap((group) => Object.keys(group))
)
