import { useTranslation } from 'react-i18next'

import { WATCH_LIMITS, type InterviewerWatch } from '#app/survey/wave/interviewer-watch.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { EffectTable } from './effect-table.tsx'
import { WatchTable } from './watch-table.tsx'

/** What is seen of the interviewers: who should be looked at, and what interviewers cost in precision. */
export function WatchSection({ watch }: { watch: InterviewerWatch }) {
  const { t } = useTranslation('assisted')
  const format = useFormat()
  const { quick, match, alike, flat, fewest } = WATCH_LIMITS
  const flagged = watch.lines.filter(({ seen }) => seen && seen.flags.length > 0).length
  return (
    <section aria-labelledby="watch">
      <h2 id="watch">{t('watch.title')}</h2>
      {watch.lines.length === 0 ? (
        <p>{t('watch.none')}</p>
      ) : (
        <>
          <p className="lead">
            {t('watch.finding', { count: flagged, all: format.count(watch.lines.length) })}
          </p>
          <p>
            {t('watch.reading', {
              quick: format.share(quick),
              match: format.share(match),
              alike: format.share(alike),
              flat: format.share(flat),
              fewest,
            })}
          </p>
          <WatchTable watch={watch} />
          <EffectTable effects={watch.effects} />
        </>
      )}
    </section>
  )
}
