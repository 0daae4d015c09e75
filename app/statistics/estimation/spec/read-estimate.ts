import { LONELY_PSU } from '../../variance/lonely-psu.ts'
import { namesOf, type ColumnNamer } from './column-namer.ts'
import { COMBINATIONS, readCombination } from './read-combination.ts'
import type { SpecNode } from './spec-node.ts'
import {
  OPERATORS,
  PROPORTION_METHODS,
  QUANTILE_METHODS,
  QUANTILE_RULES,
  type Category,
  type ColumnSpec,
  type CommonSpec,
  type Condition,
  type DegreesSpec,
  type DesignSpec,
  type EstimateSpec,
} from './spec.ts'

const STATISTICS = [
  'mean',
  'total',
  'ratio',
  'proportion',
  'variance',
  'quantile',
  'weights',
  'distribution',
  ...COMBINATIONS,
  'ttest',
  'chisq',
  'regression',
] as const

/** Fields of any statistic: one that does not bear on the statistic asked for is passed over. */
const FIELDS = [
  ...[
    'id',
    'statistic',
    'by',
    'subset',
    'confidenceLevel',
    'deff',
    'naRm',
    'lonelyPsu',
    'adjustDomainLonely',
  ],
  ...['covariance', 'df', 'variable', 'variables', 'numerator', 'denominator', 'category', 'ciMethod'],
  ...['quantiles', 'qrule', 'of', 'terms', 'group', 'row', 'column', 'method', 'predictors'],
  ...['against', 'adjust', 'weighting', 'populations', 'areas', 'benchmark'],
]

/**
 * Reads one request with its defaults; the lonely-PSU choices default to the design's. Categories named must be
 * declared levels of their column.
 */
export function readEstimate(
  node: SpecNode,
  named: ColumnNamer,
  design: DesignSpec,
  columns: Record<string, ColumnSpec>,
): EstimateSpec {
  const statistic = node.allowing(FIELDS).field('statistic').oneOf(STATISTICS)
  const common = readCommon(node, named, design, columns, isCombination(statistic) ? 'design' : 'domain')
  const column = (name: string) => named(node.field(name))
  switch (statistic) {
    case 'mean':
    case 'total': {
      const several = namesOf(node.field('variables'), named)
      return { ...common, statistic, variables: several ?? [column('variable')] }
    }
    case 'ratio':
      return { ...common, statistic, numerator: column('numerator'), denominator: column('denominator') }
    case 'proportion':
      return {
        ...common,
        statistic,
        variable: column('variable'),
        category: categoryOf(node.field('category'), columns[column('variable')]!),
        ciMethod: node.field('ciMethod').oneOf(PROPORTION_METHODS, 'logit'),
      }
    case 'variance':
      return { ...common, statistic, variable: column('variable') }
    case 'quantile':
      return {
        ...common,
        statistic,
        variable: column('variable'),
        quantiles: readQuantiles(node.field('quantiles')),
        qrule: node.field('qrule').oneOf(QUANTILE_RULES, 'math'),
        ciMethod: node.field('ciMethod').oneOf(QUANTILE_METHODS, 'mean'),
      }
    case 'weights':
      return { ...common, statistic }
    case 'distribution':
      return {
        ...common,
        statistic,
        variable: column('variable'),
        ciMethod: node.field('ciMethod').oneOf(PROPORTION_METHODS, 'xlogit'),
      }
    case 'contrast':
    case 'comparisons':
    case 'aggregate':
    case 'smallAreas':
      return readCombination(node, statistic, common, named)
    case 'ttest':
      return { ...common, statistic, variable: column('variable'), group: column('group') }
    case 'chisq':
      return {
        ...common,
        statistic,
        row: column('row'),
        column: column('column'),
        method: node.field('method').oneOf(['F', 'Chisq', 'Wald', 'adjWald'], 'F'),
      }
    case 'regression':
      return {
        ...common,
        statistic,
        variable: column('variable'),
        predictors: namesOf(node.field('predictors'), named) ?? [],
      }
  }
}

function isCombination(statistic: (typeof STATISTICS)[number]): boolean {
  return (COMBINATIONS as readonly string[]).includes(statistic)
}

function readCommon(
  node: SpecNode,
  named: ColumnNamer,
  design: DesignSpec,
  columns: Record<string, ColumnSpec>,
  df: DegreesSpec,
): CommonSpec {
  const level = node.field('confidenceLevel')
  const confidenceLevel = level.isAbsent ? 0.95 : level.number()
  if (!(confidenceLevel > 0 && confidenceLevel < 1)) level.refuse('a number between 0 and 1')
  const deff = node.field('deff')
  return {
    id: node.field('id').text(),
    by: namesOf(node.field('by'), named) ?? [],
    subset: node
      .field('subset')
      .listOrNone()
      .map((condition) => readCondition(condition, named, columns)),
    confidenceLevel,
    deff: deff.value === 'replace' ? 'replace' : deff.boolean(false),
    naRm: node.field('naRm').boolean(true),
    lonelyPsu: node.field('lonelyPsu').oneOf(LONELY_PSU, design.lonelyPsu),
    adjustDomainLonely: node.field('adjustDomainLonely').boolean(design.adjustDomainLonely),
    covariance: node.field('covariance').boolean(false),
    df: readDegrees(node.field('df'), df),
  }
}

function readDegrees(node: SpecNode, fallback: DegreesSpec): DegreesSpec {
  if (node.isAbsent) return fallback
  if (typeof node.value === 'number') return node.positive()
  return node.oneOf(['domain', 'design', 'infinite'])
}

function readCondition(node: SpecNode, named: ColumnNamer, columns: Record<string, ColumnSpec>): Condition {
  const op = node.allowing(['variable', 'op', 'value']).field('op').oneOf(OPERATORS)
  const variable = named(node.field('variable'))
  const value = categoryOf(node.field('value'), columns[variable]!)
  if (op !== 'in' && Array.isArray(value)) node.field('value').refuse('one value')
  return { variable, op, value }
}

function readQuantiles(node: SpecNode): number[] {
  const quantiles = typeof node.value === 'number' ? [node] : node.list()
  return quantiles.map((item) => {
    const p = item.number()
    return p >= 0 && p <= 1 ? p : item.refuse('between 0 and 1')
  })
}

/** One value or a list; of a categorical column its levels, of a numeric one numbers. */
function categoryOf(node: SpecNode, { type, levels }: ColumnSpec): Category | Category[] {
  const read = (item: SpecNode): Category => {
    const value = item.category()
    if (type === 'categorical' && !levels.includes(String(value))) {
      item.refuse(`one of the levels ${levels.join(', ')}, not ${JSON.stringify(value)}`)
    }
    if (type === 'numeric' && !(Number.isFinite(Number(value)) && value !== '')) item.refuse('a number')
    return value
  }
  return Array.isArray(node.value) ? node.list().map(read) : read(node)
}
