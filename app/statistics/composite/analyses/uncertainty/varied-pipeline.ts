import { Refusal } from '#app/statistics/refusal.ts'
import type { Dataset } from '../../spec/dataset.ts'
import { datasetOf } from '../../spec/lookup.ts'
import { runStep } from '../../spec/run-step.ts'
import type { Run } from '../../spec/run.ts'
import type { StepSpec } from '../../spec/step-spec.ts'

/** The part of a step a factor replaces: factor name → step and the change. */
const CHANGES: Record<string, { step: StepSpec['step']; change: (level: unknown) => object }> = {
  screening: { step: 'screen', change: asObject },
  imputation: { step: 'impute', change: methodOrParts },
  treatment: { step: 'treat', change: (level) => ({ default: level }) },
  maxPoints: { step: 'treat', change: (level) => ({ maxPoints: level }) },
  normalisation: { step: 'normalise', change: (level) => ({ default: methodOrParts(level) }) },
  aggregation: { step: 'aggregate', change: (level) => ({ method: level }) },
  weights: { step: 'aggregate', change: (level) => ({ weights: level }) },
  minAvailability: { step: 'aggregate', change: (level) => ({ minAvailability: level }) },
}

/** Steps a level "none" leaves out. */
const DISPENSABLE: StepSpec['step'][] = ['screen', 'impute', 'treat']

/**
 * One step under one level of a factor; steps the factor does not concern stay as they are.
 *
 * @returns null for a step the level "none" leaves out
 * @throws Refusal INVALID_SPEC for a factor that is none of the known
 */
export function changeStep(step: StepSpec, factor: string, level: unknown): StepSpec | null {
  const rule = CHANGES[factor]
  if (!rule) {
    const message = `The factor ${factor} is none of ${Object.keys(CHANGES).join(', ')}.`
    throw new Refusal('INVALID_SPEC', { factor }, message)
  }
  if (step.step !== rule.step) return step
  if (level === 'none' && DISPENSABLE.includes(step.step)) return null
  if (factor === 'maxPoints' && step.step === 'treat') {
    return {
      ...step,
      default: { ...step.default, first: { ...step.default.first, maxPoints: Number(level) } },
    }
  }
  return { ...step, ...rule.change(level) }
}

/** The steps that lead from the csv to an aggregation, in order. */
export function stepsBefore(run: Run, aggregation: string | undefined): StepSpec[] {
  const aggregations = [...run.steps.values()].filter(({ step }) => step === 'aggregate')
  const out = aggregation ?? aggregations.at(-1)?.out ?? ''
  const chain: StepSpec[] = []
  for (let step = run.steps.get(out); step; step = run.steps.get(step.in)) chain.unshift(step)
  if (chain.at(-1)?.step === 'aggregate') return chain
  throw new Refusal('WRONG_STEP', { dataset: out }, 'There is no aggregation to vary.')
}

/** Carries out a chain of steps anew, from the csv on; nothing of the run changes. */
export function scoresUnder(run: Run, steps: StepSpec[]): Dataset {
  const aside: Run = { ...run, warnings: [] }
  return steps.reduce((dataset, step) => runStep(dataset, step, aside), datasetOf(run, 'raw'))
}

function methodOrParts(level: unknown): object {
  return typeof level === 'string' ? { method: level } : asObject(level)
}

function asObject(level: unknown): object {
  return typeof level === 'object' && level !== null ? level : {}
}
