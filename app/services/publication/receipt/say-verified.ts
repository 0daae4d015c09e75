import type { Mismatched, Reproduced } from '#app/survey/reports/receipt-check.ts'

/** How many letters of a hash tell versions apart. */
const SHORT = 12

/** What checking a release against its receipt has shown, in sentences for the command line. */
export function sayVerified(found: Reproduced | Mismatched): string {
  const { release, code, results } = found
  const changed =
    found.outcome === 'mismatch'
      ? found.parts.map(({ part }) => part).filter((part) => part !== 'results')
      : []
  return [
    changed.length === 0
      ? `Everything ${release} was made from is as its receipt says.`
      : `What is stored of ${release} is not what its receipt says: ${changed.join(', ')}.`,
    found.codeChanged
      ? `The code has changed since, from ${short(code.then)} to ${short(code.now)}.`
      : 'The code is the one it was made with.',
    sayResults(results),
  ].join(' ')
}

function sayResults({ numbers, differing, largest, figures, texts, added }: Mismatched['results']): string {
  const [first] = figures
  const example = first
    ? `, for instance ${first.city ?? 'summary'} ${first.figure}: ${first.published}, now ${first.recomputed ?? 'none'}`
    : ''
  return [
    differing === 0
      ? `All ${numbers} published numbers come out the same to twelve digits.`
      : `Of ${numbers} published numbers ${differing} come out otherwise, by ${largest} at most${example}.`,
    added > 0 ? `Today's code gives ${added} numbers more.` : '',
    texts > 0 ? `${texts} texts read otherwise now.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

function short(code: string): string {
  const [version = '', hash = ''] = code.split(' ')
  return `${version} ${hash.slice(0, SHORT)}`.trim()
}
