// Replaces `node:child_process` in the bundle: commander needs it only for commands that are separate programs, of which
// we have none, and Node takes some milliseconds to load it.
module.exports = {}
