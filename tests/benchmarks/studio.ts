import { rmSync } from 'node:fs'

import { chromium, type Page } from '@playwright/test'

import { openDatabase } from '#app/platform/database/database.server.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { listCities } from '#app/data/reference/cities.server.ts'
import { copyDatabaseFile } from '#tests/support/database.ts'
import { freePort } from '#tests/support/free-port.ts'
import { startRealServer } from '#tests/support/real-server.ts'
import { makeClosedWave } from '#tests/support/records/analysed-wave.ts'
import { addStaff, PASSWORD } from '#tests/support/records/staff.ts'

const CITIES = 120
const MOVES = 40
const BUDGET = 100
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']

/**
 * Speed of the studio in Chromium: a slider moves, and the page has painted the new scores, sets and shifts of 120
 * ranked cities. The reference is an empty round of the same kind: an event, a worker's echo, a painted frame.
 */
export async function run(): Promise<void> {
  const { folder, file } = await copyDatabaseFile('reference')
  const database = await openDatabase(file)
  const codes = (await listCities(database)).slice(0, CITIES).map(({ code }) => ({ code, responses: 600 }))
  await makeClosedWave(database, { id: 'bench', cities: codes })
  await analyseWave(database, 'bench')
  await addStaff(database, 'eva', 'evaluator')
  await database.close()
  const server = await startRealServer(folder, await freePort())
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: FLAGS })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en' })
    await page.goto(`${server.origin}/account/sign-in`)
    await page.locator('#name').fill('eva')
    await page.locator('input[type="password"]').fill(PASSWORD)
    await page.locator('main button[type="submit"]').first().click()
    await page.waitForURL((url) => !url.pathname.includes('sign-in'))
    await page.goto(`${server.origin}/evaluator/waves/bench/studio`)
    await page.waitForSelector('html.studio-live')
    const empty = await emptyRounds(page)
    const moves = await sliderMoves(page)
    for (const [figure, share] of [
      ['slider-to-repaint-median', 0.5],
      ['slider-to-repaint-p95', 0.95],
    ] as const) {
      const ms = quantile(moves, share)
      const referenceMs = quantile(empty, share)
      const line = {
        bench: 'studio',
        figure,
        cities: CITIES,
        ms,
        budgetMs: BUDGET,
        referenceMs,
        ratio: ms / referenceMs,
      }
      process.stdout.write(`${JSON.stringify(line)}\n`)
    }
  } finally {
    await browser.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Milliseconds from the input event to the frame after the figures have changed. */
function sliderMoves(page: Page): Promise<number[]> {
  return page.evaluate(async (moves) => {
    const slider = document.querySelector<HTMLInputElement>('input[data-twin="weight.S"]')!
    const cell = document.querySelector('[data-of="weight.S"]')!
    const times: number[] = []
    for (let move = 0; move < moves; move++) {
      const before = cell.textContent
      const changed = new Promise<void>((done) => {
        const observer = new MutationObserver(() => {
          if (cell.textContent === before) return
          observer.disconnect()
          requestAnimationFrame(() => setTimeout(done))
        })
        observer.observe(cell, { childList: true, characterData: true, subtree: true })
      })
      slider.value = String(5 + ((move * 37) % 90))
      const start = performance.now()
      slider.dispatchEvent(new Event('input', { bubbles: true }))
      await changed
      times.push(performance.now() - start)
    }
    return times
  }, MOVES)
}

function emptyRounds(page: Page): Promise<number[]> {
  return page.evaluate(async (rounds) => {
    const { port1, port2 } = new MessageChannel()
    port2.onmessage = ({ data }) => port2.postMessage(data)
    const times: number[] = []
    for (let round = 0; round < rounds; round++) {
      const start = performance.now()
      await new Promise<void>((done) => {
        port1.onmessage = () => requestAnimationFrame(() => setTimeout(done))
        port1.postMessage(round)
      })
      times.push(performance.now() - start)
    }
    return times
  }, MOVES)
}

function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Math.round((sorted[Math.floor(share * (sorted.length - 1))] ?? NaN) * 10) / 10
}
