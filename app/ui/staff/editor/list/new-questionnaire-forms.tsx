import { useTranslation } from 'react-i18next'

import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'

interface Props {
  /** what was filled in when it could not be taken, and why */
  filled: Record<string, string> | null
  problem: string | null
  /** the code that went with a file that was declined */
  uploaded: string
}

/** A new questionnaire: empty, or from a file. */
export function NewQuestionnaireForms({ filled, problem, uploaded }: Props) {
  const { t } = useTranslation('evaluator')
  return (
    <div className="editor-two">
      <form method="post" encType="multipart/form-data" className="form">
        <h2>{t('questionnaires.new.title')}</h2>
        <TextField
          id="code"
          label={t('questionnaires.new.code')}
          hint={t('questionnaires.new.codeHint')}
          value={filled?.['code']}
          error={problem ?? undefined}
          required
        />
        <TextField id="titleZh" label={t('questionnaires.new.titleZh')} value={filled?.['titleZh']} />
        <TextField id="titleEn" label={t('questionnaires.new.titleEn')} value={filled?.['titleEn']} />
        <SubmitButton name="step" value="create">
          {t('questionnaires.new.create')}
        </SubmitButton>
      </form>
      <form method="post" encType="multipart/form-data" className="form">
        <h2>{t('questionnaires.upload.title')}</h2>
        <p>{t('questionnaires.upload.lead')}</p>
        <div className="field">
          <label htmlFor="file">{t('questionnaires.upload.file')}</label>
          <input id="file" name="file" type="file" accept=".xlsx,.json" className="control" required />
        </div>
        <TextField
          id="upload-code"
          name="code"
          label={t('questionnaires.upload.code')}
          hint={t('questionnaires.upload.codeHint')}
          value={uploaded}
        />
        <SubmitButton name="step" value="upload">
          {t('questionnaires.upload.send')}
        </SubmitButton>
      </form>
    </div>
  )
}
