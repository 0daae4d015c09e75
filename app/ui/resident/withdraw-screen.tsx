import { useTranslation } from 'react-i18next'

import { CodeForm } from '../questionnaire/code-form.tsx'

interface Props {
  typed: string
  /** why the code typed in did not do, in words */
  fault: string | null
}

/** Where a withdrawal code is typed in. */
export function WithdrawScreen(props: Props) {
  const { t } = useTranslation('resident')
  const texts = {
    title: t('withdraw.title'),
    lead: t('withdraw.lead'),
    label: t('withdraw.label'),
    hint: t('withdraw.hint'),
  }
  return (
    <CodeForm {...texts} {...props}>
      <button className="primary">{t('withdraw.submit')}</button>
    </CodeForm>
  )
}
