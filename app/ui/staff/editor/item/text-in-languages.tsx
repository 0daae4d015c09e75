import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'
import { TEXT_LANGUAGES } from '#app/survey/questionnaire/drafting/texts.ts'

interface Props {
  name: string
  legend: string
  hint?: string | undefined
  text: LocalText | undefined
  rows: number
  /** a text that may stay empty is not marked as untranslated */
  optional?: boolean
}

/** One text in every language side by side; what is still to be written is marked. */
export function TextInLanguages({ name, legend, hint, text, rows, optional = false }: Props) {
  const { t } = useTranslation('evaluator')
  const begun = TEXT_LANGUAGES.some((language) => text?.[language])
  return (
    <fieldset className="editor-languages">
      <legend>{legend}</legend>
      {hint && <p className="field-hint">{hint}</p>}
      <div className="editor-three">
        {TEXT_LANGUAGES.map((language) => {
          const id = `${name}.${language}`
          const missing = language !== 'zh-Hant' && (begun || !optional) && !text?.[language]
          return (
            <div key={language} className={missing ? 'editor-missing' : undefined}>
              <label htmlFor={id}>
                {t(`questionnaires.languageNames.${language}`)}
                {missing && <span className="editor-mark">{t('questionnaires.texts.missing')}</span>}
              </label>
              <textarea
                id={id}
                name={id}
                className="control"
                rows={rows}
                lang={language}
                defaultValue={text?.[language] ?? ''}
              />
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}
