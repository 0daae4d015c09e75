import type { StudioPart } from '#app/survey/scheme/studio-figures.ts'

import { letterClass } from '#app/ui/charts/sheet/letter-chip.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import type { NamedNode } from './studio-view.ts'

interface Props {
  parts: StudioPart[]
  nodes: NamedNode[]
  label: string
}

const TICKS = [0, 25, 50, 75, 100]
const ROW = 9
const BAR = 5

/** The steps of a waterfall: each first-level index adds its points, the last bar is the score. Axis 0 to 100. */
export function PartsPicture({ parts, nodes, label }: Props) {
  const format = useFormat()
  const total = parts.find(({ kind }) => kind === 'index')
  const first = parts.filter(({ kind }) => kind === 'first')
  const starts = first.map((_, at) =>
    first.slice(0, at).reduce((sum, { contribution }) => sum + contribution, 0),
  )
  const height = (first.length + 1) * ROW
  return (
    <div className="studio-waterfall" role="img" aria-label={label}>
      <ol aria-hidden="true">
        {first.map(({ code }) => {
          const node = nodes.find((one) => one.code === code)
          return <li key={code}>{`${code} ${node ? format.text(node.name) : ''}`}</li>
        })}
        <li>{nodes.find(({ level }) => level === 'index')?.code}</li>
        <li />
      </ol>
      <div className="waterfall-plot">
        <svg viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
          {TICKS.map((x) => (
            <line key={x} className="waterfall-grid" x1={x} x2={x} y1={0} y2={height} />
          ))}
          {first.map(({ code, contribution }, at) => (
            <g key={code} className={letterClass(code)}>
              <rect
                className="waterfall-bar"
                data-bar={code}
                x={starts[at]}
                width={Math.max(0, contribution)}
                y={at * ROW + (ROW - BAR) / 2}
                height={BAR}
              />
            </g>
          ))}
          <rect
            className="waterfall-total"
            data-bar-total=""
            x={0}
            width={total?.score ?? 0}
            y={first.length * ROW + (ROW - BAR) / 2}
            height={BAR}
          />
        </svg>
        <p aria-hidden="true" className="waterfall-axis">
          {TICKS.map((x) => (
            <span key={x}>{x}</span>
          ))}
        </p>
      </div>
      <ol aria-hidden="true" className="waterfall-figures">
        {first.map(({ code, contribution }) => (
          <li key={code} data-of={`bar.${code}`}>
            {format.decimal(contribution, 1)}
          </li>
        ))}
        <li data-of="bar.total">{total?.score == null ? '' : format.score(total.score)}</li>
        <li />
      </ol>
    </div>
  )
}
