import { afterAll, beforeAll, expect, it } from 'vitest'

import { findRelease, readReleasedCities } from '#app/data/results/releases.server.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase('reference')
})
afterAll(() => db.remove())

const FIGURE = String.raw`(value|se|low|high|n|effectiveN|deff)`

/** Numbers that the audit reads: they are tied to one another, or must go with the figure they belong to. */
const AUDITED = [
  String.raw`^cities\.(n|effectiveN|deff)$`,
  String.raw`^cities\.index\.(people|blended)\.${FIGURE}$`,
  String.raw`^cities\.(smileRate|satisfaction|senses\.\w+)\.${FIGURE}$`,
  String.raw`^cities\.nodes\.(people|blended)\.${FIGURE}$`,
  String.raw`^cities\.items\.(score|topTwo)\.${FIGURE}$`,
  String.raw`^cities\.items\.(dontKnow|notApplicable|options\.share)$`,
  String.raw`^cities\.domains\.categories\.share$`,
  String.raw`^cities\.domains\.categories\.rows\.figure\.(value|se|low|high)$`,
  String.raw`^cities\.domains\.categories\.rows\.(difference|se|low|high|df|t|p|pAdjusted)$`,
  String.raw`^summary\.cities\.(n|effectiveN)$`,
  String.raw`^summary\.cities\.(index\.(people|blended)|smileRate)\.${FIGURE}$`,
  String.raw`^summary\.cities\.first\.\w+\.(people|blended)$`,
  String.raw`^summary\.groups\.(residents|plain)\.(people|blended)\.${FIGURE}$`,
  String.raw`^summary\.groups\.smileRate\.${FIGURE}$`,
  String.raw`^summary\.counts\.(responses|flagged\.[\w-]+)$`,
]

/** Numbers that tell nothing of who answered, or only of published cities, and why. */
const HARMLESS = [
  // known of the city, the framework and the method before anybody answered
  String.raw`^(cities|summary\.cities)\.city\.population15Plus$`,
  String.raw`^cities\.(objective\.(year|value|score)|nodes\.(objective|years))$`,
  String.raw`^cities\.items\.options\.value$`,
  String.raw`^summary\.(framework|questionnaire|recipe)\.`,
  // made from published cities alone: places, shares of both sides, numbers of cities
  String.raw`^(cities|summary\.cities)\.place\.(people|blended)\.\w+$`,
  String.raw`^(cities\.nodes\.peopleShare|summary\.peopleShare\.\w+\.\w+)$`,
  String.raw`^summary\.(counts\.(cities|ranked|toldHowToAnswer)|groups\.cities)$`,
  // how many differences of printed groups were tested
  String.raw`^cities\.domains\.comparisons$`,
  // slopes of a hundred effective respondents or more, who enter whole; and their mean over public cities
  String.raw`^cities\.drivers\.derived\.(n|effectiveN|df|explained)$`,
  String.raw`^(cities\.drivers\.derived|summary\.drivers)\.rows\.(estimate|se|low|high|p|pAdjusted)$`,
  String.raw`^summary\.drivers\.cities$`,
  // follow from printed figures: every score of the mean, every option of the ranking question is printed beside them
  String.raw`^cities\.drivers\.againstMean\.(difference|se|low|high|pAdjusted)$`,
  String.raw`^cities\.drivers\.stated\.rows\.(share|se|low|high)$`,
  // whole per cents of those who wrote something, by themes of thirty residents or more that no other theme lies within;
  // writers in tens; of the whole only what the cities that print a theme do not give away (restIsSafe)
  String.raw`^(cities|summary)\.themes\.(writers|themes\.(share|low|high))$`,
  // whole per cents of all answers, as the method card prints them
  String.raw`^summary\.trend\.modes\.[\w-]+$`,
]

function* numberPaths(value: unknown, path: string): Generator<string> {
  if (typeof value === 'number') yield path
  else if (Array.isArray(value)) for (const one of value) yield* numberPaths(one, path)
  else if (typeof value === 'object' && value !== null) {
    for (const [name, one] of Object.entries(value)) yield* numberPaths(one, `${path}.${name}`)
  }
}

it('every number of a public release is audited, or declared to tell nothing', async () => {
  const id = await makeReleasedWave(db)
  const { summary } = (await findRelease(db, id))!
  const paths = new Set(numberPaths(summary, 'summary'))
  for await (const { report } of readReleasedCities(db, id)) {
    for (const path of numberPaths(report, 'cities')) paths.add(path)
  }
  const known = [...AUDITED, ...HARMLESS].map((pattern) => new RegExp(pattern))
  // a path that is listed here needs its place in services/publication/disclosure before it may be printed
  expect([...paths].filter((path) => !known.some((pattern) => pattern.test(path)))).toEqual([])
  const unused = AUDITED.filter((pattern) => ![...paths].some((path) => new RegExp(pattern).test(path)))
  expect(unused).toEqual([])
})
