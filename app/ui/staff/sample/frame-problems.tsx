import { useTranslation } from 'react-i18next'

import { useFormat } from '#app/ui/format/use-format.ts'

export interface FrameProblem {
  line: number
  column: string | null
  code: string
  message: string
}

interface Props {
  problems: FrameProblem[]
  /** how many there are, of which the first are listed */
  count: number
  typed: boolean
}

const MOST_LISTED = 20

/**
 * What is wrong and where. Lines of a file are counted with the header, and columns named as the file names them; rows
 * of the form are counted without, and columns named as the form does.
 */
export function FrameProblems({ problems, count, typed }: Props) {
  const { t } = useTranslation('sample')
  const format = useFormat()
  if (problems.length === 0) return null
  const listed = problems.slice(0, MOST_LISTED)
  const left = count - listed.length
  return (
    <ul>
      {listed.map(({ line, column, code, message }) => (
        <li key={`${line} ${column} ${code}`}>
          {placeOf(line, column)} {t(`problem.${code}`, { defaultValue: message })}
        </li>
      ))}
      {left > 0 && <li>{t('problem.more', { n: format.count(left) })}</li>}
    </ul>
  )

  function placeOf(line: number, column: string | null): string {
    const n = format.count(typed ? line - 1 : line)
    if (column === null) return t(typed ? 'problem.wholeRow' : 'problem.wholeLine', { n })
    if (!typed) return t('problem.line', { n, column })
    return t('problem.row', { n, column: t(`column.${column}`, { defaultValue: column }) })
  }
}
