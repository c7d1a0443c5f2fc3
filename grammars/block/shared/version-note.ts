import type {VersionData} from '../../nodes.js'

const changes: Record<string, NonNullable<VersionData['change']>> = {
  New: 'added',
  Added: 'added',
  Changed: 'changed',
  Deprecated: 'deprecated',
  Removed: 'removed'
}

/** Read the label of a version note (Sphinx: domains/changeset.py, `versionlabels`; spec A28). */
export function versionOf(text: string): VersionData | undefined {
  // Nearly all texts are none, which this test finds faster than the expression.
  if (!'NACDR'.includes(text.charAt(0))) return undefined
  const match =
    /^(New|Added|Changed|Deprecated|Removed)(?: in|\nin| since|\nsince)\sversion\s([^\s:,]+(?: [^\s:,]+)?)/.exec(
      text
    )
  if (!match) return undefined
  return {change: changes[match[1]!]!, version: match[2]!.replace(/\.$/, '')}
}
