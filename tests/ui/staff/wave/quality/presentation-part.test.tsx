import { describe, expect, it } from 'vitest'

import type { PresentationReport, WordingTest } from '#app/survey/reports/presentation-report.ts'
import { PresentationPart } from '#app/ui/staff/wave/quality/presentation-part.tsx'
import { renderPage } from '#tests/support/render-page.tsx'

const WORDING: WordingTest = {
  item: 'doctor',
  usual: { n: 420, mean: 3.412 },
  simpler: { n: 36, mean: 3.81 },
  ...{ difference: 0.398, t: 2.1, df: 41.2, pValue: 0.021, pHolm: 0.042 },
}
const REPORT: PresentationReport = {
  ...{ wave: 'made', responses: 456, directions: [], orders: [], split: [] },
  wordings: [WORDING],
}
const NAMES = { doctor: { 'zh-CN': '看医生', en: 'Seeing a doctor' } }

function textOf(report: PresentationReport, language: 'en' | 'zh-CN' = 'en') {
  const part = <PresentationPart report={report} itemNames={NAMES} hiddenBelow={10} />
  return renderPage(part, language)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
}

describe('simpler words beside the usual ones', () => {
  it('stand with both means, their difference, its corrected p-value and a word of caution', () => {
    const text = textOf(REPORT)
    expect(text).toContain('Seeing a doctor 3.41 (n = 420) 3.81 (n = 36) 0.40 0.042')
    expect(text).toContain('A difference may come from who chose them')
    expect(textOf(REPORT, 'zh-CN')).toContain('看医生 3.41 (n = 420) 3.81 (n = 36) 0.40 0.042')
  })

  it('show no mean of too few answers, and so no difference', () => {
    const few = { ...WORDING, simpler: { n: 9, mean: 5 } }
    expect(textOf({ ...REPORT, wordings: [few] })).toContain('3.41 (n = 420) – – 0.042')
  })

  it('are not tabled when nobody asked for them, and not spoken of where there are none', () => {
    const nobody = { ...WORDING, simpler: { n: 0, mean: null }, difference: null, pHolm: null }
    const text = textOf({ ...REPORT, wordings: [nobody] })
    expect(text).toContain('nobody is known to have asked for them')
    expect(text).not.toContain('Seeing a doctor')
    expect(textOf({ ...REPORT, wordings: [] })).not.toContain('simpler')
  })

  it('leave the scales shown backwards where they were', () => {
    const { usual: forwards, simpler: backwards, ...test } = WORDING
    const text = textOf({ ...REPORT, wordings: [], directions: [{ ...test, forwards, backwards }] })
    expect(text).toContain('Mean forwards Mean backwards Difference p (Holm) Seeing a doctor 3.41 (n = 420)')
  })
})
