import { randomUUID } from 'node:crypto'

import { expect, type Page } from '@playwright/test'

import { writeFormState } from '#app/services/collection/interview/form-state.server.ts'
import type { Answers } from '#app/survey/item.ts'
import { LATEST_NOTICE } from '#app/survey/wave/notice.ts'
import { SECRET } from './real-server.ts'
import { CITY } from './records/waves.ts'

/** Where a resident stands: the wave's answer page in a language, and the answers so far. */
export interface Standing {
  origin: string
  wave: string
  /** "?lang=…" */
  query: string
  answers: Answers
}

/** The hidden field of somebody with these answers, who began four minutes ago. */
export function stateOf({ wave, answers }: Standing): string {
  const startedAt = Math.floor(Date.now() / 1000) - 240
  const state = { submissionId: randomUUID(), startedAt, noticeVersion: LATEST_NOTICE, draw: 7, answers }
  return writeFormState({ secret: SECRET, wave, city: CITY }, state)
}

export function answerPageOf({ origin, wave, query }: Standing): string {
  return `${origin}/s/${wave}/${CITY}${query}`
}

/** Posts a form as a page without script does, and waits for the page that follows. */
export async function postForm(page: Page, address: string, fields: Record<string, string>): Promise<void> {
  // any page of ours: the form is sent from where the cookies and the policy are those of the platform
  if (!page.url().startsWith(new URL(address).origin)) await page.goto(new URL('/robots.txt', address).href)
  await Promise.all([
    page.waitForNavigation(),
    page.evaluate(
      ({ action, values }) => {
        const form = document.createElement('form')
        Object.assign(form, { method: 'post', action })
        for (const [name, value] of Object.entries(values)) {
          const field = document.createElement('input')
          Object.assign(field, { type: 'hidden', name, value })
          form.append(field)
        }
        document.body.append(form)
        form.submit()
      },
      { action: address, values: fields },
    ),
  ])
}

/** Opens the answer page on a phone that keeps a visit, at a question or one of the fixed screens. */
export async function resumeAt(page: Page, standing: Standing, at: string): Promise<void> {
  await page.goto(`${standing.origin}/robots.txt`)
  await page.evaluate(
    ([key, visit]) => {
      sessionStorage.clear()
      localStorage.setItem(key, visit)
    },
    [
      `smile ${standing.wave} ${CITY}`,
      JSON.stringify({
        submissionId: randomUUID(),
        startedAt: Date.now() - 240_000,
        noticeVersion: LATEST_NOTICE,
        draw: 7,
        answers: standing.answers,
        at,
      }),
    ] as const,
  )
  await page.goto(answerPageOf(standing))
  await expect(page.locator('#answer-form .note, [data-why]').first()).toBeVisible()
}
