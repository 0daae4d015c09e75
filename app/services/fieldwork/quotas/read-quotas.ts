import type { QuotaRow } from '#app/data/fieldwork/quotas/quotas.server.ts'

/** A line that cannot be read; each code is a translation key under `quotas.problem`. */
export interface QuotaProblem {
  line: number
  code: 'columns' | 'city' | 'sex' | 'age' | 'district' | 'places' | 'repeated'
}

/** Categories that are known of a city. */
interface Known {
  cityCode: string
  variable: string
  category: string
}

const MOST_PLACES = 1_000_000

/**
 * Reads quotas as people keep them: a line each with city code, sex, age group, district and places, parted by commas or tabs.
 * An empty part means any; an empty city means every city of the wave.
 *
 * @param known margins of the wave's cities
 */
export function readQuotas(text: string, known: Known[]): { quotas: QuotaRow[]; problems: QuotaProblem[] } {
  const categories = new Set(known.map((row) => `${row.cityCode} ${row.variable} ${row.category}`))
  const cities = [...new Set(known.map(({ cityCode }) => cityCode))]
  const quotas = new Map<string, QuotaRow>()
  const problems: QuotaProblem[] = []
  text.split(/\r?\n/).forEach((raw, at) => {
    if (raw.trim() === '') return
    const line = at + 1
    const parts = raw.split(/[,，\t]/).map((part) => part.trim())
    const [city = '', sex = '', ageGroup = '', district = '', places = ''] = parts
    if (parts.length !== 5) return void problems.push({ line, code: 'columns' })
    const own = city === '' ? cities : cities.filter((code) => code === city)
    if (own.length === 0) return void problems.push({ line, code: 'city' })
    const count = Number(places)
    if (!/^\d+$/.test(places) || count > MOST_PLACES) return void problems.push({ line, code: 'places' })
    for (const cityCode of own) {
      const has = (variable: string, category: string) =>
        category === '' || categories.has(`${cityCode} ${variable} ${category}`)
      const code = !has('sex', sex)
        ? 'sex'
        : !has('age_group', ageGroup)
          ? 'age'
          : !has('district', district)
            ? 'district'
            : null
      const key = [cityCode, sex, ageGroup, district].join(' ')
      if (code) problems.push({ line, code })
      else if (quotas.has(key)) problems.push({ line, code: 'repeated' })
      else quotas.set(key, { cityCode, sex, ageGroup, district, places: count })
    }
  })
  return { quotas: [...quotas.values()], problems }
}
