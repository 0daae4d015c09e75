/** Patterns shared by the charts of a page, so that what colour tells apart survives grey print. Once a page. */
export function ChartPatterns() {
  return (
    <svg className="chart-patterns" width={0} height={0} aria-hidden="true" focusable="false">
      <defs>
        <pattern id="hatch" width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="hatch-ground" width={6} height={6} />
          <line className="hatch-line" x1={0} x2={0} y1={0} y2={6} />
        </pattern>
      </defs>
    </svg>
  )
}
