import { describe, expect, it } from 'vitest'
import { loadLinearSolver } from '#app/statistics/linear-program.ts'

describe('loadLinearSolver', () => {
  it('finds the best value in both directions and says when there is none', async () => {
    const solver = await loadLinearSolver()
    const program = {
      columns: [
        { low: 0, high: Infinity },
        { low: 0, high: 3 },
      ],
      rows: [{ columns: [0, 1], coefficients: [1, 2], low: -Infinity, high: 8 }],
    }
    const [most, least, free] = solver.solve(program, [
      { costs: [1, 1], sense: 'maximise' },
      { costs: [1, 1], sense: 'minimise' },
      { costs: [-1, 0], sense: 'maximise' },
    ])
    expect(most?.value).toBeCloseTo(8, 12)
    expect([...(most?.at ?? [])]).toEqual([8, 0])
    expect(least?.value).toBe(0)
    expect(free?.value).toBe(0)

    const impossible = { ...program, rows: [{ columns: [1], coefficients: [1], low: 5, high: 9 }] }
    expect(solver.solve(impossible, [{ costs: [1, 1], sense: 'maximise' }])).toEqual([null])
    const unbounded = { ...program, rows: [] }
    expect(solver.solve(unbounded, [{ costs: [1, 0], sense: 'maximise' }])).toEqual([null])
  })
})
