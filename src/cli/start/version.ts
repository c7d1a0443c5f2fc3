declare const gridhelpVersion: string | undefined

/** Version of the package, inserted by the bundler; `0.0.0` when run from source. */
export const version: string = typeof gridhelpVersion === 'string' ? gridhelpVersion : '0.0.0'
