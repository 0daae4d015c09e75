import { setWaveStatus } from '#app/data/fieldwork/waves.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { createWave } from '#app/services/fieldwork/waves/create-wave.server.ts'
import type { Answers, Item } from '#app/survey/item.ts'

/** A city with districts, in the waves that tests make. */
export const CITY = '330100'

/**
 * Makes an open wave on a database with reference data.
 *
 * @param over replaces any part of what is said to create it
 */
export async function makeOpenWave(db: Database, over: Record<string, unknown> = {}): Promise<string> {
  const input = {
    id: 'spring',
    title: { 'zh-CN': '春季调查', en: 'Spring survey' },
    cities: [
      { code: CITY, design: 'open' },
      { code: '440300', design: 'open' },
    ],
    opensOn: '2025-03-01',
    closesOn: '2025-05-31',
    noticeVersion: '1',
    ...over,
  }
  const made = await createWave(db, input)
  if (made.outcome !== 'created') throw new Error(JSON.stringify(made))
  await setWaveStatus(db, made.wave.id, 'open')
  return made.wave.id
}

/** A complete set of answers: the option at `pick` of every item, as a resident of no listed district. */
export function answersTo(items: Item[], pick = 1): Answers {
  const answers: Answers = {}
  for (const item of items) {
    const option = item.options[Math.min(pick, item.options.length - 1)]
    if (item.screen_out) {
      answers[item.code] =
        item.options.filter(({ value }) => !item.screen_out?.includes(value))[0]?.value ?? ''
    } else if (item.type === 'ranking') {
      answers[item.code] = item.options.slice(0, item.max_ranked).map(({ value }) => value)
    } else if (item.type === 'open_text') answers[item.code] = '更多公园 / more parks'
    else if (option) answers[item.code] = option.value
  }
  return answers
}
