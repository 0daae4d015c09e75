import type { MarginRow } from '#app/data/reference/margins.server.ts'

export const AGE_GROUPS = ['15_19', '20_24', '25_34', '35_44', '45_54', '55_64', '65_74', '75_plus'] as const
export const EDUCATIONS = ['junior_or_below', 'senior_secondary', 'junior_college', 'bachelor_plus'] as const
const SEXES = ['male', 'female'] as const

/** One kind of resident: how many there are in the city, and how many of them answer in relation to others. */
export interface PeopleCell {
  sex: (typeof SEXES)[number]
  /** position in `AGE_GROUPS` */
  age: number
  /** position in `EDUCATIONS` */
  education: number
  people: number
  /** relative chance of answering an invitation */
  willingness: number
}

/** Plausible shares of schooling within an age group; each city's table is fitted to its own margins from here. */
const SCHOOLING = [
  [0.33, 0.6, 0.05, 0.02],
  [0.22, 0.26, 0.27, 0.25],
  [0.36, 0.22, 0.21, 0.21],
  [0.55, 0.18, 0.14, 0.13],
  [0.72, 0.16, 0.07, 0.05],
  [0.78, 0.16, 0.04, 0.02],
  [0.86, 0.1, 0.025, 0.015],
  [0.9, 0.06, 0.02, 0.02],
]
/** the young and the educated answer more */
const WILLING_BY_AGE = [0.85, 1, 1, 0.85, 0.7, 0.55, 0.42, 0.3]
const WILLING_BY_EDUCATION = [0.55, 0.8, 0.95, 1]
const WILLING_BY_SEX = { male: 0.95, female: 1 }

/**
 * The 15+ residents of a city by sex, age and education: sex × age as in the census, education within an age group
 * such that the city's education margin holds.
 *
 * @param margins the city's `sex_age_group` and `education`, as the census gives them
 */
export function peopleOf(margins: MarginRow[]): PeopleCell[] {
  const shareOf = new Map(margins.map((row) => [`${row.variable} ${row.category}`, row.share]))
  const share = (variable: string, category: string) => shareOf.get(`${variable} ${category}`) ?? 0
  const bySexAndAge = SEXES.map((sex) => AGE_GROUPS.map((age) => share('sex_age_group', `${sex}:${age}`)))
  const ages = AGE_GROUPS.map((_, age) => bySexAndAge[0]![age]! + bySexAndAge[1]![age]!)
  const table = fitTable(
    SCHOOLING,
    ages,
    EDUCATIONS.map((education) => share('education', education)),
  )
  return SEXES.flatMap((sex, s) =>
    AGE_GROUPS.flatMap((_, age) =>
      EDUCATIONS.map((_, education) => ({
        sex,
        age,
        education,
        people: ages[age]! > 0 ? (bySexAndAge[s]![age]! * table[age]![education]!) / ages[age]! : 0,
        willingness: WILLING_BY_SEX[sex] * WILLING_BY_AGE[age]! * WILLING_BY_EDUCATION[education]!,
      })),
    ),
  )
}

const CYCLES = 100

/**
 * Iterative proportional fitting of a two-way table: rows and columns are scaled to their totals in turn.
 *
 * Source: Deming and Stephan (1940), Annals of Mathematical Statistics 11(4), 427-444.
 */
export function fitTable(start: number[][], rows: number[], columns: number[]): number[][] {
  const table = start.map((row) => [...row])
  for (let cycle = 0; cycle < CYCLES; cycle++) {
    columns.forEach((target, c) => {
      const sum = table.reduce((total, row) => total + row[c]!, 0)
      for (const row of table) row[c]! *= sum > 0 ? target / sum : 0
    })
    rows.forEach((target, r) => {
      const sum = table[r]!.reduce((a, b) => a + b, 0)
      table[r] = table[r]!.map((cell) => (sum > 0 ? (cell * target) / sum : 0))
    })
  }
  return table
}
