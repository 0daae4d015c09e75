import type { Scheme } from './scheme.ts'

/** A scheme saved by name. */
export interface SavedScheme {
  id: number
  name: string
  content: Scheme
  hash: string
  createdBy: string
  createdOn: string
  archived: boolean
}
