import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'
import type {
  DirectionTest,
  OrderTest,
  PresentationReport,
  SplitLine,
} from '#app/survey/reports/presentation-report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

interface Props {
  report: PresentationReport
  itemNames: Record<string, LocalText>
  /** answers below which a mean is shown to nobody */
  hiddenBelow: number
}

/** Did the way the questions were shown make a difference? Direction of scales, order of options, the part asked. */
export function PresentationPart({ report, itemNames, hiddenBelow }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { directions, orders, split, responses } = report
  const nameOf = (item: string) => (itemNames[item] ? format.text(itemNames[item]) : item)
  const tests = [...directions, ...orders].filter(({ pHolm }) => pHolm !== null)
  const real = tests.filter(({ pHolm }) => (pHolm ?? 1) < 0.05)
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
        <Directions tests={directions} nameOf={nameOf} hiddenBelow={hiddenBelow} />
      )}
      {responses > 0 && orders.length > 0 && <Orders tests={orders} nameOf={nameOf} />}
      {responses > 0 && split.length > 0 && <Split lines={split} nameOf={nameOf} />}
    </section>
  )
}

type NameOf = (item: string) => string

function Directions({
  tests,
  nameOf,
  hiddenBelow,
}: {
  tests: DirectionTest[]
  nameOf: NameOf
  hiddenBelow: number
}) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const meanOf = ({ n, mean }: DirectionTest['forwards']) =>
    mean === null || n < hiddenBelow ? '–' : `${format.decimal(mean, 2)} (n = ${format.count(n)})`
  return (
    <DataTable label={t('quality.shown.directions')} showLabel>
      <thead>
        <tr>
          {['item', 'forwards', 'backwards', 'difference', 'p'].map((column) => (
            <th scope="col" key={column} className={column === 'item' ? undefined : 'number'}>
              {t(`quality.shown.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tests.map(({ item, forwards, backwards, difference, pHolm }) => (
          <tr key={item}>
            <th scope="row">{nameOf(item)}</th>
            <td className="number">{meanOf(forwards)}</td>
            <td className="number">{meanOf(backwards)}</td>
            <td className="number">
              {difference === null || Math.min(forwards.n, backwards.n) < hiddenBelow
                ? '–'
                : format.decimal(difference, 2)}
            </td>
            <td className="number">{pHolm === null ? '–' : format.decimal(pHolm, 3)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
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
