/** `kill -9` at 60 moments, and a fault at each call of the file system. */
import '../cli/crash.test.js'
