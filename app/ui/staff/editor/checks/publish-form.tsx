import { useTranslation } from 'react-i18next'

import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import type { EditorHead } from '#app/ui/staff/editor/editor-view.ts'

interface Props {
  head: EditorHead
  forms: { form: string; items: number }[]
  items: number
}

/** Makes a version of the draft: the whole of it, or one of its forms as a questionnaire of its own. */
export function PublishForm({ head, forms, items }: Props) {
  const { t } = useTranslation('evaluator')
  if (head.errors > 0) return <p>{t('questionnaires.publish.blocked', { count: head.errors })}</p>
  return (
    <form method="post" className="confirm">
      <h2>{t('questionnaires.publish.title')}</h2>
      <p>{t('questionnaires.publish.lead', { code: head.code })}</p>
      <input type="hidden" name="base" value={head.revision} />
      <div className="button-row">
        <SubmitButton name="publish" value="all">
          {t('questionnaires.publish.all', { count: items })}
        </SubmitButton>
        {forms
          .filter((form) => form.items < items)
          .map(({ form, items: part }) => (
            <SubmitButton key={form} name="publish" value={form} tone="quiet">
              {t('questionnaires.publish.form', {
                form: t(`questionnaires.forms.${form}`),
                code: `${head.code}-${form}`,
                count: part,
              })}
            </SubmitButton>
          ))}
      </div>
    </form>
  )
}
