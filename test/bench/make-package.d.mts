export function makePackage(folder: string, files?: number, bytes?: number): void
