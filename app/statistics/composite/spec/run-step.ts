import { aggregate } from '../steps/aggregate.ts'
import { denominate } from '../steps/denominate.ts'
import { impute } from '../steps/impute.ts'
import { normalise } from '../steps/normalise.ts'
import { rank } from '../steps/rank.ts'
import { screen } from '../steps/screen.ts'
import { shrink } from '../steps/shrink.ts'
import type { StepSpec } from './step-spec.ts'
import { suppress } from '../steps/suppress.ts'
import { transform } from '../steps/transform.ts'
import { treat } from '../steps/treat.ts'
import type { Dataset } from './dataset.ts'
import type { Run } from './run.ts'

/** Carries out one step of the pipeline. */
export function runStep(input: Dataset, step: StepSpec, run: Run): Dataset {
  switch (step.step) {
    case 'denominate':
      return denominate(input, step, run)
    case 'transform':
      return transform(input, step)
    case 'screen':
      return screen(input, step, run)
    case 'impute':
      return impute(input, step, run)
    case 'treat':
      return treat(input, step, run)
    case 'normalise':
      return normalise(input, step, run)
    case 'suppress':
      return suppress(input, step, run)
    case 'shrink':
      return shrink(input, step, run)
    case 'aggregate':
      return aggregate(input, step, run)
    case 'rank':
      return rank(input, step, run)
  }
}
