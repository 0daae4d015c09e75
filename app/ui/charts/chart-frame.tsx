import type { ReactNode } from 'react'

interface Props {
  /** the finding, as a sentence */
  title: string
  /** how to read it, in one line */
  reading: string
  /** population, wave, n and effective n */
  subtitle: string
  /** release code */
  source: string
  children: ReactNode
  /** the same figures as a table; folded away when `twinLabel` is given, open otherwise */
  twin?: ReactNode
  twinLabel?: string
}

/** What stands around every chart: the finding, how to read it, whom it is about, the table, the source. */
export function ChartFrame({ title, reading, subtitle, source, children, twin, twinLabel }: Props) {
  return (
    <figure className="chart-frame">
      <figcaption>
        <h3>{title}</h3>
        <p className="chart-reading">{reading}</p>
        <p className="chart-subtitle">{subtitle}</p>
      </figcaption>
      {children}
      {twin && twinLabel ? (
        <details>
          <summary>{twinLabel}</summary>
          {twin}
        </details>
      ) : (
        twin
      )}
      <p className="chart-source">{source}</p>
    </figure>
  )
}
