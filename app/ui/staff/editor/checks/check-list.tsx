import { useTranslation } from 'react-i18next'

import type { CheckFinding } from '#app/survey/questionnaire/checking/place.ts'
import { editorPath, itemPath } from '#app/ui/staff/editor/editor-view.ts'

/** Everything to look at before publishing, errors first, each leading to its place. */
export function CheckList({ code, findings }: { code: string; findings: CheckFinding[] }) {
  const { t } = useTranslation('evaluator')
  const parts = (['error', 'warning'] as const).map((level) => ({
    level,
    found: findings.filter((finding) => finding.level === level),
  }))
  return (
    <>
      {parts.map(({ level, found }) => (
        <section key={level} aria-labelledby={`checks-${level}`}>
          <h2 id={`checks-${level}`}>{t(`questionnaires.checks.${level}`, { count: found.length })}</h2>
          {found.length === 0 ? (
            <p>{t(`questionnaires.checks.no-${level}`)}</p>
          ) : (
            <ul className={`editor-findings editor-findings-${level}`}>
              {found.map((finding, at) => (
                <Finding key={at} code={code} finding={finding} />
              ))}
            </ul>
          )}
        </section>
      ))}
    </>
  )
}

function Finding({ code, finding }: { code: string; finding: CheckFinding }) {
  const { t } = useTranslation('evaluator')
  const { about } = finding
  const tag = String(about['language'] ?? '')
  const language = tag
    .split(' ')
    .filter(Boolean)
    .map((one) => t(`questionnaires.languageNames.${one}`))
    .join(', ')
  const fault = t(`questionnaires.checks.faults.${about['fault'] ?? ''}`, {
    defaultValue: String(about['message'] ?? ''),
  })
  const kind = t(`questionnaires.texts.kinds.${about['kind'] ?? 'text'}`)
  const variable = t(`questionnaires.margins.${about['variable'] ?? ''}`, {
    defaultValue: String(about['variable'] ?? ''),
  })
  return (
    <li>
      {t(`questionnaires.checks.found.${finding.code}`, { ...about, language, fault, kind, variable })}{' '}
      <a href={placeOf(code, finding)}>{t(`questionnaires.checks.to.${finding.place.page}`)}</a>
    </li>
  )
}

function placeOf(code: string, { place, about }: CheckFinding): string {
  const path = editorPath(code)
  const item = place.item
  if (place.page === 'item' && item !== undefined) return itemPath(code, item)
  if (place.page === 'branching' && item !== undefined)
    return `${path}/branching?item=${encodeURIComponent(item)}#edit`
  if (place.page === 'languages') return `${path}/languages?missing=${about['language']}`
  if (place.page === 'bank') {
    const query =
      about['index'] !== undefined ? `?index=${about['index']}` : item !== undefined ? `?q=${item}` : ''
    return `${path}/bank${query}`
  }
  return place.page === 'outline' || place.page === 'item' ? path : `${path}/${place.page}`
}
