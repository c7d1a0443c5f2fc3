import fc from 'fast-check'

/** Texts that look like markup of every language, and those that look like a table. */
const word = fc.oneof(
  fc.string({
    unit: fc.constantFrom(...'ab1*_`|+-=:<>[]()#\\"\'&!~^.,/{}@$%;?'),
    minLength: 1,
    maxLength: 8
  }),
  fc.constantFrom(
    ...'*x* **x** `x` ``x`` x_ `x`_ |x| |:a:b| *|a:b|* :role:`x` [1]_ <b> &amp; http://x.org/a_b \\ \\* :: .. +---+ === --- > # 1. (a) - * | 日本 é 👨‍👩‍👧 '
      .trim()
      .split(' ')
  )
)
/** A line without blanks at its ends. */
export const line = fc.array(word, {minLength: 1, maxLength: 4}).map((words) => words.join(' '))
const text = fc.oneof(
  {weight: 4, arbitrary: line},
  {
    weight: 1,
    arbitrary: fc.array(line, {minLength: 2, maxLength: 3}).map((lines) => lines.join('\n'))
  },
  {
    weight: 1,
    arbitrary: fc.array(line, {minLength: 2, maxLength: 2}).map((lines) => lines.join('\n\n'))
  },
  {weight: 1, arbitrary: fc.constant('')}
)
/** Rows of texts, a head and at least one more. */
export const matrix = fc
  .integer({min: 1, max: 4})
  .chain((columns) =>
    fc.array(fc.array(text, {minLength: columns, maxLength: columns}), {minLength: 2, maxLength: 4})
  )
