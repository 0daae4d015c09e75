import { beforeAll, describe, expect, it } from 'vitest'

import { loadTranslations, translator } from '#app/platform/i18n.server.ts'
import { WAVE_PAGES, type WaveHead } from '#app/ui/staff/wave/page/wave-pages.ts'
import { WaveTabs } from '#app/ui/staff/wave/page/wave-tabs.tsx'
import { renderPage } from '#tests/support/render-page.tsx'

const WAVE: WaveHead = {
  id: 'made-2026',
  title: { 'zh-CN': '示例', en: 'Example' },
  status: 'open',
  synthetic: true,
  analysed: true,
}
const hrefs = (page: string) => [...page.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)

beforeAll(() => loadTranslations('locales'))

describe('the tabs of a wave', () => {
  it('lead to every page whose time has come, in the order of the list, and mark the present one', () => {
    const page = renderPage(<WaveTabs wave={WAVE} current="studio" />, 'en')
    const due = WAVE_PAGES.filter((line) => !('shown' in line) || line.shown(WAVE))
    expect(hrefs(page)).toEqual(due.map(({ path }) => `/evaluator/waves/made-2026${path}`))
    expect(due.map(({ key }) => key)).toContain('weighting')
    expect(page.match(/aria-current="page"/g)).toHaveLength(1)
    expect(page).toMatch(/studio" aria-current="page">Studio</)
  })

  it('leave out what needs an analysis before there is one, but never the present page', () => {
    const early = { ...WAVE, analysed: false }
    expect(hrefs(renderPage(<WaveTabs wave={early} current="wave" />, 'en'))).not.toContain(
      '/evaluator/waves/made-2026/studio',
    )
    expect(hrefs(renderPage(<WaveTabs wave={early} current="studio" />, 'en'))).toContain(
      '/evaluator/waves/made-2026/studio',
    )
  })

  it.each(['zh-CN', 'en'] as const)('have a label and a document title in %s', (language) => {
    const { t } = translator(language)
    for (const { key } of WAVE_PAGES) {
      expect(t(`evaluator:tabs.${key}`)).not.toContain('tabs.')
      expect(t(`evaluator:${key}.pageTitle`, { wave: 'W' })).toContain('W')
    }
  })
})
