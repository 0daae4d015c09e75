import { useRouteLoaderData } from '@remix-run/react'

/** Who is signed in, as the header shows it. */
export interface Reader {
  name: string
  role: 'official' | 'evaluator' | 'operator'
}

export interface Frame {
  /** path and query of the page */
  path: string
  reader: Reader | null
}

/** What every page knows about itself from the root loader. */
export function useFrame(): Frame {
  const root = useRouteLoaderData('root') as Partial<Frame> | undefined
  return { path: root?.path ?? '/', reader: root?.reader ?? null }
}
