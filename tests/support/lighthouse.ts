import { rmSync } from 'node:fs'

import { chromium } from '@playwright/test'
import lighthouse from 'lighthouse'

import { openDatabase } from '#app/platform/database/database.server.ts'
import { copyDatabaseFile } from './database.ts'
import { freePort } from './free-port.ts'
import { startRealServer } from './real-server.ts'
import { RANKED } from './records/analysed-wave.ts'
import { makeReleasedWave } from './records/released-wave.ts'
import { addStaff, tokenOf } from './records/staff.ts'
import { CITY, makeOpenWave } from './records/waves.ts'
import { resumeAt } from './resident-states.ts'

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const

/** Lighthouse's judgement of one page, as a phone on a slow network sees it. */
export interface Judgement {
  page: string
  /** 0 to 100 by category */
  scores: Record<string, number>
  /** audits that cost points, with what Lighthouse says about them */
  faults: string[]
}

/**
 * Lets Lighthouse judge the pages of residents, of the public and of officials on a fresh platform with a release.
 *
 * @param executablePath the browser
 * @param only judges the pages whose name contains this; all of them when empty
 */
export async function judgePages(executablePath: string, only = ''): Promise<Judgement[]> {
  const { folder, file } = await copyDatabaseFile('reference')
  const database = await openDatabase(file)
  const wave = await makeOpenWave(database, { closesOn: '2099-12-31', noticeVersion: '2' })
  await makeReleasedWave(database)
  await addStaff(database, 'olga', 'official', [RANKED])
  const token = await tokenOf(database, 'olga', new Date())
  await database.close()
  const server = await startRealServer(folder, await freePort())
  const { origin } = server

  const port = await freePort()
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', `--remote-debugging-port=${port}`]
  // Lighthouse opens its pages in the browser's own profile: what is kept there, its pages find
  const browser = await chromium.launchPersistentContext('', { executablePath, args })
  const begun = { origin, wave, query: '?lang=en', answers: {} }
  const answerPage = `/s/${wave}/${CITY}?lang=en`
  const pages: [name: string, path: string, before?: () => Promise<unknown>][] = [
    ['start', '/?lang=en'],
    ['answer page', answerPage],
    ['question', answerPage, async () => resumeAt(await browser.newPage(), begun, 'usual_resident')],
    ['ranking', '/ranking?lang=en'],
    ['city', `/cities/${RANKED}?lang=en`],
    ['method', '/method?lang=en'],
    [
      'official city',
      `/official/${RANKED}?lang=en`,
      () => browser.addCookies([{ name: 'session', value: token, url: origin }]),
    ],
  ]
  try {
    const judged: Judgement[] = []
    for (const [name, path, before] of pages.filter(([name]) => name.includes(only))) {
      await before?.()
      judged.push({ page: name, ...(await judge(origin + path, port)) })
    }
    return judged
  } finally {
    await browser.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function judge(address: string, port: number, tries = 3): Promise<Omit<Judgement, 'page'>> {
  const result = await lighthouse(address, {
    port,
    logLevel: 'error',
    onlyCategories: [...CATEGORIES],
    disableStorageReset: true,
  })
  // the browser now and then loses the beginning of its own trace: such a run judges nothing and is made again
  if (result?.lhr.runtimeError?.code === 'NO_NAVSTART' && tries > 1) return judge(address, port, tries - 1)
  if (!result || result.lhr.runtimeError) throw new Error(result?.lhr.runtimeError?.message ?? 'no judgement')
  const { categories, audits } = result.lhr
  const scores = CATEGORIES.map((name) => [name, Math.round((categories[name]?.score ?? 0) * 100)])
  const faults = CATEGORIES.flatMap((name) => categories[name]?.auditRefs ?? []).flatMap(({ id, weight }) => {
    const { score = null, displayValue = '' } = audits[id] ?? {}
    return weight > 0 && score !== null && score < 0.9 ? [`${id} ${score} ${displayValue}`.trim()] : []
  })
  return { scores: Object.fromEntries(scores) as Record<string, number>, faults }
}
