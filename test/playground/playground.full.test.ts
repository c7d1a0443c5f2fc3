import {execFileSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import process from 'node:process'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {type Browser, chromium, type Page} from 'playwright-core'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const program = process.env.CHROMIUM ?? '/usr/bin/chromium'
const isThere = existsSync(program)
if (!isThere) console.warn('Skipped: Chromium is not installed (apt-get install chromium)')

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
]

const table = '+-----+-----+\n| a   | b   |\n+-----+-----+\n'

describe.skipIf(!isThere)('playground', () => {
  let folder: string
  let browser: Browser
  let page: Page
  /** What the page asks for, and what goes wrong in it. */
  let requests: Array<string>
  let errors: Array<string>

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'gridhelp-playground-'))
    execFileSync(process.execPath, [`${root}scripts/playground.mjs`, folder])
    browser = await chromium.launch({executablePath: program, args: flags})
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    rmSync(folder, {recursive: true})
  })

  beforeEach(async () => {
    page = await browser.newPage({viewport: {width: 1200, height: 800}, acceptDownloads: true})
    page.setDefaultTimeout(Number(process.env.GRIDHELP_PATIENCE ?? 30_000))
    requests = []
    errors = []
    page.on('request', (request) => requests.push(request.url()))
    page.on('pageerror', (error) => errors.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text())
    })
    await page.goto(pathToFileURL(path.join(folder, 'index.html')).href)
    await page.getByRole('table', {name: 'Table 1'}).waitFor()
  })

  afterEach(async () => {
    expect(errors).toEqual([])
    const others = requests.filter((url) => !/^(?:file|data|blob|about):/.test(url))
    expect(others).toEqual([])
    await page.close()
  })

  async function write(text: string): Promise<void> {
    const editor = page.getByRole('textbox', {name: 'Text with tables'})
    await editor.click()
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText(text)
    await page.waitForTimeout(0)
  }

  /** The text of the editor, short enough to be shown whole. */
  async function read(): Promise<string> {
    const lines = page.locator('.cm-line')
    return (await lines.allTextContents()).join('\n')
  }

  it('should show the tables of what is typed', async () => {
    await write('')
    await page.getByText('No tables here yet').waitFor()
    for (const line of table.trimEnd().split('\n')) {
      await page.keyboard.type(line)
      await page.keyboard.press('Enter')
    }
    await page.getByRole('cell', {name: 'a'}).waitFor()
    expect(await page.locator('#detected').textContent()).toMatch(/no problems/)
  })

  it('should say what to do where a table cannot be read', async () => {
    await write('+-----+-----+\n| a   | b   |\n| c | d   |\n+-----+-----+\n')
    for (const view of ['Tables', 'Tree', 'Markdown', 'HTML']) {
      await page.getByRole('tab', {name: view}).click()
      const panel = page.getByRole('tabpanel', {name: view, exact: true})
      await panel.getByText('There is a table here that cannot be read yet').waitFor()
    }
    await page.getByRole('button', {name: 'Repair'}).first().click()
    await page.getByRole('tab', {name: 'Tables'}).click()
    await page.getByRole('cell', {name: 'd'}).waitFor()
  })

  it('should repair a table', async () => {
    await write('+-----+-----+\n| a   | b   |\n| c | d   |\n+-----+-----+\n')
    await page.getByRole('tab', {name: 'Problems (1)'}).click()
    await page.locator('#faults').getByRole('button', {name: 'Repair'}).click()
    await page.getByText('No problems.').waitFor()
    expect(await read()).toContain('| c   | d   |')
  })

  it('should edit a cell by keyboard, and change no more than that', async () => {
    await write(`Text\n\n${table}\n|b   | c |\n`)
    const cell = page.getByRole('cell', {name: 'a', exact: true})
    await cell.waitFor()
    await cell.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText('x')
    await page.keyboard.press('Enter')
    await page.getByRole('cell', {name: 'x', exact: true}).waitFor()
    expect(await read()).toBe(`Text\n\n${table.replace('| b', '| x')}\n|b   | c |\n`)
    expect(await page.evaluate('document.activeElement?.textContent')).toBe('x')
  })

  it('should add and delete rows and columns', async () => {
    await write(table)
    await page.getByRole('cell', {name: 'a', exact: true}).click()
    await page.getByRole('button', {name: '+ Row'}).click()
    await page.getByText('rst, 2 × 2').waitFor()
    await page.getByRole('button', {name: '+ Column'}).click()
    await page.getByText('rst, 2 × 3').waitFor()
    await page.getByRole('button', {name: '− Row'}).click()
    await page.getByText('rst, 1 × 3').waitFor()
  })

  it('should offer each likely reading of a broken table', async () => {
    await write('+---+---+\n| abcd |\n+---+---+\n| e | f |\n+---+---+\n')
    await page.getByRole('tab', {name: /^Problems/}).click()
    await page.getByRole('button', {name: 'Read line 2 as | ab|cd |'}).click()
    await page.getByText('No problems.').waitFor()
    expect(await read()).toContain('| ab|cd |')
  })

  it.each([
    ['csv', 'a,b\n1,2\n'],
    ['tsv', 'a\tb\n1\t2\n'],
    ['json', '[\n  {\n    "a": "1",\n    "b": "2"\n  }\n]\n'],
    ['ndjson', '{"a":"1","b":"2"}\n'],
    ['markdown', '| a   | b   |\n'],
    ['html', '<table>'],
    ['grid', '+---+---+\n| a | b |\n+===+===+\n'],
    ['rst', '+===+===+\n| 1 | 2 |\n'],
    ['list-table', '.. list-table::'],
    ['csv-table', '.. csv-table::']
  ])('should export %s', async (label, expected) => {
    await write('+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+\n')
    await page.getByText('rst, 2 × 2').waitFor()
    const download = page.waitForEvent('download')
    await page.getByLabel('Export table 1').selectOption(label)
    expect(readFileSync(await (await download).path(), 'utf8')).toContain(expected)
  })

  it('should take what is pasted, and a file that is dropped', async () => {
    await write('')
    await page.evaluate(
      `const data = new DataTransfer()
      data.setData('text/plain', ${JSON.stringify(table)})
      const host = document.querySelector('#source > div').shadowRoot
      const event = {clipboardData: data, bubbles: true, cancelable: true}
      host.querySelector('.cm-content').dispatchEvent(new ClipboardEvent('paste', event))`
    )
    await page.getByRole('cell', {name: 'a', exact: true}).waitFor()
    await page.evaluate(
      `const data = new DataTransfer()
      data.items.add(new File([${JSON.stringify(table.replace('a', 'z'))}], 'z.rst'))
      const event = {dataTransfer: data, bubbles: true, cancelable: true}
      document.querySelector('#source').dispatchEvent(new DragEvent('drop', event))`
    )
    await page.getByRole('cell', {name: 'z', exact: true}).waitFor()
    expect(await page.locator('#source.drop').count()).toBe(0)
  })

  it('should show the tree, and where its nodes stand', async () => {
    await write(table)
    await page.getByRole('tab', {name: 'Tree'}).click()
    const node = page.locator('#tree summary', {hasText: 'gridTable'})
    await node.hover()
    await page.locator('.cm-origin').first().waitFor()
    await page.getByRole('textbox', {name: 'Text with tables'}).locator('.cm-line').nth(1).click()
    await page.locator('#tree .here').waitFor()
  })

  it('should run nothing that stands in a text', async () => {
    await page.evaluate('window.isRun = false')
    await write(
      '%hyperhelp title="<img src=x onerror=top.isRun=true>"\n\n<script>top.isRun=true</script>\n\n+---+\n| <img src=x onerror=top.isRun=true> |\n+---+\n'
    )
    for (const name of ['Tables', 'Problems', 'Tree', 'Markdown', 'HTML']) {
      await page.getByRole('tab', {name: new RegExp(`^${name}`)}).click()
    }
    await page.frameLocator('iframe').locator('body').waitFor()
    expect(await page.evaluate('window.isRun')).toBe(false)
  })

  it('should keep the text in a link', async () => {
    await write(`A text: 魚\n\n${table}`)
    await page.getByRole('button', {name: 'Copy link'}).click()
    await page.waitForFunction('location.hash.length > 10')
    const url = page.url()
    await page.goto('about:blank')
    await page.goto(url)
    await page.getByText('A text: 魚').waitFor()
    expect(await read()).toBe(`A text: 魚\n\n${table}`)
  })

  it('should take files, several of them too', async () => {
    await page.locator('#file').setInputFiles([
      {name: 'a.rst', mimeType: 'text/plain', buffer: Buffer.from('First')},
      {name: 'b.rst', mimeType: 'text/plain', buffer: Buffer.from(table)}
    ])
    await page.getByText('First').waitFor()
    await page.locator('#files').selectOption('b.rst')
    await page.getByRole('cell', {name: 'a', exact: true}).waitFor()
  })

  it('should show a table of 10,000 rows', async () => {
    const rows = Array.from({length: 10_000}, (_, row) => `| row ${String(row).padEnd(7)} | v |\n`)
    const border = '+-------------+---+\n'
    await page.locator('#file').setInputFiles({
      name: 'big.rst',
      mimeType: 'text/plain',
      buffer: Buffer.from(border + rows.map((row) => row + border).join(''))
    })
    await page.getByText('Rows 1 to 100 of 10000').waitFor({timeout: 120_000})
    await page.getByRole('button', {name: 'Later rows'}).click()
    await page.getByRole('cell', {name: 'row 150', exact: true}).waitFor()
  })

  it('should show all tabs in a narrow window', async () => {
    await page.setViewportSize({width: 360, height: 640})
    const isWhole = await page
      .getByRole('tablist')
      .evaluate((list) => list.scrollWidth <= list.clientWidth)
    expect(isWhole).toBe(true)
  })

  it('should fit a narrow window, in the light and in the dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [360, 1200]) {
        await page.setViewportSize({width, height: 800})
        await page.emulateMedia({colorScheme})
        const wide = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth'
        )
        expect(wide).toBe(0)
        // Text and what is behind it differ.
        const colors = 'getComputedStyle(document.body)'
        expect(await page.evaluate(`${colors}.color`)).not.toBe(
          await page.evaluate(`${colors}.backgroundColor`)
        )
        const shots = process.env.GRIDHELP_SCREENSHOTS
        if (shots) await page.screenshot({path: path.join(shots, `${colorScheme}-${width}.png`)})
      }
    }
  })
})
