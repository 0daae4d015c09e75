import { findDraft } from '#app/data/reference/questionnaire-drafts.server.ts'
import { findCity, listDistricts } from '#app/data/reference/cities.server.ts'
import { findQuestionnaire } from '#app/data/reference/questionnaires.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { Item } from '#app/survey/item.ts'
import type { Split } from '#app/survey/rules/present.ts'
import { itemsForCity } from '#app/survey/questionnaire/questionnaire.ts'

/** A questionnaire as the residents of a city would see it. */
export interface PreviewForm {
  city: { code: string; nameZh: string; nameEn: string }
  items: Item[]
  split: Split | undefined
}

/**
 * Fills a draft or a published version in for a city, as for a wave that opens today. Names piped into texts are those
 * of a core city.
 *
 * @param version null for the draft
 * @returns null when there is no such questionnaire or city
 */
export async function previewForm(
  db: Database,
  code: string,
  { version, city: cityCode, today }: { version: number | null; city: string; today: string },
): Promise<PreviewForm | null> {
  const content =
    version === null
      ? findDraft(db, code)?.content
      : (await findQuestionnaire(db, `${code}@${version}`))?.content
  const city = await findCity(db, cityCode)
  if (!content || !city) return null
  const districts = await listDistricts(db, cityCode, today)
  return { city, items: itemsForCity(content, { districts, clusterCore: null }), split: content.split }
}
