import {describeShapes} from './describe-shapes.js'

// By day the texts are short, so that only what throws or grows exponentially is found.
describeShapes(1000)
