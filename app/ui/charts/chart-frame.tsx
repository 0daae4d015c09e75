import type { ReactNode } from 'react'

interface Props {
  /** the finding, as a sentence */
  title: string
  /** rank of the heading: under a section's own, or right under that of the page */
  heading?: 'h2' | 'h3'
  /** how to read it, in one line */
  reading: string
  /** population, wave, n and effective n */
  subtitle: string
  /** release code */
  source: string
  children: ReactNode
  /** the same figures as a table */
  twin: ReactNode
  /** where the table stands: at the side on wide screens, below, or folded away under a label */
  twinAt: 'beside' | 'below' | { label: string }
}

/** What stands around every chart: the finding, how to read it, whom it is about, the table, the source. */
export function ChartFrame({
  title,
  heading: Heading = 'h3',
  reading,
  subtitle,
  source,
  children,
  twin,
  twinAt,
}: Props) {
  return (
    <figure className="chart-frame">
      <figcaption>
        <Heading className="chart-title">{title}</Heading>
        <p className="chart-reading">{reading}</p>
        <p className="chart-subtitle">{subtitle}</p>
      </figcaption>
      <div className={twinAt === 'beside' ? 'chart-beside' : undefined}>
        <div>{children}</div>
        {typeof twinAt === 'string' ? (
          <div>{twin}</div>
        ) : (
          <details>
            <summary>{twinAt.label}</summary>
            {twin}
          </details>
        )}
      </div>
      <p className="chart-source">{source}</p>
    </figure>
  )
}
