/** The types of tinypool name a global of browsers, which Node's types do not have. */
interface Worker {
  terminate(): void
}
