import { RELEASED_TABLES } from '#app/services/publication/describe-release.ts'

/** What everyone can have of a release by machine, each under its own address. */
export const RELEASE_TABLES = [...RELEASED_TABLES, 'method-card'] as const
