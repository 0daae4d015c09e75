import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { indexFromSpec } from '#app/services/analysis/specs/index-from-spec.server.ts'
import { unlikePrinted } from './composite-compare.ts'

const folder = new URL('./composite/', import.meta.url)

describe('indices recomputed from printed tables', () => {
  it.each(['hdi-2019', 'tai-2001'])('%s reaches the printed figures', async (name) => {
    const file = new URL(`${name}/spec.json`, folder)
    const { published } = JSON.parse(readFileSync(file, 'utf8'))
    const result = await indexFromSpec(file.pathname)
    expect(result.outcome).toBe('ok')
    if (result.outcome === 'ok') expect(unlikePrinted(published, { ...result })).toEqual([])
  })
})
