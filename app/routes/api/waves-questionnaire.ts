import type { LoaderFunctionArgs } from '@remix-run/node'

import { PROBLEM_TYPE, problemBody } from '#app/platform/http/problem.server.ts'
import { readQuestionnaire } from '#app/services/collection/waves/open-questionnaires.server.ts'
import { collectionProblem } from '#app/services/collection/problems.server.ts'

/** GET /api/v1/waves/{wave}/questionnaire: what the wave asks; `?city=` fills in the city's districts. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const city = new URL(request.url).searchParams.get('city')
  const questionnaire = await readQuestionnaire(context.collection, params['wave'] ?? '', city)
  if ('refused' in questionnaire) {
    const problem = collectionProblem(questionnaire.refused, context.language)
    return new Response(problemBody(problem), {
      status: problem.status,
      headers: { 'Content-Type': PROBLEM_TYPE },
    })
  }
  return Response.json(questionnaire, { headers: { 'Cache-Control': 'no-cache' } })
}
