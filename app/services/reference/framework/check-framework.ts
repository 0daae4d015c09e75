import type { FileProblem } from '#app/formats/csv.ts'
import { bandsOf } from '#app/statistics/composite/ranking/bands.ts'
import { readIndexTree } from '#app/statistics/composite/editions/index-tree.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import type { FrameworkContent } from '#app/survey/framework.ts'

type Path = (string | number)[]
type Refuse = (path: Path, code: string, message: string) => void

/**
 * What is wrong with a framework that follows the schema: three whole levels, weights and people shares that can be
 * used, levels that say what the parents say, indicators under second-level indices, each once, low below high, and
 * bands in order.
 *
 * @param lineOf line of a value in the file
 */
export function checkFramework(content: FrameworkContent, lineOf: (path: Path) => number): FileProblem[] {
  const problems: FileProblem[] = []
  const refuse: Refuse = (path, code, message) =>
    problems.push({ line: lineOf(path), column: path.join('.'), code, message })
  checkNodes(content, refuse)
  // what only shows in the whole tree; pointless while its nodes are at fault
  if (problems.length === 0) {
    attempt(
      () => readIndexTree(content.nodes.map(asIndexNode)),
      ({ code, message, at }) => {
        const place = content.nodes.findIndex((node) => node.code === at.node)
        refuse(place < 0 ? ['nodes'] : ['nodes', place], code, message)
      },
    )
  }
  checkIndicators(content, refuse)
  const { bands } = content
  const rule =
    bands.by === 'score' ? { by: bands.by, cuts: bands.bands } : { by: bands.by, bands: bands.bands }
  attempt(
    () => bandsOf([], rule),
    ({ code, message }) => refuse(['bands'], code, message),
  )
  return problems
}

function checkNodes({ nodes }: FrameworkContent, refuse: Refuse): void {
  nodes.forEach((node, at) => {
    const { code, parent, level, peopleShare } = node
    const above = nodes.find((one) => one.code === parent)
    const expected = LEVEL_BELOW[above?.level ?? 'none']
    if (nodes.findIndex((one) => one.code === code) < at) {
      refuse(['nodes', at, 'code'], 'REPEATED_NODE', `${code} occurs more than once.`)
    }
    if (parent !== null && !above) {
      refuse(['nodes', at, 'parent'], 'UNKNOWN_PARENT', `${code} names a parent ${parent} that is not there.`)
    } else if (level !== expected) {
      refuse(
        ['nodes', at, 'level'],
        'WRONG_LEVEL',
        `${code} is ${level} where its parent makes it ${expected}.`,
      )
    }
    if (level === 'second' && peopleShare === undefined) {
      refuse(['nodes', at], 'MISSING_PEOPLE_SHARE', `${code} says nothing of its people share.`)
    }
    if (level !== 'second' && !nodes.some((one) => one.parent === code)) {
      refuse(['nodes', at], 'NODE_WITHOUT_CHILDREN', `${code} has no node below it.`)
    }
  })
}

function checkIndicators({ nodes, indicators }: FrameworkContent, refuse: Refuse): void {
  const second = new Set(nodes.filter(({ level }) => level === 'second').map(({ code }) => code))
  indicators.forEach((indicator, at) => {
    const { code, node, low, high } = indicator
    if (!second.has(node)) {
      refuse(
        ['indicators', at, 'node'],
        'UNKNOWN_INDEX',
        `${code} names ${node}, which is no second-level index.`,
      )
    }
    if (indicators.findIndex((one) => one.code === code) < at) {
      refuse(['indicators', at, 'code'], 'REPEATED_INDICATOR', `${code} occurs more than once.`)
    }
    if (low >= high) {
      refuse(
        ['indicators', at, 'low'],
        'GOALPOSTS_EQUAL',
        `The low goalpost of ${code} is not below the high one.`,
      )
    }
  })
}

const LEVEL_BELOW = { none: 'index', index: 'first', first: 'second', second: 'nothing' } as const

function attempt(work: () => unknown, onRefusal: (refusal: Refusal) => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    onRefusal(error)
  }
}

function asIndexNode({ code, parent, weight, peopleShare }: FrameworkContent['nodes'][number]) {
  return { code, parent, weight, ...(peopleShare === undefined ? {} : { peopleShare }) }
}
