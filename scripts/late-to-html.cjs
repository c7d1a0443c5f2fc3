/** In the bundle: the writer of HTML, which knows all its attributes, is run when the first table is written as HTML. */
exports.toHtml = (...parameters) =>
  require('../node_modules/hast-util-to-html/index.js').toHtml(...parameters)
