import { useTranslation } from 'react-i18next'

import { SmileArc } from '#app/ui/charts/cells/smile-arc.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { ModelBasedNote } from '#app/ui/results/release/model-based-note.tsx'

import { SHOWN_EDITIONS, type CityView } from './city-view.ts'
import { useCityWords } from './use-city-words.ts'

/** The answer first: one sentence, then index, place and smile rate as three cards. */
export function CityHeadline(view: CityView) {
  const { t } = useTranslation('common')
  const format = useFormat()
  const words = useCityWords(view)
  const { report } = view
  const { smileRate } = report
  return (
    <>
      <p className="lead">{words.answer('blended')}</p>
      <div className="cards">
        {SHOWN_EDITIONS.map((edition) => {
          const figure = report.index[edition]
          const place = report.place[edition]
          return (
            <section key={edition} className="card" aria-label={t(`edition.${edition}`)}>
              <h2>{t(`edition.${edition}`)}</h2>
              <p className={figure.value === null ? 'card-reason' : 'big-figure'}>
                {figure.value === null ? words.why(figure.mark) : format.score(figure.value)}
              </p>
              {figure.low !== null && figure.high !== null && (
                <p className="small soft">
                  {format.sentences(
                    words.between(figure, report.design),
                    (figure.mark === 'indicative' && words.why('indicative')) || '',
                  )}
                </p>
              )}
              <p className="small">
                {format.sentences(
                  ...(place ? [words.places(place), words.tier(place)] : [words.noPlace()]),
                  words.band(edition),
                )}
              </p>
            </section>
          )
        })}
        <section className="card smile-card" aria-label={t('city.smileRate')}>
          <h2>{t('city.smileRate')}</h2>
          <p className={smileRate.value === null ? 'card-reason' : 'big-figure'}>
            {smileRate.value === null ? words.why(smileRate.mark) : format.rate(smileRate.value)}
          </p>
          {smileRate.value !== null && <SmileArc />}
          <p className="small soft">
            {format.sentences(
              t('city.smileRateReading'),
              words.between(smileRate, report.design, format.rate),
            )}
          </p>
        </section>
      </div>
      {report.design === 'open' && report.n !== null && <ModelBasedNote />}
    </>
  )
}
