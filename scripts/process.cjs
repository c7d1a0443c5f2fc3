// What `node:process` is in the bundle: to import Node's own module means to look at all that it has, such as three streams
// that must be made for that.
module.exports = process
