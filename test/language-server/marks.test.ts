import {describe, expect, it} from 'vitest'
import {fromHyperhelp} from '../../src/index.js'
import {marksOf} from '../../src/language-server/marks.js'

describe('marksOf', () => {
  it('should say where each link names its topic, with a colon in it or not', () => {
    const text = 'See |oak|, |:elm:the elm| and |Wood:ash:an ash|: |oak|.\n'
    const places = marksOf(fromHyperhelp(text), text, true).filter(({type}) => type === 'place')
    const names = places.map(
      (place) => 'name' in place && typeof place.name === 'object' && place.name
    )
    expect(
      names.map((name) => name && text.slice(name.start.character, name.end.character))
    ).toEqual(['oak', 'elm', 'ash', 'oak'])
  })
})
