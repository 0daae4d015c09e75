import { Refusal } from '../../refusal.ts'
import { LONELY_PSU } from '../../variance/lonely-psu.ts'
import { closest } from './closest.ts'
import { namesOf, type ColumnNamer } from './column-namer.ts'
import { readEstimate } from './read-estimate.ts'
import { readStep } from './read-step.ts'
import { SpecNode } from './spec-node.ts'
import { REPLICATE_TYPES, type ColumnSpec, type DesignSpec, type ReplicateSpec, type Spec } from './spec.ts'

const FIELDS = ['formatVersion', 'data', 'columns', 'design', 'replicates', 'weighting', 'estimates']
const DESIGN_FIELDS = ['ids', 'strata', 'weights', 'probs', 'fpc', 'nest', 'lonelyPsu', 'adjustDomainLonely']
const REPLICATE_FIELDS = [
  'source',
  'type',
  'columns',
  'combinedWeights',
  'rho',
  'scale',
  'rscales',
  'mse',
  'count',
  'seed',
]

/**
 * Reads a specification, fills in the defaults and refuses what does not follow the format, naming
 * the place as a path such as `estimates[2].quantiles`.
 *
 * @throws Refusal INVALID_SPEC {path, expected}, UNKNOWN_COLUMN {path, column}
 */
export function readSpec(value: unknown): Spec {
  const root = new SpecNode(value, '').allowing(FIELDS)
  const version = root.field('formatVersion')
  if (!version.isAbsent && version.value !== 1) version.refuse('1')
  const columns = readColumns(root.field('columns'))
  const named: ColumnNamer = (node) => {
    const column = node.text()
    if (Object.hasOwn(columns, column)) return column
    const near = closest(column, Object.keys(columns))
    throw new Refusal(
      'UNKNOWN_COLUMN',
      { path: node.path, column },
      `"${node.path}" names the column "${column}", which "columns" does not declare${near ? `; did you mean "${near}"?` : '.'}`,
    )
  }
  const design = readDesign(root.field('design'), named)
  const estimates = root.field('estimates').listOrNone()
  const spec = {
    data: root.field('data').text(),
    columns,
    design,
    replicates: readReplicates(root.field('replicates'), named),
    weighting: root
      .field('weighting')
      .listOrNone()
      .map((node) => readStep(node, named)),
    estimates: estimates.map((node) => readEstimate(node, named, design, columns)),
  }
  spec.estimates.forEach(({ id }, i) => {
    if (spec.estimates.findIndex((other) => other.id === id) < i)
      estimates[i]!.field('id').refuse('used once')
  })
  return spec
}

function readColumns(node: SpecNode): Record<string, ColumnSpec> {
  return Object.fromEntries(
    node.keys().map((name) => {
      const column = node.field(name).allowing(['type', 'levels'])
      const type = column.field('type').oneOf(['numeric', 'categorical', 'id'])
      const levels = column.field('levels')
      return [
        name,
        {
          type,
          levels: type === 'categorical' ? readLevels(levels) : [],
        },
      ]
    }),
  )
}

function readDesign(node: SpecNode, named: ColumnNamer): DesignSpec {
  const design = (node.isAbsent ? new SpecNode({}, 'design') : node).allowing(DESIGN_FIELDS)
  const probs = design.field('probs')
  if (!probs.isAbsent && !design.field('weights').isAbsent) probs.refuse('left out when "weights" are given')
  return {
    ids: namesOf(design.field('ids'), named),
    strata: namesOf(design.field('strata'), named),
    weights: design.field('weights').isAbsent ? null : named(design.field('weights')),
    probs: namesOf(probs, named),
    fpc: namesOf(design.field('fpc'), named),
    nest: design.field('nest').boolean(false),
    lonelyPsu: design.field('lonelyPsu').oneOf(LONELY_PSU, 'fail'),
    adjustDomainLonely: design.field('adjustDomainLonely').boolean(false),
  }
}

function readReplicates(node: SpecNode, named: ColumnNamer): ReplicateSpec | null {
  if (node.isAbsent) return null
  node.allowing(REPLICATE_FIELDS)
  const type = node.field('type').oneOf(REPLICATE_TYPES)
  const source = node.field('source').oneOf(['generate', 'columns'])
  const columns = source === 'columns' ? node.field('columns').list().map(named) : []
  if (source === 'columns' && columns.length < 2) node.field('columns').refuse('at least two columns')
  const rho = type === 'Fay' ? node.field('rho').number() : 0
  if (!(rho >= 0 && rho < 1)) node.field('rho').refuse('at least 0 and below 1')
  const scale = node.field('scale')
  const rscales = node.field('rscales')
  const given = Array.isArray(rscales.value) ? rscales.list() : [rscales]
  return {
    source,
    type,
    columns,
    combinedWeights: node.field('combinedWeights').boolean(true),
    rho,
    scale: scale.isAbsent ? null : scale.positive(),
    rscales: rscales.isAbsent ? null : given.map(readScale),
    mse: node.field('mse').boolean(false),
    count: node.field('count').isAbsent ? 500 : node.field('count').whole(2),
    seed: node.field('seed').isAbsent ? 1 : node.field('seed').whole(0),
  }
}

function readScale(node: SpecNode): number {
  const scale = node.measure()
  return scale >= 0 ? scale : node.refuse('0 or more')
}

function readLevels(node: SpecNode): string[] {
  const levels = node.list().map((level) => String(level.category()))
  const twice = levels.findIndex((level, i) => levels.indexOf(level) < i)
  return twice < 0 ? levels : node.refuse(`without repetition: "${levels[twice]}" is listed twice`)
}
