import {describe, expect, it} from 'vitest'
import {tableFormats} from '../../src/cli/table-outputs/table-formats.js'
import {tableOutputs} from '../../src/cli/table-outputs/table-outputs.js'
import {formats} from '../../src/write/index.js'

describe('formats that are loaded when they are needed', () => {
  it('should be those that their names say', async () => {
    const loaded = await Promise.all(formats.map(({load}) => load()))
    expect(loaded.map(({name}) => name)).toEqual(formats.map(({name}) => name))
    expect(tableFormats.map(({name}) => name)).toEqual(tableOutputs.map(({name}) => name))
  })
})
