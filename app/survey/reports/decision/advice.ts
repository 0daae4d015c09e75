import type { CityDrivers, Driver, ReleaseDrivers } from '../drivers.ts'
import type { CityReport } from '../report.ts'
import type { Gap, Peers } from './comparisons.ts'

/** What the rules read: the report of a city and the tests made of what is published. */
export interface AdviceFacts {
  report: CityReport
  /** of the release, where the city has no importance of its own */
  drivers: ReleaseDrivers | undefined
  peers: Peers | null
  gaps: Gap[]
  /** two-sided level of every test, such as 0.05 */
  alpha: number
}

/**
 * A sentence to be said: the rule it follows from, where its evidence stands on the page, and what is filled in. Names
 * are codes of indices, items, cities, measures or domains (variable and key); figures are written as their kind says.
 */
export interface Advice {
  rule: AdviceRuleKey
  anchor: string
  names: Record<string, { of: 'node' | 'item' | 'city' | 'measure' | 'domain'; code: string }>
  figures: Record<string, { as: 'score' | 'rate' | 'share' | 'count' | 'slope'; value: number }>
}

interface AdviceRule {
  key: AdviceRuleKey
  find(facts: AdviceFacts): Omit<Advice, 'rule'> | null
}

export type AdviceRuleKey =
  'decline' | 'priority' | 'priorityOfRelease' | 'peers' | 'gapBelow' | 'gapAbove' | 'group' | 'unknown'

/** Sentences on a page. */
const MOST = 3

/** A fifth of those asked: so many cannot judge that the service is not known. */
const UNKNOWN_FROM = 0.2

/** Items that are no part of life to be improved. */
const NO_SERVICE = new Set(['RANKING', 'USAGE', 'INTEGRITY', 'HEADLINE'])

/**
 * The rules, the most pressing first. Each speaks of a difference only where its test, corrected for the number of
 * comparisons, shows one: a decline since the last wave; what goes with satisfaction among the scores below the city's
 * own mean; peers that are ahead; residents and figures that disagree; a group of residents that fares worse than the
 * others; a service many cannot judge.
 */
const ADVICE_RULES: readonly AdviceRule[] = [
  { key: 'decline', find: findDecline },
  { key: 'priority', find: ({ report, alpha }) => findPriority(report.drivers, ownSlopes(report), alpha) },
  {
    key: 'priorityOfRelease',
    find: ({ report, drivers, alpha }) =>
      ownSlopes(report).length > 0 ? null : findPriority(report.drivers, drivers?.rows ?? [], alpha),
  },
  { key: 'peers', find: findAheadPeers },
  { key: 'gapBelow', find: ({ gaps }) => findGap(gaps, 'below') },
  { key: 'gapAbove', find: ({ gaps }) => findGap(gaps, 'above') },
  { key: 'group', find: findGroup },
  { key: 'unknown', find: findUnknown },
]

/** What to do first: the sentences of the first three rules that find something; empty when nothing stands out. */
export function advise(facts: AdviceFacts): Advice[] {
  return ADVICE_RULES.flatMap(({ key, find }) => {
    const found = find(facts)
    return found ? [{ rule: key, ...found }] : []
  }).slice(0, MOST)
}

function ownSlopes({ drivers }: CityReport): Driver[] {
  return drivers?.derived.mark === 'shown' ? drivers.derived.rows : []
}

/** The largest real decline since the latest earlier wave, of what people say. */
function findDecline({ report }: AdviceFacts): Omit<Advice, 'rule'> | null {
  const rows = (report.changes?.[0]?.rows ?? []).filter(
    ({ verdict, edition, difference }) => verdict === 'down' && edition === 'people' && difference !== null,
  )
  const parts = rows.filter(({ measure }) => measure === 'second_level')
  const [worst] = (parts.length > 0 ? parts : rows).toSorted((a, b) => a.difference! - b.difference!)
  if (!worst?.before || !worst.now) return null
  const { measure, code, before, now, difference } = worst
  const as = measure === 'smile_rate' ? 'rate' : 'score'
  const ofIndex = measure === 'first_level' || measure === 'second_level'
  return {
    anchor: 'trend',
    names: {
      about: ofIndex
        ? { of: 'node', code }
        : measure === 'item_score'
          ? { of: 'item', code }
          : { of: 'measure', code: measure === 'sense' ? code : wordOf(measure) },
    },
    figures: {
      before: { as, value: before.value },
      now: { as, value: now.value },
      points: { as: 'score', value: Math.abs(difference!) },
    },
  }
}

