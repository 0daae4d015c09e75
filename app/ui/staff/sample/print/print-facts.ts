import type { Language, LocalText } from '#app/survey/item.ts'
import type { WaveSettings } from '#app/survey/wave/wave.ts'

/** What every printed piece says of a wave in a city. */
export interface PrintFacts {
  city: LocalText
  legal: WaveSettings['legal']
  minutes: number
  /** YYYY-MM-DD */
  closesOn: string
  synthetic: boolean
  /** address residents reach the platform by, without a path */
  origin: string
}

/** One piece to print: the code stands in its link too. */
export interface PrintedInvitation {
  number: number
  code: string
}

export const PIECES = ['letter', 'reminder', 'card'] as const
export type Piece = (typeof PIECES)[number]

/** Pieces of one page of the browser; more would make it slow to print. */
export const PIECES_A_PAGE: Record<Piece, number> = { letter: 100, reminder: 100, card: 400 }

/** The languages a piece is printed in, one below the other. */
export const PRINT_LANGUAGES = ['zh-CN', 'en', 'both'] as const
export type PrintLanguage = (typeof PRINT_LANGUAGES)[number]

export function languagesOf(language: PrintLanguage): Language[] {
  return language === 'both' ? ['zh-CN', 'en'] : [language]
}
