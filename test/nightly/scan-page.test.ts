/** 20,000 random texts for the scan that reads only what it needs. */
process.env.GRIDHELP_RUNS ??= '20000'

await import('../help-package/scan-page.test.js')
