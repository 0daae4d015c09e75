import type { Scheme, WeightRule } from './scheme.ts'
import {
  familiesOf,
  LEVELS,
  pairsOf,
  type SchemeLevel,
  type SchemeNode,
  type SchemeTree,
} from './scheme-tree.ts'

/** Most experts whose budgets a form takes. */
export const MOST_EXPERTS = 9

export const WEIGHT_METHODS = {
  first: ['framework', 'equal', 'entered', 'budget', 'ahp', 'pca', 'residents'],
  second: ['framework', 'equal', 'entered', 'budget', 'ahp', 'pca', 'residents'],
} as const
/** How residents' rankings become weights; `named` is a rule left out. */
export const VOTES = ['points', 'first', 'named'] as const
export const NORMALISATIONS = [
  'goalposts',
  'minMax',
  'zScore',
  'percentileRank',
  'distanceToReference',
] as const
export const TREATMENTS = ['none', 'winsorise', 'winsoriseThenLog'] as const
/** The two goalposts of an indicator; a field left empty stands for the framework's. */
export const ENDS = ['low', 'high'] as const
export const MEANS = ['arithmetic', 'geometric', 'harmonic'] as const
/** How much more one index matters than another; the lower half are their reciprocals. */
export const COMPARISONS = [9, 8, 7, 6, 5, 4, 3, 2, 1, -2, -3, -4, -5, -6, -7, -8, -9]

const DEFAULT_TREATMENT = { maxPoints: 5, skew: 2, kurtosis: 3.5 }

/** The fields of a form that hold a scheme, by name; those of methods it does not use have a start value. */
export function fieldsOfScheme(scheme: Scheme, { nodes, indicators }: SchemeTree): Record<string, string> {
  const { normalisation, treatment, aggregation } = scheme
  const fields: Record<string, string> = {
    framework: scheme.framework,
    indicators: scheme.weights.indicators,
    normalisation: normalisation.method,
    reference: normalisation.method === 'distanceToReference' ? normalisation.city : '',
    treatment: treatment.method,
    maxPoints: String(treatment.method === 'none' ? DEFAULT_TREATMENT.maxPoints : treatment.maxPoints),
    'mean.objective': aggregation.objective,
    'mean.first': aggregation.first,
    'mean.index': aggregation.index,
  }
  for (const level of LEVELS) Object.assign(fields, weightFields(scheme.weights[level], nodes, level))
  for (const { code } of indicators) {
    const typed = normalisation.method === 'goalposts' ? normalisation.goalposts?.[code] : undefined
    for (const end of ENDS) fields[`${end}.${code}`] = typed ? String(typed[end]) : ''
  }
  for (const { code, peopleShare } of nodes) {
    if (peopleShare !== null) fields[`share.${code}`] = percentOf(scheme.peopleShare[code] ?? peopleShare)
  }
  return fields
}

function weightFields(rule: WeightRule, nodes: SchemeNode[], level: SchemeLevel): Record<string, string> {
  const fields: Record<string, string> = { [level]: rule.method }
  for (const family of familiesOf(nodes, level)) {
    for (const code of family.children) {
      const own = nodes.find((node) => node.code === code)?.weight ?? 1
      fields[`weight.${code}`] = String(rule.method === 'entered' ? (rule.weights[code] ?? 0) : own)
    }
    for (const pair of pairsOf(family)) {
      const ratio = rule.method === 'ahp' ? (rule.comparisons[pair] ?? 1) : 1
      fields[`pair.${pair}`] = String(ratio >= 1 ? Math.round(ratio) : -Math.round(1 / ratio))
    }
  }
  fields[`votes.${level}`] = rule.method === 'residents' ? (rule.rule ?? 'named') : VOTES[0]
  if (rule.method === 'budget') {
    rule.experts.forEach(({ name, points }, at) => {
      fields[`expert.${level}.${at}`] = name
      for (const [code, point] of Object.entries(points)) fields[`points.${code}.${at}`] = String(point)
    })
  }
  return fields
}

