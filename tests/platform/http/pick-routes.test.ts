import type { ServerBuild } from '@remix-run/node'
import { expect, it } from 'vitest'

import { pickRoutes } from '#app/platform/http/pick-routes.server.ts'

const routes = {
  root: { id: 'root', path: '' },
  ranking: { id: 'ranking', parentId: 'root', path: 'ranking' },
  layout: { id: 'layout', parentId: 'root' },
  inside: { id: 'inside', parentId: 'layout', path: 'ranking' },
  other: { id: 'other', parentId: 'root', path: 'data' },
}

it('keeps the root and the routes asked for that hang on it, in the build and in its manifest', () => {
  const build = { routes, assets: { version: '1', routes }, basename: '/' } as unknown as ServerBuild
  const picked = pickRoutes(build, ['ranking'])
  expect(Object.keys(picked.routes)).toEqual(['root', 'ranking'])
  expect(Object.keys(picked.assets.routes)).toEqual(['root', 'ranking'])
  expect(picked.basename).toBe('/')
  expect(Object.keys(build.routes)).toHaveLength(5)
})
