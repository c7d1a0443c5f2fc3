import {fileURLToPath} from 'node:url'
import {defineConfig} from 'vitest/config'

/** What takes minutes: `npm run test:nightly`. */
const config: ReturnType<typeof defineConfig> = defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['test/nightly/*.nightly.ts']
  }
})

export default config
