import { performance } from 'node:perf_hooks'

import type { RequestContext } from '#app/platform/context.server.ts'
import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { closeWave } from '#app/services/fieldwork/waves/close-wave.server.ts'
import { openWave } from '#app/services/fieldwork/waves/open-wave.server.ts'
import { pauseWave } from '#app/services/fieldwork/waves/pause-wave.server.ts'
import { chooseScheme } from '#app/services/schemes/choose-scheme.server.ts'
import { confirm, decline, release } from './release-steps.server.ts'
import type { StepResult } from './step-result.ts'

/** Takes the step a form of the wave's page asks for. @throws Response 400 for a step there is none of */
export async function takeStep(
  request: Request,
  wave: string,
  reader: { name: string },
  context: RequestContext,
): Promise<StepResult> {
  const form = await readForm(request)
  const { database, now } = context
  const at = now()
  const today = at.toISOString().slice(0, 10)
  const back = (done: string) => `/evaluator/waves/${encodeURIComponent(wave)}?done=${done}`
  switch (form.get('step')) {
    case 'open': {
      const outcome = await openWave(database, wave, today, { by: reader.name, at })
      return outcome.outcome === 'changed' ? { to: back('opened') } : outcome
    }
    case 'pause': {
      const outcome = await pauseWave(database, wave)
      return outcome.outcome === 'changed' ? { to: back('paused') } : outcome
    }
    case 'close': {
      const outcome = await closeWave(database, wave)
      return outcome.outcome === 'changed' ? { to: back('closed') } : outcome
    }
    case 'analyse': {
      const start = performance.now()
      const outcome = await analyseWave(database, wave, undefined, { today })
      const seconds = ((performance.now() - start) / 1000).toFixed(1)
      return outcome.outcome === 'analysed'
        ? { to: `${back('analysed')}&seconds=${seconds}#analysis` }
        : outcome
    }
    case 'scheme': {
      const chosen = form.get('scheme') ?? ''
      const scheme = chosen === '' ? null : Number(chosen)
      const outcome = await chooseScheme(database, { wave, scheme }, { by: reader.name, at })
      return outcome.outcome === 'chosen' ? { to: back('scheme') } : outcome
    }
    case 'release':
      return release({ form, wave, reader, context, back })
    case 'confirm':
      return confirm({ form, wave, reader, context, back })
    case 'decline':
      return decline({ form, wave, reader, context, back })
    default:
      throw new Response(null, { status: 400 })
  }
}
