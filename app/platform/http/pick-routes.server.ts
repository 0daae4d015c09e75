import type { ServerBuild } from '@remix-run/node'

/**
 * The build of the pages with some of its routes alone. Finding the page of an address means looking through all
 * routes, and Remix does so several times for each page; where it is known which pages can be meant, that is most of
 * what is done beside rendering.
 *
 * @param paths of the routes, as `app/routes.ts` writes them; these hang on the root directly
 */
export function pickRoutes(build: ServerBuild, paths: readonly string[]): ServerBuild {
  const isPicked = ({ id, path, parentId }: { id: string; path?: string; parentId?: string }) =>
    id === 'root' || (parentId === 'root' && path !== undefined && paths.includes(path))
  const pick = <Route extends { id: string } | undefined>(routes: Record<string, Route>) =>
    Object.fromEntries(Object.entries(routes).filter(([, route]) => route && isPicked(route)))
  return {
    ...build,
    routes: pick(build.routes),
    assets: { ...build.assets, routes: pick(build.assets.routes) },
  }
}
