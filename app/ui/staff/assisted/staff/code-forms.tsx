import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'
import type { EntryKind, Mode } from '#app/survey/wave/modes.ts'
import { SelectField } from '#app/ui/forms/select-field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import type { WaveHead } from '#app/ui/staff/wave/page/wave-pages.ts'

interface Props {
  wave: WaveHead
  cities: { code: string; name: LocalText }[]
  offered: Mode[]
}

/** Making codes for tablets, each in its city, and for interviewers. */
export function CodeForms({ wave, cities, offered }: Props) {
  const { t } = useTranslation('assisted')
  const tablets = offered.includes('tablet')
  const interviewers = offered.includes('interviewer') || offered.includes('telephone')
  if (wave.status === 'closed') return <p>{t('staff.closed')}</p>
  if (!tablets && !interviewers) return <p>{t('staff.offerFirst')}</p>
  return (
    <div className="assisted-forms">
      {tablets && <CodeForm kind="tablet" cities={cities} />}
      {interviewers && <CodeForm kind="interviewer" cities={cities} />}
    </div>
  )
}

function CodeForm({ kind, cities }: { kind: EntryKind; cities: Props['cities'] }) {
  const { t } = useTranslation('assisted')
  const { text } = useFormat()
  return (
    <form method="post" className="assisted-form" aria-labelledby={`make-${kind}`}>
      <h3 id={`make-${kind}`}>{t(`staff.make.${kind}`)}</h3>
      <p>{t(`staff.makeLead.${kind}`)}</p>
      <input type="hidden" name="kind" value={kind} />
      <SelectField
        id={`${kind}-city`}
        name="city"
        label={t('staff.city')}
        {...(kind === 'interviewer' ? { emptyLabel: t('staff.everyCity') } : {})}
        options={cities.map(({ code, name }) => ({ value: code, label: text(name) }))}
      />
      <TextField
        id={`${kind}-count`}
        name="count"
        label={t('staff.count')}
        hint={t('staff.countHint')}
        value="1"
        inputMode="numeric"
      />
      <SubmitButton name="step" value="make" tone="quiet">
        {t('staff.makeButton')}
      </SubmitButton>
    </form>
  )
}
