import { useTranslation } from 'react-i18next'

import { CodeForm } from '../questionnaire/code-form.tsx'

interface Props {
  typed: string
  /** why the code typed in did not do, in words */
  fault: string | null
}

/** Where the code of an invitation is typed in, to take part or not to hear from us again. */
export function CodeScreen(props: Props) {
  const { t } = useTranslation('resident')
  const texts = {
    title: t('code.title'),
    lead: t('code.lead'),
    label: t('code.label'),
    hint: t('code.hint'),
  }
  return (
    <CodeForm action="/i" {...texts} {...props}>
      <button className="primary" name="intent" value="begin">
        {t('code.begin')}
      </button>
      <button className="secondary" name="intent" value="decline">
        {t('code.decline')}
      </button>
    </CodeForm>
  )
}
