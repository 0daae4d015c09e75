import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { modesOf } from '#app/survey/wave/modes.ts'

type Comparable = Pick<
  WaveRecord,
  'languages' | 'noticeVersion' | 'settings' | 'questionnaire' | 'framework' | 'cities' | 'scheme'
>

/** What of a wave is compared with the one it was copied from; each is a translation key under `waveEdit.part`. */
const PARTS: Record<string, (wave: Comparable) => unknown> = {
  questionnaire: ({ questionnaire }) => questionnaire.hash,
  population: ({ settings }) => settings.population,
  cities: ({ cities }) => cities.map(({ code, design }) => `${code} ${design}`).sort(),
  modes: ({ settings }) => modesOf(settings),
  languages: ({ languages }) => [...languages].sort(),
  margins: ({ settings }) => settings.margins,
  framework: ({ framework }) => framework.hash,
  scheme: ({ scheme }) => scheme?.hash ?? null,
  notice: ({ noticeVersion }) => noticeVersion,
}

/** The parts in which a wave differs from an earlier one, beside its dates. */
export function changedSince(before: Comparable, after: Comparable): string[] {
  return Object.entries(PARTS).flatMap(([part, of]) =>
    JSON.stringify(of(before)) === JSON.stringify(of(after)) ? [] : [part],
  )
}
