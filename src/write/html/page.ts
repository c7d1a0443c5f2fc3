import {toHtml as stringify} from 'hast-util-to-html'

/**
 * Makes a page readable without a site around it: short lines, tables with borders, code and wide tables that scroll,
 * light or dark according to the reader's preference.
 */
const style = `:root { color-scheme: light dark }
body { max-width: 50rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif }
pre, code, kbd { font-family: ui-monospace, monospace; font-size: 0.9em }
pre { padding: 0.75rem; overflow-x: auto; border: 1px solid #8886; border-radius: 0.25rem }
table { display: block; margin: 1rem 0; overflow-x: auto; border-collapse: collapse }
th, td { padding: 0.25rem 0.5rem; border: 1px solid #8888; vertical-align: top }
th { text-align: start }
aside, blockquote { margin: 1rem 0; padding: 0 1rem; border-inline-start: 0.25rem solid #8888 }
:target { scroll-margin-top: 1rem; outline: 2px solid #8888 }`

/**
 * Write a whole HTML page.
 *
 * @param body
 *   HTML of its content.
 * @param title
 *   Text of its title.
 * @param language
 *   Language tag of its content (BCP 47).
 */
export function createPage(body: string, title: string, language: string): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
${style}
</style>
</head>
<body>
${body}
</body>
</html>
`
}

/** Escape text for HTML, including attribute values. */
function escapeHtml(value: string): string {
  const html = stringify({type: 'text', value}, {characterReferences: {useNamedReferences: true}})
  return html.replaceAll('"', '&quot;')
}
