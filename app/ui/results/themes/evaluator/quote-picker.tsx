import { useTranslation } from 'react-i18next'

import type { QuoteCandidate, ThemesView } from '#app/survey/quotes/themes-view.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'
import { QuotePieces } from './quote-pieces.tsx'

/** One answer, as it was written and as it would be told; more can be struck out before it is approved. */
export function QuotePicker({ view, picked }: { view: ThemesView; picked: QuoteCandidate }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { item, city, chosen, byHand } = view
  const place = { item, theme: chosen!.key, quote: picked.ref, ...(city === null ? {} : { city }) }
  const fields = Object.entries(place).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
  return (
    <div className="quote-picker" id="picked">
      <h3>{t('themes.written')}</h3>
      <p>
        <QuotePieces pieces={picked.pieces} />
      </p>
      <h3>{t('themes.told')}</h3>
      <blockquote className="quote-told" lang={format.languageOf(picked.told)}>
        {picked.told}
      </blockquote>
      <form method="get" action="#picked" className="form-wide">
        {fields}
        <TextField
          id="strike"
          label={t('themes.strike')}
          hint={t('themes.strikeHint')}
          value={byHand.join('\n')}
          rows={2}
        />
        <SubmitButton tone="quiet">{t('themes.look')}</SubmitButton>
      </form>
      <form method="post">
        {fields}
        <input type="hidden" name="strike" value={byHand.join('\n')} />
        <input type="hidden" name="told" value={picked.told} />
        <p>{t(city === null ? 'themes.forAll' : 'themes.forOffice')}</p>
        <SubmitButton name="step" value="approve">
          {t('themes.approve')}
        </SubmitButton>
      </form>
    </div>
  )
}
