import loadHighs from 'highs'

/** low ≤ Σ coefficientⱼ xⱼ ≤ high over the named columns; infinite where there is no bound. */
export interface LinearRow {
  columns: number[]
  coefficients: number[]
  low: number
  high: number
}

/** Variables between bounds, tied together by rows. */
export interface LinearProgram {
  columns: { low: number; high: number }[]
  rows: LinearRow[]
}

/** The best value of an objective and where it is reached; null when there is none (infeasible or unbounded). */
type LinearOptimum = { value: number; at: Float64Array } | null

export interface LinearSolver {
  /**
   * Solves several objectives over the same program, one after the other from where the last one ended.
   *
   * @param objectives coefficients, one per column, with the direction to go
   */
  solve(
    program: LinearProgram,
    objectives: Iterable<{ costs: ArrayLike<number>; sense: 'maximise' | 'minimise' }>,
  ): LinearOptimum[]
}

/** Loads the solver (HiGHS, revised simplex, WebAssembly). Solving itself is synchronous. */
export async function loadLinearSolver(): Promise<LinearSolver> {
  const highs = await loadHighs()
  const { objectiveSense, modelStatus } = highs.constants
  return {
    solve(program, objectives) {
      const model = highs.createModel({
        numCols: program.columns.length,
        numRows: program.rows.length,
        colCost: program.columns.map(() => 0),
        colLower: program.columns.map(({ low }) => low),
        colUpper: program.columns.map(({ high }) => high),
        rowLower: program.rows.map(({ low }) => low),
        rowUpper: program.rows.map(({ high }) => high),
        matrix: rowMatrix(program),
      })
      try {
        model.options.set({ output_flag: false, solver: 'simplex', presolve: 'off' })
        return Array.from(objectives, ({ costs, sense }): LinearOptimum => {
          model.changeObjectiveSense(sense === 'maximise' ? objectiveSense.maximize : objectiveSense.minimize)
          program.columns.forEach((_, column) => model.changeColCost(column, costs[column] ?? 0))
          if (model.run().modelStatus !== modelStatus.optimal) return null
          return { value: model.getObjectiveValue(), at: model.getSolution().colValue }
        })
      } finally {
        model.dispose()
      }
    },
  }
}

function rowMatrix({ rows, columns }: LinearProgram) {
  const starts = [0]
  for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.columns.length)
  return {
    format: 'csr' as const,
    numRows: rows.length,
    numCols: columns.length,
    starts,
    indices: rows.flatMap((row) => row.columns),
    values: rows.flatMap((row) => row.coefficients),
  }
}
