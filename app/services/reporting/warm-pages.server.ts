import type { Logger } from 'pino'

import type { Database } from '#app/platform/database/database.server.ts'
import { LANGUAGE_TAGS } from '#app/platform/i18n.server.ts'
import { latestRelease } from './read-releases.server.ts'
import type { ReleasedPages } from './released-pages.server.ts'

/** Milliseconds between two looks for a new release. */
const EVERY = 5000
/** Nobody has asked for anything for so many milliseconds: there is time for a page that nobody has asked for. */
const QUIET = 300
/** Milliseconds between two pages. */
const REST = 20
/** of each language; there is room for the pages of readers beside them */
const MOST_PAGES = 150

/**
 * Renders the public pages of the newest release one after the other while a server runs, the ranking first: when it
 * has started, and whenever there is another release. Readers of the first minutes then find them ready. It gives way
 * to everybody: while requests come in, it waits.
 *
 * @param quietFor milliseconds since the last request of anybody; probes of the server's health are no readers
 * @returns stops it
 */
export function startWarming(
  database: Database,
  { keep }: Pick<ReleasedPages, 'keep'>,
  quietFor: () => number,
  log: Logger,
): () => void {
  let timer: NodeJS.Timeout | null = null
  let kept: string | null = null
  let isStopped = false

  const rest = (milliseconds: number) =>
    new Promise<void>((resume) => (timer = setTimeout(resume, milliseconds).unref()))

  async function untilQuiet(): Promise<void> {
    for (let left = QUIET - quietFor(); left > 0 && !isStopped; left = QUIET - quietFor()) await rest(left)
  }

  async function keepAll(): Promise<void> {
    const release = await latestRelease(database)
    const version = release && `${release.id} ${release.receipt.results}`
    if (!release || version === kept) return
    kept = version
    const paths = ['/ranking', ...release.summary.cities.map(({ city }) => `/cities/${city.code}`)]
    for (const path of paths.slice(0, MOST_PAGES)) {
      for (const language of LANGUAGE_TAGS) {
        await untilQuiet()
        if (isStopped) return
        await keep(path, language).catch((error: unknown) =>
          log.warn({ err: error, path }, 'a page was not kept ready'),
        )
        await rest(REST)
      }
    }
  }

  async function watch(): Promise<void> {
    while (!isStopped) {
      await rest(EVERY)
      if (isStopped) return
      await keepAll().catch((error: unknown) =>
        log.warn({ err: error }, 'the newest release could not be read'),
      )
    }
  }

  void watch()
  return () => {
    isStopped = true
    if (timer) clearTimeout(timer)
  }
}
