import { countValues } from '#app/data/fieldwork/monitor/mode-counts.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { adjustPValues } from '#app/statistics/estimation/across/adjust-p-values.ts'
import type { Item } from '#app/survey/item.ts'
import type { ModeComparison, ModeLine } from '#app/survey/wave/mode-comparison.ts'
import { welchTest, type Moments } from '../comparison/welch-test.ts'

const SMILE = 'smile_greet_day'
const SATISFACTION = 'city_life_satisfaction'

/**
 * Smile rate and satisfaction by mode, each compared with the mode that most people used by Welch's test, corrected by
 * Holm over all tests. Unweighted: how a mode is answered, not what the city thinks.
 *
 * @param hiddenBelow modes with fewer answers are left out
 * @returns null with fewer than two modes to compare
 */
export function compareModes(
  db: Database,
  place: { waveId: string; cityCode: string | null },
  items: Item[],
  hiddenBelow: number,
): ModeComparison | null {
  const scored = (code: string, scoreOf: (score: number, points: number) => number) => {
    const item = items.find((one) => one.code === code)
    return item ? momentsByMode(countValues(db, place, code), item, scoreOf) : new Map<string, Moments>()
  }
  // the second best point scores 100 (k - 2) / (k - 1)
  const smiles = scored(SMILE, (score, points) => (score > (100 * (points - 2.5)) / (points - 1) ? 100 : 0))
  const satisfied = scored(SATISFACTION, (score) => score)
  const modes = [...new Set([...smiles.keys(), ...satisfied.keys()])]
    .map((mode) => ({ mode, n: Math.max(smiles.get(mode)?.n ?? 0, satisfied.get(mode)?.n ?? 0) }))
    .filter(({ n }) => n >= hiddenBelow)
    .sort((one, other) => other.n - one.n || (one.mode < other.mode ? -1 : 1))
  const [reference, ...others] = modes
  if (!reference || others.length === 0) return null

  const shown = (all: Map<string, Moments>, mode: string) => {
    const moments = all.get(mode)
    return moments && moments.n >= hiddenBelow ? moments : null
  }
  const compared = (all: Map<string, Moments>) =>
    others.map(({ mode }) => {
      const [first, second] = [shown(all, reference.mode), shown(all, mode)]
      return first && second ? welchTest(first, second) : null
    })
  const tests = [...compared(smiles), ...compared(satisfied)]
  const p = adjustPValues(
    tests.map((test) => test?.pValue ?? null),
    'holm',
  )
  const lines = modes.map(({ mode, n }, place): ModeLine => {
    const at = place - 1
    const second = others.length + at
    return {
      mode,
      n,
      smileRate: shown(smiles, mode)?.mean ?? null,
      satisfaction: shown(satisfied, mode)?.mean ?? null,
      smileDifference: at < 0 ? null : (tests[at]?.difference ?? null),
      smileP: at < 0 ? null : (p[at] ?? null),
      satisfactionDifference: at < 0 ? null : (tests[second]?.difference ?? null),
      satisfactionP: at < 0 ? null : (p[second] ?? null),
    }
  })
  return { reference: reference.mode, lines, hiddenBelow }
}

/** n, mean and variance of the scores of an item by mode; answers without an opinion are left out. */
function momentsByMode(
  counts: ReturnType<typeof countValues>,
  item: Item,
  scoreOf: (score: number, points: number) => number,
): Map<string, Moments> {
  const points = item.options.filter(({ missing }) => !missing).map(({ value }) => Number(value))
  const [low, high] = [Math.min(...points), Math.max(...points)]
  const modes = [...new Set(counts.map(({ mode }) => mode))]
  const moments = modes.map((mode): [string, Moments] => {
    const own = counts.filter((row) => row.mode === mode && points.includes(Number(row.value)))
    const scores = own.map(({ value, answers }) => {
      const score = (100 * (Number(value) - low)) / (high - low)
      return { score: scoreOf(item.polarity === 'negative' ? 100 - score : score, points.length), answers }
    })
    const n = scores.reduce((sum, { answers }) => sum + answers, 0)
    const mean = scores.reduce((sum, { score, answers }) => sum + score * answers, 0) / n
    const squares = scores.reduce((sum, { score, answers }) => sum + answers * (score - mean) ** 2, 0)
    return [mode, { n, mean, variance: squares / (n - 1) }]
  })
  return new Map(moments)
}
