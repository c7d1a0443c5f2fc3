import type {VFile} from 'vfile'

/** The detected HyperHelp dialect and why, in `file.data.gridhelp`. */
export interface DialectEvidence {
  dialect: 'hyperhelp' | 'sphinx'
  /** In Markdown, without a period. */
  reason: string
}

declare module 'vfile' {
  interface DataMap {
    gridhelp: DialectEvidence
  }
}

/** Author of a help file, as recorded on the file by its reader. */
export function helpDialectOf({data}: VFile): 'hyperhelp' | 'sphinx' {
  const {dialect} = Object(data.gridhelp) as {dialect?: unknown}
  return dialect === 'sphinx' ? 'sphinx' : 'hyperhelp'
}
