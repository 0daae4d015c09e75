/** How an answer is given: by oneself, on a shared tablet, to an interviewer, by telephone, on paper. */
export const MODES = ['web', 'tablet', 'interviewer', 'telephone', 'paper'] as const
export type Mode = (typeof MODES)[number]

/** Modes that open with a code: a tablet's, or an interviewer's. */
export const ENTERED_MODES = ['tablet', 'interviewer', 'telephone'] as const
export type EnteredMode = (typeof ENTERED_MODES)[number]

/** Whose code opens a mode. */
export type EntryKind = 'tablet' | 'interviewer'

export function kindOfMode(mode: EnteredMode): EntryKind {
  return mode === 'tablet' ? 'tablet' : 'interviewer'
}

/** The modes a wave is answered in: by oneself always, the others where the evaluator offers them. */
export function modesOf(settings: { modes?: Mode[] | undefined }): Mode[] {
  const offered = settings.modes ?? []
  return MODES.filter((mode) => mode === 'web' || offered.includes(mode))
}

/** Seconds after which a shared tablet warns, starts over, and hides a withdrawal code, nobody having touched it. */
export const TABLET_SECONDS = { idle: 90, warning: 30, code: 60 }
