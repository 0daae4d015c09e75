import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'
import type { Figure, ItemReport } from '#app/survey/reports/report.ts'

import { ProgressBar } from '#app/ui/charts/cells/progress-bar.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { useReleaseWords } from '#app/ui/results/release/use-release-words.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

import { UNGRADED } from './city-items.tsx'
import type { CityView } from '#app/ui/results/city/city-view.ts'
import { useCityWords } from '#app/ui/results/city/use-city-words.ts'

/** Questions whose answers have no better and worse: what matters most, what was used, who was told how to answer. */
export function CityChoices(view: CityView) {
  const { t } = useTranslation('common')
  const release = useReleaseWords(view.release)
  const items = view.report.items.filter(({ dimension }) => UNGRADED.has(dimension))
  if (items.length === 0) return null
  return (
    <section aria-labelledby="choices">
      <h2 id="choices">{t('items.other')}</h2>
      <p className="chart-subtitle">{release.subtitle(view.report.n, view.report.effectiveN)}</p>
      {items.map((item) => (
        <Choices key={item.code} item={item} view={view} />
      ))}
      <p className="chart-source">{release.source}</p>
    </section>
  )
}

function Choices({ item, view }: { item: ItemReport; view: CityView }) {
  const { t } = useTranslation('common')
  const format = useFormat()
  const words = useCityWords(view)
  const ranking = item.dimension === 'RANKING'
  const known = item.options.filter(({ share }) => share !== null)
  const options = ranking ? known.toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0)) : known
  const [first] = options
  const meanSentence = ({ value, low, high }: Figure, unit: LocalText | undefined) => {
    const mean = `${format.decimal(value ?? NaN, 1)} ${unit ? format.text(unit) : ''}`.trim()
    if (low === null || high === null) return t('items.meanAlone', { mean })
    return t('items.mean', { mean, low: format.decimal(low, 1), high: format.decimal(high, 1) })
  }
  return (
    <>
      <h3>
        {ranking && first
          ? t('items.important', { option: format.text(first.label) })
          : format.text(item.text)}
      </h3>
      {ranking && <p>{format.sentences(format.text(item.text), t('items.importantReading'))}</p>}
      {item.mean && item.mean.value !== null ? (
        <p>{meanSentence(item.mean, item.unit)}</p>
      ) : options.length === 0 ? (
        <p className="soft">{words.why(item.score.mark) ?? t('items.hidden')}</p>
      ) : (
        <DataTable label={format.text(item.label)} className="choices-table">
          <thead>
            <tr>
              <th scope="col">{t('items.option')}</th>
              <th scope="col" className="number">
                {t('items.share')}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {options.map(({ value, label, share }) => (
              <tr key={value}>
                <th scope="row">{format.text(label)}</th>
                <td className="number">{format.share(share ?? 0)}</td>
                <td className="picture choices-bar">
                  <ProgressBar share={share ?? 0} label={format.share(share ?? 0)} />
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </>
  )
}
