import { namesOf, type ColumnNamer } from './column-namer.ts'
import type { SpecNode } from './spec-node.ts'
import type { CalibrateSpec, MarginSpec, StepSpec } from './spec.ts'

const STEPS = ['poststratify', 'rake', 'calibrate', 'trim', 'nonresponse'] as const

/** Reads one weighting step with its defaults. */
export function readStep(node: SpecNode, named: ColumnNamer): StepSpec {
  const step = node.field('step').oneOf(STEPS)
  switch (step) {
    case 'poststratify':
      return { step, margin: readMargin(node, named), partial: node.field('partial').boolean(false) }
    case 'rake':
      return {
        step,
        margins: atLeastOne(node.field('margins')).map((margin) => readMargin(margin, named)),
        maxIterations: numberOr(node.field('maxIterations'), 10),
        tolerance: numberOr(node.field('tolerance'), 1),
      }
    case 'calibrate':
      return readCalibration(node, named)
    case 'trim':
      return {
        step,
        lower: numberOr(node.field('lower'), -Infinity),
        upper: numberOr(node.field('upper'), Infinity),
        strict: node.field('strict').boolean(false),
      }
    case 'nonresponse':
      return {
        step,
        classes: namesOf(node.field('classes'), named) ?? node.field('classes').refuse('one or more columns'),
        respondent: named(node.field('respondent')),
      }
  }
}

function readCalibration(node: SpecNode, named: ColumnNamer): CalibrateSpec {
  const margins = node.field('margins').listOrNone()
  const continuous = node.field('continuous').listOrNone()
  const size = node.field('populationSize')
  if (margins.length + continuous.length === 0 && size.isAbsent)
    node.refuse('given margins or continuous totals')
  return {
    step: 'calibrate',
    method: node.field('method').oneOf(['linear', 'raking', 'logit'], 'linear'),
    margins: margins.map((margin) => readMargin(margin, named)),
    continuous: continuous.map((item) => ({
      variable: named(item.field('variable')),
      total: item.field('total').number(),
    })),
    populationSize: size.isAbsent || margins.length > 0 ? null : size.positive(),
    bounds: readBounds(node.field('bounds')),
    boundsScale: node.field('boundsScale').oneOf(['ratio', 'weight'], 'ratio'),
    maxIterations: numberOr(node.field('maxIterations'), 50),
    tolerance: numberOr(node.field('tolerance'), 1e-7),
    aggregateStage: node.field('aggregateStage').isAbsent ? null : node.field('aggregateStage').positive(),
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
  const totals = node.field('totals').list()
  return {
    variables,
    totals: totals.map((cell) => {
      const total = cell.field('total').number()
      if (total < 0) cell.field('total').refuse('0 or more')
      return { categories: variables.map((variable) => cell.field(variable).category()), total }
    }),
  }
}

function atLeastOne(node: SpecNode): SpecNode[] {
  const items = node.list()
  return items.length > 0 ? items : node.refuse('a list of at least one')
}

function numberOr(node: SpecNode, fallback: number): number {
  return node.isAbsent ? fallback : node.number()
}
