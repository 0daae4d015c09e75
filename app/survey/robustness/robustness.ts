import { z } from 'zod'

import type { LocalText } from '#app/survey/item.ts'
import { EDITIONS } from '#app/survey/reports/report.ts'

/** What may come out, or be chosen, otherwise. */
export const ROBUSTNESS_FACTORS = [
  'survey',
  'weights',
  'normalisation',
  'treatment',
  'aggregation',
  'peopleShare',
] as const
export type RobustnessFactor = (typeof ROBUSTNESS_FACTORS)[number]

/** Runs N that can be chosen: N (k + 2) recomputations with k factors. */
export const RUNS = [128, 256, 512, 1024, 2048] as const

const LARGEST_SEED = 2 ** 31 - 1

/** Every choice that moves a robustness result; stored with it. */
export const robustnessSettingsSchema = z.object({
  edition: z.enum(EDITIONS),
  runs: z.coerce.number().refine((runs) => (RUNS as readonly number[]).includes(runs)),
  seed: z.coerce.number().int().min(0).max(LARGEST_SEED),
  factors: z.array(z.enum(ROBUSTNESS_FACTORS)).min(1),
  /** f: every weight w becomes w (1 + f (2u - 1)) */
  weightNoise: z.coerce.number().min(0.01).max(1),
  /** every λ moves by this much up or down at most */
  shareWidth: z.coerce.number().min(0.01).max(0.5),
})
export type RobustnessSettings = z.infer<typeof robustnessSettingsSchema>

export const DEFAULT_ROBUSTNESS: RobustnessSettings = {
  edition: 'blended',
  runs: 512,
  seed: 2026,
  factors: [...ROBUSTNESS_FACTORS],
  weightNoise: 0.25,
  shareWidth: 0.2,
}

/** Which part of a variance comes from what; null where nothing ever varies. Arrays follow the result's factors. */
export interface RobustSplit {
  mean: number
  sd: number
  first: (number | null)[]
  total: (number | null)[]
  firstSe: (number | null)[]
  totalSe: (number | null)[]
  /** shares that add up to 1: each factor alone, and what only comes about together */
  shares: { alone: number[]; together: number } | null
  /** shares that add up to 1: survey alone, method alone, only both together */
  groups: { survey: number; method: number; both: number } | null
}

/** A city of the league, over all recomputations. */
export interface RobustCity {
  city: string
  score: number
  rank: number
  /** simultaneous Holm set, from the survey's error alone */
  low: number
  high: number
  tier: number
  /** of places over the recomputations, all factors drawn */
  q05: number
  median: number
  q95: number
  topTen: number
  split: RobustSplit
  /** share of all weightings of the first-level indices */
  weightings: { first: number | null; topTen: number | null; keepsTier: number | null }
}

export type WithoutKind = 'indicator' | 'index' | 'item'

export interface RobustRefusal {
  code: string
  message: string
  at: Record<string, unknown>
}

/** The league without one part. */
export interface RobustWithout {
  kind: WithoutKind
  code: string
  name: LocalText
  /** second-level index it belongs to */
  node: string
  found:
    | {
        moved: number
        meanShift: number
        furthest: { city: string; places: number } | null
        /** places up (positive) or down by city */
        places: Record<string, number>
      }
    | { refusal: RobustRefusal }
}

export interface RobustPlace {
  rank: number
  low: number
  high: number
}

/** A city with flagged responses and without them. */
export interface RobustFlaggedCity {
  city: string
  /** flagged responses; null where nobody may read the city */
  flagged: number | null
  included: { score: number | null; place: RobustPlace | null }
  excluded: { score: number | null; place: RobustPlace | null }
  /** excluded minus included */
  score: number | null
  /** places up (positive) or down without the flagged responses */
  places: number | null
}

/** How sure the places of an analysis are. */
export interface RobustnessResult {
  level: number
  /** the factors that entered, in the order of every array */
  factors: RobustnessFactor[]
  /** the options that entered, by factor; the official one first */
  options: Partial<Record<RobustnessFactor, string[]>>
  /** options that make no sense with this index */
  leftOut: ({ factor: RobustnessFactor; option: string } & RobustRefusal)[]
  /** by official place */
  cities: RobustCity[]
  /** of the mean distance in places from the official league */
  meanShift: RobustSplit
  without: RobustWithout[]
  /** why no survey item could be left out; null when they were */
  itemsRefused: RobustRefusal | null
  flagged: { cities: RobustFlaggedCity[] } | { refusal: RobustRefusal }
  weightings: number
}

/** A run as a page shows it. */
export interface RobustnessRun {
  id: string
  analysisId: string
  createdBy: string
  createdOn: string
  settings: RobustnessSettings
  /** `interrupted`: stopped with the server, or no sign of life for a while */
  status: 'running' | 'done' | 'refused' | 'interrupted'
  done: number
  total: number
  problem: RobustRefusal | null
  /** kept whatever the pruning rule says */
  pinned: boolean
  /** what it found in short; null without a result */
  found: Pick<RobustSplit, 'mean' | 'groups'> | null
}

/** Runs of a wave that are kept beside the pinned ones; older ones go when another ends. */
export const KEPT_RUNS = 12
