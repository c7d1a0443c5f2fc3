/** Folders where nobody keeps documents: those of tools, and their output. */
export const toolFolders: ReadonlyArray<string> = [
  '**/{node_modules,bower_components,__pycache__}/**',
  '**/{_build,build,dist,target,htmlcov,site-packages}/**',
  '**/{.git,.hg,.svn,.jj,.tox,.nox,.venv,.cache}/**'
]
