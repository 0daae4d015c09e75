import { insertResponses } from '#app/data/fieldwork/responses/responses.server.ts'
import { listStrata } from '#app/data/fieldwork/strata.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { listMargins } from '#app/data/reference/margins.server.ts'
import { sha256 } from '#app/platform/content-hash.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { seededRandom } from '#app/statistics/random.ts'
import type { ResponseRow } from '#app/survey/response.ts'
import { drawAnswers, pick } from './analysed-wave.ts'

/** Answers of so many more invited residents in each city of a wave, spread over its strata as the invitations are. */
export async function addFieldAnswers(db: Database, waveId: string, perCity: number): Promise<void> {
  const wave = await findWave(db, waveId)
  if (!wave) throw new Error(`there is no wave ${waveId}`)
  const random = seededRandom(7)
  const rows: ResponseRow[] = []
  for (const { code } of wave.cities) {
    const margins = await listMargins(db, code)
    const of = (variable: string) => margins.filter((row) => row.variable === variable)
    const strata = await listStrata(db, waveId, code)
    const shares = strata.map((stratum) => ({ category: stratum.code, share: stratum.invited }))
    const level = random.normal() * 0.4
    for (let at = 0; at < perCity; at++) {
      const [sex = null, ageGroup = null] = pick(of('sex_age_group'), random).split(':')
      const stratum = strata.find((one) => one.code === pick(shares, random)) ?? strata[0]
      rows.push({
        waveId,
        id: sha256(`${waveId} ${code} ${at}`).slice(0, 32),
        cityCode: code,
        stratum: stratum?.code ?? null,
        baseWeight: stratum ? stratum.population / stratum.invited : 1,
        day: wave.opensOn,
        language: 'zh-CN',
        mode: 'web',
        channel: 'direct',
        noticeVersion: wave.noticeVersion,
        questionnaire: wave.questionnaire.id,
        sex,
        ageGroup,
        education: pick(of('education'), random),
        district: pick(of('district'), random),
        seconds: 60 + random.integer(120),
        answers: JSON.stringify(drawAnswers(wave.questionnaire.content.items, level, random)),
      })
    }
  }
  insertResponses(db, rows)
}
