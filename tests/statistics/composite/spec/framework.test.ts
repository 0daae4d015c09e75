import { describe, expect, it } from 'vitest'
import { readFramework, type FrameworkNode } from '#app/statistics/composite/spec/framework.ts'
import { nodes } from '../index-case.ts'

const changed = (code: string, change: object): FrameworkNode[] =>
  nodes.map((node) => (node.code === code ? { ...node, ...change } : node))

describe('readFramework', () => {
  it('knows children, ancestors and the indicators below', () => {
    const framework = readFramework(nodes)
    expect(framework.childrenOf('P').map(({ code }) => code)).toEqual(['a', 'b'])
    expect(framework.ancestorsOf('a').map(({ code }) => code)).toEqual(['P', 'Index'])
    expect(framework.indicatorsBelow('Index').map(({ code }) => code)).toEqual(['a', 'b', 'c'])
    expect(framework.aggregates.map(({ code }) => code)).toEqual(['P', 'Q', 'Index'])
  })

  it.each<[string, FrameworkNode[], string]>([
    ['DUPLICATE_NODE', [...nodes, ...nodes.slice(0, 1)], 'a'],
    ['UNKNOWN_PARENT', changed('a', { parent: 'X' }), 'a'],
    ['LEVEL_NOT_BELOW_PARENT', changed('P', { level: 3 }), 'P'],
    ['NODE_WITHOUT_CHILDREN', changed('c', { parent: 'P' }), 'Q'],
    ['NEGATIVE_WEIGHT', changed('b', { weight: -1 }), 'b'],
    ['MISSING_DIRECTION', changed('b', { direction: undefined }), 'b'],
  ])('refuses %s and names the node', (code, wrong, node) => {
    expect(() => readFramework(wrong)).toThrow(expect.objectContaining({ code, at: { node } }))
  })
})
