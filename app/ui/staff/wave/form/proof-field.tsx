import { useTranslation } from 'react-i18next'

import { PROOFS_OF_WORK } from '#app/survey/rules/proof-of-work.ts'
import { SelectField } from '#app/ui/forms/select-field.tsx'

/** Whether browsers work before answers of open participation are taken as they come. */
export function ProofField({ chosen }: { chosen: string }) {
  const { t } = useTranslation('evaluator')
  return (
    <div className="form">
      <SelectField
        id="proofOfWork"
        label={t('newWave.proofOfWork')}
        hint={t('newWave.proofOfWorkHint')}
        value={chosen}
        options={['off', ...PROOFS_OF_WORK].map((value) => ({ value, label: t(`newWave.proof.${value}`) }))}
      />
    </div>
  )
}
