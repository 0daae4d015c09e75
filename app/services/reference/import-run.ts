/** How an import is run: a dry run checks and stores nothing; today (YYYY-MM-DD) is noted with what an owner brings. */
export interface ImportRun {
  dryRun: boolean
  today: string
}
