import type { LocalText } from '#app/survey/item.ts'
import type { CityIdentity } from './report.ts'

/** A score that small-area estimates can be asked for. */
export interface AreaMeasure {
  code: string
  /** null: named by the translations under `smallAreas.measure` */
  name: LocalText | null
}

/** An objective figure that every city has, so that it may stand in the model. */
export interface AreaAuxiliary {
  code: string
  name: LocalText
}

/** One city: what its own answers say, what the model says, and how much of that is its own answers. */
export interface AreaLine {
  city: CityIdentity
  n: number
  direct: number
  directSe: number
  /** model estimate, shifted so that the mean over residents is the direct one */
  estimate: number
  /** √ of the mean squared error of the model estimate */
  rootMse: number
  /** weight of the city's own answers in the estimate, 0..1 */
  directShare: number
}

export interface SmallAreas {
  measure: string
  auxiliaries: string[]
  /** standard deviation between cities that the auxiliaries leave unexplained */
  spread: number
  /** by which all model estimates were shifted */
  shift: number
  lines: AreaLine[]
}
