/** Default time limit for a file, in seconds. */
export const usualTimeout = 30

/** Default maximum size of an input, in bytes (32 MiB). */
export const usualMaxBytes: number = 32 * 1024 * 1024
