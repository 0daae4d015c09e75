import { useTranslation } from 'react-i18next'

import type { SavedScheme } from '#app/survey/scheme/saved-scheme.ts'

import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { EmptyState } from '#app/ui/layout/empty-state.tsx'
import { useSchemeFacts } from './use-scheme-facts.ts'

/** Saved schemes with what they choose; archived ones folded away below. */
export function SchemeList({ schemes }: { schemes: SavedScheme[] }) {
  const { t } = useTranslation('evaluator')
  const kept = schemes.filter(({ archived }) => !archived)
  const archived = schemes.filter((scheme) => scheme.archived)
  return (
    <>
      {kept.length === 0 && (
        <EmptyState title={t('schemes.none')}>
          <p>{t('schemes.noneNext')}</p>
        </EmptyState>
      )}
      {kept.map((scheme) => (
        <SchemeCard key={scheme.id} scheme={scheme} />
      ))}
      {archived.length > 0 && (
        <details>
          <summary>{t('schemes.archived', { count: archived.length })}</summary>
          {archived.map((scheme) => (
            <SchemeCard key={scheme.id} scheme={scheme} />
          ))}
        </details>
      )}
    </>
  )
}

function SchemeCard({ scheme }: { scheme: SavedScheme }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const factsOf = useSchemeFacts()
  const { id, name, content, hash, createdBy, createdOn, archived } = scheme
  return (
    <section className="scheme-card" aria-labelledby={`scheme-${id}`}>
      <h2 id={`scheme-${id}`}>{name}</h2>
      <p className="small soft">{t('schemes.made', { by: createdBy, date: format.date(createdOn) })}</p>
      <dl className="facts">
        {factsOf(content).map(([label, value]) => (
          <div key={label} className="contents-row">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div className="contents-row">
          <dt>{t('schemes.hash')}</dt>
          <dd>
            <code>{hash}</code>
          </dd>
        </div>
      </dl>
      <form method="post" action="/evaluator/schemes" className="scheme-actions">
        <input type="hidden" name="scheme" value={id} />
        {!archived && (
          <>
            <label htmlFor={`copy-${id}`}>{t('schemes.copyName')}</label>
            <input id={`copy-${id}`} name="name" className="control" autoComplete="off" />
            <SubmitButton name="intent" value="duplicate" tone="quiet">
              {t('schemes.duplicate')}
            </SubmitButton>
          </>
        )}
        <SubmitButton name="intent" value={archived ? 'restore' : 'archive'} tone="quiet">
          {t(archived ? 'schemes.restore' : 'schemes.archive')}
        </SubmitButton>
      </form>
    </section>
  )
}
