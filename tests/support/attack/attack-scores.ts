import type { Claim } from './claim.ts'
import type { Printed, ReadRelease } from './collect-figures.ts'
import { hiddenCities } from './hidden-cities.ts'

/** Pages print one decimal. */
const PAGE = 0.05
const SAME = 1e-6

/**
 * Hidden scores from means they went into: an index minus the printed indices under it, a blend minus its objective
 * side, and the mean of all cities on the ranking page minus the printed cities.
 */
export function attackScores(release: ReadRelease): Claim[] {
  return [...attackIndices(release), ...attackBlends(release), ...attackGroup(release)]
}

function attackIndices({ id, lines }: ReadRelease): Claim[] {
  const cities = [...new Set(lines.map(({ city }) => city))]
  return cities.flatMap((city) =>
    ['people', 'blended'].flatMap((edition) => {
      const own = lines.filter((line) => line.city === city && line.edition === edition)
      const first = own.filter(({ measure }) => measure === 'first_level')
      const second = own.filter(({ measure }) => measure === 'second_level')
      const index = own.find(({ measure }) => measure === 'index')
      const families: [Printed | undefined, Printed[]][] = [
        [index, first],
        ...first.map((parent): [Printed, Printed[]] => [
          parent,
          second.filter(({ code }) => code.startsWith(parent.code)),
        ]),
      ]
      return families.flatMap(([parent, children]) => {
        const hidden = children.filter(({ estimate, mark }) => estimate === null && mark !== 'none')
        const shown = children.filter(({ estimate }) => estimate !== null)
        if (parent?.estimate == null || hidden.length !== 1) return []
        const sum = shown.reduce((total, { estimate }) => total + estimate!, 0)
        if (Math.abs(parent.estimate - sum / shown.length) < SAME) return []
        const value = parent.estimate * (shown.length + 1) - sum
        return [scoreClaim(id, hidden[0]!, value, value, 'index minus the printed indices under it')]
      })
    }),
  )
}

function attackBlends({ id, lines }: ReadRelease): Claim[] {
  const of = (like: Printed, edition: string) =>
    lines.find(
      ({ city, code, measure, edition: its }) =>
        city === like.city && code === like.code && measure === like.measure && its === edition,
    )
  return lines.flatMap((line) => {
    if (line.measure !== 'second_level' || line.edition !== 'people' || line.estimate !== null) return []
    if (line.mark === 'none') return []
    const blended = of(line, 'blended')?.estimate ?? null
    const objective = of(line, 'objective')?.estimate ?? null
    if (blended === null || (objective !== null && Math.abs(blended - objective) < SAME)) return []
    // without knowing the share of people, the blend lies between both sides
    const [low, high] = objective === null ? [blended, blended] : [blended, blended + (blended - objective)]
    return [scoreClaim(id, line, Math.min(low, high), Math.max(low, high), 'blend minus its objective side')]
  })
}

function attackGroup(release: ReadRelease): Claim[] {
  const { id, lines, design, sentences } = release
  const hidden = hiddenCities(release).filter((city) => design.get(city) === 'invited')
  const [city] = hidden
  if (city === undefined || hidden.length > 1) return []
  const editions = ['people', 'blended'].map((edition) => {
    const index = lines.filter(
      (line) => line.measure === 'index' && line.edition === edition && design.get(line.city) === 'invited',
    )
    const shown = index.flatMap(({ estimate }) => (estimate === null ? [] : [estimate]))
    const sum = shown.reduce((total, score) => total + score, 0)
    return { sum, members: shown.length, line: index.find((line) => line.city === city) }
  })
  return groupFigures(sentences).flatMap((mean) => {
    // a mean that the printed cities make by themselves tells nothing
    if (editions.some(({ sum, members }) => Math.abs(mean - sum / members) <= PAGE + SAME)) return []
    return editions.flatMap(({ sum, members, line }) => {
      const [low, high] = [(mean - PAGE) * (members + 1) - sum, (mean + PAGE) * (members + 1) - sum]
      if (!line || high < 0 || low > 100) return []
      return [scoreClaim(id, line, low, high, 'mean of all cities minus the printed cities')]
    })
  })
}

/** The mean of all cities on the ranking page where each city counts once; the other table has the smile rate too. */
function groupFigures(sentences: string[]): number[] {
  return sentences.flatMap((sentence, at) => {
    if (!/^All cities surveyed \d+ cit(y|ies) surveyed$/.test(sentence)) return []
    const score = /^(\d+\.\d)\b/.exec(sentences[at + 1] ?? '')?.[1]
    const residents = (sentences[at + 2] ?? '').includes('%')
    return score === undefined || residents ? [] : [Number(score)]
  })
}

function scoreClaim(release: string, line: Printed, low: number, high: number, how: string): Claim {
  const of = [line.measure, line.code].filter(Boolean).join(' ')
  return {
    release,
    city: line.city,
    what: 'score',
    of,
    low: Math.max(0, low),
    high: Math.min(100, high),
    how,
  }
}
