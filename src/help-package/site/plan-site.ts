import type {HelpPackage} from '../package-index/read-help-package.js'
import {PagePaths} from '../pages/page-paths.js'
import type {Profile} from '../profiles/profile.js'

/** Paths and titles of the pages of a site. */
export interface SitePlan {
  /** Paths of pages, by help file. */
  pages: Map<string, string>
  /** Titles of pages, by help file. */
  titles: Map<string, string>
  /** Path of the page with the table of contents. */
  contents: string
}

/**
 * Decide where the pages of a package go.
 *
 * @param helpPackage
 *   Package.
 * @param profile
 *   Profile of the site generator.
 */
export function planSite({files, scans, index, name}: HelpPackage, profile: Profile): SitePlan {
  const isGithub = profile.index === 'README.md'
  const paths = new PagePaths({readmeIsIndex: !isGithub})
  if (isGithub) paths.reserve(profile.index)
  const pages = new Map<string, string>()
  const titles = new Map<string, string>()
  for (const file of files) {
    const scan = scans.get(file.name)
    if (!scan) continue
    pages.set(file.name, paths.add(file.name))
    const listed = file.listed ? index.files.get(file.name) : undefined
    titles.set(
      file.name,
      titleOf(
        scan.title ?? listed?.title ?? scan.heading ?? file.name,
        listed?.topics[0]?.caption,
        scan.dialect
      )
    )
  }
  const contents = isGithub
    ? profile.index
    : paths.addFirst([profile.index, 'contents.md', `${name}.md`])
  return {pages, titles, contents}
}

/** The Sphinx builder truncates titles in headers; the first caption is complete. */
export function titleOf(
  title: string,
  caption: string | undefined,
  dialect: 'hyperhelp' | 'sphinx'
): string {
  return dialect === 'sphinx' && caption?.startsWith(title) ? caption : title
}
