import { useTranslation } from 'react-i18next'

import { LANGUAGES } from '#app/survey/item.ts'

interface Props {
  chosen: string[]
  error: string | undefined
}

const LANGUAGE_NAMES = { 'zh-CN': '中文', en: 'English' }

/** In which languages the questionnaire is asked. */
export function LanguagesField({ chosen, error }: Props) {
  const { t } = useTranslation('evaluator')
  return (
    <fieldset id="languages" aria-describedby={error ? 'languages-error' : undefined} tabIndex={-1}>
      <legend>{t('newWave.languages')}</legend>
      {error && (
        <p className="field-error" id="languages-error">
          {error}
        </p>
      )}
      {LANGUAGES.map((tag) => (
        <div key={tag} className="check">
          <input
            type="checkbox"
            id={`language-${tag}`}
            name="languages"
            value={tag}
            defaultChecked={chosen.includes(tag)}
          />
          <label htmlFor={`language-${tag}`} lang={tag}>
            {LANGUAGE_NAMES[tag]}
          </label>
        </div>
      ))}
    </fieldset>
  )
}
