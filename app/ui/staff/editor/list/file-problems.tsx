import { useTranslation } from 'react-i18next'

export interface FileProblem {
  line: number
  column: string | null
  code: string
  message: string
}

const MOST_LISTED = 20

/** Why a file cannot become a questionnaire: the place in it, and what is wrong there. */
export function FileProblems({ problems }: { problems: FileProblem[] }) {
  const { t } = useTranslation('evaluator')
  if (problems.length === 0) return null
  return (
    <ul>
      {problems.slice(0, MOST_LISTED).map(({ line, column, code, message }) => (
        <li key={`${line} ${column} ${message}`}>
          {column !== null && t('questionnaires.upload.place', { line, column })}{' '}
          {t(`questionnaires.upload.problem.${code}`, { message, defaultValue: message })}
        </li>
      ))}
    </ul>
  )
}
