#!/bin/sh
# Show a built page in headless Chromium: `test/site/screenshot.sh vitepress/hazards/hazards.html [out.png] [width] [height]`,
# `mkdocs/…` or `docusaurus/hazards/hazards/index.html`.
#
# Needs `npm run test:site` before (the built sites stay in test/site/work) and Debian's package chromium-headless-shell
# or chromium. Look at the picture: tables, nested definitions, code and links must look as they do in the help file.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
page=${1:-vitepress/hazards/hazards.html}
out=${2:-$here/work/$(echo "$page" | tr / - | sed 's/\.html$//').png}
tool=${page%%/*}
rest=${page#*/}
name=${rest%%/*}
case $tool in
  mkdocs) root=$here/work/mkdocs/$name/site ;;
  docusaurus) root=$here/docusaurus/work/$name/build ;;
  *) root=$here/work/vitepress/$name/.vitepress/dist ;;
esac
browser=$(command -v chromium-headless-shell || command -v chromium || command -v google-chrome) || {
  echo "Cannot find Chromium, expected chromium-headless-shell or chromium" >&2
  exit 2
}
port=$((20000 + $$ % 20000))
node -e '
const {createServer} = require("node:http")
const {readFile} = require("node:fs/promises")
const path = require("node:path")
const types = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml"}
const root = path.resolve(process.argv[1])
createServer(async (request, response) => {
  const name = path.join(root, decodeURIComponent(new URL(request.url, "http://x").pathname))
  const body = name.startsWith(root) ? await readFile(name).catch(() => undefined) : undefined
  response.writeHead(body ? 200 : 404, {"content-type": types[path.extname(name)] ?? "text/plain"}).end(body)
}).listen(Number(process.argv[2]))
' "$root" "$port" &
server=$!
trap 'kill $server' EXIT
sleep 1
"$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --virtual-time-budget=8000 \
  --window-size="${3:-1280},${4:-2400}" --screenshot="$out" "http://localhost:$port/${rest#*/}" >/dev/null 2>&1
echo "$out"
