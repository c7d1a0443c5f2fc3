#!/usr/bin/env bash
# Make the tables in test/printed: the same records, printed by real programs. What is not installed is said and skipped.
#
#   apt-get install sqlite3 postgresql mariadb-server python3-prettytable python3-tabulate python3-rich \
#     python3-texttable python3-terminaltables emacs-nox
#   npm install --prefix /tmp/printers nushell cli-table3 table console-table-printer
#   pip install --target /tmp/printers/python duckdb polars tabulate prettytable
#
#   PRINTERS=/tmp/printers scripts/print-tables.sh
set -euo pipefail
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/../test/printed"
here=$PWD
printers=${PRINTERS:-/tmp/printers}
python=${PYTHON:-/usr/bin/python3}
export PYTHONPATH=$printers/python
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

has() { command -v "$1" >/dev/null || [ -e "$1" ] || { echo "skipped: no $1" >&2; return 1; }; }

# The records of data.json as SQL.
cat >"$work/data.sql" <<'SQL'
create table people (id integer, name varchar(20), price decimal(6,2), note varchar(40));
insert into people values (1, 'Ada', 12.50, 'first program'), (2, 'Grace Hopper', 3.00, ''),
  (10, '山田', 100.25, '2 * 3 -- *not* a mark'), (11, 'O''Brien', 0.75, 'x_y `z`');
SQL
query='select * from people order by id'
lines="select 1 as id, 'one' || chr(10) || 'two' as note union all select 2, 'three' order by id"

if has sqlite3; then
  for mode in box table column; do
    sqlite3 :memory: ".read $work/data.sql" ".headers on" ".mode $mode" "$query" >"sqlite-$mode.txt"
  done
  sqlite3 :memory: ".mode box" "select 1 as id, 'one' || char(10) || 'two' as note union all select 2, 'three'" >sqlite-box-lines.txt
  sqlite3 :memory: ".mode box --wrap 16 --wordwrap on" \
    "select 1 as id, 'a sentence that is far too long' as note union all select 2, 'short'" >sqlite-box-wrapped.txt
fi

if has /usr/lib/postgresql/15/bin/pg_ctl; then
  bin=/usr/lib/postgresql/15/bin
  mkdir "$work/pg"; chmod 755 "$work"; chown postgres "$work/pg"
  as() { (cd /; runuser -u postgres -- "$@"); }
  as "$bin/initdb" -D "$work/pg/data" -E UTF8 --locale=C.UTF-8 -A trust >/dev/null
  as "$bin/pg_ctl" -D "$work/pg/data" -o "-k $work/pg -c listen_addresses=" -w start >/dev/null
  print() { as psql -X -h "$work/pg" "$@"; }
  print -q <"$work/data.sql"
  for style in ascii old-ascii unicode; do
    for border in 0 1 2; do
      print -P linestyle=$style -P border=$border -c "$query" >"psql-$style-$border.txt"
    done
    print -P linestyle=$style -c "$lines" >"psql-$style-lines.txt"
  done
  print -P border=2 -c "$lines" >psql-ascii-2-lines.txt
  print -P linestyle=unicode -P border=2 -P unicode_border_linestyle=double -c "$query" >psql-unicode-double.txt
  print -P format=wrapped -P columns=30 -c "select 1 as id, 'a sentence that is far too long' as note union all select 2, 'short'" >psql-wrapped.txt
  print -x -c "$query" >psql-expanded.txt
  as "$bin/pg_ctl" -D "$work/pg/data" -m immediate stop >/dev/null
fi

if has mariadbd; then
  mkdir "$work/my"; chown mysql "$work/my"
  mariadb-install-db --user=mysql --datadir="$work/my/data" >/dev/null 2>&1
  mariadbd --user=mysql --datadir="$work/my/data" --socket="$work/my/s" --skip-networking --pid-file="$work/my/pid" >/dev/null 2>&1 &
  server=$!
  print() { mariadb --socket="$work/my/s" --default-character-set=utf8mb4 "$@"; }
  for _ in $(seq 60); do print -e 'select 1' >/dev/null 2>&1 && break; sleep 0.5; done
  { echo "create database d character set utf8mb4; use d;"; cat "$work/data.sql"; } | print
  print -t d -e "$query" >mysql.txt
  { print -t -vvv d -e "$query" | sed -n '/^+/,/in set/p'; } >mysql-rows-in-set.txt
  print -E d -e "$query" >mysql-vertical.txt
  kill $server; wait $server 2>/dev/null || true
