/** The random table model, and docutils on what it writes, with 10,000 tables for each dialect. */
process.env.GRIDHELP_RUNS ??= '10000'

await import('../formats/grid-table/model.test.js')
await import('../docutils/docutils.test.js')
