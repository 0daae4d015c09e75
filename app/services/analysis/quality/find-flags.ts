import type { ResponseColumns } from '#app/data/fieldwork/responses/response-columns.server.ts'
import { findContradictions } from './find-contradictions.ts'
import { findDuplicates } from './find-duplicates.ts'
import { findPatterns, findStraightLines } from './find-patterns.ts'
import type { AutomaticFlag } from './flag-rule.ts'
import { leastSeconds } from './reading-time.ts'
import { scaleRows } from './scale-rows.ts'

/**
 * Finds conspicuous responses, by the rules of `FLAG_RULE`.
 *
 * @param scaled codes of the items that are answered on a scale
 * @returns per flag, 1 where a response has it
 */
export function findFlags(
  columns: ResponseColumns,
  scaled: ReadonlySet<string>,
): Record<AutomaticFlag, Uint8Array> {
  const scales = scaleRows(columns, scaled)
  return {
    speeder: findSpeeders(columns),
    'straight-liner': findStraightLines(scales),
    pattern: findPatterns(scales),
    contradiction: findContradictions(columns),
    duplicate: findDuplicates(columns, scales),
  }
}

/** Done in less than the questions a respondent answered take to read in the language they were read in. */
function findSpeeders({ count, seconds, answers, language }: ResponseColumns): Uint8Array {
  const needed = new Float64Array(count)
  for (const { item, kind, codes } of answers) {
    const none = kind === 'choice' ? -1 : 0
    const byLanguage = language.categories.map((tag) => leastSeconds(item, tag))
    for (let row = 0; row < count; row++) {
      if (codes[row] !== none) needed[row]! += byLanguage[language.codes[row]!] ?? 0
    }
  }
  return needed.reduce((found, least, row) => {
    if (seconds[row]! >= 0 && seconds[row]! < least) found[row] = 1
    return found
  }, new Uint8Array(count))
}
