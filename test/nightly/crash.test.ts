/** `kill -9` at 60 moments, a fault at each call of the file system; by day there are some. */
process.env.GRIDHELP_RUNS ??= '60'

await import('../cli/crash.test.js')
