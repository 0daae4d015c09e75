import { openResponseSnapshot } from '#app/data/fieldwork/responses/response-snapshot.server.ts'
import { readPresentations } from '#app/data/fieldwork/taken-in/presentations.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { adjustPValues } from '#app/statistics/estimation/across/adjust-p-values.ts'
import type { Answers, Item } from '#app/survey/item.ts'
import { shareAsked } from '#app/survey/rules/present.ts'
import type { DirectionTest, OrderTest, PresentationReport } from '#app/survey/reports/presentation-report.ts'
import { directionTally } from './direction-tally.ts'
import { orderTally } from './order-tally.ts'
import { wordingTally } from './wording-tally.ts'

type PresentationOutcome = ({ outcome: 'compared' } & PresentationReport) | Refused

/**
 * Does it matter how the questions were shown? Scales that ran forwards against scales that ran backwards, and whether
 * options are named more often because of the place they stood in. Chance alone decided on both, so plain tests over
 * unweighted answers hold; their p-values are also given after Holm's correction over all tests of the report.
 * Residents chose the words themselves, so those tests stand apart and are corrected among themselves.
 * For a split questionnaire, the share asked by design beside the share drawn.
 */
export async function comparePresentations(db: Database, waveId: string): Promise<PresentationOutcome> {
  const wave = await findWave(db, waveId)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${waveId}.`, { wave: waveId })
  const { items, split } = wave.questionnaire.content
  const shown = readPresentations(db, waveId)
  const directions = items.filter((item) => item.randomise_direction).map(directionTally)
  const orders = items.filter(isOrdered).map(orderTally)
  const wordings = items.filter(isReworded).map(wordingTally)
  const asked = new Map(split?.blocks.map(({ code }) => [code, 0]))

  const snapshot = openResponseSnapshot(db)
  try {
    const rows = shown.size > 0 ? snapshot.rows(waveId) : []
    for (const row of rows) {
      const presentation = shown.get(row[0])
      if (!presentation) continue
      const answers = JSON.parse(row[15]) as Answers
      for (const tally of directions) tally.add(answers, presentation)
      for (const tally of orders) tally.add(answers, presentation)
      for (const tally of wordings) tally.add(answers, presentation)
      for (const block of presentation.blocks ?? []) asked.set(block, (asked.get(block) ?? 0) + 1)
    }
  } finally {
    snapshot.close()
  }

  const corrected = correct([...directions, ...orders].map((tally) => tally.test()))
  return {
    outcome: 'compared',
    wave: waveId,
    responses: shown.size,
    directions: corrected.slice(0, directions.length) as DirectionTest[],
    orders: corrected.slice(directions.length) as OrderTest[],
    wordings: correct(wordings.map((tally) => tally.test())),
    split: (split?.blocks ?? []).flatMap((block) =>
      block.items.map((item) => ({
        item,
        shareByDesign: shareAsked(split, item),
        drawn: shown.size,
        asked: asked.get(block.code) ?? 0,
      })),
    ),
  }
}

function isOrdered({ type, randomise_options: mixed }: Item): boolean {
  return mixed === true && (type === 'ranking' || type === 'single_choice')
}

/** A scale that can be read in simpler words. */
function isReworded({ type, scale, simple }: Item): boolean {
  return type === 'single_choice' && scale !== null && simple !== undefined
}

/** The tests with their p-values after Holm's correction. */
function correct<Test extends { pValue: number | null }>(tests: Test[]): Test[] {
  const adjusted = adjustPValues(
    tests.map(({ pValue }) => pValue),
    'holm',
  )
  return tests.map((test, at) => ({ ...test, pHolm: adjusted[at] ?? null }))
}
