import { useTranslation } from 'react-i18next'

import { HeadingName, type Heading, type PartLine } from './heading.tsx'

interface Props {
  parts: PartLine[]
  /** id of the part that is shown; null on the page of contents */
  shown: string | null
  /** above or below the text: two of them on a page have two names */
  stands: 'above' | 'below'
}

/**
 * All parts of the handbook, each with its entries. An entry bears the id it has in the text, so that an address with
 * its name leads here first, to the line that leads on.
 */
export function HandbookContents({ parts }: Pick<Props, 'parts'>) {
  const { t } = useTranslation('public')
  return (
    <nav aria-label={t('method.contents')} className="handbook-index">
      {parts.map((part) => (
        <section key={part.id} aria-labelledby={part.id}>
          <h2 id={part.id}>
            <a href={partPath(part.id)}>
              <HeadingName heading={part} />
            </a>
          </h2>
          {part.entries.length > 0 && (
            <ul>
              {part.entries.map((entry) => (
                <li key={entry.id} id={entry.id}>
                  <a href={`${partPath(part.id)}#${entry.id}`}>
                    <HeadingName heading={entry} />
                  </a>
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </nav>
  )
}

/** The parts before and after the one shown, and the way back. */
export function HandbookSteps({ parts, shown, stands }: Props) {
  const { t } = useTranslation('public')
  const at = parts.findIndex(({ id }) => id === shown)
  const step = (part: Heading | undefined, key: 'before' | 'after') =>
    part && (
      <a href={partPath(part.id)} rel={key === 'before' ? 'prev' : 'next'}>
        {t(`handbook.${key}`)}
        <HeadingName heading={part} />
      </a>
    )
  return (
    <nav aria-label={t(`handbook.steps.${stands}`)} className="handbook-steps no-print">
      {at > 0 && step(parts[at - 1], 'before')}
      <a href="/method/handbook">{t('handbook.contents')}</a>
      {at >= 0 && step(parts[at + 1], 'after')}
    </nav>
  )
}

function partPath(id: string): string {
  return `/method/handbook?part=${id}`
}
