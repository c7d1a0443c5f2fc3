/** The random table model, and docutils on what it writes, with 10,000 tables each; by day there are 500. */
process.env.GRIDHELP_RUNS ??= '10000'

await import('../formats/grid-table/model.test.js')
await import('../docutils/docutils.test.js')
