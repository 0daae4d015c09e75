import type { ReactNode } from 'react'

interface Props {
  /** unique on the page */
  id: string
  /** what it shows, for readers who do not see it */
  title: string
  description: string
  /** pixels; the width is that of the page */
  height: number
  children: ReactNode
}

/**
 * The sheet every chart is drawn on: as wide as its place, of fixed height, with a name and a description.
 * Coordinates along the width are per cent, so text keeps its size on a phone.
 */
export function ChartSvg({ id, title, description, height, children }: Props) {
  return (
    <svg
      className="chart"
      role="img"
      width="100%"
      height={height}
      aria-labelledby={`${id}-title ${id}-desc`}
      direction="ltr"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      {children}
    </svg>
  )
}
