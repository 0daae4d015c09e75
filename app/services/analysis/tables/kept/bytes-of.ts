import type { WeighedWave } from './weigh-wave.server.ts'

/** Memory the columns and weights of a wave take, in bytes; what is small beside them is left out. */
export function bytesOf({ columns, cities }: WeighedWave): number {
  const { answers, numbers, margins } = columns
  const columnBytes = [
    columns.city,
    columns.stratum.codes,
    columns.baseWeight,
    columns.seconds,
    columns.flags,
    columns.mode.codes,
    columns.language.codes,
    ...Array.from(margins.values(), ({ codes }) => codes),
    ...answers.flatMap(({ codes, order }) => [codes, ...order]),
    ...numbers.map(({ values }) => values),
  ]
  const cityBytes = cities.flatMap(({ rows, weighting }) => [
    rows,
    weighting.weights,
    weighting.units.of,
    weighting.units.order,
    ...(weighting.strata ? [weighting.strata] : []),
  ])
  return [...columnBytes, ...cityBytes].reduce((sum, { byteLength }) => sum + byteLength, 0)
}
