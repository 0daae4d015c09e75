import type { ReactElement } from 'react'

import type { Mark } from '#app/survey/reports/report.ts'
import { DistributionBar } from '#app/ui/charts/cells/distribution-bar.tsx'
import { HeatTable } from '#app/ui/charts/heat-table.tsx'
import { IntervalPlot } from '#app/ui/charts/interval-plot.tsx'
import { PlacePlot } from '#app/ui/charts/place-plot.tsx'
import { QuadrantPlot } from '#app/ui/charts/quadrant-plot.tsx'
import { SidesPlot } from '#app/ui/charts/sides-plot.tsx'
import { TileMap } from '#app/ui/charts/tile-map.tsx'
import { TrendPlot } from '#app/ui/charts/trend-plot.tsx'

/** How much a chart is given to draw. */
export const AMOUNTS = ['empty', 'one', 'many', 'suppressed'] as const
export type Amount = (typeof AMOUNTS)[number]

export const MANY = 121
const HEIGHTS: Record<Amount, number> = { empty: 0, one: 1, many: MANY, suppressed: 12 }

interface MadeRow {
  key: string
  label: string
  value: number | null
  low: number | null
  high: number | null
  mark: Mark
}

/** Made rows: spread over the scale, every third one not shown where that is asked for. */
export function madeRows(amount: Amount): MadeRow[] {
  return Array.from({ length: HEIGHTS[amount] }, (_, at) => {
    const row = { key: `row-${at}`, label: `Area ${at + 1}` }
    if (amount === 'suppressed' && at % 3 === 0) {
      return { ...row, value: null, low: null, high: null, mark: at % 2 ? 'withheld' : 'hidden' }
    }
    const value = 40 + ((at * 37) % 50)
    return { ...row, value, low: value - 2.5, high: value + 2.5, mark: at % 5 === 4 ? 'indicative' : 'shown' }
  })
}

const words = { shortWhy: (mark: Mark) => (mark === 'withheld' ? 'withheld' : 'fewer than 30') }
const count = (value: number) => String(Math.round(value))
const score = (value: number) => value.toFixed(1)

/** Every chart of the family with an amount of rows. */
export function chartFamily(amount: Amount): Record<string, ReactElement> {
  const rows = madeRows(amount)
  const shown = rows.flatMap(({ value, ...row }) => (value === null ? [] : [{ ...row, value }]))
  const named = (id: string) => ({
    id: `${id}-${amount}`,
    title: `${id} of ${amount}`,
    description: 'made rows',
  })
  const noted = rows.map((row) => ({
    ...row,
    note: row.value === null ? words.shortWhy(row.mark) : score(row.value),
  }))
  return {
    interval: <IntervalPlot {...named('interval')} rows={noted} format={count} />,
    sides: (
      <SidesPlot
        {...named('sides')}
        format={count}
        rows={noted.map((row) => ({ ...row, filled: row.value, open: row.low, stroke: row.high }))}
      />
    ),
    places: (
      <PlacePlot
        {...named('places')}
        of={rows.length}
        format={count}
        rows={noted.map(({ key, label, note, value }, at) => ({
          key,
          label,
          note: value === null ? note : `${at + 1}`,
          place:
            value === null
              ? null
              : { rank: at + 1, low: Math.max(1, at - 3), high: Math.min(rows.length, at + 5) },
        }))}
      />
    ),
    distribution: (
      <DistributionBar
        {...named('distribution')}
        format={(share) => `${Math.round(share * 100)}%`}
        parts={shown.map(({ key, label }, at) => ({
          key,
          label,
          share: 1 / shown.length,
          missing: shown.length > 1 && at === shown.length - 1,
        }))}
      />
    ),
    trend: (
      <TrendPlot
        {...named('trend')}
        format={score}
        tick={count}
        points={noted.map((row, at) => ({
          ...row,
          gap: amount === 'suppressed' && at === 7 ? 'break' : null,
        }))}
      />
    ),
    quadrant: (
      <QuadrantPlot
        {...named('quadrant')}
        x={{ label: 'Score', domain: { min: 0, max: 100 }, middle: 62, format: count }}
        y={{ label: 'Importance', domain: { min: 0, max: 100 }, middle: 55, format: count }}
        corners={{ topLeft: 'Fix first', topRight: 'Keep', bottomLeft: 'Watch', bottomRight: 'Enough' }}
        points={shown.map(({ key, label, value, low, high }, at) => {
          const y = 35 + ((at * 17) % 40)
          return {
            key,
            label,
            x: value,
            xLow: low,
            xHigh: high,
            y,
            yLow: y - 4,
            yHigh: y + 4,
            note: score(value),
          }
        })}
      />
    ),
    tiles: <TileMap label={`tiles of ${amount}`} tiles={rows} words={words} />,
    heat: (
      <HeatTable
        label={`heat of ${amount}`}
        corner="Area"
        columns={[
          { key: 'a', label: 'All' },
          { key: 'b', label: 'Men' },
        ]}
        rows={rows.map(({ key, label, value, mark }) => ({
          key,
          label,
          cells: ['a', 'b'].map((column) => ({
            key: column,
            value,
            mark,
            note: column === 'b' ? 'not apart' : undefined,
          })),
        }))}
        format={score}
        words={words}
      />
    ),
    differences: (
      <HeatTable
        label={`differences of ${amount}`}
        corner="Area"
        columns={[{ key: 'a', label: 'Against the mean' }]}
        rows={rows.map(({ key, label, value, mark }) => ({
          key,
          label,
          cells: [{ key: 'a', value: value === null ? null : value - 65, mark }],
        }))}
        format={(value) => (value > 0 ? `+${score(value)}` : score(value))}
        words={words}
        kind="difference"
        domain={{ min: -25, max: 25 }}
      />
    ),
  }
}
