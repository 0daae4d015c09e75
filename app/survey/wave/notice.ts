import type { Presentation } from '#app/survey/rules/present.ts'

/**
 * Versions of the notice by which residents agree. A wave names one and shows its words for as long as it lives, and a
 * response keeps the version its sender agreed to; so the words of a version are never changed, only followed by
 * another: `notice.{version}` in `locales/<language>/resident.json`.
 */
export const NOTICE_VERSIONS = ['1', '2'] as const
export type NoticeVersion = (typeof NOTICE_VERSIONS)[number]

/** What new waves show. */
export const LATEST_NOTICE: NoticeVersion = '2'

/** The paragraphs of a version, in the order in which they are read. */
export const NOTICE_PARTS: Record<NoticeVersion, readonly string[]> = {
  '1': ['why', 'what', 'small', 'keep', 'rights'],
  '2': ['who', 'why', 'agree', 'what', 'shown', 'never', 'seen', 'keep', 'rights', 'complain'],
}

/** The version of a wave's own column. @returns the first for a wave from before versions were declared */
export function noticeOf(version: string): NoticeVersion {
  return NOTICE_VERSIONS.find((one) => one === version) ?? '1'
}

/**
 * What may be kept of how the questions were shown: everything where the notice says so, else only the blocks asked,
 * which the answers show anyway.
 */
export function toldPresentation(version: string, shown: Presentation | null): Presentation | null {
  if (!shown || NOTICE_PARTS[noticeOf(version)].includes('shown')) return shown
  return shown.blocks === null ? null : { reversed: null, blocks: shown.blocks, orders: {}, simple: null }
}
