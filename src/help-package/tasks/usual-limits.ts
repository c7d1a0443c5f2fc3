/** Seconds that a file may take where the call does not say it. */
export const usualTimeout = 30

/** Bytes that an input may have where the call does not say it (32 MiB). */
export const usualMaxBytes: number = 32 * 1024 * 1024
