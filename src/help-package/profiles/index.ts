import {docusaurus} from './docusaurus.js'
import {github} from './github.js'
import {mkdocs} from './mkdocs.js'
import type {Profile} from './profile.js'
import {vitepress} from './vitepress.js'

/** All site generators, the default first. */
export const profiles: ReadonlyArray<Profile> = [github, vitepress, mkdocs, docusaurus]

/** Names of site generators. */
export type Target = 'github' | 'vitepress' | 'mkdocs' | 'docusaurus'

/**
 * Find the profile of a site generator.
 *
 * @throws
 *   If there is none with this name.
 */
export function findProfile(name: string): Profile {
  const profile = profiles.find((profile) => profile.name === name)
  if (profile) return profile
  const names = profiles.map(({name}) => `\`${name}\``).join(', ')
  throw new Error(`Cannot write a site with target \`${name}\`, expected ${names}`)
}