fi

if has "$python"; then
  "$python" - "$here" <<'PY'
import json, sys, os
os.chdir(sys.argv[1])
data = json.load(open('data.json'))
head, rows = list(data[0]), [list(r.values()) for r in data]
def write(name, text):
    with open(name + '.txt', 'w') as file: file.write(text.rstrip('\n') + '\n')
def skip(error): print('skipped:', error, file=sys.stderr)
try:
    import prettytable
    def pretty(**options):
        t = prettytable.PrettyTable(head, **options); t.add_rows(rows); return t
    write('prettytable', pretty().get_string())
    write('prettytable-all-rules', pretty(hrules=prettytable.ALL).get_string())
    write('prettytable-frame', pretty(vrules=prettytable.FRAME).get_string())
    t = pretty(); t.align = 'l'; write('prettytable-left', t.get_string())
    t = pretty(); t.set_style(prettytable.SINGLE_BORDER); write('prettytable-single', t.get_string())
    t = pretty(); t.set_style(prettytable.DOUBLE_BORDER); write('prettytable-double', t.get_string())
    t = pretty(); t.set_style(prettytable.ORGMODE); write('prettytable-org', t.get_string())
    t = prettytable.PrettyTable(['id', 'note'], hrules=prettytable.ALL); t.add_row([1, 'one\ntwo']); t.add_row([2, 'three'])
    write('prettytable-lines', t.get_string())
except ImportError as error: skip(error)
try:
    import tabulate
    for style in ('simple presto psql orgtbl pretty outline grid github pipe rounded_grid rounded_outline heavy_grid heavy_outline '
                  'double_grid double_outline mixed_grid mixed_outline fancy_grid fancy_outline simple_grid simple_outline '
                  'jira moinmoin youtrack textile asciidoc mediawiki').split():
        if style in tabulate.tabulate_formats:
            write('tabulate-' + style.replace('_', '-'), tabulate.tabulate(rows, head, tablefmt=style, floatfmt='.2f'))
        else: skip('tabulate ' + style)
except ImportError as error: skip(error)
try:
    import texttable
    t = texttable.Texttable(); t.add_rows([head] + rows); write('texttable', t.draw())
    t = texttable.Texttable(); t.set_deco(t.HEADER | t.VLINES | t.BORDER); t.add_rows([head] + rows); write('texttable-no-rules', t.draw())
except ImportError as error: skip(error)
try:
    import terminaltables
    cells = [[str(c) for c in r] for r in [head] + rows]
    write('terminaltables-ascii', terminaltables.AsciiTable(cells).table)
    write('terminaltables-title', terminaltables.AsciiTable(cells, 'People').table)
    write('terminaltables-double', terminaltables.DoubleTable(cells).table)
except ImportError as error: skip(error)
try:
    import io, rich.box
    from rich.console import Console
    from rich.table import Table
    def show(name, width=80, text=None, **options):
        t = Table(*head, **options)
        for r in rows: t.add_row(*[str(c) for c in r])
        if text: t = Table('id', 'note'); [t.add_row(*r) for r in text]
        out = io.StringIO(); Console(file=out, width=width, color_system=None).print(t)
        write('rich-' + name, '\n'.join(l.rstrip() for l in out.getvalue().split('\n')))
    for style in 'ASCII ASCII2 ASCII_DOUBLE_HEAD SQUARE SQUARE_DOUBLE_HEAD MINIMAL MINIMAL_HEAVY_HEAD MINIMAL_DOUBLE_HEAD ROUNDED HEAVY HEAVY_EDGE HEAVY_HEAD DOUBLE DOUBLE_EDGE'.split():
        show(style.lower().replace('_', '-'), box=getattr(rich.box, style))
    show('title', title='People', caption='All of them')
    show('lines', show_lines=True)
    show('wrapped', width=36, text=[('1', 'a sentence that is far too long for one line'), ('2', 'short'), ('', 'no number')])
