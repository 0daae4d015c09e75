import type { ResponseRow } from '#app/survey/response.ts'
import { CITY } from './waves.ts'

/** A response as a phone hands it in; `over` replaces any part. */
export function responseOf(waveId: string, id: string, over: Partial<ResponseRow> = {}): ResponseRow {
  return {
    waveId,
    id,
    cityCode: CITY,
    stratum: null,
    baseWeight: 1,
    day: '2025-03-10',
    language: 'en',
    mode: 'web',
    channel: 'direct',
    noticeVersion: '1',
    questionnaire: 'smile-short@1',
    sex: 'female',
    ageGroup: '25_34',
    education: null,
    district: null,
    seconds: 240,
    answers: '{}',
    ...over,
  }
}
