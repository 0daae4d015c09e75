import { jsonFault } from '#app/formats/json/json-fault.ts'

const LONGEST = 240

/** Where a text stops being JSON, in lines and columns counted from 1; null when it is JSON. */
export function locateFault(text: string): { line: number; column: number; excerpt: string } | null {
  try {
    JSON.parse(text)
    return null
  } catch {
    const before = text.slice(0, jsonFault(text)).split('\n')
    const line = before.length
    const column = before.at(-1)!.length + 1
    return { line, column, excerpt: shortened(text.split('\n')[line - 1]!.trim()) }
  }
}

/**
 * What a specification says at a path such as `estimates[2].quantiles`, shortened. Where the path leads to nothing,
 * the innermost thing on the way is shown: that is where something is missing.
 */
export function excerptAt(spec: unknown, path: string): string | null {
  if (path === '') return null
  let value = spec
  for (const key of path.split(/[.[\]]+/).filter(Boolean)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) break
    value = (value as Record<string, unknown>)[key]
  }
  return value === spec ? null : shortened(JSON.stringify(value) ?? '')
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text
}
