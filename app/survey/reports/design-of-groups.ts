import type { ParticipationDesign } from '#app/survey/wave/wave.ts'

/**
 * The design of figures over several cities. Designs are not mixed: where there is an invited sample, open
 * participation stays out of every group.
 */
export function designOfGroups(cities: readonly { design: ParticipationDesign }[]): ParticipationDesign {
  return cities.some(({ design }) => design === 'invited') ? 'invited' : 'open'
}
