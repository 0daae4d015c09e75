import { createContext, useContext } from 'react'

import type { EnteredMode } from '#app/survey/wave/modes.ts'

/** In which assisted mode a questionnaire is shown, and the numbers its questions bear on cards and on paper. */
export interface AskedBy {
  mode: EnteredMode
  /** by item code, from 1 */
  numbers: Record<string, number>
}

/** null: residents answer by themselves. */
export const AskedByContext = createContext<AskedBy | null>(null)

export const useAskedBy = () => useContext(AskedByContext)
