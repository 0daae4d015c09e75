import type { SpecNode } from './spec-node.ts'

/** Reads the name of a declared column. */
export type ColumnNamer = (node: SpecNode) => string

/** One name or a list of names; null when absent or empty. */
export function namesOf(node: SpecNode, named: ColumnNamer): string[] | null {
  if (node.isAbsent) return null
  const names = Array.isArray(node.value) ? node.list().map(named) : [named(node)]
  return names.length > 0 ? names : null
}
