import {relative} from '../to-mdast/resolve-link.js'
import {isSafeUrl} from '../to-mdast/safe-url.js'
import type {Resolution} from './link-map.js'
import {PagePaths} from './page-paths.js'
import type {Target} from './profiles/index.js'
import type {Profile} from './profiles/profile.js'
import type {HelpFile, HelpPackage} from './read-help-package.js'
import type {LinkTarget, RenderTask} from './render-page.js'

/** Another package that links may lead to. */
export interface LinkedPackage {
  package: HelpPackage
  /** Paths of its pages, by help file. */
  pages: ReadonlyMap<string, string>
  /** URL of its site, relative to this one's top or absolute, with `/` at the end. */
  base: string
}

/** What goes where in a site. */
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
 *   What the tool wants.
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
      titleOf(scan.title ?? listed?.title ?? file.name, listed?.topics[0]?.caption, scan.dialect)
    )
  }
  const contents = isGithub
    ? profile.index
    : paths.addFirst([profile.index, 'contents.md', `${name}.md`])
  return {pages, titles, contents}
}

/** The builder of Sphinx cuts titles in headers short; the first caption has all of it. */
export function titleOf(
  title: string,
  caption: string | undefined,
  dialect: 'hyperhelp' | 'sphinx'
): string {
  return dialect === 'sphinx' && caption?.startsWith(title) ? caption : title
}

/** Say where the links of a page lead, and what else its writer has to know. */
export function planPage(
  file: HelpFile,
  helpPackage: HelpPackage,
  {pages, titles}: SitePlan,
  target: Target,
  others: ReadonlyMap<string, LinkedPackage>
): RenderTask {
  const page = pages.get(file.name)!
  const scan = helpPackage.scans.get(file.name)!
  const links: RenderTask['links'] = []
  for (const key of scan.links) {
    const cut = key.indexOf('\n')
    links.push([key, targetOf(key.slice(0, cut), key.slice(cut + 1))])
  }
  return {target, page, title: titles.get(file.name) ?? file.name, links}

  function targetOf(packageName: string, topic: string): LinkTarget {
    // A link with one colon has no topic; its reader has told of it.
    if (topic === '_broken') return {silent: true}
    const own = packageName === '' || packageName === helpPackage.name
    if (own) return describe(helpPackage.links.resolve(topic, file.name), topic, pages, '')
    const other = others.get(packageName)
    if (!other) {
      return {
        ruleId: 'link-unresolved',
        reason: `Unexpected link to package \`${packageName}\`, expected a package that is there`,
        severity: 'warning'
      }
    }
    const resolution = other.package.links.resolve(topic, undefined)
    return describe(resolution, topic, other.pages, other.base)
  }

  function describe(
    resolution: Resolution,
    topic: string,
    pages: ReadonlyMap<string, string>,
    base: string
  ): LinkTarget {
    switch (resolution.kind) {
      case 'page': {
        const to = pages.get(resolution.file)
        if (to === undefined) return unresolved(`topic \`${topic}\``)
        const url = `${base === '' ? (to === page && resolution.id !== undefined ? '' : relative(page, to)) : base + to}${resolution.id === undefined ? '' : `#${resolution.id}`}`
        return resolution.topic !== undefined && resolution.id === undefined
          ? {
              url,
              ruleId: 'link-anchor-missing',
              reason: `Unexpected topic \`${topic}\` without an anchor in \`${resolution.file}\`, expected one`,
              severity: 'info'
            }
          : {url}
      }
      case 'url':
        return isSafeUrl(resolution.url)
          ? {url: resolution.url}
          : {
              ruleId: 'link-unsafe',
              reason: `Unexpected scheme in URL \`${resolution.url}\`, expected \`http\`, \`https\`, \`mailto\`, or a relative URL`,
              severity: 'warning'
            }
      case 'package-file':
        return {
          ruleId: 'link-package-file',
          reason: `Unexpected link to \`${resolution.path}\`, expected a page: only Sublime Text has this file`,
          severity: 'info'
        }
      default:
        return unresolved(
          resolution.reason === 'file' ? `file \`${resolution.name}\`` : `topic \`${topic}\``
        )
    }
  }
}

function unresolved(what: string): LinkTarget {
  return {
    ruleId: 'link-unresolved',
    reason: `Unexpected link to unknown ${what}, expected one of the package`,
    severity: 'warning'
  }
}
