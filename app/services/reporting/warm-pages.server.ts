import type { Logger } from 'pino'

import type { Database } from '#app/platform/database/database.server.ts'
import { LANGUAGE_TAGS } from '#app/platform/i18n.server.ts'
import { latestRelease } from './read-releases.server.ts'
import type { ReleasedPages } from './released-pages.server.ts'

/** Milliseconds between two looks for a new release. */
const EVERY = 5000
/** A page is followed by a pause of so many times what it took, so that readers hardly notice. */
const REST = 4
const LEAST_REST = 20
/** of each language; there is room for the pages of readers beside them */
const MOST_PAGES = 150

/**
 * Renders the public pages of the newest release one after the other while a server runs, the ranking first: when it
 * has started, and whenever there is another release. Readers of the first minutes then find them ready.
 *
 * @returns stops it
 */
export function startWarming(
  database: Database,
  { keep }: Pick<ReleasedPages, 'keep'>,
  log: Logger,
): () => void {
  let timer: NodeJS.Timeout | null = null
  let kept: string | null = null
  let isStopped = false

  const rest = (milliseconds: number) =>
    new Promise<void>((resume) => (timer = setTimeout(resume, milliseconds).unref()))

  async function keepAll(): Promise<void> {
    const release = await latestRelease(database)
    const version = release && `${release.id} ${release.receipt.results}`
    if (!release || version === kept) return
    kept = version
    const paths = ['/ranking', ...release.summary.cities.map(({ city }) => `/cities/${city.code}`)]
    for (const path of paths.slice(0, MOST_PAGES)) {
      for (const language of LANGUAGE_TAGS) {
        const since = performance.now()
        await keep(path, language).catch((error: unknown) =>
          log.warn({ err: error, path }, 'a page was not kept ready'),
        )
        await rest(Math.max(LEAST_REST, REST * (performance.now() - since)))
        if (isStopped) return
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
