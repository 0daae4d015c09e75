import { useTranslation } from 'react-i18next'

import { declaredBreaks, declaredBridges } from '#app/survey/trend/declaration.ts'

import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import type { TrendWords } from '#app/ui/results/trend/use-trend-words.ts'
import { trendsPath, type TrendsView } from './trends-view.ts'

/** What was declared of this wave, by whom; a draft may still lose it. */
export function DeclarationList({ view, words }: { view: TrendsView; words: TrendWords }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { wave, declarations } = view
  return (
    <section aria-labelledby="declared">
      <h2 id="declared">{t('trends.declared')}</h2>
      <p>{t(wave.status === 'draft' ? 'trends.declaredDraft' : 'trends.declaredOpen')}</p>
      {declarations.length === 0 ? (
        <p>{t('trends.nothingDeclared')}</p>
      ) : (
        <ul>
          {declarations.map((one) => {
            const since = view.since.find((compared) => compared.wave === one.since)
            return (
              <li key={one.id}>
                {[
                  ...declaredBreaks([one]).map(words.breakWords),
                  ...declaredBridges([one]).map(words.bridgeWords),
                ].join('')}{' '}
                <span className="soft small">
                  {t('trends.declaredBy', {
                    by: one.by,
                    since: since ? format.text(since.title) : t('trends.sinceAll'),
                  })}
                </span>
                {wave.status === 'draft' && (
                  <form method="post" action={`${trendsPath(wave.id)}#declared`}>
                    <input type="hidden" name="declaration" value={one.id} />
                    <SubmitButton name="step" value="withdraw" tone="quiet">
                      {t('trends.withdraw')}
                    </SubmitButton>
                  </form>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
