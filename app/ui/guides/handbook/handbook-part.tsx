import { useTranslation } from 'react-i18next'

interface Heading {
  id: string
  english: string
  chinese: string | null
}

/** A part of the handbook; `html` is rendered from our own text, with everything in it escaped. */
export interface Part extends Heading {
  html: string
  entries: Heading[]
}

/** A part of the handbook: its heading, its entries at a glance, its text. */
export function HandbookPart({ part }: { part: Part }) {
  const { t, i18n } = useTranslation('public')
  const showsChinese = i18n.language === 'zh-CN'
  return (
    <section aria-labelledby={part.id} className="handbook-part">
      <h2 id={part.id}>
        <HeadingWords heading={part} />
      </h2>
      {part.entries.length > 0 && (
        <nav
          aria-label={t('handbook.entriesOf', { part: part.chinese ?? part.english })}
          className="no-print"
        >
          <ul className="handbook-entries">
            {part.entries.map((entry) => (
              <li key={entry.id}>
                <a href={`#${entry.id}`}>
                  {showsChinese && entry.chinese ? (
                    entry.chinese
                  ) : (
                    <span lang="en">{entry.english.replaceAll(/\s*`[^`]*`/g, '')}</span>
                  )}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div className="handbook-text" lang="en" dangerouslySetInnerHTML={{ __html: part.html }} />
      <p className="no-print">
        <a className="handbook-back" href="#contents">
          {t('handbook.back')}
        </a>
      </p>
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
