// Searches the sections of the manual: `sections` stands in search-index.js as [url, title, page, text].
const field = document.querySelector('input[type=search]')
const results = document.querySelector('#results')

const load = () =>
  new Promise((resolve, reject) => {
    if (globalThis.sections) return resolve(globalThis.sections)
    const script = document.createElement('script')
    script.src = 'search-index.js'
    script.onload = () => resolve(globalThis.sections)
    script.onerror = reject
    document.head.append(script)
  })

field.addEventListener('input', async () => {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean)
  const sections = await load()
  const found = []
  for (const [url, title, page, text] of words.length > 0 ? sections : []) {
    const head = title.toLowerCase()
    const body = text.toLowerCase()
    if (!words.every((word) => head.includes(word) || body.includes(word))) continue
    const score = words.filter((word) => head.includes(word)).length
    found.push({url, title, page, score, length: text.length})
  }
  found.sort((a, b) => b.score - a.score || a.length - b.length)
  results.replaceChildren(
    ...found.slice(0, 12).map(({url, title, page}) => {
      const link = document.createElement('a')
      link.href = url
      link.textContent = title
      const small = document.createElement('small')
      small.textContent = page
      link.append(small)
      return link
    })
  )
  if (words.length > 0 && found.length === 0) results.textContent = 'Nothing found.'
})