/** What a measure of people's answers is called: their index is one edition of two. */
function wordOf(measure: string): string {
  return measure === 'index' ? 'people_index' : measure
}

/** Among the scores clearly below the city's own mean, the one that goes most closely with satisfaction. */
function findPriority(
  drivers: CityDrivers | undefined,
  slopes: Driver[],
  alpha: number,
): Omit<Advice, 'rule'> | null {
  const below = new Map(
    drivers?.againstMean
      .filter(({ difference, pAdjusted }) => difference < 0 && pAdjusted < alpha)
      .map((row) => [row.code, row]),
  )
  const [first] = slopes
    .filter(({ code, estimate, pAdjusted }) => below.has(code) && estimate > 0 && pAdjusted < alpha)
    .toSorted((a, b) => b.estimate - a.estimate)
  if (!first) return null
  return {
    anchor: 'priorities',
    names: { about: { of: 'node', code: first.code } },
    figures: {
      slope: { as: 'slope', value: first.estimate },
      points: { as: 'score', value: -below.get(first.code)!.difference },
    },
  }
}

/** The measure in which most peers are clearly ahead. */
function findAheadPeers({ peers }: AdviceFacts): Omit<Advice, 'rule'> | null {
  const [behind] = (peers?.measures ?? [])
    .map(({ key, rows }) => ({
      key,
      ahead: rows.filter(({ verdict }) => verdict === 'below'),
      of: rows.length,
    }))
    .filter(({ ahead }) => ahead.length > 0)
    .toSorted((a, b) => b.ahead.length - a.ahead.length)
  const [widest] = behind?.ahead.toSorted((a, b) => a.difference! - b.difference!) ?? []
  if (!behind || !widest) return null
  const isMeasure = behind.key === 'index' || behind.key === 'smile_rate'
  return {
    anchor: 'peers',
    names: {
      about: { of: isMeasure ? 'measure' : 'node', code: behind.key },
      city: { of: 'city', code: widest.city },
    },
    figures: {
      ahead: { as: 'count', value: behind.ahead.length },
      of: { as: 'count', value: behind.of },
      points: { as: 'score', value: -widest.difference! },
    },
  }
}

/** The widest gap between residents and figures that is more than chance. */
function findGap(gaps: Gap[], side: 'above' | 'below'): Omit<Advice, 'rule'> | null {
  const [widest] = gaps
    .filter(({ verdict }) => verdict === 'above' || verdict === 'below')
    .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
  if (!widest || widest.verdict !== side) return null
  return {
    anchor: 'gaps',
    names: { about: { of: 'node', code: widest.code } },
    figures: {
      people: { as: 'score', value: widest.people.value! },
      objective: { as: 'score', value: widest.objective },
      points: { as: 'score', value: Math.abs(widest.difference) },
    },
  }
}

/** The group of residents furthest below all others of the city, in anything tested. */
function findGroup({ report }: AdviceFacts): Omit<Advice, 'rule'> | null {
  const lower = (report.domains ?? []).flatMap(({ variable, categories }) =>
    categories.flatMap(({ key, rows }) =>
      rows
        .filter(({ verdict, difference }) => verdict === 'lower' && difference !== null)
        .map(({ measure, code, difference }) => ({
          group: `${variable} ${key}`,
          measure,
          code,
          difference: difference!,
        })),
    ),
  )
  const [worst] = lower.toSorted((a, b) => a.difference - b.difference)
  if (!worst) return null
  const { group, measure, code, difference } = worst
  return {
    anchor: 'domains',
    names: {
      group: { of: 'domain', code: group },
      about: measure === 'first_level' ? { of: 'node', code } : { of: 'measure', code: wordOf(measure) },
    },
    figures: { points: { as: 'score', value: -difference } },
  }
}

/** The part of life that most of those asked cannot judge, from a fifth on. */
function findUnknown({ report }: AdviceFacts): Omit<Advice, 'rule'> | null {
  const [most] = report.items
    .filter(({ dimension, dontKnow }) => !NO_SERVICE.has(dimension) && (dontKnow ?? 0) >= UNKNOWN_FROM)
    .toSorted((a, b) => b.dontKnow! - a.dontKnow!)
  if (!most) return null
  return {
    anchor: 'items',
    names: { about: { of: 'item', code: most.code } },
    figures: { share: { as: 'share', value: most.dontKnow! } },
  }
}
