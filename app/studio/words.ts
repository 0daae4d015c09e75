import type { SchemeTree } from '#app/survey/scheme/scheme-tree.ts'

/** What the page hands to its script: places in the sentences are written `{name}`. */
export interface StudioWords extends SchemeTree {
  language: 'zh-CN' | 'en'
  /** names of indices, indicators and cities, by code */
  names: Record<string, string>
  unmoved: string
  moved: string
  furthestUp: string
  furthestDown: string
  apart: string
  shares: string
  sharesWithoutVariance: string
  low: string
  ratio: string
  ratioHigh: string
  spread: string
  error: string
  noScore: string
  places: string
  /** sentences by the code of a refusal; `generic` for the others */
  refusals: Record<string, string>
}

/** Reads what the page brought along; null on a page without the studio. */
export function readWords(): StudioWords | null {
  const text = document.getElementById('studio-words')?.textContent
  return text ? (JSON.parse(text) as StudioWords) : null
}
