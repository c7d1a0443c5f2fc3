const {createRequire} = process.getBuiltinModule('node:module')

/** Load the script that holds the whole program, which stands beside this file once it is bundled. */
export const loadBundle = (): typeof import('../index.js') =>
  createRequire(import.meta.url)('./gridhelp-run.cjs')
