import type { Advice } from './advice.ts'
import type { Gap, Peers } from './comparisons.ts'

/** What a city's office reads beside the report: computed from what is published, and from nothing else. */
export interface Decision {
  peers: Peers | null
  /** widest first */
  gaps: Gap[]
  advice: Advice[]
}
