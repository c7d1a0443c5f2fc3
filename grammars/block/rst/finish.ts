import {finishBlocks, headingLevels, spreadItems} from '../shared/finish.js'

/**
 * Sets which lists are spread, and the depth of rubrics; titles know their own depth. Items of a single paragraph make
 * a compact list, with or without blank lines (docutils: `html4css1`, `compact_lists`).
 */
export const finish: ReturnType<typeof finishBlocks> = finishBlocks(() => ({
  join: () => false,
  each: spreadItems,
  heading: headingLevels()
}))
