import { describe, expect, it } from 'vitest'

import { makeCheckRunner } from '#app/services/analysis/check/run-check.server.ts'
import { postOf } from './check-post.ts'

const LIMITS = { waiting: 4, seconds: 60, megabytes: 1500 }
const SPEC = {
  data: 'd.csv',
  columns: { y: { type: 'numeric' } },
  estimates: [{ id: 'm', statistic: 'mean', variable: 'y' }],
}
const CSV = 'y\n1\n2\n3\n'
const post = () => postOf({ spec: JSON.stringify(SPEC), data: CSV })

/** A specification that keeps a processor busy for minutes: thousands of replicates of many rows. */
function longPost() {
  const spec = {
    ...SPEC,
    replicates: { source: 'generate', type: 'bootstrap', count: 20_000 },
  }
  return postOf({ spec: JSON.stringify(spec), data: `y\n${'1\n2\n3\n4\n'.repeat(1000)}` })
}

describe('a check in a thread of its own', () => {
  it('computes, one after the other', async () => {
    const run = makeCheckRunner(LIMITS)
    const answers = await Promise.all([run(await post()), run(await post())])
    for (const { outcome, form } of answers) {
      expect(outcome.outcome).toBe('ok')
      expect(form.data).toBe(CSV)
    }
  })

  it('leaves the server free while it works, is stopped at the limit of time, and loses nothing handed in', async () => {
    const run = makeCheckRunner({ ...LIMITS, seconds: 8 })
    const running = run(await longPost())
    let longest = 0
    let last = performance.now()
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 10)
    const { outcome, form } = await running
    clearInterval(beat)
    expect(outcome).toMatchObject({
      outcome: 'refused',
      error: { code: 'TOOK_TOO_LONG', at: { seconds: 8 } },
    })
    expect(JSON.parse(form.spec)).toMatchObject({ replicates: { count: 20_000 } })
    expect(form.data.length).toBe(2 + 8 * 1000)
    expect(longest).toBeLessThan(1000)
    // a new thread takes the next one
    expect((await run(await post())).outcome.outcome).toBe('ok')
  })

  it('is declined when too many wait, with the form given back', async () => {
    const run = makeCheckRunner({ ...LIMITS, waiting: 0 })
    const first = run(await post())
    const second = await run(await post())
    expect(second.outcome).toMatchObject({ outcome: 'refused', error: { code: 'CHECKS_BUSY' } })
    expect(second.form.data).toBe(CSV)
    expect((await first).outcome.outcome).toBe('ok')
  })
})
