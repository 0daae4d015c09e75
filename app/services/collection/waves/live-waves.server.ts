import { prepareLiveLooks, type LiveLooks } from '#app/data/fieldwork/live-waves.server.ts'
import { findWave, type WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { findCity, listCities, listDistricts, type CityRecord } from '#app/data/reference/cities.server.ts'
import { cityDay } from '#app/platform/city-day.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { Item } from '#app/survey/item.ts'
import type { Split } from '#app/survey/rules/present.ts'
import { itemsForCity } from '#app/survey/questionnaire/questionnaire.ts'
import { clusterCore } from './cluster-core.ts'

/** A city's questionnaire in a wave, with districts and names filled in. */
export interface CityForm {
  city: CityRecord
  items: Item[]
  /** present: every respondent is asked a random part */
  split: Split | undefined
}

/** A wave as it is now, and the questionnaires of its cities, each prepared once. */
export interface LiveWave {
  wave: WaveRecord
  /** changes with everything that decides how the wave's pages and posts are read */
  version: number
  /** codes of the wave's channels */
  channels: ReadonlySet<string>
  /** null: the city is not known, or not in the wave */
  cityForm(code: string): Promise<CityForm | null>
}

/** Waves and their questionnaires, kept ready and never out of date: what others write is noticed in the next turn. */
export class LiveWaves {
  private prepared: LiveLooks | null = null
  private readonly ready = new Map<string, { stamp: string; live: Promise<LiveWave | null> }>()
  private readonly checkedAt = new Map<string, string>()
  private versions = 0
  private moment: { day: string; checked: string } | null = null

  constructor(
    private readonly database: Database,
    private readonly now: () => Date,
  ) {}

  /** The wave of an id as it is at this moment, closed once its last day is over in its cities; null when there is none. */
  find(id: string): Promise<LiveWave | null> {
    const { day, checked } = this.momentOfThisTurn()
    const known = this.ready.get(id)
    if (known && this.checkedAt.get(id) === checked) return known.live

    const found = this.looks.waveStamp(id)
    if (found === null) {
      this.ready.delete(id)
      return Promise.resolve(null)
    }
    const stamp = `${day} ${found}`
    this.checkedAt.set(id, checked)
    if (known?.stamp === stamp) return known.live

    const live = this.load(id, day)
    this.ready.set(id, { stamp, live })
    live.catch(() => this.ready.delete(id))
    return live
  }

  /** Is a response stored under this key? */
  isStored(waveId: string, responseId: string): boolean {
    return this.looks.isStored(waveId, responseId)
  }

  /** JSON list of the groups of a city's residents whose places are all taken. */
  fullCells(waveId: string, cityCode: string): string {
    return this.looks.fullCells(waveId, cityCode)
  }

  /** Posts of one turn of the event loop share one look at the database and one at the calendar. */
  private momentOfThisTurn(): { day: string; checked: string } {
    if (this.moment === null) {
      const day = cityDay(this.now())
      this.moment = { day, checked: `${day} ${this.looks.dataVersion()}` }
      setImmediate(() => (this.moment = null))
    }
    return this.moment
  }

  /** Prepared when first needed: a server may start before its migrations are applied, and say so. */
  private get looks(): LiveLooks {
    this.prepared ??= prepareLiveLooks(this.database.columns)
    return this.prepared
  }

  private async load(id: string, day: string): Promise<LiveWave | null> {
    const stored = await findWave(this.database, id)
    if (!stored) return null
    const isOver = stored.status !== 'draft' && stored.closesOn < day
    const wave = isOver ? { ...stored, status: 'closed' as const } : stored
    const forms = new Map<string, Promise<CityForm | null>>()
    const codes = new Set(wave.cities.map((city) => city.code))
    return {
      wave,
      version: ++this.versions,
      channels: new Set(this.looks.channels(id)),
      cityForm: (code) => {
        const known = forms.get(code)
        if (known) return known
        if (!codes.has(code)) return Promise.resolve(null)
        const form = prepareCityForm(this.database, wave, code)
        forms.set(code, form)
        form.catch(() => forms.delete(code))
        return form
      },
    }
  }
}

/** Fills a wave's questionnaire in for one of its cities. @returns null when the city is not in the register */
export async function prepareCityForm(
  database: Database,
  wave: WaveRecord,
  code: string,
): Promise<CityForm | null> {
  const city = await findCity(database, code)
  if (!city) return null
  const [districts, cities] = await Promise.all([
    listDistricts(database, code, wave.opensOn),
    listCities(database),
  ])
  const { content } = wave.questionnaire
  const items = itemsForCity(content, { districts, clusterCore: clusterCore(city, cities) })
  return { city, items, split: content.split }
}
