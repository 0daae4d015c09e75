import type { InterviewPage } from '../interview/take-step.server.ts'
import { AT_CHECK, type StandingCounts } from './standing-counts.server.ts'

/** Counts where a visit without script goes with one post: from the screen that was sent to the one that is shown. */
export function countStep(
  standing: StandingCounts,
  { wave, city }: { wave: string; city: string },
  form: URLSearchParams,
  { view, items }: InterviewPage,
): void {
  if (view.kind === 'again') return
  const starts = form.get('intent') === 'start'
  const from = starts ? null : form.get('screen')
  if (from === null && !starts) return
  const known = from === null || from === AT_CHECK || items.some(({ code }) => code === from)
  const to =
    view.kind === 'item' ? (items[view.index]?.code ?? null) : view.kind === 'check' ? AT_CHECK : null
  if (known) standing.move(wave, city, from, to)
}
