import { useTranslation } from 'react-i18next'

import { TEXT_LANGUAGES, untranslated, type TextSlot } from '#app/survey/questionnaire/drafting/texts.ts'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { editorPath, type EditorHead } from '#app/ui/staff/editor/editor-view.ts'
import { EditFields } from '#app/ui/staff/editor/frame/editor-page.tsx'

interface Props {
  head: EditorHead
  /** all texts, or those that lack a language */
  shown: TextSlot[]
  all: TextSlot[]
  missing: string | null
}

const FILTERS = ['zh-CN', 'en', 'zh-Hant'] as const

/** Every text in every language side by side, with what is still to be translated counted and marked. */
export function LanguagesTable({ head, shown, all, missing }: Props) {
  const { t } = useTranslation('evaluator')
  const lacking = (language: (typeof FILTERS)[number]) =>
    all.filter(({ text }) => !text[language]?.trim()).length
  return (
    <>
      <p>{t('questionnaires.texts.lead', { count: all.length })}</p>
      <nav className="switch" aria-label={t('questionnaires.texts.filter')}>
        <a href="?" aria-current={missing === null ? 'true' : undefined}>
          {t('questionnaires.texts.everything')}
        </a>
        {FILTERS.map((language) => (
          <a
            key={language}
            href={`?missing=${language}`}
            aria-current={missing === language ? 'true' : undefined}
          >
            {t('questionnaires.texts.lacking', {
              language: t(`questionnaires.languageNames.${language}`),
              count: lacking(language),
            })}
          </a>
        ))}
      </nav>
      {shown.length === 0 ? (
        <p>{t('questionnaires.texts.complete')}</p>
      ) : (
        <form method="post" className="editor-texts" data-autosave={`${editorPath(head.code)}/save`}>
          <EditFields head={head} edit="texts" />
          {shown.map((slot) => (
            <TextRow key={slot.key} slot={slot} />
          ))}
          <div className="button-row editor-bar">
            <SubmitButton>{t('questionnaires.texts.save')}</SubmitButton>
          </div>
        </form>
      )}
    </>
  )
}

function TextRow({ slot: { key, kind, text, items } }: { slot: TextSlot }) {
  const { t } = useTranslation('evaluator')
  const kindName = t(`questionnaires.texts.kinds.${kind}`)
  const where =
    items.length > 1 ? t('questionnaires.texts.shared', { count: items.length }) : (items[0] ?? '')
  const missing = untranslated(text)
  return (
    <fieldset data-part="" className="editor-text-row">
      <legend>
        {kindName} <span className="beneath">{where}</span>
      </legend>
      <div className="editor-three">
        {TEXT_LANGUAGES.map((language) => {
          const lacks = language !== 'zh-Hant' && missing.includes(language)
          return (
            <label key={language} className={lacks ? 'editor-missing' : undefined}>
              {t(`questionnaires.languageNames.${language}`)}
              {lacks && <span className="editor-mark">{t('questionnaires.texts.missing')}</span>}
              <textarea
                className="control"
                name={`${key}@${language}`}
                rows={kind === 'text' ? 2 : 1}
                lang={language}
                defaultValue={text[language] ?? ''}
              />
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
