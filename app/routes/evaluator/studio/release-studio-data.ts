import type { LoaderFunctionArgs } from '@remix-run/node'

import { sendStudioData } from './answer-studio.server.ts'

/** @throws Response 404 for a release that is not there */
export function loader(args: LoaderFunctionArgs) {
  return sendStudioData(args, { release: args.params['release'] ?? '' })
}
