import { writeCsv } from '#app/formats/csv.ts'
import type { SampleStratum } from '#app/survey/wave/invited/sample-frame.ts'

/** The sample of a city as the frame summary that `readFrame` reads, with what the frame knows of each stratum. */
export function writeFrame(city: string, strata: readonly SampleStratum[]): string {
  const variables = [...new Set(strata.flatMap(({ frame }) => Object.keys(frame)))]
  return writeCsv(
    ['city', 'stratum', 'label', 'population', 'invitations', ...variables],
    strata.map(({ code, label, population, invited, frame }) => [
      city,
      code,
      label,
      population,
      invited,
      ...variables.map((name) => frame[name] ?? ''),
    ]),
  )
}
