import { sdOf } from '../columns/moments.ts'
import { columnOf, type Dataset } from './dataset.ts'
import type { Run } from './run.ts'

/** Tells the reader something once: a warning with the same code and place is not repeated. */
export function warnOnce(
  run: Pick<Run, 'warnings'>,
  code: string,
  at: Record<string, unknown>,
  message: string,
): void {
  const place = JSON.stringify(at)
  if (run.warnings.some((told) => told.code === code && JSON.stringify(told.at) === place)) return
  run.warnings.push({ code, at, message })
}

/** Warns of columns that do not vary: they correlate with nothing. */
export function warnOfConstantColumns(run: Run, dataset: Dataset, codes: string[]): void {
  for (const node of new Set(codes)) {
    if (sdOf(columnOf(dataset, node)) > 0) continue
    const message = `${node} does not vary, so it correlates with nothing.`
    warnOnce(run, 'CONSTANT_COLUMN', { node }, message)
  }
}

/** Warns of settings for nodes the framework does not have: they change nothing. */
export function warnOfUnknownNodes(run: Run, codes: Iterable<string>): void {
  for (const node of codes) {
    if (run.framework.has(node)) continue
    warnOnce(
      run,
      'UNKNOWN_NODE',
      { node },
      `The framework has no node ${node}; what is set for it changes nothing.`,
    )
  }
}
