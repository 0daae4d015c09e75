import type { Logger } from 'pino'

import type { Database } from './database/database.server.ts'
import type { Env } from './env.server.ts'
import type { LanguageTag, ResidentTag } from './i18n.server.ts'

/** What every loader and action is given beside the request. Time and database come in as values. */
export interface RequestContext {
  database: Database
  env: Env
  log: Logger
  language: LanguageTag
  /** what the page is shown in: `language`, or on residents' pages a variant of it */
  shownIn: ResidentTag
  now(): Date
}

declare module '@remix-run/node' {
  // eslint cannot know that Remix reads this merged declaration
  interface AppLoadContext extends RequestContext {
    readonly __context?: never
  }

  // loader values reach the page as they are, dates included
  interface Future {
    v3_singleFetch: true
  }
}
