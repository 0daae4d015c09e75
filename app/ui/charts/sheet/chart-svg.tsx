import type { ReactNode } from 'react'

interface Props {
  /** unique on the page */
  id: string
  /** what it shows, for readers who do not see it */
  title: string
  description: string
  /** pixels; the width is that of the page */
  height: number
  /** a group of marks, or one picture whose parts are not reached one by one */
  role?: 'group' | 'img'
  children: ReactNode
}

/**
 * The sheet every chart is drawn on: as wide as its place, of fixed height, with a name and a description. A group of
 * marks, each of which has its own name.
 * Coordinates along the width are per cent, so text keeps its size on a phone.
 */
export function ChartSvg({ id, title, description, height, role = 'group', children }: Props) {
  return (
    <svg
      className="chart"
      role={role}
      width="100%"
      height={height}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-desc`}
      direction="ltr"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      {children}
    </svg>
  )
}
