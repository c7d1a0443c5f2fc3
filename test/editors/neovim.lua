-- What somebody does in Neovim: opens files, looks at what is wrong, types, repairs, formats, renames.
-- Run by neovim.full.test.ts: `nvim --headless --clean -l`, with the command of the server and the folder in the environment.
local folder = vim.env.GRIDHELP_FOLDER
local results = {}

local client = vim.lsp.start_client({
  name = 'gridhelp',
  cmd = { vim.env.GRIDHELP_NODE, vim.env.GRIDHELP_PROGRAM, 'lsp' },
  root_dir = folder,
  init_options = { style = 'canonical' },
  workspace_folders = { { uri = vim.uri_from_fname(folder), name = 'work' } },
})

local function open(name)
  vim.cmd('edit ' .. vim.fn.fnameescape(folder .. '/' .. name))
  local buffer = vim.api.nvim_get_current_buf()
  vim.lsp.buf_attach_client(buffer, client)
  vim.wait(10000, function()
    return vim.lsp.buf_get_clients(buffer)[client] ~= nil
  end)
  return buffer
end

local function codes(buffer)
  local found = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    table.insert(found, { line = diagnostic.lnum, code = diagnostic.code or diagnostic.user_data.lsp.code })
  end
  return found
end

local function wait_for_diagnostics(buffer, some)
  vim.wait(15000, function()
    return (#vim.diagnostic.get(buffer) > 0) == some
  end, 50)
  return codes(buffer)
end

local function lines(buffer)
  return vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
end

local function ask(buffer, method, params)
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 15000) or {}
  local answer = answers[client] or {}
  return answer.result, answer.err
end

local function run()
  local buffer = open('broken.rst')
  results.faults = wait_for_diagnostics(buffer, true)
  local line = results.faults[1].line
  local diagnostics = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    table.insert(diagnostics, diagnostic.user_data.lsp)
  end
  for _, diagnostic in ipairs(diagnostics) do
    diagnostic.source = 'gridhelp'
    diagnostic.message = ''
    diagnostic.range = { start = { line = line, character = 0 }, ['end'] = { line = line, character = 1 } }
  end
  local actions = ask(buffer, 'textDocument/codeAction', {
    textDocument = { uri = vim.uri_from_bufnr(buffer) },
    range = { start = { line = line, character = 2 }, ['end'] = { line = line, character = 2 } },
    context = { diagnostics = diagnostics },
  })
  results.titles = vim.tbl_map(function(action)
    return action.title
  end, actions)
  vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
  results.repaired = lines(buffer)
  results.faults_after = wait_for_diagnostics(buffer, false)

  -- Type a text that outgrows its cell, key by key.
  for index, letter in ipairs({ 'e', 's' }) do
    local column = 4 + index
    vim.api.nvim_buf_set_text(buffer, 3, column, 3, column, { letter })
    local edits = ask(buffer, 'textDocument/onTypeFormatting', {
      textDocument = { uri = vim.uri_from_bufnr(buffer) },
      position = { line = 3, character = column + 1 },
      ch = letter,
      options = { tabSize = 8, insertSpaces = true },
    })
    vim.lsp.util.apply_text_edits(edits or {}, buffer, 'utf-16')
  end
  results.typed = lines(buffer)

  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, { '+-----+', '|a    |', '+-----+' })
  if vim.lsp.buf.format then
    vim.lsp.buf.format({ timeout_ms = 15000 })
  else
    vim.lsp.buf.formatting_sync(nil, 15000)
  end
  results.formatted = lines(buffer)
  vim.cmd('set nomodified')

  local page = open('index.txt')
  vim.api.nvim_win_set_cursor(0, { 3, 7 })
  local place = vim.lsp.util.make_position_params(0, 'utf-16')
  local definition = ask(page, 'textDocument/definition', place)
  results.definition = definition and { vim.fs and vim.fs.basename(definition.uri) or definition.uri:match('[^/]+$'), definition.range.start.line }
  vim.lsp.buf.rename('lilies')
  vim.wait(15000, function()
    return lines(page)[3]:find('lilies') ~= nil
  end, 50)
  results.renamed = lines(page)
  results.other = lines(vim.fn.bufadd(folder .. '/plants.txt'))
end

local ok, failure = xpcall(run, debug.traceback)
if not ok then
  results.failure = failure
end
local file = io.open(folder .. '/results.json', 'w')
file:write(vim.json and vim.json.encode(results) or vim.fn.json_encode(results))
file:close()
vim.cmd('qall!')
