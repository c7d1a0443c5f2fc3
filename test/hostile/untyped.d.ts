/** What we use of parsers that come without types. */
declare module 'commonmark' {
  export class Parser {
    parse(text: string): object
  }
  export class HtmlRenderer {
    render(tree: object): string
  }
}

declare module 'markdown-it' {
  // biome-ignore lint/style/noDefaultExport: it is what the package has
  export default class MarkdownIt {
    constructor(options?: {html?: boolean})
    render(text: string): string
  }
}
