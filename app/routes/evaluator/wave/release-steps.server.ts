import type { RequestContext } from '#app/platform/context.server.ts'
import { hasSecondPerson } from '#app/services/publication/proposal/read-proposals.server.ts'
import { proposeRelease } from '#app/services/publication/proposal/propose-release.server.ts'
import { confirmRelease, declineRelease } from '#app/services/publication/proposal/settle-proposal.server.ts'
import { releaseWave } from '#app/services/publication/release-wave.server.ts'
import { listReleases } from '#app/services/reporting/read-releases.server.ts'
import type { LocalText } from '#app/survey/item.ts'
import { CHECKS } from '#app/ui/staff/wave/releasing/release-checks.tsx'
import type { StepResult } from './step-result.ts'

interface Step {
  form: URLSearchParams
  wave: string
  reader: { name: string }
  context: RequestContext
  /** the wave's page, saying what was done */
  back: (done: string) => string
}

/**
 * Puts an analysis forward, once every line of the checklist is confirmed and, where it takes the place of an earlier
 * release, it is said why. Where there is no other evaluator, it is released at once.
 */
export async function release({ form, wave, reader, context, back }: Step): Promise<StepResult> {
  const { database, now } = context
  const again = listReleases(database).some(({ waveId }) => waveId === wave)
  const reason = { 'zh-CN': textOf(form, 'reason-zh'), en: textOf(form, 'reason-en') }
  const missing = [...unchecked(form), ...(again ? unsaid(reason) : [])]
  if (missing.length > 0) return { missing }

  const analysis = form.get('analysis') ?? wave
  const said = again ? reason : null
  const at = now()
  if (await hasSecondPerson(database, reader)) {
    const proposed = await proposeRelease(database, analysis, { by: reader.name, at, reason: said })
    return proposed.outcome === 'proposed' ? { to: `${back('proposed')}#release` } : proposed
  }
  const publishedOn = at.toISOString().slice(0, 10)
  return shown(
    await releaseWave(database, analysis, { confirmedBy: reader.name, reason: said, publishedOn, at }),
  )
}

/** Releases what a colleague has put forward, once every line of the checklist is confirmed by the second person too. */
export async function confirm({ form, reader, context }: Step): Promise<StepResult> {
  const missing = unchecked(form)
  if (missing.length > 0) return { missing }
  const decision = { by: reader.name, at: context.now() }
  return shown(await confirmRelease(context.database, Number(form.get('proposal')), decision))
}

/** Declines what a colleague has put forward, or withdraws one's own. */
export async function decline({ form, reader, context, back }: Step): Promise<StepResult> {
  const decision = { by: reader.name, at: context.now(), answer: textOf(form, 'answer') }
  const settled = await declineRelease(context.database, Number(form.get('proposal')), decision)
  return settled.outcome === 'settled' ? { to: `${back(settled.state)}#release` } : settled
}

function shown(outcome: Awaited<ReturnType<typeof releaseWave>>): StepResult {
  return outcome.outcome === 'released'
    ? { to: `/evaluator/releases/${outcome.releaseId}?done=released` }
    : outcome
}

function unchecked(form: URLSearchParams): string[] {
  const checked = form.getAll('check')
  return CHECKS.filter((check) => !checked.includes(check))
}

function unsaid(reason: LocalText): string[] {
  return [...(reason['zh-CN'] === '' ? ['reason-zh'] : []), ...(reason.en === '' ? ['reason-en'] : [])]
}

function textOf(form: URLSearchParams, name: string): string {
  return form.get(name)?.trim() ?? ''
}
