import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'
import type { OrderTest, PresentationReport, SplitLine } from '#app/survey/reports/presentation-report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { SidesTable, type NameOf } from './sides-table.tsx'

interface Props {
  report: PresentationReport
  itemNames: Record<string, LocalText>
  /** answers below which a mean is shown to nobody */
  hiddenBelow: number
}

/** Did the way the questions were shown make a difference? Direction of scales, order of options, part asked, wording. */
export function PresentationPart({ report, itemNames, hiddenBelow }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { directions, orders, split, wordings, responses } = report
  const nameOf = (item: string) => (itemNames[item] ? format.text(itemNames[item]) : item)
  const tests = [...directions, ...orders].filter(({ pHolm }) => pHolm !== null)
  const real = tests.filter(({ pHolm }) => (pHolm ?? 1) < 0.05)
  const simpler = wordings.some(({ simpler: { n } }) => n > 0)
  return (
    <section aria-labelledby="presentation">
      <h2 id="presentation">{t('quality.shown.title')}</h2>
      <p>
        {directions.length + orders.length + split.length === 0
          ? t('quality.shown.nothing')
          : responses === 0
            ? t('quality.shown.unknown')
            : t('quality.shown.summary', {
                responses: format.count(responses),
                tests: format.count(tests.length),
                real: format.count(real.length),
              })}
      </p>
      {responses > 0 && directions.length > 0 && (
        <SidesTable
          label={t('quality.shown.directions')}
          sides={[t('quality.shown.forwards'), t('quality.shown.backwards')]}
          tests={directions.map(({ forwards, backwards, ...test }) => ({
            ...test,
            sides: [forwards, backwards],
          }))}
          {...{ nameOf, hiddenBelow }}
        />
      )}
      {responses > 0 && orders.length > 0 && <Orders tests={orders} nameOf={nameOf} />}
      {responses > 0 && split.length > 0 && <Split lines={split} nameOf={nameOf} />}
      {responses > 0 && wordings.length > 0 && (
        <>
          <p>{t(simpler ? 'quality.shown.wordingsReading' : 'quality.shown.nobodySimpler')}</p>
          {simpler && (
            <SidesTable
              label={t('quality.shown.wordings')}
              sides={[t('quality.shown.usual'), t('quality.shown.simpler')]}
              tests={wordings.map(({ usual, simpler: read, ...test }) => ({ ...test, sides: [usual, read] }))}
              {...{ nameOf, hiddenBelow }}
            />
          )}
        </>
      )}
    </section>
  )
}

function Orders({ tests, nameOf }: { tests: OrderTest[]; nameOf: NameOf }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  return (
    <DataTable label={t('quality.shown.orders')} showLabel>
      <thead>
        <tr>
          {['item', 'answers', 'places', 'chisq', 'p'].map((column) => (
            <th scope="col" key={column} className={column === 'item' ? undefined : 'number'}>
              {t(`quality.shown.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tests.map(({ item, n, byPlace, chisq, df, pHolm }) => (
          <tr key={item}>
            <th scope="row">{nameOf(item)}</th>
            <td className="number">{format.count(n)}</td>
            <td className="number">{byPlace.map((count) => format.count(count)).join(' · ')}</td>
            <td className="number">{chisq === null ? '–' : `${format.decimal(chisq, 2)} (${df})`}</td>
            <td className="number">{pHolm === null ? '–' : format.decimal(pHolm, 3)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

function Split({ lines, nameOf }: { lines: SplitLine[]; nameOf: NameOf }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  return (
    <DataTable label={t('quality.shown.split')} showLabel>
      <thead>
        <tr>
          {['item', 'byDesign', 'drawn', 'asked'].map((column) => (
            <th scope="col" key={column} className={column === 'item' ? undefined : 'number'}>
              {t(`quality.shown.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ item, shareByDesign, drawn, asked }) => (
          <tr key={item}>
            <th scope="row">{nameOf(item)}</th>
            <td className="number">{format.share(shareByDesign)}</td>
            <td className="number">{drawn === 0 ? '–' : format.share(asked / drawn)}</td>
            <td className="number">{format.count(asked)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
