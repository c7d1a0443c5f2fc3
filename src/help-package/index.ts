export {type LintOptions, type LintResult, lintHelpPackage} from './lint/lint-help-package.js'
export {
  type HelpFile,
  type HelpPackage,
  type PackageOptions,
  readHelpPackage
} from './package-index/read-help-package.js'
export type {Target} from './profiles/index.js'
export {
  type ConvertedPage,
  type ConvertOptions,
  type ConvertResult,
  convertHelpPackage,
  type OtherPackage
} from './site/convert-help-package.js'
export {
  convertMarkdownPackage,
  type MarkdownPackage,
  type MarkdownPackageOptions
} from './site/markdown-package.js'
export {createPageWriter, type PageRequest, type PageWriter} from './site/page-writer.js'
export {convertToSinglePage, type SinglePage, type SinglePageOptions} from './site/single-page.js'
export {watchHelpPackage} from './site/watch-help-package.js'
