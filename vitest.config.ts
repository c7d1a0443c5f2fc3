import {defineConfig} from 'vitest/config'

/** Which files each mode runs; without one, what is quick and needs nothing but this repository. */
const included: Record<string, Array<string>> = {
  test: ['test/**/*.test.ts'],
  full: ['test/**/*.full.test.ts'],
  conformance: ['test/conformance/**/*.test.ts'],
  // At night properties run as well, with other cases each time, and many of them.
  nightly: ['test/**/*.test.ts']
}

const excluded: Record<string, Array<string>> = {
  test: ['test/**/*.full.test.ts', 'test/conformance/**', 'test/nightly/**'],
  full: ['test/conformance/**', 'test/nightly/**'],
  nightly: ['test/conformance/**']
}

export default defineConfig(({mode}) => ({
  test: {
    include: included[mode] ?? included.test!,
    exclude: ['**/node_modules/**', ...(excluded[mode] ?? [])],
    env: mode === 'nightly' ? {GRIDHELP_NIGHTLY: '1', GRIDHELP_RUNS: '30'} : {},
    setupFiles: 'test/setup.ts',
    // Parsers are built once for all files; no test changes what another one sees.
    isolate: false,
    maxWorkers: '100%',
    // No test depends on the clock: a test that ends at all ends far below this, on a loaded machine too.
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000
  }
}))
