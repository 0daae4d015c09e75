import { explainRefusal } from '#app/services/analysis/specs/explain-refusal.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import { refusedCheck, type CheckInput, type CheckOutcome } from '../check-input.ts'
import { checkEstimates } from './check-estimates.ts'
import { excerptAt, locateFault } from './locate-in-spec.ts'

/**
 * Computes an analysis from texts, by the same functions as `smile estimate` and `smile index`, and shapes the result
 * for a page. Costs time and memory as the analysis does: call it off the server's thread.
 */
export async function computeCheck(input: CheckInput): Promise<CheckOutcome> {
  const text = input.spec.replace(/^\uFEFF/, '')
  if (text.trim() === '') return refusedCheck(missing('spec'))
  if (input.data.trim() === '') return refusedCheck(missing('data'))
  const fault = locateFault(text)
  if (fault) {
    const { excerpt, ...place } = fault
    const message = `The specification is not well-formed JSON at line ${place.line}, column ${place.column}.`
    return refusedCheck({ code: 'INVALID_SPEC', message, at: { path: '', ...place } }, excerpt)
  }
  const spec: unknown = JSON.parse(text)
  try {
    return input.kind === 'estimate'
      ? checkEstimates(spec, input.data)
      : await (await import('./check-index.ts')).checkIndex(spec, input)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, at } = error
    const message = explainRefusal(error)
    const excerpt = typeof at['path'] === 'string' ? excerptAt(spec, at['path']) : null
    return refusedCheck({ code, message, at }, excerpt)
  }
}

function missing(part: 'spec' | 'data') {
  const what = part === 'spec' ? 'specification' : 'data'
  return { code: 'NOTHING_GIVEN', message: `There is no ${what}.`, at: { part } }
}
