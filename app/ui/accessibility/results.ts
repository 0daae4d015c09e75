/** Screens of residents that are looked at by machine, in the order in which they come. */
export const SCREENS = [
  'cities',
  'intro',
  'single',
  'ladder',
  'several',
  'number',
  'ranking',
  'open',
  'district',
  'simple',
  'error',
  'check',
  'unsent',
  'done',
  'plain-form',
  'withdraw',
  'closed',
  'accessibility',
] as const
export type Screen = (typeof SCREENS)[number]

/** What a run over the screens found; `results.json` is written by `tests/e2e/resident/accessibility-report.spec.ts` and by nobody else. */
export interface AccessibilityResults {
  /** YYYY-MM-DD */
  testedOn: string
  browser: string
  tool: string
  languages: string[]
  sizes: string[]
  screens: {
    screen: Screen
    /** how often it was looked at, over all languages and sizes */
    checks: number
    /** rules broken, over all of them */
    findings: number
  }[]
}
