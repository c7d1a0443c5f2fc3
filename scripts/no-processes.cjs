// What `node:child_process` is in the bundle: commander would start other programs for commands of theirs, we have none
// such, and Node takes some milliseconds to load it.
module.exports = {}
