/** Whether a line is the name or path of a file, whose content is below (Sphinx: `code-block`, `:caption:`). */
export function isFileName(line: string): boolean {
  return /^(?:[\w.~-]+\/)+[\w.~-]*$|^[\w~-]+(?:\.[\w-]+)*\.(?:bat|cfg|c|cc|cmake|conf|cpp|css|csv|go|h|hpp|html?|in|ini|ipynb|java|js|json|lock|lua|md|php|pl|po|pot|ps1|py|pyi|pyx|pxd|rb|rs|rst|sh|sql|svg|tex|toml|ts|tsx|txt|xml|ya?ml)$|^(?:Makefile|Dockerfile)$/.test(
    line
  )
}
