import type { CheckFigure } from '#app/survey/reports/check-report.ts'

import { useCheckWords, type Digits } from '#app/ui/staff/analysis-check/use-check-words.ts'

interface Props {
  value: CheckFigure
  digits: Digits
  /** of the column it stands in */
  decimals: number
}

/** A figure with all its digits behind what is shown; a dash, said in words, where there is none. */
export function CheckFigureCell({ value, digits, decimals }: Props) {
  const words = useCheckWords()
  if (value === null) {
    return (
      <td className="number soft">
        <span aria-hidden="true">–</span>
        <span className="sr-only">{words.other(null)}</span>
      </td>
    )
  }
  if (typeof value === 'string') return <td className="number">{words.other(value)}</td>
  return (
    <td className="number">
      <data value={String(value)}>{words.figure(value, digits, decimals)}</data>
    </td>
  )
}
