export interface LegendEntry {
  mark: 'dot' | 'open-dot' | 'open-square' | 'stroke' | 'span' | 'band' | 'hatch'
  label: string
}

/** What the marks of a chart mean, where they cannot be labelled one by one. */
export function ChartLegend({ entries }: { entries: LegendEntry[] }) {
  return (
    <ul className="chart-legend">
      {entries.map(({ mark, label }) => (
        <li key={mark}>
          <svg width={24} height={18} aria-hidden="true" focusable="false">
            <LegendMark mark={mark} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  )
}

function LegendMark({ mark }: { mark: LegendEntry['mark'] }) {
  switch (mark) {
    case 'dot':
      return <circle className="mark-dot" cx={12} cy={9} r={6} />
    case 'open-dot':
      return <circle className="mark-open" cx={12} cy={9} r={6} />
    case 'open-square':
      return <rect className="mark-open" x={6.5} y={3.5} width={11} height={11} />
    case 'stroke':
      return <line className="mark-stroke" x1={12} x2={12} y1={1} y2={17} />
    case 'span':
      return <line className="mark-span" x1={1} x2={23} y1={9} y2={9} />
    case 'band':
      return <rect className="mark-band" x={1} y={2} width={22} height={14} />
    case 'hatch':
      return <rect className="bar-missing" x={1} y={2} width={22} height={14} />
  }
}
