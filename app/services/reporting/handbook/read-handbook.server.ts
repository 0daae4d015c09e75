import { readFileSync } from 'node:fs'

import { renderHandbook, type HandbookPart } from './render-handbook.ts'

/** found from the project's folder, where the server starts */
const HANDBOOK = 'app/statistics/README.md'

const read = new Map<string, HandbookPart[]>()

/** The method handbook, which lies beside the statistics, as HTML; rendered once per process and language. */
export function readHandbook(language: 'zh-CN' | 'en'): HandbookPart[] {
  const parts = read.get(language) ?? renderHandbook(readFileSync(HANDBOOK, 'utf8'), language)
  read.set(language, parts)
  return parts
}