/** λ as a percentage without needless decimals. */
function percentOf(share: number): string {
  return String(Number((share * 100).toFixed(4)))
}

/**
 * The scheme that the fields of a form describe. Reads what is there and fills gaps with the framework's; whether the
 * values make sense is for the schema and the statistics to say.
 */
export function schemeOfFields(
  fields: { get(name: string): unknown },
  { nodes, indicators }: SchemeTree,
): Scheme {
  const text = (name: string) => String(fields.get(name) ?? '').trim()
  const number = (name: string) => (text(name) === '' ? NaN : Number(text(name)))
  const oneOf = <Value extends string>(name: string, known: readonly Value[]): Value =>
    known.find((value) => value === text(name)) ?? known[0]!
  const normalisation = oneOf('normalisation', NORMALISATIONS)
  const treatment = oneOf('treatment', TREATMENTS)
  const maxPoints = number('maxPoints')

  return {
    framework: text('framework'),
    weights: {
      first: ruleOf('first'),
      second: ruleOf('second'),
      indicators: oneOf('indicators', ['framework', 'equal']),
    },
    peopleShare: Object.fromEntries(
      nodes.flatMap(({ code, peopleShare }): [string, number][] => {
        const share = number(`share.${code}`) / 100
        return peopleShare === null || Number.isNaN(share) || Math.abs(share - peopleShare) < 1e-9
          ? []
          : [[code, share]]
      }),
    ),
    normalisation:
      normalisation === 'distanceToReference'
        ? { method: normalisation, city: text('reference') }
        : normalisation === 'goalposts'
          ? { method: normalisation, ...typedGoalposts() }
          : { method: normalisation },
    treatment:
      treatment === 'none'
        ? { method: treatment }
        : {
            ...DEFAULT_TREATMENT,
            method: treatment,
            maxPoints: Number.isNaN(maxPoints) ? DEFAULT_TREATMENT.maxPoints : maxPoints,
          },
    aggregation: {
      objective: oneOf('mean.objective', MEANS),
      first: oneOf('mean.first', MEANS),
      index: oneOf('mean.index', MEANS),
    },
  }

  function typedGoalposts(): { goalposts?: Record<string, { low: number; high: number }> } {
    const typed = indicators.flatMap((own): [string, { low: number; high: number }][] => {
      const end = (name: (typeof ENDS)[number]) =>
        text(`${name}.${own.code}`) === '' ? own[name] : number(`${name}.${own.code}`)
      const [low, high] = [end('low'), end('high')]
      return low === own.low && high === own.high ? [] : [[own.code, { low, high }]]
    })
    return typed.length === 0 ? {} : { goalposts: Object.fromEntries(typed) }
  }

  function ruleOf(level: SchemeLevel): WeightRule {
    const method = oneOf<WeightRule['method']>(level, WEIGHT_METHODS[level])
    const families = familiesOf(nodes, level)
    const codes = families.flatMap(({ children }) => children)
    const filled = (name: (code: string) => string): Record<string, number> =>
      Object.fromEntries(codes.map((code) => [code, number(name(code)) || 0]))
    if (method === 'entered') return { method, weights: filled((code) => `weight.${code}`) }
    if (method === 'ahp') {
      const pairs = families.flatMap(pairsOf).map((pair): [string, number] => {
        const value = number(`pair.${pair}`) || 1
        return [pair, value < 0 ? -1 / value : value]
      })
      return { method, comparisons: Object.fromEntries(pairs) }
    }
    if (method === 'budget') {
      const experts = Array.from({ length: MOST_EXPERTS }, (_, at) => ({
        name: text(`expert.${level}.${at}`),
        points: filled((code) => `points.${code}.${at}`),
      }))
      const given = ({ name, points }: (typeof experts)[number]) =>
        name !== '' || Object.values(points).some((point) => point !== 0)
      return { method, experts: experts.filter(given) }
    }
    if (method === 'residents') {
      const votes = oneOf(`votes.${level}`, VOTES)
      return votes === 'named' ? { method } : { method, rule: votes }
    }
    return { method }
  }
}
