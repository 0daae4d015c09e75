import { expect, test } from 'vitest'

import type { AreaLine } from '#app/survey/reports/small-areas.ts'
import { AreaForm } from '#app/ui/staff/wave/small-areas/area-form.tsx'
import { AreaTable } from '#app/ui/staff/wave/small-areas/area-table.tsx'
import { renderPage } from '#tests/support/render-page.tsx'

const line = (number: number, directShare: number): AreaLine => {
  const text = { 'zh-CN': `城市${number}`, en: `City ${number}` }
  return {
    city: {
      code: String(number),
      name: text,
      province: text,
      provinceCode: '31',
      adminLevel: 'prefecture',
      cluster: 'other',
      population15Plus: 1000,
    },
    n: 40,
    direct: 61.25,
    directSe: 3.5,
    estimate: 58.5,
    rootMse: 2.25,
    directShare,
  }
}
const areas = {
  measure: 'index',
  auxiliaries: [],
  spread: 2,
  shift: 0.1,
  lines: [line(1, 0.9), line(2, 0.3)],
}

test.each(['en', 'zh-CN'] as const)('shows direct and model estimates side by side in %s', (language) => {
  const html = renderPage(<AreaTable areas={areas} linkOf={(code) => code} />, language)
  expect(html).toContain('61.25 ± 3.50')
  expect(html).toContain('58.50 ± 2.25')
  expect(html.indexOf('href="2"')).toBeLessThan(html.indexOf('href="1"'))
  const form = renderPage(
    <AreaForm
      measures={[{ value: 'index', label: 'Index' }]}
      auxiliaries={[{ code: 'gdp', name: { 'zh-CN': '产值', en: 'Output' } }]}
      measure="index"
      chosen={['gdp']}
    />,
    language,
  )
  expect(form).toContain('checked=""')
})
