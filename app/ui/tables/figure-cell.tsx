import type { Figure, Mark } from '#app/survey/reports/report.ts'
import type { ParticipationDesign } from '#app/survey/wave/wave.ts'

import { useFormat } from '../format/use-format.ts'

interface Props {
  figure: Figure
  /** asked for the reason only where there is no value: tables have hundreds of cells */
  words: { shortWhy(mark: Mark): string; modelBased: string }
  /** of the city: an interval of open participation says that it rests on a model */
  design: ParticipationDesign
  /** written after the value, such as "%" */
  unit?: string
  className?: string
  /** of the value, where a phone stacks the table */
  label?: string
}

/** A figure in a table: its value with the interval below, or why it is not shown. */
export function FigureCell({ figure, words, design, unit = '', className = '', label }: Props) {
  const format = useFormat()
  if (figure.value === null)
    return (
      <td className={`number soft ${className}`} data-label={label}>
        {words.shortWhy(figure.mark)}
      </td>
    )
  return (
    <td className={`number ${className}`} data-label={label}>
      {format.score(figure.value)}
      {unit}
      {figure.low !== null && figure.high !== null && (
        <>
          {' '}
          <span className="interval">
            {format.interval(figure.low, figure.high)}
            {design === 'open' && <span className="block">{words.modelBased}</span>}
          </span>
        </>
      )}
    </td>
  )
}
