import type { LocalText } from '#app/survey/item.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import type { ParticipationDesign } from '#app/survey/wave/wave.ts'
import type { CityChanges, TrendSummary } from '#app/survey/trend/changes.ts'
import type { CityDrivers, ReleaseDrivers } from './drivers.ts'
import type { DomainReport, DomainVariable } from './domains.ts'
import type { Licence } from './licence.ts'
import type { ThemeReport } from './themes.ts'
import type { WeightingReport } from './weighting-report.ts'
import type { Figure, Mark } from './figure.ts'

export type { Figure, Mark }

/**
 * The report values: what a release holds, and the one source of page, print, file and feed.
 * Numbers are on 0..100 unless a name says otherwise; null means there is none to give, and `mark` says why.
 */

/** One city's place in one edition; null members where the city is not ranked. */
export interface Place {
  rank: number
  /** the rank set: places that cannot be ruled out, marginal Holm */
  low: number
  high: number
  /** the same, simultaneous over all cities, for the league table */
  leagueLow: number
  leagueHigh: number
  /** number of ranked cities */
  of: number
  /** 1 = first tier */
  tier: number
  tierSize: number
}

export type Edition = 'people' | 'blended'
export const EDITIONS: Edition[] = ['people', 'blended']

export type BlendFlag = 'people-missing' | 'objective-missing' | 'both-missing'

/** A first- or second-level index of one city. `people` and `objective` are its two sides, `blended` the result. */
export interface NodeReport {
  code: string
  level: 'first' | 'second'
  people: Figure
  /** objective side, no sampling error; null when no indicator is available */
  objective: number | null
  blended: Figure
  /** share of the people side that was effective here */
  peopleShare: number
  flag: BlendFlag | null
  /** years of the objective figures that enter, oldest first */
  years: number[]
}

export interface ObjectiveFigure {
  indicator: string
  /** as the framework calls it */
  name: LocalText
  node: string
  year: number
  value: number
  unit: string
  source: string
  score: number
  /** older than three years at the wave's close */
  old: boolean
}

export interface OptionShare {
  value: number | string
  label: LocalText
  missing: boolean
  /** weighted share of those asked, 0..1; null when suppressed */
  share: number | null
}

export interface ItemReport {
  code: string
  dimension: string
  label: LocalText
  text: LocalText
  /** mean on 0..100 */
  score: Figure
  /** share of the best two answers, 0..100 */
  topTwo: Figure
  /** weighted shares 0..1 of all who were asked */
  dontKnow: number | null
  notApplicable: number | null
  options: OptionShare[]
  /** of an item that asks for a number: its mean, and what it counts */
  mean?: Figure | undefined
  unit?: LocalText | undefined
}

export interface CityIdentity {
  code: string
  name: LocalText
  province: LocalText
  provinceCode: string
  adminLevel: string
  cluster: string
  population15Plus: number | null
}

export interface CityReport {
  city: CityIdentity
  design: ParticipationDesign
  /** respondents analysed; null when hidden */
  n: number | null
  effectiveN: number | null
  deff: number | null
  mark: Mark
  index: Record<Edition, Figure>
  place: Record<Edition, Place | null>
  /**
   * the band of its place; of an invited sample too small for a place, the band its score would fall in among the
   * ranked cities; null below that and for open participation
   */
  band: Record<Edition, string | null>
  /** why there is no place, as a translation key under `place` */
  placeReason: 'open-participation' | 'effective-n' | 'no-score' | null
  nodes: NodeReport[]
  smileRate: Figure
  satisfaction: Figure
  senses: Record<'gain' | 'happiness' | 'security', Figure>
  items: ItemReport[]
  objective: ObjectiveFigure[]
  /** how the weights came about; evaluators only, null elsewhere */
  weighting: WeightingReport | null
  /** since each earlier wave that has the city, latest first; not in an analysis, nor in releases made before there was any */
  changes?: CityChanges[] | undefined
  /** by district, age and the like; not in releases made before there were any */
  domains?: DomainReport[] | undefined
  /** what goes with satisfaction, and what residents say matters; not in releases made before there was any */
  drivers?: CityDrivers | undefined
  /** what residents wrote, by open question; not in releases made before it was read */
  themes?: ThemeReport[] | undefined
}

/** One line of the ranking. */
export interface CityLine {
  city: CityIdentity
  design: ParticipationDesign
  mark: Mark
  n: number | null
  effectiveN: number | null
  index: Record<Edition, Figure>
  place: Record<Edition, Place | null>
  band: CityReport['band']
  placeReason: CityReport['placeReason']
  first: Record<string, { people: number | null; blended: number | null }>
  smileRate: Figure
}

/** A group of cities, in the two named figures that are never mixed. */
export interface GroupLine {
  by: 'all' | 'cluster' | 'adminLevel' | 'province'
  key: string
  label: LocalText
  /** cities that enter */
  cities: number
  residents: Record<Edition, Figure>
  plain: Record<Edition, Figure>
  smileRate: Figure
}

export interface PeopleShare {
  nominal: number
  effective: number
  /** share of the variance of the scores across cities; null with fewer than three cities */
  variance: number | null
}

export interface ReleaseSummary {
  wave: {
    id: string
    title: LocalText
    opensOn: string
    closesOn: string
    population: LocalText
    synthetic: boolean
    languages: string[]
  }
  questionnaire: { code: string; version: number; form: string }
  framework: {
    code: string
    version: number
    status: 'working' | 'published'
    statusNote: LocalText
    nodes: {
      code: string
      parent: string | null
      level: 'index' | 'first' | 'second'
      name: LocalText
      weight: number
      peopleShare: number | null
    }[]
  }
  recipe: AnalysisRecipe
  /** all cities surveyed, in code order */
  cities: CityLine[]
  groups: GroupLine[]
  peopleShare: Record<Edition, PeopleShare>
  counts: {
    responses: number
    cities: number
    ranked: number
    flagged: Record<string, number>
    /** weighted share told how to answer, 0..1 */
    toldHowToAnswer: number | null
  }
  warnings: string[]
  /** what it was compared with; not in an analysis, nor in releases made before there was any comparison */
  trend?: TrendSummary | undefined
  /** what its results are broken down by; not in releases made before they were */
  domains?: DomainVariable[] | undefined
  /** what goes with satisfaction over the cities; absent where no two cities have enough answers */
  drivers?: ReleaseDrivers | undefined
  /** what residents of the published cities wrote; not in releases made before it was read */
  themes?: ThemeReport[] | undefined
  /** of its tables, as declared when it was released; not in an analysis, nor where none was declared */
  licence?: Licence | undefined
}

/** The eleven items of the AAPOR disclosure standard, filled from the run. Values are plain sentences by language. */
export interface MethodCard {
  entries: { key: string; text: LocalText }[]
}

/** Hashes (SHA-256, hexadecimal) of everything a release was made from. */
export interface Receipt {
  algorithm: 'sha256'
  responses: { hash: string; count: number }
  margins: string
  indicators: string
  cities: string
  questionnaire: string
  framework: string
  recipe: string
  /** version of the code and hash of its sources */
  code: string
  /** hash of the results as released */
  results: string
}
