import type { ServerResponse } from 'node:http'

/** An error of the interface for machines, as RFC 9457 has it; `code` is ours and does not change with the language. */
export interface Problem {
  status: number
  code: string
  title: string
  detail: string
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'

/** The body of a problem. @param more further members, such as `issues` */
export function problemBody(
  { status, code, title, detail }: Problem,
  more: Record<string, unknown> = {},
): string {
  return JSON.stringify({ type: 'about:blank', title, status, detail, code, ...more })
}

/** Answers a plain Node request with a problem. */
export function sendProblem(
  response: ServerResponse,
  problem: Problem,
  more: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): void {
  const body = Buffer.from(problemBody(problem, more))
  response.writeHead(problem.status, {
    'Content-Type': PROBLEM_TYPE,
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  })
  response.end(body)
}
