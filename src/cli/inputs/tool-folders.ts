/** Folders that nobody keeps documents in: those of tools, and what they build. */
export const toolFolders: ReadonlyArray<string> = [
  '**/{node_modules,bower_components,__pycache__}/**',
  '**/{_build,build,dist,target,htmlcov,site-packages}/**',
  '**/{.git,.hg,.svn,.jj,.tox,.nox,.venv,.cache}/**'
]
