import { readCsv } from '#app/formats/csv.ts'
import type { Fetched } from './crawl.ts'

/** One line of a file of estimates; null where nothing is printed. */
export interface Printed {
  city: string
  measure: string
  code: string
  option: string
  edition: string
  estimate: number | null
  se: number | null
  low: number | null
  high: number | null
  n: number | null
  effectiveN: number | null
  deff: number | null
  mark: string
}

/** Everything that can be read of one release. */
export interface ReadRelease {
  id: string
  wave: string
  design: Map<string, string>
  /** estimates of all cities */
  lines: Printed[]
  /** sentences of its method card and its pages */
  sentences: string[]
}

/** Reads the figures of every release out of what was fetched, oldest release first. */
export function collectFigures(fetched: Fetched[]): ReadRelease[] {
  const list = fetched.find(({ path }) => path === '/api/v1/releases')
  const { releases } = JSON.parse(list?.text ?? '{"releases":[]}') as {
    releases: { id: string; wave: string }[]
  }
  return releases.toReversed().map(({ id, wave }) => {
    const own = fetched.filter(({ path }) => releaseOf(path, releases[0]?.id) === id)
    const file = own.find(({ path }) => path.includes('/estimates?format=csv'))
    const rows = file ? readCsv(file.text).table.rows.map(({ cells }) => cells) : []
    return {
      id,
      wave,
      design: new Map(rows.map((cells) => [cells['city']!, cells['design']!])),
      lines: rows.map(lineOf),
      sentences: own.flatMap(({ path, text, type }) => {
        if (path.includes('/estimates') || path.includes('/index')) return []
        return sentencesOf(type.startsWith('text/html') ? withoutTags(text) : text)
      }),
    }
  })
}

/** Pages name their release in the address; those that do not show the newest. */
function releaseOf(path: string, newest: string | undefined): string | undefined {
  const named = /[?&]release=([^&]+)/.exec(path)?.[1] ?? /\/releases\/([^/?]+)/.exec(path)?.[1]
  return named ?? (/^\/(ranking|cities|method|official)/.test(path) ? newest : undefined)
}

function lineOf(cells: Record<string, string>): Printed {
  const number = (name: string) => (cells[name] ? Number(cells[name]) : null)
  return {
    city: cells['city'] ?? '',
    measure: cells['measure'] ?? '',
    code: cells['code'] ?? '',
    option: cells['option'] ?? '',
    edition: cells['edition'] ?? '',
    estimate: number('estimate'),
    se: number('se'),
    low: number('low'),
    high: number('high'),
    n: number('n'),
    effectiveN: number('effective_n'),
    deff: number('deff'),
    mark: cells['mark'] ?? '',
  }
}

function withoutTags(html: string): string {
  return html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<\/(p|li|td|th|tr|h\d|dt|dd|div|caption|summary)>/g, '\n')
    .replace(/<[^>]*>/g, ' ')
}

function sentencesOf(text: string): string[] {
  return text
    .split(/\n|(?<=[.;。；!?])\s|[。；]/)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => /\d/.test(sentence))
}
