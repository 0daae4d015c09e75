import { useTranslation } from 'react-i18next'

import type { EntryKind } from '#app/survey/wave/modes.ts'

interface Props {
  kind: EntryKind
  codes: { number: number; code: string }[]
}

/** Codes just made, shown this once: what is kept of them is a hash. */
export function MadeCodes({ kind, codes }: Props) {
  const { t } = useTranslation('assisted')
  return (
    <section className="once" role="status" aria-labelledby="made-codes">
      <h2 id="made-codes">{t('staff.made', { count: codes.length })}</h2>
      <p>{t('staff.madeLead')}</p>
      <ul className="made-codes">
        {codes.map(({ number, code }) => (
          <li key={number}>
            {t(`staff.numbered.${kind}`, { number })} <code>{code}</code>
          </li>
        ))}
      </ul>
    </section>
  )
}
