import type { ResponseColumns } from '#app/data/fieldwork/responses/response-columns.server.ts'
import type { CityLine, CityReport, ReleaseSummary } from '#app/survey/reports/report.ts'
import type { AnalysisPlan, CityAnalysis } from '../city/analyse-city.ts'
import type { CitySample } from '../city/city-sample.ts'
import { isPublic } from '../city/figures.ts'
import { gatherWarnings, warning } from '#app/services/analysis/run/warnings.ts'
import { groupCities } from './group-cities.ts'
import type { IndexEditions } from './index-editions.ts'

/** What an analysis says of the wave as a whole. */
export function summariseWave(
  plan: AnalysisPlan,
  columns: ResponseColumns,
  samples: CitySample[],
  cities: CityAnalysis[],
  reports: CityReport[],
  editions: IndexEditions,
): ReleaseSummary {
  const { wave, recipe } = plan
  const { framework, questionnaire } = wave
  const lines = reports.map(cityLine)
  const answered = cities.filter(({ n }) => n > 0)
  return {
    wave: {
      id: wave.id,
      title: wave.title,
      opensOn: wave.opensOn,
      closesOn: wave.closesOn,
      population: wave.settings.population,
      synthetic: wave.synthetic,
      languages: wave.languages,
    },
    questionnaire: {
      code: questionnaire.code,
      version: questionnaire.version,
      form: questionnaire.form,
    },
    framework: {
      code: framework.code,
      version: framework.version,
      status: framework.content.status,
      statusNote: framework.content.statusNote,
      nodes: framework.content.nodes.map(({ code, parent, level, name, weight, peopleShare }) => ({
        code,
        parent,
        level,
        name,
        weight,
        peopleShare: peopleShare ?? null,
      })),
    },
    recipe,
    cities: lines,
    groups: groupCities(lines, recipe),
    peopleShare: editions.peopleShare,
    counts: {
      responses: cities.reduce((sum, { n }) => sum + n, 0),
      cities: answered.length,
      ranked: reports.filter(({ place }) => place.people !== null).length,
      flagged: countFlags(columns, cities),
      toldHowToAnswer: toldOverCities(cities),
    },
    warnings: gatherAll(samples, answered, editions),
  }
}

function cityLine(report: CityReport): CityLine {
  const { city, design, mark, n, effectiveN, index, place, smileRate, nodes } = report
  return {
    city,
    design,
    mark,
    n,
    effectiveN,
    index,
    place,
    band: report.band,
    placeReason: report.placeReason,
    first: Object.fromEntries(
      nodes
        .filter(({ level }) => level === 'first')
        .map(({ code, people, blended }) => [code, { people: people.value, blended: blended.value }]),
    ),
    smileRate,
  }
}

/** Flagged answers of the cities everyone may read, left out or not; those of others would tell how many they have. */
function countFlags({ flagNames, flags, city }: ResponseColumns, cities: CityAnalysis[]) {
  const counted = cities.map(({ mark }) => isPublic(mark))
  return Object.fromEntries(
    flagNames.map((name, bit) => [
      name,
      flags.reduce((count, mask, row) => count + (counted[city[row]!] ? (mask >>> bit) & 1 : 0), 0),
    ]),
  )
}

/** Share told how to answer over the cities everyone may read, each with its people. */
function toldOverCities(cities: CityAnalysis[]): number | null {
  let told = 0
  let total = 0
  for (const { mark, items, toldHowToAnswer, totalWeight } of cities) {
    const item = items.find(({ code }) => code === 'told_how_to_answer')
    if (!isPublic(mark) || !item || !isPublic(item.score.mark) || toldHowToAnswer === null) continue
    told += toldHowToAnswer * totalWeight
    total += totalWeight
  }
  return total > 0 ? told / total : null
}

function gatherAll(samples: CitySample[], cities: CityAnalysis[], { thinScores }: IndexEditions): string[] {
  const sumOf = (of: (sample: CitySample) => number) => samples.reduce((sum, sample) => sum + of(sample), 0)
  const withoutInvitation = sumOf(({ leftOut }) => leftOut.withoutInvitation)
  const flagged = sumOf(({ leftOut }) => leftOut.flagged)
  return [
    ...gatherWarnings(
      cities.map(({ frame, warnings }) =>
        frame.design === 'open' ? [...warnings, warning('open-participation')] : warnings,
      ),
    ),
    ...(withoutInvitation > 0 ? [warning('without-invitation', withoutInvitation)] : []),
    ...(flagged > 0 ? [warning('flagged-left-out', flagged)] : []),
    ...(thinScores > 0 ? [warning('score-too-thin', thinScores)] : []),
  ]
}
