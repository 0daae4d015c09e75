import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { listAudit } from '#app/data/accounts/audit.server.ts'
import {
  finishRobustnessRun,
  insertRobustnessRun,
  listRobustnessRuns,
  setRobustnessPinned,
} from '#app/data/results/robustness-runs.server.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { pruneRuns } from '#app/services/analysis/robustness/kept/prune-runs.server.ts'
import { DEFAULT_ROBUSTNESS, KEPT_RUNS } from '#app/survey/robustness/robustness.ts'
import { makeClosedWave } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

const AT = new Date('2026-04-03T10:00:00Z')
const WHY = { code: 'TOO_FEW_PLACED', message: 'too few', at: {} }

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase('reference')
  await makeClosedWave(db)
  await analyseWave(db, 'made-2026', undefined, { today: '2026-04-02' })
})
afterAll(() => db.remove())

function makeRun(): string {
  const run = {
    analysisId: 'made-2026-a1',
    createdBy: 'eva',
    createdOn: '2026-04-03',
    heardAt: AT.toISOString(),
  }
  const id = insertRobustnessRun(db, { ...run, settings: DEFAULT_ROBUSTNESS }, '2026-04-03T10:00:01Z')!
  finishRobustnessRun(db, id, { problem: WHY }, AT.toISOString())
  return id
}

describe('pruneRuns', () => {
  it('keeps the newest runs and every pinned one, notes what went, and gives no number twice', async () => {
    const made = Array.from({ length: KEPT_RUNS + 3 }, makeRun)
    setRobustnessPinned(db, made[1]!, true)
    expect(pruneRuns(db, 'made-2026', AT)).toEqual([made[2], made[0]])
    const left = listRobustnessRuns(db, 'made-2026').map(({ id }) => id)
    expect(left).toEqual([...made.slice(3).reverse(), made[1]])
    expect(pruneRuns(db, 'made-2026', AT)).toEqual([])
    const [line] = (await listAudit(db, 1, 1)).lines
    expect(line).toMatchObject({
      actor: '',
      action: 'robustness-runs-pruned',
      subject: 'made-2026',
      detail: { runs: [made[2], made[0]], kept: KEPT_RUNS },
    })
    expect(makeRun()).toBe(`made-2026-a1-r${KEPT_RUNS + 4}`)
  })
})
