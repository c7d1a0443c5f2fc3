/** Documents that are read otherwise than pandoc reads them, and why. */
export const differences: ReadonlyMap<string, string> = new Map([])
