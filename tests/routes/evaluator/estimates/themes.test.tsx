import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { listQuotes } from '#app/data/results/quotes.server.ts'
import { loadTranslations } from '#app/platform/i18n.server.ts'
import { action, loader } from '#app/routes/evaluator/estimates/themes.tsx'
import { ThemesPage } from '#app/ui/results/themes/evaluator/themes-page.tsx'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { RANKED } from '#tests/support/records/analysed-wave.ts'
import { addStaff, contextOf, requestOf, thrownBy, tokenOf } from '#tests/support/records/staff.ts'
import { ITEM, makeWrittenWave, PHONE } from '#tests/support/records/written-wave.ts'
import { renderPage } from '#tests/support/render-page.tsx'

const THEME = '公交'
const PLACE = { item: ITEM, city: RANKED, theme: THEME }

let db: TestDatabase
let waveId: string
let session: string
beforeAll(async () => {
  loadTranslations('locales')
  db = await openTestDatabase('reference')
  ;({ waveId } = await makeWrittenWave(db))
  await addStaff(db, 'eva', 'evaluator')
  session = await tokenOf(db, 'eva')
})
afterAll(() => db.remove())

const args = (query: Record<string, string>, form?: Record<string, string>) => ({
  request: requestOf(`/evaluator/waves/${waveId}/themes?${new URLSearchParams(query)}`, session, form),
  context: contextOf(db),
  params: { wave: waveId },
})
const viewOf = async (query: Record<string, string>) => (await loader(args(query))).page.value.view!
const pageOf = async (query: Record<string, string>, language: 'zh-CN' | 'en') =>
  renderPage(
    <ThemesPage view={await viewOf(query)} path="/themes" hiddenBelow={10} problem={null} done={null} />,
    language,
  )

describe('the page of what residents wrote', () => {
  it.each(['zh-CN', 'en'] as const)(
    'shows themes, and answers with what is struck out, in %s',
    async (language) => {
      const all = await pageOf({ item: ITEM, city: RANKED }, language)
      expect(all).toContain(THEME)
      const { candidates } = await viewOf(PLACE)
      const quote = candidates.find(({ told }) => told.includes('电话'))!.ref
      const one = await pageOf({ ...PLACE, quote }, language)
      expect(one).toContain('value="approve"')
      expect(one).not.toMatch(/themes\.[a-z]/)
    },
  )

  it('keeps a sentence that was seen, takes it back, and says why another is declined', async () => {
    const { candidates } = await viewOf(PLACE)
    const { ref, told } = candidates.find((one) => one.told.includes('电话'))!
    const approve = { ...PLACE, step: 'approve', quote: ref, strike: '' }
    const unseen = await action(args(PLACE, { ...approve, told: `公交太挤，电话 ${PHONE}` }))
    expect(unseen.init?.status).toBe(409)
    expect(unseen.data.problem).not.toMatch(/QUOTE_/)
    expect(listQuotes(db, waveId)).toEqual([])

    const kept = await thrownBy(action(args(PLACE, { ...approve, told })))
    expect(kept.headers.get('Location')).toContain('done=approved')
    const [quote] = listQuotes(db, waveId)
    expect(quote).toMatchObject({ ...PLACE, text: told, approvedBy: 'eva' })
    await thrownBy(action(args(PLACE, { ...PLACE, step: 'withdraw', quote: String(quote!.id) })))
    expect(listQuotes(db, waveId)).toEqual([])
  })

  it('refuses a step it does not know', async () => {
    expect((await thrownBy(action(args(PLACE, { ...PLACE, step: 'publish' })))).status).toBe(400)
  })
})
