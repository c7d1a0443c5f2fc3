import type {Profile} from './profile.js'
import {protectHandlers} from './protect.js'

/** GitHub, which displays the files of a repository as they are. */
export const github: Profile = {
  name: 'github',
  description: 'Markdown for GitHub, with a README.md',
  folder: '',
  index: 'README.md',
  options: {admonitions: 'alert'},
  headingIds: 'element',
  active: /\$/,
  protect: (handlers) =>
    protectHandlers(handlers, {
      // Two dollar signs would be a formula.
      text: (value) => (/\$[^$]*\$/.test(value) ? value.replaceAll('$', '\\$') : value)
    })
}
