const {readFileSync} = process.getBuiltinModule('node:fs')
const {createRequire, wrap} = process.getBuiltinModule('node:module')
const {fileURLToPath} = process.getBuiltinModule('node:url')
const {Script} = process.getBuiltinModule('node:vm')

type Bundle = typeof import('./bundle.js')

/**
 * Load the bundle, with what V8 made of it when it was built: compiling takes half of the time of a short run.
 *
 * That is for the very Node that built it; others compile.
 */
export function loadBundle(): Bundle {
  const place = fileURLToPath(new URL('./gridhelp-run.cjs', import.meta.url))
  const require = createRequire(place)
  const cachedData = readCache(place)
  if (!cachedData) return require(place)
  // It is ASCII.
  const source = wrap(readFileSync(place, 'latin1'))
  const script = new Script(source, {filename: place, cachedData})
  const bundle = {exports: {}}
  script.runInThisContext()(bundle.exports, require, bundle, place)
  return bundle.exports as Bundle
}

/** Read what V8 made of the bundle, where this Node on this kind of machine did it. */
function readCache(place: string): Buffer | undefined {
  const {version, platform, arch} = process
  const name = `${place.slice(0, -'.cjs'.length)}.${version}-${platform}-${arch}.cache`
  try {
    return readFileSync(name)
  } catch {
    return undefined
  }
}
