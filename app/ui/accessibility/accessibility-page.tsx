import { useTranslation } from 'react-i18next'

import { useFormat } from '../format/use-format.ts'
import { ResultsTable } from './results-table.tsx'
import type { AccessibilityResults } from './results.ts'

interface Props {
  results: AccessibilityResults
  /** whom to write to: of the survey that asks now */
  contacts: string[]
}

const SECTIONS = ['standard', 'scope', 'help'] as const
const METHODS = ['machine', 'keyboard', 'script', 'eye', 'old'] as const
const SHORTCOMINGS = ['people', 'readers', 'simple', 'voice', 'names', 'languages', 'staff'] as const

/** What these pages promise to people with disabilities, how that was tested, and what is known to fall short. */
export function AccessibilityPage({ results, contacts }: Props) {
  const { t } = useTranslation('accessibility')
  const { date } = useFormat()
  const { browser, tool, languages, sizes } = results
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      {SECTIONS.map((section) => (
        <section key={section}>
          <h2>{t(`${section}.title`)}</h2>
          <p>{t(`${section}.body`)}</p>
        </section>
      ))}

      <h2>{t('tested.title')}</h2>
      <p>{t('tested.body', { date: date(results.testedOn), browser, tool })}</p>
      <ul>
        {METHODS.map((method) => (
          <li key={method}>{t(`tested.${method}`)}</li>
        ))}
      </ul>

      <h2>{t('results.title')}</h2>
      <p>
        {t('results.body', {
          sizes: sizes.join(t('between')),
          languages: languages.map((tag) => t(`language.${tag}`)).join(t('between')),
        })}
      </p>
      <ResultsTable screens={results.screens} />

      <h2>{t('short.title')}</h2>
      <ul>
        {SHORTCOMINGS.map((one) => (
          <li key={one}>{t(`short.${one}`)}</li>
        ))}
      </ul>

      <h2 id="contact">{t('contact.title')}</h2>
      <p>{t('contact.body')}</p>
      {contacts.length > 0 ? (
        <ul>
          {contacts.map((contact) => (
            <li key={contact}>{contact}</li>
          ))}
        </ul>
      ) : (
        <p>{t('contact.none')}</p>
      )}
    </>
  )
}
