// Replaces `node:process` in the bundle: importing Node's own module reads all its properties, which creates three
// streams, among others.
module.exports = process
