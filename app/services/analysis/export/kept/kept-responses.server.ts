import type { ReadResponses } from '#app/data/fieldwork/responses/read-responses.server.ts'
import { onlyMet } from '#app/data/fieldwork/responses/repeated-columns.ts'
import type { ResponseHash } from '#app/data/fieldwork/responses/response-hash.server.ts'
import { responsePass, type ResponsePass } from '#app/data/fieldwork/responses/lines/response-pass.server.ts'
import type { ResponseSnapshot } from '#app/data/fieldwork/responses/response-snapshot.server.ts'
import { RecordSpool } from './record-spool.server.ts'

/** Where the numbers of a response stand in its record. */
export const KEPT = { place: 0, circumstances: 1, person: 2, baseWeight: 3, seconds: 4, flags: 5 } as const

const WIDTH = Object.keys(KEPT).length

/** All but the answers of the responses of a wave, kept by city so that memory does not grow with them. */
export interface KeptResponses {
  pass: ResponsePass
  hash: ResponseHash
  /** the number of a city here, by its code */
  cities: Map<string, number>
  /** the numbers of a city's responses, in the order of their keys */
  records: RecordSpool
  /** the city of each response in the order of the keys, all in group 0 */
  order: RecordSpool
  close(): void
}

/**
 * Reads all but the answers of the responses of a wave in one pass.
 *
 * @param folder for what memory does not hold
 */
export async function keepResponses(
  snapshot: ResponseSnapshot,
  waveId: string,
  folder: string,
): Promise<KeptResponses> {
  const pass = responsePass(snapshot, waveId)
  const cities = new Map<string, number>()
  const cityOfPlace: number[] = []
  const records = new RecordSpool(folder, WIDTH)
  const order = new RecordSpool(folder, 1)
  const close = () => {
    records.close()
    order.close()
  }
  const record = new Float64Array(WIDTH)
  const city = new Float64Array(1)
  try {
    const hash = await pass.run((response) => {
      const { place } = response
      city[0] = cityOfPlace[place] ??= numberOf(pass.place[place]!.cityCode!, cities)
      order.put(0, city)
      record[KEPT.place] = place
      record[KEPT.circumstances] = response.circumstances
      record[KEPT.person] = response.person
      record[KEPT.baseWeight] = response.baseWeight
      record[KEPT.seconds] = response.seconds
      record[KEPT.flags] = response.flags
      records.put(city[0], record)
    })
    return { pass, hash, cities, records, order, close }
  } catch (error) {
    close()
    throw error
  }
}

function numberOf(city: string, cities: Map<string, number>): number {
  const known = cities.get(city)
  if (known !== undefined) return known
  cities.set(city, cities.size)
  return cities.size - 1
}

/** The responses of one city as columns, without their answers; null where there are none. */
export function columnsOfCity(
  { pass, hash, cities, records }: KeptResponses,
  code: string,
): ReadResponses | null {
  const city = cities.get(code)
  if (city === undefined) return null
  const all = records.all(city)
  const count = all.length / WIDTH
  const column = <Column extends Float64Array | Int32Array | Uint32Array>(column: Column, of: number) => {
    for (let at = 0; at < count; at++) column[at] = all[at * WIDTH + of]!
    return column
  }
  const codes = (of: number) => column(new Uint32Array(count), of)
  return {
    count,
    place: onlyMet({ combinations: pass.place, codes: codes(KEPT.place) }),
    circumstances: onlyMet({ combinations: pass.circumstances, codes: codes(KEPT.circumstances) }),
    person: onlyMet({ combinations: pass.person, codes: codes(KEPT.person) }),
    baseWeight: column(new Float64Array(count), KEPT.baseWeight),
    seconds: column(new Int32Array(count), KEPT.seconds),
    flagNames: pass.flagNames,
    flags: column(new Uint32Array(count), KEPT.flags),
    answers: [],
    numbers: [],
    texts: [],
    hash,
  }
}
