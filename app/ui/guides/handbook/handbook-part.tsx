import { useTranslation } from 'react-i18next'

import { HeadingName, type Heading, type PartLine } from './heading.tsx'

/** A part of the handbook; `html` is rendered from our own text, with everything in it escaped. */
export interface Part extends PartLine {
  html: string
}

/** A part of the handbook: its heading, its entries at a glance, its text. */
export function HandbookPart({ part }: { part: Part }) {
  const { t } = useTranslation('public')
  return (
    <section aria-labelledby={part.id} className="handbook-part">
      <h2 id={part.id}>
        <HeadingWords heading={part} />
      </h2>
      {part.entries.length > 1 && (
        <nav
          aria-label={t('handbook.entriesOf', { part: part.chinese ?? part.english })}
          className="no-print"
        >
          <ul className="handbook-entries">
            {part.entries.map((entry) => (
              <li key={entry.id}>
                <a href={`#${entry.id}`}>
                  <HeadingName heading={entry} />
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div className="handbook-text" lang="en" dangerouslySetInnerHTML={{ __html: part.html }} />
    </section>
  )
}

/** The Chinese of a heading before its English, where the page shows both. */
function HeadingWords({ heading }: { heading: Heading }) {
  return (
    <>
      {heading.chinese !== null && <span lang="zh-CN">{heading.chinese}</span>}{' '}
      <span lang="en">{heading.english}</span>
    </>
  )
}
