import {finishBlocks, headingLevels, spreadItems} from '../shared/finish.js'

/**
 * What stands apart in lists, and how deep rubrics are: titles say themselves how deep they are. Items of one paragraph
 * make a compact list, blank lines or not (docutils: `html4css1`, `compact_lists`).
 */
export const finish: ReturnType<typeof finishBlocks> = finishBlocks(() => ({
  join: () => false,
  each: spreadItems,
  heading: headingLevels()
}))
