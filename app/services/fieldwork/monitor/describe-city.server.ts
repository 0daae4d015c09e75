import { listChannels } from '#app/data/fieldwork/channels/channels.server.ts'
import { countGroups, type GroupCount } from '#app/data/fieldwork/monitor/field-counts.server.ts'
import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { listDistricts } from '#app/data/reference/cities.server.ts'
import { listMargins, type MarginRow } from '#app/data/reference/margins.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import {
  shownCount,
  type FieldCity,
  type FieldGroup,
  type FieldReport,
} from '#app/survey/wave/field-report.ts'
import { findMissing } from './find-missing.ts'

/** Age groups of the census as the heat table joins them. */
const BANDS: Record<string, string[]> = {
  '15_34': ['15_19', '20_24', '25_34'],
  '35_54': ['35_44', '45_54'],
  '55_plus': ['55_64', '65_74', '75_plus'],
}
const SEXES = ['female', 'male']
/** What an answer is worth before there are enough to tell. */
const WORTH_AT_FIRST = 1 / 1.5
const ENOUGH_TO_TELL = 30

type CityPart = Pick<FieldReport, 'groups' | 'districts' | 'heat' | 'missing'>

/**
 * The answers of a city against the census: by sex, age and district, and crossed. The census does not cross districts with sex and age; a
 * cell's share is the product of both. The target is the effective n of a rank, at what an answer is worth so far.
 */
export async function describeCity(
  db: Database,
  { wave, city }: { wave: WaveRecord; city: FieldCity },
): Promise<CityPart> {
  const counts = countGroups(db, wave.id, city.code)
  const margins = await listMargins(db, city.code)
  const worth = city.answers >= ENOUGH_TO_TELL ? city.effectiveN / city.answers : WORTH_AT_FIRST
  const target = wave.settings.thresholds.rankedFromEffectiveN / worth
  const groupsOf = (variable: string, key: (one: GroupCount) => string | null) =>
    ofVariable(margins, variable).map(({ category, share }) =>
      group(category, share, target, counts, (one) => key(one) === category),
    )
  const groups = {
    sex: groupsOf('sex', ({ sex }) => sex),
    age: groupsOf('age_group', ({ ageGroup }) => ageGroup),
    district: groupsOf('district', ({ district }) => district),
  }
  const districts = await listDistricts(db, city.code, wave.opensOn)
  return {
    groups,
    districts: Object.fromEntries(districts.map(({ code, nameZh }) => [code, nameZh])),
    heat: heatOf(groups.district, ofVariable(margins, 'sex_age_group'), target, counts),
    missing: findMissing(counts, margins, listChannels(db, wave.id)),
  }
}

function ofVariable(margins: MarginRow[], variable: string): MarginRow[] {
  return margins.filter((row) => row.variable === variable)
}

function group(
  category: string,
  share: number,
  target: number,
  counts: GroupCount[],
  isIn: (one: GroupCount) => boolean,
): FieldGroup {
  const known = counts.reduce((sum, { answers }) => sum + answers, 0)
  const own = counts.reduce((sum, one) => sum + (isIn(one) ? one.answers : 0), 0)
  const answers = shownCount(own)
  const ratio = answers === null || known === 0 ? null : answers / known / share
  return { category, population: share, target: Math.round(target * share), answers, ratio }
}

function heatOf(districts: FieldGroup[], crossed: MarginRow[], target: number, counts: GroupCount[]) {
  if (districts.length === 0 || crossed.length === 0) return null
  return districts.map(({ category: district, population }) => ({
    district,
    cells: SEXES.flatMap((sex) =>
      Object.entries(BANDS).map(([age, ages]) => {
        const share = ages.reduce(
          (sum, one) => sum + (crossed.find(({ category }) => category === `${sex}:${one}`)?.share ?? 0),
          0,
        )
        const cell = group(
          '',
          share * population,
          target,
          counts,
          (one) => one.district === district && one.sex === sex && ages.includes(one.ageGroup ?? ''),
        )
        return { sex, age, target: cell.target, answers: cell.answers, ratio: cell.ratio }
      }),
    ),
  }))
}
