import {defineConfig} from 'vitest/config'

/** Which tests a mode runs: `npm test`, `npm run conformance`, `npm run test:nightly`. */
const folders: Record<string, string> = {
  conformance: 'test/conformance/**/*.test.ts',
  nightly: 'test/nightly/**/*.test.ts'
}

export default defineConfig(({mode}) => {
  const include = folders[mode]
  return {
    test: {
      include: [include ?? 'test/**/*.test.ts'],
      exclude: include ? [] : Object.values(folders),
      env: mode === 'nightly' ? {GRIDHELP_NIGHTLY: '1'} : {},
      // Parsers are built once for all files; no test changes what another one sees.
      isolate: false,
      maxWorkers: '100%',
      testTimeout: include ? 600_000 : 20_000
    }
  }
})
