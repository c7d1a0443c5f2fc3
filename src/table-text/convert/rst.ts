import type {ConvertibleLanguage, DocumentTable} from './document-table.js'
export function findRstTables(text: string): Array<DocumentTable> {
  return []
}
export const rst: ConvertibleLanguage = {
  notations: ['grid'],
  write() {
    return []
  },
  readBack() {
    return undefined
  }
}
