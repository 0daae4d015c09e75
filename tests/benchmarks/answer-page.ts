import { chromium, type Browser, type CDPSession } from '@playwright/test'

import { freePort } from '#tests/support/free-port.ts'
import { makeDataFolder, startRealServer } from '#tests/support/real-server.ts'
import { CITY } from '#tests/support/records/waves.ts'

const LANGUAGES = ['zh-CN', 'en', 'en-XB'] as const
const ROUNDS = 5
const SLOWDOWN = 4
const KILOBYTE = 1024
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking']

/** Networks of the budgets: bytes a second, milliseconds of latency, seconds in which the page has to be seen. */
const NETWORKS = {
  'slow 4G': { bytes: 1_600_000 / 8, latency: 150, budget: 1.0 },
  '3G': { bytes: 400_000 / 8, latency: 400, budget: 2.5 },
} as const
type Network = keyof typeof NETWORKS

interface Load {
  firstPaint: number
  largestPaint: number
  blocking: number
  bytes: number
  scriptBytes: number
}

/**
 * First load of the answer page at 360×640 with a processor four times slower and an empty cache, on both networks of
 * the budgets; the middle of five. The reference is one line of plain text from the same server.
 */
export async function run(): Promise<void> {
  // made-up data: the pseudo-language is asked nowhere else
  const data = await makeDataFolder({ synthetic: true })
  const server = await startRealServer(data.folder, await freePort())
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: FLAGS })
  const page = `${server.origin}/s/${data.waveId}/${CITY}`
  await fetch(page)
  for (const network of Object.keys(NETWORKS) as Network[]) {
    const bare = middle(await loads(browser, `${server.origin}/healthz`, network), 'firstPaint')
    for (const language of LANGUAGES) {
      const all = await loads(browser, `${page}?lang=${language}`, network)
      const { budget } = NETWORKS[network]
      const about = { language, network }
      for (const figure of ['firstPaint', 'largestPaint'] as const) {
        const seconds = middle(all, figure) / 1000
        print(`answer page ${figure}`, {
          ...about,
          seconds: round(seconds),
          budget,
          ratio: round((seconds * 1000) / bare),
        })
      }
      print('answer page blocking', { ...about, milliseconds: round(middle(all, 'blocking')), budget: 50 })
      if (network !== 'slow 4G') continue
      print('answer page bytes', { language, kilobytes: round(middle(all, 'bytes') / KILOBYTE), budget: 60 })
      print('answer page script', {
        language,
        kilobytes: round(middle(all, 'scriptBytes') / KILOBYTE),
        budget: 20,
      })
    }
  }
  for (const language of LANGUAGES) {
    const requests = await requestsBetween(browser, `${page}?lang=${language}`)
    print('answer page requests between questions', { language, requests, budget: 0 })
  }
  await browser.close()
  await server.stop()
  data.remove()
}

function print(figure: string, values: Record<string, unknown>): void {
  console.log(JSON.stringify({ figure, ...values }))
}

const round = (value: number) => Math.round(value * 1000) / 1000

function middle(all: Load[], figure: keyof Load): number {
  return all.map((load) => load[figure]).sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN
}

async function loads(browser: Browser, address: string, network: Network): Promise<Load[]> {
  const all: Load[] = []
  for (let at = 0; at < ROUNDS; at++) all.push(await loadOnce(browser, address, network))
  return all
}

async function loadOnce(browser: Browser, address: string, network: Network): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const { bytes, latency } = NETWORKS[network]
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: bytes,
    uploadThroughput: bytes,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
  const transferred = countBytes(session)
  await page.addInitScript({ content: WATCH })
  await page.goto(address, { waitUntil: 'load' })
  await page.waitForTimeout(500)
  const paints = await page.evaluate(
    () => (window as unknown as { paints: Omit<Load, 'bytes' | 'scriptBytes'> }).paints,
  )
  await context.close()
  return { ...paints, ...transferred() }
}

/** Bytes that came over the line, headers included. */
function countBytes(session: CDPSession): () => { bytes: number; scriptBytes: number } {
  const types = new Map<string, string>()
  const sizes = new Map<string, number>()
  session.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    sizes.set(requestId, encodedDataLength),
  )
  const sum = (kind?: string) =>
    [...sizes].reduce((total, [id, size]) => total + (!kind || types.get(id) === kind ? size : 0), 0)
  return () => ({ bytes: sum(), scriptBytes: sum('Script') })
}

/** Notes the paints; total blocking time is what long tasks take beyond 50 ms each. Text, because tsx rewrites functions. */
const WATCH = `
  window.paints = { firstPaint: NaN, largestPaint: NaN, blocking: 0 }
  const watch = (type, hear) =>
    new PerformanceObserver((list) => list.getEntries().forEach(hear)).observe({ type, buffered: true })
  watch('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') paints.firstPaint = startTime
  })
  watch('largest-contentful-paint', ({ startTime }) => (paints.largestPaint = startTime))
  watch('longtask', ({ duration }) => (paints.blocking += Math.max(0, duration - 50)))
`

/** Requests of the page while five questions are answered. */
async function requestsBetween(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } })
  const page = await context.newPage()
  await page.goto(address)
  await page.locator('button[value="start"]').click()
  let requests = 0
  page.on('request', () => (requests += 1))
  for (let at = 0; at < 5; at++) {
    await page
      .locator('label.answer')
      .nth(at === 1 ? 4 : 0)
      .click()
    await page.locator('button.primary[value="next"]').click()
  }
  await context.close()
  return requests
}
