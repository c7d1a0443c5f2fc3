import {describeShapes} from '../hostile/describe-shapes.js'

/** Long enough that a step that takes the square of the length takes minutes. */
describeShapes(300_000)
describeShapes(1_000_000)
