import type { RequestContext } from '#app/platform/context.server.ts'
import { isDemonstrationOpen } from '#app/platform/sign-in/demonstration.server.ts'
import { accountOfToken } from '#app/services/accounts/tokens/account-of-token.server.ts'
import type { TokenScope } from '#app/services/accounts/tokens/token-scopes.ts'

import { signedIn } from '../guard.server.ts'
import { apiProblem } from './api-problem.server.ts'

const SCHEME = /^Bearer +([\w.~+/=-]+) *$/i

const MESSAGES = {
  'token-required': 'This is for evaluators. Sign in, or send Authorization: Bearer smile_…',
  'token-unknown': 'There is no such token.',
  'token-revoked': 'The token was revoked, or its account may not be used any more.',
  'token-ended': 'The token has ended.',
  'scope-missing': 'The token does not have the scope this needs.',
  'not-an-evaluator': 'This is for evaluators.',
}

/**
 * The evaluator who asks: by the token in the `Authorization` header, or signed in at the page the download was
 * chosen on.
 *
 * @throws Response 401 without a token or session that works, 403 without the scope or for someone of another role
 */
export async function requireEvaluator(
  request: Request,
  context: RequestContext,
  scope: TokenScope,
): Promise<{ name: string }> {
  const header = request.headers.get('authorization')
  if (header !== null) return holderOf(SCHEME.exec(header)?.[1] ?? '', context, scope)
  const reader = await signedIn(request, context)
  if (!reader) throw declined(context, 'token-required', scope)
  if (reader.role !== 'evaluator') throw declined(context, 'not-an-evaluator', scope)
  return reader
}

async function holderOf(
  token: string,
  context: RequestContext,
  scope: TokenScope,
): Promise<{ name: string }> {
  const { database, env, now } = context
  const demonstrationOpen = isDemonstrationOpen(env)
  const reader = await accountOfToken(database, token, scope, { at: now(), demonstrationOpen })
  if (reader.outcome === 'refused') throw declined(context, reader.reason, scope)
  return reader
}

function declined({ language }: RequestContext, reason: keyof typeof MESSAGES, scope: TokenScope): Response {
  const code = reason.toUpperCase().replaceAll('-', '_')
  return apiProblem(language, { code, message: MESSAGES[reason], at: { scope } })
}
