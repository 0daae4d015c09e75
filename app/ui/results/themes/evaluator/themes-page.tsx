import { useTranslation } from 'react-i18next'

import type { ThemesView } from '#app/survey/quotes/themes-view.ts'

import { SelectField } from '#app/ui/forms/select-field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { Notice } from '#app/ui/layout/notice.tsx'
import { ApprovedQuotes } from './approved-quotes.tsx'
import { CandidateList } from './candidate-list.tsx'
import { ThemeRows } from './theme-rows.tsx'

interface Props {
  view: ThemesView
  /** path of the page, without a query */
  path: string
  /** why a step was declined */
  problem: string | null
  done: string | null
  hiddenBelow: number
}

/** Open answers by theme for evaluators: how many write of what, and which sentences are told. */
export function ThemesPage({ view, path, problem, done, hiddenBelow }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { questions, places, item, city, chosen, writers } = view
  return (
    <>
      {done && (
        <Notice>
          <p role="status">{t(`themes.done.${done}`, { defaultValue: '' })}</p>
        </Notice>
      )}
      {problem && (
        <Notice tone="error">
          <p>{problem}</p>
        </Notice>
      )}
      <form method="get" className="form-wide">
        {questions.length > 1 && (
          <SelectField
            id="item"
            label={t('themes.question')}
            value={item}
            options={questions.map(({ code, text }) => ({ value: code, label: format.text(text) }))}
          />
        )}
        <SelectField
          id="city"
          label={t('themes.place')}
          value={city ?? ''}
          emptyLabel={t('themes.all')}
          options={places.map(({ code, name, writers: n }) => ({
            value: code,
            label:
              n === null
                ? t('themes.placeFew', { name: format.text(name), n: hiddenBelow })
                : t('themes.placeOf', { name: format.text(name), n: format.count(n) }),
          }))}
        />
        <SubmitButton tone="quiet">{t('themes.show')}</SubmitButton>
      </form>
      <section aria-labelledby="themes">
        <h2 id="themes">{format.text(questions.find(({ code }) => code === item)!.text)}</h2>
        {view.themes.length === 0 ? (
          <p>{t('themes.none', { n: format.count(hiddenBelow) })}</p>
        ) : (
          <>
            <p>{t('themes.reading', { n: format.count(writers ?? 0), least: format.count(hiddenBelow) })}</p>
            <ThemeRows view={view} path={path} />
          </>
        )}
      </section>
      {chosen && (
        <section aria-labelledby="answers">
          <h2 id="answers">{t('themes.answersAbout', { theme: chosen.words.join(' · ') })}</h2>
          <ApprovedQuotes view={view} />
          <CandidateList view={view} path={path} />
        </section>
      )}
    </>
  )
}
