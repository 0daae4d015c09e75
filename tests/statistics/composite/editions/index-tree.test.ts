import { describe, expect, it } from 'vitest'
import {
  readIndexTree,
  secondLevelCodes,
  type IndexNode,
} from '#app/statistics/composite/editions/index-tree.ts'

const tree: IndexNode[] = [
  { code: 'M1', parent: 'M', weight: 2, peopleShare: 0.5 },
  { code: 'SMILE', parent: null, weight: 1 },
  { code: 'M', parent: 'SMILE', weight: 3 },
  { code: 'S', parent: 'SMILE', weight: 1 },
  { code: 'S1', parent: 'S', weight: 1, peopleShare: 0.6 },
]
const refusal = (nodes: IndexNode[]) => {
  try {
    readIndexTree(nodes)
  } catch (error) {
    return error
  }
  return undefined
}

describe('readIndexTree', () => {
  it('keeps second-level indices in the order given', () => {
    expect(secondLevelCodes(tree)).toEqual(['M1', 'S1'])
    expect(readIndexTree(tree).firstLevel).toEqual([
      { code: 'M', weight: 3, children: [0] },
      { code: 'S', weight: 1, children: [1] },
    ])
  })

  it.each<[string, IndexNode[], object]>([
    ['UNKNOWN_PARENT', [...tree, { code: 'X', parent: 'Y', weight: 1 }], { node: 'X', parent: 'Y' }],
    ['NOT_ONE_ROOT', [...tree, { code: 'X', parent: null, weight: 1 }], { nodes: ['SMILE', 'X'] }],
    ['NEGATIVE_WEIGHT', [...tree, { code: 'X', parent: 'S', weight: -1, peopleShare: 1 }], { node: 'X' }],
    ['DUPLICATE_NODE', [...tree, { code: 'S1', parent: 'S', weight: 1, peopleShare: 1 }], { node: 'S1' }],
    ['NODE_WITHOUT_CHILDREN', [...tree, { code: 'X', parent: 'SMILE', weight: 1 }], { node: 'X' }],
    ['TOO_DEEP', [...tree, { code: 'X', parent: 'S1', weight: 1 }], { node: 'X' }],
    ['PEOPLE_SHARE_OUT_OF_RANGE', [...tree, { code: 'X', parent: 'S', weight: 1 }], { node: 'X' }],
    [
      'CHILDREN_WITHOUT_WEIGHTS',
      tree.map((node) => (node.code === 'S1' ? { ...node, weight: 0 } : node)),
      { node: 'S' },
    ],
  ])('refuses %s and names the node', (code, nodes, at) => {
    expect(refusal(nodes)).toMatchObject({ code, at })
  })
})