except ImportError as error: skip(error)
try:
    import contextlib, duckdb
    def show(name, sql, **options):
        out = io.StringIO()
        with contextlib.redirect_stdout(out): duckdb.sql(sql).show(**options)
        write(name, out.getvalue())
    show('duckdb', "select * from read_json('data.json')")
    show('duckdb-many', "select range as id, 'row ' || range as name from range(50)", max_rows=6)
except ImportError as error: skip(error)
try:
    import polars
    frame = polars.DataFrame(data)
    write('polars', str(frame))
    with polars.Config(tbl_formatting='ASCII_FULL_CONDENSED'): write('polars-ascii', str(frame))
    with polars.Config(tbl_formatting='UTF8_FULL'): write('polars-full', str(frame))
    with polars.Config(tbl_hide_column_data_types=True): write('polars-no-types', str(frame))
except ImportError as error: skip(error)
PY
fi

if has "$printers/node_modules/@nushell/linux-x64/bin/nu"; then
  for theme in rounded light heavy double compact compact_double basic basic_compact thin psql markdown single default reinforced with_love dots restructured ascii_rounded; do
    "$printers/node_modules/@nushell/linux-x64/bin/nu" -n -c \
      "\$env.config.table.mode = '$theme'; open data.json | table --width 80 | ansi strip" 2>/dev/null >"nushell-${theme//_/-}.txt" || rm -f "nushell-${theme//_/-}.txt"
  done
fi

if has node; then
  (cd "$printers" && node --input-type=commonjs - "$here") <<'JS'
const fs = require('node:fs')
const {Console} = require('node:console')
const {Writable} = require('node:stream')
const here = process.argv[2]
const data = JSON.parse(fs.readFileSync(`${here}/data.json`, 'utf8'))
const head = Object.keys(data[0])
const rows = data.map((record) => Object.values(record).map(String))
const write = (name, text) => fs.writeFileSync(`${here}/${name}.txt`, `${text.trimEnd()}\n`)
let out = ''
new Console(new Writable({write(chunk, _, done) { out += chunk; done() }})).table(data)
write('console-table', out)
try {
  const Table = require('cli-table3')
  const plain = {style: {head: [], border: []}}
  const make = (options) => { const t = new Table({head, ...plain, ...options}); t.push(...rows); return t.toString() }
  write('cli-table3', make())
  const compact = new Table({head, style: {head: [], border: [], compact: true}}); compact.push(...rows)
  write('cli-table3-compact', compact.toString())
  const spans = new Table(plain)
  spans.push([{content: 'Person', colSpan: 2}, 'Price'], [{content: '1', rowSpan: 2}, 'Ada', '12.5'], ['Byron', '3'])
  write('cli-table3-spans', spans.toString())
} catch (error) { console.error('skipped:', error.message) }
try {
  const {table, getBorderCharacters} = require('table')
  write('table', table([head, ...rows]))
  for (const style of ['honeywell', 'norc', 'ramac']) write(`table-${style}`, table([head, ...rows], {border: getBorderCharacters(style)}))
  write('table-head-rule', table([head, ...rows], {drawHorizontalLine: (line, count) => line < 2 || line === count}))
} catch (error) { console.error('skipped:', error.message) }
try {
  const {Table} = require('console-table-printer')
  const t = new Table({disabledColumns: []}); t.addRows(data)
  write('console-table-printer', t.render().replace(/\x1b\[[\d;]*m/g, ''))
} catch (error) { console.error('skipped:', error.message) }
JS
fi

if has emacs; then
  # Org aligns a table that was typed without care.
  cat >"$work/org.el" <<'EL'
(require 'org)
(require 'json)
(let* ((json-key-type 'string) (json-object-type 'alist) (json-array-type 'list)
       (data (json-read-file (expand-file-name "data.json" (getenv "HERE")))))
  (with-temp-buffer
    (org-mode)
    (insert "|" (mapconcat #'car (car data) "|") "|\n|-\n")
    (dolist (record data)
      (insert "|" (mapconcat (lambda (pair) (format "%s" (cdr pair))) record "|") "|\n")
      (when (equal (cdr (assoc "id" record)) 2) (insert "|-\n")))
    (goto-char (point-min))
    (org-table-align)
    (write-region (point-min) (point-max) (expand-file-name "org.txt" (getenv "HERE")) nil 'quiet)))
EL
  HERE=$here emacs --batch -l "$work/org.el" 2>/dev/null
fi
ls -- *.txt | wc -l
