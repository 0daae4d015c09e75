import type { RequestContext } from '#app/platform/context.server.ts'
import type { Refused } from '#app/platform/refused.ts'
import { makeCodes, type MadeCode } from '#app/services/fieldwork/assisted/make-codes.server.ts'
import { offerModes } from '#app/services/fieldwork/assisted/offer-modes.server.ts'
import { revokeCode } from '#app/services/fieldwork/assisted/revoke-code.server.ts'
import { MODES, type EntryKind } from '#app/survey/wave/modes.ts'

type AssistedStep =
  { outcome: 'offered' | 'revoked' } | { outcome: 'made'; kind: EntryKind; codes: MadeCode[] } | Refused

/** Takes the step a form of the page asks for. @throws Response 400 for a step there is none of */
export async function takeAssistedStep(
  { database, now }: RequestContext,
  wave: string,
  form: URLSearchParams,
  by: string,
): Promise<AssistedStep> {
  const as = { by, at: now() }
  const kind: EntryKind = form.get('kind') === 'interviewer' ? 'interviewer' : 'tablet'
  switch (form.get('step')) {
    case 'modes':
      return offerModes(
        database,
        { wave, modes: MODES.filter((mode) => form.getAll('mode').includes(mode)) },
        as,
      )
    case 'make': {
      const cityCode = form.get('city') || null
      const made = await makeCodes(
        database,
        { wave, kind, cityCode, count: Number(form.get('count') ?? 1) },
        as,
      )
      return made.outcome === 'made' ? { ...made, kind } : made
    }
    case 'revoke':
      return revokeCode(database, { wave, kind, number: Number(form.get('number')) }, as)
    default:
      throw new Response(null, { status: 400 })
  }
}
