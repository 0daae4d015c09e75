import { useTranslation } from 'react-i18next'

import type { StudioCity, StudioFigures } from '#app/survey/scheme/studio-figures.ts'
import { shiftText } from '#app/survey/scheme/studio-sentences.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import type { StudioView } from './studio-view.ts'

/** Every city under the official scheme and the set-ups beside it, with places up or down. */
export function StudioTable({ view }: { view: StudioView }) {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const { path, official, a, b, cities, report } = view
  const sides = [
    { key: 'a', figures: figuresOf(a.result) },
    ...(b ? [{ key: 'b', figures: figuresOf(b.result) }] : []),
  ]
  const order = new Map(
    (sides[0]?.figures ?? official.figures).cities.map(({ city, place, score }) => [
      city,
      place ? place.rank : 1e6 - (score ?? 0),
    ]),
  )
  const shown = cities
    .filter(({ code }) => order.has(code))
    .toSorted((x, y) => (order.get(x.code) ?? 0) - (order.get(y.code) ?? 0))
  return (
    <DataTable label={t('studio.table')} className="sticky-first studio-table">
      <thead>
        <tr>
          <td />
          <th scope="colgroup" colSpan={2}>
            {t('studio.official')}
          </th>
          {sides.map(({ key }) => (
            <th key={key} scope="colgroup" colSpan={3} className="side-start">
              {t(`studio.side.${key}`)}
            </th>
          ))}
        </tr>
        <tr>
          <th scope="col">{t('fieldwork.city')}</th>
          <th scope="col" className="number">
            {t('studio.score')}
          </th>
          <th scope="col" className="number">
            {t('common:place.setHeading')}
          </th>
          {sides.map(({ key }) => (
            <SideHeadings key={key} />
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map(({ code, name, design }) => {
          const own = official.figures.cities.find(({ city }) => city === code)
          return (
            <tr key={code} data-city={code} aria-current={report?.city.code === code ? 'true' : undefined}>
              <th scope="row">
                <button
                  type="submit"
                  name="take"
                  value={code}
                  formAction={`${path}#parts`}
                  className="link-button"
                >
                  {format.text(name)}
                </button>
                {design === 'open' && <span className="beneath">{t('common:interval.modelBased')}</span>}
              </th>
              <td className="number">{own?.score == null ? '–' : format.score(own.score)}</td>
              <td className="number">{own?.place ? format.range(own.place.low, own.place.high) : '–'}</td>
              {sides.map(({ key, figures }) => (
                <SideCells
                  key={key}
                  side={key}
                  code={code}
                  found={figures?.cities.find(({ city }) => city === code)}
                />
              ))}
            </tr>
          )
        })}
      </tbody>
    </DataTable>
  )
}

function figuresOf(result: StudioView['a']['result']): StudioFigures | null {
  return 'figures' in result ? result.figures : null
}

function SideHeadings() {
  const { t } = useTranslation(['evaluator', 'common'])
  return (
    <>
      <th scope="col" className="number side-start">
        {t('studio.score')}
      </th>
      <th scope="col" className="number">
        {t('common:place.setHeading')}
      </th>
      <th scope="col" className="number">
        {t('studio.shiftHeading')}
      </th>
    </>
  )
}

function SideCells({ side, code, found }: { side: string; code: string; found: StudioCity | undefined }) {
  const format = useFormat()
  const at = `${side}.${code}`
  const interval = found && found.low !== null && found.high !== null
  return (
    <>
      <td className="number side-start">
        <span data-of={`${at}.score`}>{found?.score == null ? '–' : format.score(found.score)}</span>
        <span className="interval" data-of={`${at}.interval`}>
          {interval ? format.interval(found.low ?? 0, found.high ?? 0) : ''}
        </span>
      </td>
      <td className="number" data-of={`${at}.set`}>
        {found?.place ? format.range(found.place.low, found.place.high) : '–'}
      </td>
      <td className="number studio-shift" data-of={`${at}.shift`}>
        {shiftText(found?.shift ?? null)}
      </td>
    </>
  )
}
