import type { LoaderFunctionArgs } from '@remix-run/node'

import { sendStudioData } from './answer-studio.server.ts'

/** @throws Response 404 for a wave that is not there or not analysed */
export function loader(args: LoaderFunctionArgs) {
  return sendStudioData(args, { wave: args.params['wave'] ?? '' })
}
