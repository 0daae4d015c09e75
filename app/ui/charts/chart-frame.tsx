import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

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
  /** what its files are called, without ending: release, city, figure; otherwise they are called as the title says */
  file?: string
  children: ReactNode
  /** the same figures as a table; none where the chart is a table itself */
  twin?: ReactNode
  /** where the table stands: at the side on wide screens, below, folded away under a label; or the chart is one */
  twinAt: 'beside' | 'below' | 'itself' | { label: string }
}

/**
 * What stands around every chart: the finding, how to read it, whom it is about, the table, the source, and, where
 * scripts run, the chart and its table as files.
 */
export function ChartFrame({
  title,
  heading: Heading = 'h3',
  reading,
  subtitle,
  source,
  file,
  children,
  twin,
  twinAt,
}: Props) {
  return (
    <figure className="chart-frame" data-file={file}>
      <figcaption>
        <Heading className="chart-title">{title}</Heading>
        <p className="chart-reading">{reading}</p>
        <p className="chart-subtitle">{subtitle}</p>
      </figcaption>
      <div className={twinAt === 'beside' ? 'chart-beside' : undefined}>
        <div className="chart-body">{children}</div>
        {twin !== undefined && <Twin at={twinAt}>{twin}</Twin>}
      </div>
      <p className="chart-source">{source}</p>
      <ChartTools />
    </figure>
  )
}

function Twin({ at, children }: { at: Props['twinAt']; children: ReactNode }) {
  if (typeof at === 'string') return <div className="chart-twin">{children}</div>
  return (
    <details className="chart-twin">
      <summary>{at.label}</summary>
      {children}
    </details>
  )
}

/** The two files of a chart are made in the browser: without its script there are no buttons. */
function ChartTools() {
  const { t } = useTranslation('common')
  return (
    <p className="chart-tools no-print" hidden>
      <button type="button" className="link-button" data-download="svg">
        {t('charts.svg')}
      </button>
      <button
        type="button"
        className="link-button"
        data-download="csv"
        data-source={t('charts.source')}
        data-interval={t('charts.interval')}
      >
        {t('charts.csv')}
      </button>
    </p>
  )
}
