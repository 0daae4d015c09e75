import type { LocalText } from '#app/survey/item.ts'
import type { WaveStatus } from '#app/survey/wave/wave.ts'

/** What the head of every evaluator's page under a wave shows. */
export interface WaveHead {
  id: string
  title: LocalText
  status: WaveStatus
  synthetic: boolean
  /** whether an analysis has been run */
  analysed: boolean
}

interface WavePageLine {
  /** names the page in `evaluator:tabs` */
  key: string
  /** behind `/evaluator/waves/{wave}` */
  path: string
  /** when the page has something to show; without it always */
  shown?: (wave: WaveHead) => boolean
}

const analysed = (wave: WaveHead) => wave.analysed

/**
 * The evaluator's pages under a wave, in the order of their tabs. A new page is one line here, its label in
 * `evaluator:tabs` of each language, `readWavePage` in its loader and `WavePage` around its markup.
 */
export const WAVE_PAGES = [
  { key: 'wave', path: '' },
  { key: 'sample', path: '/sample' },
  { key: 'edit', path: '/edit', shown: ({ status }) => status === 'draft' },
  { key: 'copy', path: '/copy', shown: () => false },
  { key: 'field', path: '/field' },
  { key: 'channels', path: '/channels' },
  { key: 'quotas', path: '/quotas' },
  { key: 'assisted', path: '/assisted' },
  { key: 'paper', path: '/paper' },
  { key: 'quality', path: '/quality' },
  { key: 'weighting', path: '/weighting', shown: analysed },
  { key: 'tables', path: '/tables' },
  { key: 'methods', path: '/methods' },
  { key: 'themes', path: '/themes', shown: analysed },
  { key: 'smallAreas', path: '/small-areas', shown: analysed },
  { key: 'studio', path: '/studio', shown: analysed },
  { key: 'robustness', path: '/robustness', shown: analysed },
  { key: 'trends', path: '/trends' },
] as const satisfies WavePageLine[]

export type WavePageKey = (typeof WAVE_PAGES)[number]['key']

/** Where a wave's own page stands; the others stand below it. */
export function wavePath(id: string): string {
  return `/evaluator/waves/${encodeURIComponent(id)}`
}
