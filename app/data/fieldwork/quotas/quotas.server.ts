import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { QuotaCell } from '#app/survey/rules/quota.ts'

/** Places for a group of residents of a city. */
export interface QuotaRow extends QuotaCell {
  cityCode: string
  places: number
}

/** The quotas of a wave with the places taken, in the order of city and group. */
export async function listQuotas(db: Database, waveId: string): Promise<(QuotaRow & { taken: number })[]> {
  return db.prisma.quota.findMany({
    where: { waveId },
    omit: { waveId: true },
    orderBy: [{ cityCode: 'asc' }, { sex: 'asc' }, { ageGroup: 'asc' }, { district: 'asc' }],
  })
}

/** Puts quotas in place of those of a wave; places are taken by the responses that are stored at that moment. */
export function replaceQuotas(db: Database, waveId: string, quotas: QuotaRow[]): void {
  const remove = db.columns.prepare(`DELETE FROM "Quota" WHERE "waveId" = ?`)
  const insert = db.columns.prepare(
    `INSERT INTO "Quota" ("waveId", "cityCode", "sex", "ageGroup", "district", "places", "taken")
     VALUES (@waveId, @cityCode, @sex, @ageGroup, @district, @places, @taken)`,
  )
  inOneTransaction(db, () => {
    remove.run(waveId)
    const groups = quotas.length > 0 ? countGroups(db, waveId) : new Map<string, Group[]>()
    for (const quota of quotas) {
      insert.run({ waveId, ...quota, taken: takenOf(quota, groups.get(quota.cityCode) ?? []) })
    }
  })
}

const VARIABLES = ['sex', 'ageGroup', 'district'] as const satisfies (keyof QuotaCell)[]

type Group = QuotaCell & { cityCode: string; responses: number }

/** The responses of each city of a wave by the groups that quotas are made of, in one pass. */
function countGroups(db: Database, waveId: string): Map<string, Group[]> {
  const groups = db.columns
    .prepare(
      `SELECT "cityCode", ifnull("sex", '') AS "sex", ifnull("ageGroup", '') AS "ageGroup",
         ifnull("district", '') AS "district", count(*) AS "responses"
       FROM "Response" WHERE "waveId" = ? GROUP BY 1, 2, 3, 4`,
    )
    .all(waveId) as Group[]
  const byCity = new Map<string, Group[]>()
  for (const group of groups) {
    const city = byCity.get(group.cityCode)
    if (city) city.push(group)
    else byCity.set(group.cityCode, [group])
  }
  return byCity
}

function takenOf(quota: QuotaCell, groups: Group[]): number {
  const isUnder = (group: Group) => VARIABLES.every((name) => ['', group[name]].includes(quota[name]))
  return groups.filter(isUnder).reduce((sum, { responses }) => sum + responses, 0)
}
