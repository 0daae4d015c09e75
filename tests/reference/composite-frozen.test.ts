import { describe, expect, it } from 'vitest'
import { disagreements } from './composite-case.ts'

describe('indices recomputed in R', () => {
  it.each(['synthetic-steps', 'synthetic-analyses', 'synthetic-combinations'])('%s agrees', async (name) => {
    expect(await disagreements(new URL(`./composite/${name}/`, import.meta.url).pathname)).toEqual([])
  })
})
