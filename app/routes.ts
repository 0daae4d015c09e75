import { index, route, type RouteConfig } from '@remix-run/route-config'

/** Every URL of the platform, on one page. The collection endpoint and health checks stand in `server.ts`. */
export default [
  // public
  index('routes/public/start.tsx'),

  // system
  route('*', 'routes/system/not-found.ts'),
] satisfies RouteConfig
