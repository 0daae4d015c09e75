import type { LocalText } from '#app/survey/item.ts'
import type { WaveStatus } from './wave.ts'

/** The road of a wave, from the questions to the published figures. */
export const ROAD = ['questionnaire', 'wave', 'sample', 'open', 'field', 'analyse', 'release'] as const
export type RoadStep = (typeof ROAD)[number]

/** How far the first wave of an installation is on its road. */
export interface FirstWave {
  /** the wave under way; null before there is one */
  wave: { id: string; title: LocalText } | null
  done: RoadStep[]
  /** what comes next */
  next: RoadStep
}

/**
 * Where a wave stands on its road. Somebody who asks by open links needs no sample.
 *
 * @param wave null before there is one
 */
export function placeOnWaveRoad(
  wave: {
    id: string
    title: LocalText
    status: WaveStatus
    /** a city of it asks an invited sample, and of how many there are invitations */
    invites: boolean
    invitations: number
    analysed: boolean
  } | null,
): FirstWave {
  if (!wave) return { wave: null, done: [], next: 'questionnaire' }
  const { id, title, status, invites, invitations, analysed } = wave
  const opened = status !== 'draft'
  const reached: Record<RoadStep, boolean> = {
    questionnaire: true,
    wave: true,
    sample: !invites || invitations > 0,
    open: opened,
    field: status === 'closed',
    analyse: status === 'closed' && analysed,
    release: false,
  }
  const done = ROAD.filter((step) => reached[step])
  const next = ROAD.find((step) => !reached[step]) ?? 'release'
  return { wave: { id, title }, done, next }
}
