import { useTranslation } from 'react-i18next'

import type { CheckRefusal } from '#app/survey/reports/check-report.ts'

import { useRefusalWords } from './use-refusal-words.ts'

/** Why nothing was computed: the sentence, the code, and where to look. */
export function RefusalPanel({ refusal, part }: { refusal: CheckRefusal; part: 'spec' | 'data' }) {
  const { t } = useTranslation('evaluator')
  const words = useRefusalWords()
  const places = words.places(refusal.at)
  const detail = words.detail(refusal)
  return (
    <div className="error-summary check-refusal" role="alert" aria-labelledby="refusal-title">
      <h2 id="refusal-title">{t('check.refusal.title')}</h2>
      <p>
        <strong>{words.sentence(refusal)}</strong>
      </p>
      {detail !== null && <p lang="en">{detail}</p>}
      <dl className="facts">
        <dt>{t('check.refusal.code')}</dt>
        <dd>
          <code>{refusal.code}</code>
        </dd>
        {places.map(([name, value]) => (
          <Place key={name} name={name} value={value} />
        ))}
        {refusal.excerpt !== null && refusal.excerpt !== '' && (
          <>
            <dt>{t('check.refusal.excerpt')}</dt>
            <dd>
              <code>{refusal.excerpt}</code>
            </dd>
          </>
        )}
      </dl>
      <p>{words.advice(refusal)}</p>
      <p>
        <a href={`#${part}`}>{t(`check.refusal.to.${part}`)}</a>
      </p>
    </div>
  )
}

function Place({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="check-place">{value}</dd>
    </>
  )
}
