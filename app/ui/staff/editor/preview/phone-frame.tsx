import { useTranslation } from 'react-i18next'

import { TEXT_LANGUAGES, type TextLanguage } from '#app/survey/questionnaire/drafting/texts.ts'
import { SelectField } from '#app/ui/forms/select-field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'

interface Props {
  /** address of the pages to show, without its language */
  path: string
  query: string
  language: TextLanguage
  city: string
  version: string | null
  cities: { value: string; label: string }[]
}

/** The residents' screens in a frame as wide as a small phone, in each language, and the way to see them alone. */
export function PhoneFrame({ path, query, language, city, version, cities }: Props) {
  const { t } = useTranslation('evaluator')
  const source = `${path}/${language}?${query}`
  return (
    <div className="editor-preview">
      <div>
        <p>{t('questionnaires.preview.lead')}</p>
        <form method="get" className="editor-search">
          {version !== null && <input type="hidden" name="version" value={version} />}
          <SelectField
            id="in"
            label={t('questionnaires.preview.language')}
            value={language}
            options={TEXT_LANGUAGES.map((tag) => ({
              value: tag,
              label: t(`questionnaires.languageNames.${tag}`),
            }))}
          />
          <SelectField id="city" label={t('questionnaires.preview.city')} value={city} options={cities} />
          <SubmitButton tone="quiet">{t('questionnaires.preview.show')}</SubmitButton>
        </form>
        <p>
          <a href={source} target="_blank" rel="noopener">
            {t('questionnaires.preview.alone')}
          </a>
        </p>
      </div>
      <iframe
        src={source}
        title={t('questionnaires.preview.frame')}
        className="editor-phone"
        width={360}
        height={640}
      />
    </div>
  )
}
