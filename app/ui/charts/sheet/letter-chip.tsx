const LETTERS = new Set(['S', 'M', 'I', 'L', 'E'])

/** Class that gives a chart's marks the colour of a first-level index; none for other letters. */
export function letterClass(letter: string): string | undefined {
  return LETTERS.has(letter) ? `letter-${letter}` : undefined
}

/** The letter of a first-level index in its colour, at the start of a row. */
export function LetterChip({ letter, y }: { letter: string; y: number }) {
  return (
    <g className={letterClass(letter)}>
      <circle className="chip" cx={9} cy={y} r={9} />
      <text className="chip-text" x={9} y={y + 4.5} textAnchor="middle">
        {letter}
      </text>
    </g>
  )
}
