import { useTranslation } from 'react-i18next'

import type { QuoteCandidate, ThemesView } from '#app/survey/quotes/themes-view.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { QuotePieces } from './quote-pieces.tsx'
import { QuotePicker } from './quote-picker.tsx'
import { themesQuery } from './themes-query.ts'

/** The answers about the chosen theme with what the rules strike out; the one that is picked stands open. */
export function CandidateList({ view, path }: { view: ThemesView; path: string }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { chosen, candidates, picked, pickable, more } = view
  if (!chosen) return null
  if (pickable !== 'yes') return <p>{t(`themes.pickable.${pickable}`)}</p>
  const line = (candidate: QuoteCandidate) => (
    <li key={candidate.ref}>
      <QuotePieces pieces={candidate.pieces} />{' '}
      <a href={`${path}${themesQuery(view, { theme: chosen.key, quote: candidate.ref })}#picked`}>
        {t('themes.pick')}
      </a>
    </li>
  )
  return (
    <>
      {picked && <QuotePicker view={view} picked={picked} />}
      <h3>{t('themes.answers')}</h3>
      <p className="small soft">{t('themes.answersNote')}</p>
      <ul className="plain-list">{candidates.filter(({ ref }) => ref !== picked?.ref).map(line)}</ul>
      {more > 0 && <p className="small soft">{t('themes.more', { n: format.count(more) })}</p>}
    </>
  )
}
