import { readFileSync } from 'node:fs'

import { translator } from '#app/platform/i18n.server.ts'

import { renderHandbook, type HandbookPart } from './render-handbook.ts'

/** found from the project's folder, where the server starts */
const HANDBOOK = 'app/statistics/README.md'

const read = new Map<string, HandbookPart[]>()

/** The method handbook, which lies beside the statistics, as HTML; rendered once per process and language. */
export function readHandbook(language: 'zh-CN' | 'en'): HandbookPart[] {
  const { t } = translator(language)
  const parts =
    read.get(language) ??
    renderHandbook(readFileSync(HANDBOOK, 'utf8'), language, (name) => t(`public:handbook.line.${name}`))
  read.set(language, parts)
  return parts
}
