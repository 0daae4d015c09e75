import { mainLanguage, offeredAs, type ResidentTag } from '#app/platform/i18n.server.ts'
import { PSEUDO } from '#app/platform/i18n/resident-languages.ts'

interface Asking {
  languages: string[]
  synthetic: boolean
}

/**
 * May answers to this wave come in this language? The pseudo-language shows that layouts mirror; nobody answers about a
 * real city in it, so it is asked in waves of made-up data alone.
 */
export function asksIn({ languages, synthetic }: Asking, language: string): boolean {
  return languages.includes(offeredAs(language)) && (synthetic || language !== PSEUDO)
}

/** The language in which a wave shows itself to a reader who wants this one. */
export function languageShown({ synthetic }: Asking, wanted: ResidentTag): ResidentTag {
  return wanted === PSEUDO && !synthetic ? mainLanguage(wanted) : wanted
}
