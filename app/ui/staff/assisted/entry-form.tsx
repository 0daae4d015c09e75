import { useTranslation } from 'react-i18next'

import { CodeForm } from '#app/ui/questionnaire/code-form.tsx'

/** Where the code of a tablet or interviewer is typed. */
export function EntryForm(props: { typed: string; fault: string | null }) {
  const { t } = useTranslation('assisted')
  const texts = {
    title: t('enter.title'),
    lead: t('enter.lead'),
    label: t('enter.label'),
    hint: t('enter.hint'),
  }
  return (
    <CodeForm {...texts} {...props}>
      <button className="primary">{t('enter.submit')}</button>
    </CodeForm>
  )
}
