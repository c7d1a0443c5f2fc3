declare const gridhelpVersion: string | undefined

/** Version of the package, put in by the bundler; `0.0.0` where the source runs as it is. */
export const version: string = typeof gridhelpVersion === 'string' ? gridhelpVersion : '0.0.0'
