import { describe, expect, it } from 'vitest'

import { printed } from '#app/services/analysis/check/check-input.ts'
import { CHECK_LIMITS } from '#app/services/analysis/check/check-limits.ts'
import { KeptChecks, type KeptCheck } from '#app/services/analysis/check/kept-checks.ts'

const NOW = new Date('2026-03-02T08:00:00Z')
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

function checkOf(owner: string, data = ''): KeptCheck {
  return {
    owner,
    form: { kind: 'estimate', spec: '', data: '', held: false, uploads: [] },
    input: { kind: 'estimate', spec: '', data, files: {} },
    outcome: {
      outcome: 'refused',
      error: { code: 'X', message: '', at: {}, excerpt: null },
      json: printed({}),
    },
  }
}

describe('checks that were run', () => {
  it('are seen by the one who ran them, for an hour', () => {
    const kept = new KeptChecks()
    kept.keep('a', checkOf('eva'), NOW)
    expect(kept.find('a', 'eva', later(CHECK_LIMITS.keptMinutes - 1))?.owner).toBe('eva')
    expect(kept.find('a', 'otto', NOW)).toBeNull()
    expect(kept.find('a', 'eva', later(CHECK_LIMITS.keptMinutes))).toBeNull()
  })

  it('cannot be replaced by somebody else', () => {
    const kept = new KeptChecks()
    kept.keep('a', checkOf('eva', 'mine'), NOW)
    kept.keep('a', checkOf('otto', 'theirs'), NOW)
    expect(kept.find('a', 'eva', NOW)?.input.data).toBe('mine')
    expect(kept.find('a', 'otto', NOW)).toBeNull()
  })

  it('leave, oldest first, when they take too much memory', () => {
    const kept = new KeptChecks()
    const large = 'x'.repeat(CHECK_LIMITS.keptBytes / 2 - 100)
    for (const id of ['a', 'b', 'c']) kept.keep(id, checkOf('eva', large), NOW)
    expect(['a', 'b', 'c'].map((id) => kept.find(id, 'eva', NOW) !== null)).toEqual([false, true, true])
  })
})
