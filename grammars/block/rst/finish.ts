import {finishBlocks, headingLevels, spreadByLines} from '../shared/finish.js'

/** What stands apart in lists, and how deep rubrics are: titles say themselves how deep they are. */
export const finish: ReturnType<typeof finishBlocks> = finishBlocks(() => ({
  join: () => false,
  each: spreadByLines,
  heading: headingLevels()
}))
