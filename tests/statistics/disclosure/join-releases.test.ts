import { beforeAll, describe, expect, it } from 'vitest'
import { auditRelease } from '#app/statistics/disclosure/audit-release.ts'
import { joinReleases } from '#app/statistics/disclosure/join-releases.ts'
import { suppressComplementary } from '#app/statistics/disclosure/suppress-complementary.ts'
import { loadLinearSolver, type LinearSolver } from '#app/statistics/linear-program.ts'
import { twoByTwo } from './counts.ts'

let solver: LinearSolver
beforeAll(async () => {
  solver = await loadLinearSolver()
})

/** Fewer than ten who came or went must stay unknown. */
const few = (change: number) => ({ hidden: change !== 0 && Math.abs(change) < 10, protection: 5 })

describe('joinReleases', () => {
  it('finds the one person by whom two releases differ', () => {
    const joined = joinReleases(twoByTwo([20, 40, 50, 60]), twoByTwo([21, 40, 50, 60]), few)
    const leaks = auditRelease(joined, solver)
    expect(leaks.map(({ cell }) => cell)).toEqual([
      'change:east:men',
      'change:east',
      'change:men',
      'change:all',
    ])
    expect(leaks[0]).toMatchObject({ low: 1, high: 1 })
  })

  it('passes when enough people came, or none', () => {
    expect(
      auditRelease(joinReleases(twoByTwo([20, 40, 50, 60]), twoByTwo([35, 60, 70, 90]), few), solver),
    ).toEqual([])
    expect(
      auditRelease(joinReleases(twoByTwo([20, 40, 50, 60]), twoByTwo([20, 40, 50, 60]), few), solver),
    ).toEqual([])
  })

  it('can be mended by hiding figures of the later release, never of the earlier', () => {
    const later = twoByTwo([21, 60, 70, 90])
    const { alsoHidden, leaks } = suppressComplementary(
      joinReleases(twoByTwo([20, 40, 50, 60]), later, few),
      solver,
    )
    expect(leaks).toEqual([])
    expect(alsoHidden).toContain('east:men')
    expect(alsoHidden.some((cell) => cell.startsWith('earlier:'))).toBe(false)
  })
})
