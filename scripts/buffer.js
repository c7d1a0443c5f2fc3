const decoder = new TextDecoder('utf-8', {ignoreBOM: true})

/**
 * Replaces `Buffer` for csv-parse and csv-stringify in the bundle, since browsers have none, and each package's own
 * browser build includes one of 20 kB: UTF-8 bytes, with only those of Node's methods that the two call.
 */
export class Buffer extends Uint8Array {
  static from(value) {
    return new Buffer(typeof value === 'string' ? new TextEncoder().encode(value) : value)
  }

  static isBuffer(value) {
    return value instanceof Buffer
  }

  static allocUnsafe(size) {
    return new Buffer(size)
  }

  static compare(a, b) {
    return a.compare(b)
  }

  compare(other, start = 0, end = other.length) {
    const size = end - start
    for (let at = 0; at < Math.min(this.length, size); at++) {
      const difference = this[at] - other[start + at]
      if (difference !== 0) return Math.sign(difference)
    }
    return Math.sign(this.length - size)
  }

  equals(other) {
    return this.compare(other) === 0
  }

  copy(target, at = 0, start = 0, end = this.length) {
    target.set(this.subarray(start, end), at)
  }

  toString(_encoding, start = 0, end = this.length) {
    return decoder.decode(this.subarray(start, end))
  }
}
