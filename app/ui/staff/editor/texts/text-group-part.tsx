import { useTranslation } from 'react-i18next'

import type { TextGroup } from '#app/survey/questionnaire/drafting/text-sections.ts'
import { TEXT_LANGUAGES, untranslated, type TextSlot } from '#app/survey/questionnaire/drafting/texts.ts'
import { useFormat } from '#app/ui/format/use-format.ts'

/** The texts of one question, folded under its words; the address may name it. */
export function TextGroupPart({ group, open }: { group: TextGroup; open: boolean }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { code, text, slots, lacking } = group
  return (
    <details id={`texts-${code || 'title'}`} className="editor-fold" open={open}>
      <summary>
        {code === '' ? t('questionnaires.texts.kinds.title') : format.text(text) || code}
        {lacking > 0 && (
          <span className="editor-mark">{t('questionnaires.texts.still', { count: lacking })}</span>
        )}
        <span className="beneath">
          {[code, t('questionnaires.texts.of', { count: slots.length })].filter(Boolean).join(' · ')}
        </span>
      </summary>
      {slots.map((slot) => (
        <TextRow key={slot.key} slot={slot} />
      ))}
    </details>
  )
}

function TextRow({ slot: { key, kind, text, items } }: { slot: TextSlot }) {
  const { t } = useTranslation('evaluator')
  const missing = untranslated(text)
  return (
    <fieldset data-part="" className="editor-text-row">
      <legend>
        {t(`questionnaires.texts.kinds.${kind}`)}
        {items.length > 1 && (
          <span className="beneath">{t('questionnaires.texts.shared', { count: items.length })}</span>
        )}
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
