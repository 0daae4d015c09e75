import { namesOf, type ColumnNamer } from './column-namer.ts'
import type { SpecNode } from './spec-node.ts'
import type { CalibrateSpec, MarginSpec, StepSpec } from './spec.ts'

const STEPS = ['poststratify', 'rake', 'calibrate', 'trim', 'nonresponse'] as const

const MARGIN_FIELDS = ['variables', 'totals']
const FIELDS: Record<(typeof STEPS)[number], string[]> = {
  poststratify: ['step', ...MARGIN_FIELDS, 'partial'],
  rake: ['step', 'margins', 'maxIterations', 'tolerance'],
  calibrate: [
    'step',
    'method',
    'margins',
    'continuous',
    'populationSize',
    'bounds',
    'boundsScale',
    'maxIterations',
    'tolerance',
    'aggregateStage',
  ],
  trim: ['step', 'lower', 'upper', 'strict'],
  nonresponse: ['step', 'classes', 'respondent'],
}

/** Reads one weighting step with its defaults. */
export function readStep(node: SpecNode, named: ColumnNamer): StepSpec {
  const step = node.field('step').oneOf(STEPS)
  node.allowing(FIELDS[step])
  switch (step) {
    case 'poststratify':
      return { step, margin: readMargin(node, named), partial: node.field('partial').boolean(false) }
    case 'rake':
      return {
        step,
        margins: atLeastOne(node.field('margins')).map((margin) =>
          readMargin(margin.allowing(MARGIN_FIELDS), named),
        ),
        maxIterations: iterationsOr(node.field('maxIterations'), 10),
        tolerance: toleranceOr(node.field('tolerance'), 1),
      }
    case 'calibrate':
      return readCalibration(node, named)
    case 'trim':
      return readTrim(node)
    case 'nonresponse':
      return {
        step,
        classes: namesOf(node.field('classes'), named) ?? node.field('classes').refuse('one or more columns'),
        respondent: named(node.field('respondent')),
      }
  }
}

function readTrim(node: SpecNode): StepSpec {
  const lower = numberOr(node.field('lower'), -Infinity)
  const upper = numberOr(node.field('upper'), Infinity)
  if (lower === -Infinity && upper === Infinity) node.refuse('given "lower", "upper" or both')
  if (!(upper > 0)) node.field('upper').refuse('a number above 0')
  if (lower > upper) node.field('lower').refuse(`at most the upper limit of ${upper}`)
  return { step: 'trim', lower, upper, strict: node.field('strict').boolean(false) }
}

function readCalibration(node: SpecNode, named: ColumnNamer): CalibrateSpec {
  const margins = node.field('margins').listOrNone()
  const continuous = node.field('continuous').listOrNone()
  const size = node.field('populationSize')
  if (margins.length + continuous.length === 0 && size.isAbsent)
    node.refuse('given margins, continuous totals or a population size')
  if (margins.length > 0 && !size.isAbsent) size.refuse('left out when margins are given: they sum to it')
  return {
    step: 'calibrate',
    method: node.field('method').oneOf(['linear', 'raking', 'logit'], 'linear'),
    margins: margins.map((margin) => readMargin(margin.allowing(MARGIN_FIELDS), named)),
    continuous: continuous.map((item) => ({
      variable: named(item.allowing(['variable', 'total']).field('variable')),
      total: item.field('total').measure(),
    })),
    populationSize: size.isAbsent ? null : size.positive(),
    bounds: readBounds(node.field('bounds')),
    boundsScale: node.field('boundsScale').oneOf(['ratio', 'weight'], 'ratio'),
    maxIterations: iterationsOr(node.field('maxIterations'), 50),
    tolerance: toleranceOr(node.field('tolerance'), 1e-7),
    aggregateStage: node.field('aggregateStage').isAbsent ? null : node.field('aggregateStage').whole(1),
  }
}

function readBounds(node: SpecNode): [number, number] | null {
  if (node.isAbsent) return null
  const [lower, upper, ...rest] = node.list()
  if (!lower || !upper || rest.length > 0) node.refuse('two numbers, lower and upper')
  const bounds: [number, number] = [numberOr(lower, -Infinity), numberOr(upper, Infinity)]
  return bounds[0] < bounds[1] ? bounds : node.refuse('two numbers, lower below upper')
}

function readMargin(node: SpecNode, named: ColumnNamer): MarginSpec {
  const variables =
    namesOf(node.field('variables'), named) ?? node.field('variables').refuse('one or more columns')
  if (variables.includes('total')) node.field('variables').refuse('columns of another name than "total"')
  if (new Set(variables).size < variables.length) node.field('variables').refuse('columns named once')
  const totals = node.field('totals').list()
  return {
    variables,
    totals: totals.map((cell) => {
      const total = cell
        .allowing([...variables, 'total'])
        .field('total')
        .measure()
      if (total < 0) cell.field('total').refuse('0 or more')
      return { categories: variables.map((variable) => cell.field(variable).category()), total }
    }),
  }
}

function atLeastOne(node: SpecNode): SpecNode[] {
  const items = node.list()
  return items.length > 0 ? items : node.refuse('a list of at least one')
}

function iterationsOr(node: SpecNode, fallback: number): number {
  return node.isAbsent ? fallback : node.whole(1)
}

function toleranceOr(node: SpecNode, fallback: number): number {
  const tolerance = numberOr(node, fallback)
  return tolerance >= 0 ? tolerance : node.refuse('0 or more')
}

function numberOr(node: SpecNode, fallback: number): number {
  return node.isAbsent ? fallback : node.number()
}
