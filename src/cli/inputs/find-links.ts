import path from 'node:path'
import type {Nodes, Root} from 'mdast'
import type {VFile} from 'vfile'
import {describeError} from '../../files/describe-error.js'
import type {FolderLinks} from '../../help-package/links/folder-links.js'
import type {PackageLinks} from '../../help-package/links/package-links.js'
import {findPackageAbove} from '../../help-package/package-index/find-package.js'
import {usualMaxBytes, usualTimeout} from '../../help-package/tasks/usual-limits.js'
import {hasNode} from '../../shared/visit.js'
import type {Given} from '../work/work.js'
import {findPath} from './find-path.js'
import type {LimitOptions} from './read-input.js'

/** What is needed to write the links of a document. */
export interface Links {
  /** Path of the document among the files that its links name. */
  path: string
  /** Resolves links to URLs, if the package is known. */
  resolve?: PageResolver
}

type LinkGiven = Omit<Given, 'isTold'>

type PageResolver = NonNullable<Awaited<ReturnType<PackageLinks['find']>>>['resolve']

/** A document whose links are resolved. */
export interface LinkedDocument {
  /** The whole document, or its tables. */
  tree: Root
  /** File; receives messages about links. */
  file: VFile
  /** Whether the tree is the whole document. */
  isWhole: boolean
}

/**
 * Create a function that finds where links of inputs lead: through the help package that contains an input, or else by
 * its links and the files around it.
 *
 * @param options
 *   Limits for each file.
 * @param extension
 *   Extension of the files that links go to, without a dot.
 */
export function createLinkFinder(
  {maxBytes = usualMaxBytes, timeout = usualTimeout}: LimitOptions,
  extension: string
): (document: LinkedDocument, given: LinkGiven) => Promise<Links | undefined> {
  const packages = new Map<string, Promise<PackageLinks>>()
  const folders = new Map<string, Promise<FolderLinks>>()
  return async (document, given) => {
    const {place} = given
    if (!place) return undefined
    const {root, relative, inFolder} = place
    if (inFolder && hasNode(document.tree, isDocumentLink)) {
      const links = await openFolder(root)
      const found = links.find(document.tree, document.file, relative)
      if (found) return found
    }
    if (!hasNode(document.tree, ({type}) => type === 'helpLink')) return {path: relative}
    const found = await findInPackage(document, path.join(root, relative), given)
    return found ?? {path: findPath(document.tree, root, relative)}
  }

  async function findInPackage(
    document: LinkedDocument,
    full: string,
    {report, detail}: LinkGiven
  ): Promise<Links | undefined> {
    try {
      const folder = findPackageAbove(full)
      if (folder === undefined) return undefined
      const links = await open(folder, report)
      return await links.find({full, ...document}, extension)
    } catch (error) {
      // A folder that cannot be read does not stop a document from being written.
      detail(`the package of ${document.file.path} is skipped: ${describeError(error)}`)
      return undefined
    }
  }

  /** Each package is opened once, and its code is loaded only then. */
  function open(folder: string, report: Given['report']): Promise<PackageLinks> {
    let opened = packages.get(folder)
    if (!opened) {
      opened = openPackage(folder, report)
      packages.set(folder, opened)
    }
    return opened
  }

  /** Each folder is read once, as soon as one of its documents links to another. */
  function openFolder(root: string): Promise<FolderLinks> {
    const opened = folders.get(root) ?? readFolder(root)
    folders.set(root, opened)
    return opened
  }

  async function readFolder(root: string): Promise<FolderLinks> {
    const {FolderLinks} = await import('../../help-package/links/folder-links.js')
    return FolderLinks.open(root, {maxBytes, timeout}, extension)
  }

  async function openPackage(folder: string, report: Given['report']): Promise<PackageLinks> {
    const {PackageLinks} = await import('../../help-package/links/package-links.js')
    return PackageLinks.open(folder, {maxBytes, timeout}, (message) => {
      if (message.fatal) report(path.join(folder, message.file ?? ''), message)
    })
  }
}

/** Whether a link of reStructuredText leads, or may lead, to another document. */
function isDocumentLink(node: Nodes): boolean {
  if (node.type === 'link') return node.data?.document !== undefined
  return node.type === 'helpLink' && node.data?.role === 'ref'
}
