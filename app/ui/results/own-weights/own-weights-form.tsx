import { useTranslation } from 'react-i18next'

import type { OwnWords } from '#app/survey/own-weights/own-sentences.ts'
import { fieldOf, LARGEST_WEIGHT } from '#app/survey/own-weights/own-weights.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import type { OwnWeightsView } from './own-weights-view.ts'

/** A number for each first-level index. Sent as a plain form; with a script the ranking follows at once. */
export function OwnWeightsForm({ view, words }: { view: OwnWeightsView; words: OwnWords }) {
  const { t } = useTranslation('public')
  const format = useFormat()
  const { basis, asked, latest, release } = view
  const total = asked.weights.reduce((sum, weight) => sum + weight, 0)
  const query = new URLSearchParams({
    ...(basis.edition === 'blended' ? {} : { edition: basis.edition }),
    ...(latest ? {} : { release: release.id }),
  }).toString()
  return (
    <form id="own-weights" method="get" action="/ranking/my-weights" className="own-weights" noValidate>
      <input type="hidden" name="release" value={release.id} />
      {basis.edition !== 'blended' && <input type="hidden" name="edition" value={basis.edition} />}
      <fieldset>
        <legend>{t('own.legend')}</legend>
        <p className="small soft" id="own-hint">
          {t('own.hint', { most: LARGEST_WEIGHT })}
        </p>
        <p className="own-problem" role="alert" data-own="problem" hidden={asked.problem === null}>
          {asked.problem === null ? '' : words.problem[asked.problem]}
        </p>
        {basis.letters.map(({ code, name }, at) => (
          <div key={code} className="own-weight">
            <label htmlFor={fieldOf(code)}>
              <span className={`letter-chip letter-${code}`} aria-hidden="true">
                {code}
              </span>{' '}
              {format.text(name)}
            </label>
            <button
              type="button"
              hidden
              className="own-step"
              data-step="-1"
              data-letter={code}
              aria-label={t('own.less', { name: format.text(name) })}
            >
              −
            </button>
            <input
              id={fieldOf(code)}
              name={fieldOf(code)}
              type="number"
              inputMode="decimal"
              min={0}
              max={LARGEST_WEIGHT}
              step="any"
              defaultValue={asked.typed[at]}
              aria-describedby="own-hint"
              autoComplete="off"
            />
            <button
              type="button"
              hidden
              className="own-step"
              data-step="1"
              data-letter={code}
              aria-label={t('own.more', { name: format.text(name) })}
            >
              +
            </button>
            <span className="own-share" data-own={`share.${code}`}>
              {format.rate((100 * (asked.weights[at] ?? 0)) / total)}
            </span>
          </div>
        ))}
      </fieldset>
      <p className="button-row">
        <button type="submit" className="button own-submit">
          {t('own.submit')}
        </button>
        <a className="button button-quiet" href={`/ranking/my-weights${query && `?${query}`}`}>
          {t('own.reset')}
        </a>
      </p>
    </form>
  )
}
