import { useTranslation } from 'react-i18next'

export interface FrameProblem {
  line: number
  column: string | null
  code: string
  message: string
}

/** Lines of a file are counted with the header, rows of the form without. */
export function FrameProblems({ problems, typed }: { problems: FrameProblem[]; typed: boolean }) {
  const { t } = useTranslation('sample')
  if (problems.length === 0) return null
  return (
    <ul>
      {problems.map(({ line, column, code, message }) => (
        <li key={`${line} ${column} ${code}`}>
          {t(typed ? 'problem.row' : 'problem.line', {
            n: typed ? line - 1 : line,
            column: column === null ? '' : t(`column.${column}`, { defaultValue: column }),
          })}{' '}
          {t(`problem.${code}`, { defaultValue: message })}
        </li>
      ))}
    </ul>
  )
}
