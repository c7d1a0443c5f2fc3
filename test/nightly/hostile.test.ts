import {describeShapes} from '../hostile/describe-shapes.js'

// Long enough that a step that takes the square of the length is stopped.
describeShapes(300_000)
// Runs of signs and markup that nothing closes, which are on one line.
describeShapes(1_000_000, 60)
