/** What can be had of a release by machine, each under its own address. */
export const RELEASE_TABLES = ['estimates', 'index', 'method-card'] as const
