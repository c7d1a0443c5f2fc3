/** Schemes that run something, or open what they should not, as browsers and editors read them. */
const schemes = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'JAVASCRIPT:alert(1)',
  'javascript://a.b/%0Aalert(1)',
  'javascript:alert(1)//http://a.b',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD4=',
  'DATA:image/svg+xml,<svg/onload=alert(1)>',
  'vbscript:msgbox(1)',
  'VbScript:msgbox(1)',
  'livescript:alert(1)',
  'mocha:alert(1)',
  'file:///etc/passwd',
  'file:c:/windows',
  'subl:open?file=/etc/passwd',
  'subl://open',
  'vscode://file/etc/passwd',
  'blob:http://a.b/c',
  'filesystem:http://a.b/c',
  'view-source:javascript:alert(1)',
  'feed:javascript:alert(1)',
  'jar:http://a.b!/c',
  'ms-word:ofe|u|http://a.b',
  'intent://a#Intent;scheme=b;end',
  'about:blank',
  'ftp://a.b/c',
  'tel:123',
  'x:y',
  'C:\\windows\\x.exe'
]

/** Ways to hide a scheme: controls and blanks in it, references, percents, other letters. */
const disguises = [
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  'java\r\nscript:alert(1)',
  'java\0script:alert(1)',
  'java\x01script:alert(1)',
  'java\x7fscript:alert(1)',
  'java\x85script:alert(1)',
  'java\u00adscript:alert(1)',
  'java\u200bscript:alert(1)',
  'java\u2028script:alert(1)',
  'java\u202escript:alert(1)',
  'java\ufeffscript:alert(1)',
  'javascript\t:alert(1)',
  'javascript :alert(1)',
  '\x01javascript:alert(1)',
  '\x1b[31mjavascript:alert(1)',
  ' javascript:alert(1)',
  '\tjavascript:alert(1)',
  '\u00a0javascript:alert(1)',
  'javascript&colon;alert(1)',
  'javascript&#58;alert(1)',
  'javascript&#x3a;alert(1)',
  'javascript&#x3A;alert(1)',
  'javascript&#0000058alert(1)',
  'javascript&amp;#58;alert(1)',
  '&#106;avascript:alert(1)',
  '&#x6A&#x61&#x76&#x61script:alert(1)',
  'java&Tab;script:alert(1)',
  'java&NewLine;script:alert(1)',
  'java&#x09;script:alert(1)',
  'javascript%3Aalert(1)',
  'javascript%253Aalert(1)',
  '%6Aavascript:alert(1)',
  'java%0Ascript:alert(1)',
  'java%00script:alert(1)',
  'javascript\\:alert(1)',
  'java\\script:alert(1)',
  '\\javascript:alert(1)',
  'javascript:\'"><script>alert(1)</script>',
  'http:javascript:alert(1)"onclick="alert(1)',
  '"><img src=x onerror=alert(1)>',
  '](javascript:alert(1))[',
  '> [a](javascript:alert(1))',
  'x" onmouseover="alert(1)',
  'x`y|javascript:alert(1)'
]

/** What must not become a link, or anything else that runs. */
export const payloads: ReadonlyArray<string> = [...schemes, ...disguises]

/** Write a payload in each place in which a reader may look for the target of a link. */
export function placesOf(payload: string): Record<string, string> {
  const row = (text: string): string => {
    const border = `+${'-'.repeat([...text].length + 2)}+`
    return `${border}\n| ${text} |\n${border}\n`
  }
  return {
    text: `See ${payload} and <${payload}>.\n`,
    link: `See |:${payload}:text|, |a:${payload}:text| and |${payload}|.\n`,
    anchor: `*${payload}:text* and *|${payload}:text|*\n`,
    heading: `# ${payload}:Title\n\nSee |:${payload}:text|.\n`,
    reference: `See \`text <${payload}>\`_ and \`text\`_.\n\n.. _text: ${payload}\n`,
    directive: `.. image:: ${payload}\n   :target: ${payload}\n\n.. figure:: ${payload}\n`,
    markdown: row(`[a](${payload}) [b](<${payload}>) <${payload}> ![c](${payload})`),
    definition: row(`[a]`) + row(`[a]: ${payload}`),
    html: row(`<a href="${payload}">x</a><iframe src='${payload}'></iframe>`),
    code: `\`\`\`${payload}\n${payload}\n\`\`\`\n`,
    header: `%hyperhelp title="${payload}" date="${payload}"\n\nText.\n`,
    note: `Note: ${payload}\n\n[1] ${payload}\n\nText [1].\n`
  }
}
