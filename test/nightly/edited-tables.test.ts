/** Random edits, formatting, and faults with their repair, 3,000 tables each; by day there are some hundred. */
process.env.GRIDHELP_RUNS ??= '3000'

await import('../edit/random-edits.test.js')
await import('../format-tables/format-tables.test.js')
await import('../format-tables/random-faults.test.js')
