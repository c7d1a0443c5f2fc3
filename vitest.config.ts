import {defineConfig} from 'vitest/config'

/** Tests that are slow or need more than the repository, by the modes that run them: `npm run conformance`. */
const folders: Record<string, string> = {
  conformance: 'test/conformance/**/*.test.ts',
  nightly: 'test/nightly/**/*.test.ts'
}

export default defineConfig(({mode}) => {
  const include = folders[mode]
  return {
    test: {
      // At night properties run as well, with other cases each time, and many of them.
      include: [
        ...(include ? [include] : []),
        ...(mode === 'conformance' ? [] : ['test/**/*.test.ts'])
      ],
      exclude: [
        '**/node_modules/**',
        ...Object.values(folders).filter((folder) => folder !== include)
      ],
      env: mode === 'nightly' ? {GRIDHELP_NIGHTLY: '1', GRIDHELP_RUNS: '30'} : {},
      setupFiles: 'test/setup.ts',
      // Parsers are built once for all files; no test changes what another one sees.
      isolate: false,
      maxWorkers: '100%',
      testTimeout: include ? 3_600_000 : 20_000
    }
  }
})
