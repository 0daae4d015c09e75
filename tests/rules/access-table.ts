/** Who asks: somebody unknown, a resident with what residents' pages leave behind, and everybody who can sign in. */
export const ROLES = [
  'visitor',
  'resident',
  'official of the city',
  'official of another city',
  'evaluator',
  'operator',
] as const
export type Role = (typeof ROLES)[number]

/** The expected status by role, in the order of `ROLES`. */
export type Statuses = [number, number, number, number, number, number]

/** One address: what it answers to whom. Without `post` it takes no posts: 405 to everybody. */
export interface Access {
  /** as in `app/routes.ts`, or as in `app/server.ts` with a slash before it */
  path: string
  get: Statuses
  post?: Statuses
  /** what stands for the parameters of the path, and a query after it, where not the usual ones */
  with?: Record<string, string>
  query?: string
}

const SIGN_IN = 302
const FORBIDDEN = 403

const everyone = (status = 200): Statuses => [status, status, status, status, status, status]
const evaluators = (status = 200): Statuses => [SIGN_IN, SIGN_IN, FORBIDDEN, FORBIDDEN, status, FORBIDDEN]
const operators = (status = 200): Statuses => [SIGN_IN, SIGN_IN, FORBIDDEN, FORBIDDEN, FORBIDDEN, status]
const ofTheCity = (status = 200): Statuses => [SIGN_IN, SIGN_IN, status, FORBIDDEN, status, FORBIDDEN]
const signedIn = (status = 200): Statuses => [SIGN_IN, SIGN_IN, status, status, status, status]
/** machines are told in a status what people are led to */
const evaluatorsByMachine = (status = 200): Statuses => [401, 401, FORBIDDEN, FORBIDDEN, status, FORBIDDEN]

/**
 * The expected status of every address for every role. A post carries an empty form: 4xx in the place of a role that may
 * post means that the action looked at it and found nothing to do.
 */
export const ACCESS: Access[] = [
  // in front of the pages
  { path: '/healthz', get: everyone(), post: everyone(405) },
  { path: '/readyz', get: everyone(), post: everyone(405) },
  { path: '/metrics', get: everyone(), post: everyone(405) },
  { path: '/api/v1/waves/:wave/responses', get: everyone(405), post: everyone(415) },
  // counts of where phones stand: nothing of the sender is read, and nobody waits for the answer
  { path: '/api/v1/waves/:wave/standing', get: everyone(404), post: everyone(204) },

  // resident
  { path: '', get: everyone() },
  { path: 's/:wave', get: everyone(), with: { wave: 'spring' } },
  { path: 's/:wave/:city', get: everyone(), post: everyone(400), with: { wave: 'spring' } },
  { path: 's/:wave/:city/done', get: everyone(), with: { wave: 'spring' } },
  {
    path: 's/:wave/:city/assisted/:mode',
    get: everyone(),
    post: everyone(400),
    with: { wave: 'spring', mode: 'tablet' },
  },
  { path: 'assisted', get: everyone(), post: everyone(422) },
  { path: 'assisted/key', get: everyone(403) },
  { path: 'withdraw', get: everyone(), post: everyone(422) },
  { path: 'i/:code?', get: everyone(), post: everyone(404), with: { 'code?': '' } },
  { path: 'accessibility', get: everyone() },

  // public
  { path: 'ranking', get: everyone() },
  { path: 'ranking/my-weights', get: everyone() },
  { path: 'data', get: everyone() },
  { path: 'compare', get: everyone() },
  { path: 'cities/:cityCode', get: everyone() },
  { path: 'method', get: everyone() },
  { path: 'method/handbook', get: everyone() },

  // account
  { path: 'account', get: signedIn() },
  { path: 'account/sign-in', get: [200, 200, 302, 302, 302, 302], post: [401, 401, 302, 302, 302, 302] },
  { path: 'account/tokens', get: evaluators(), post: evaluators(422) },
  { path: 'account/password', get: signedIn(), post: signedIn(422) },
  { path: 'account/reset/:token', get: everyone(410), post: everyone(422), with: { token: 'none' } },

  // operator
  { path: 'operator', get: operators(), post: operators(422) },
  { path: 'operator/accounts/:name', get: operators(), post: operators(400), with: { name: 'foreign' } },
  { path: 'operator/audit', get: operators() },

  // interface for machines
  { path: 'api', get: everyone() },
  { path: 'api/v1/openapi.json', get: everyone() },
  { path: 'api/v1/releases', get: everyone() },
  { path: 'api/v1/releases/:release/microdata', get: evaluatorsByMachine() },
  // there is none before an evaluator has made one
  { path: 'api/v1/releases/:release/public-file', get: everyone(404) },
  { path: 'api/v1/releases/:release/:table', get: everyone(), with: { table: 'estimates' } },
  { path: 'api/v1/waves', get: everyone() },
  { path: 'api/v1/waves/:wave/questionnaire', get: everyone(), with: { wave: 'spring' } },
  {
    path: 'api/v1/waves/:wave/tickets',
    get: everyone(404),
    post: everyone(400),
    with: { wave: 'spring' },
  },

  // official
  { path: 'official', get: [302, 302, 302, 302, FORBIDDEN, FORBIDDEN] },
  { path: 'official/:cityCode', get: ofTheCity(), post: ofTheCity(400) },
  { path: 'official/:cityCode/brief', get: ofTheCity() },
  { path: 'official/:cityCode/press', get: ofTheCity() },

  // evaluator
  { path: 'evaluator', get: evaluators(), post: evaluators(400) },
  { path: 'evaluator/check/:check?', get: evaluators(), post: evaluators(422), with: { 'check?': '' } },
  { path: 'evaluator/check/:check/:file', get: evaluators(404), with: { check: 'none', file: 'result.csv' } },
  { path: 'evaluator/waves/new', get: evaluators(), post: evaluators(422) },
  { path: 'evaluator/waves/:wave', get: evaluators(), post: evaluators(400) },
  { path: 'evaluator/waves/:wave/edit', get: evaluators(), post: evaluators(422), with: { wave: 'planned' } },
  { path: 'evaluator/waves/:wave/copy', get: evaluators(), post: evaluators(422) },
  { path: 'evaluator/waves/:wave/field', get: evaluators(), post: evaluators(409) },
  { path: 'evaluator/waves/:wave/field/:file', get: evaluators(404), with: { file: 'none.csv' } },
  { path: 'evaluator/waves/:wave/channels', get: evaluators(), post: evaluators(409) },
  { path: 'evaluator/waves/:wave/quotas', get: evaluators(), post: evaluators(422) },
  { path: 'evaluator/waves/:wave/assisted', get: evaluators(), post: evaluators(400) },
  { path: 'evaluator/waves/:wave/paper', get: evaluators() },
  { path: 'evaluator/waves/:wave/paper/sheet', get: evaluators() },
  { path: 'evaluator/waves/:wave/paper/enter', get: evaluators(), post: evaluators(409) },
  { path: 'evaluator/waves/:wave/quality', get: evaluators(), post: evaluators(400) },
  { path: 'evaluator/waves/:wave/sample', get: evaluators(), post: evaluators(422) },
  { path: 'evaluator/waves/:wave/sample/letters', get: evaluators(), post: evaluators(409) },
  {
    path: 'evaluator/waves/:wave/sample/files/:file',
    get: evaluators(404),
    post: evaluators(303),
    with: { file: 'none' },
  },
  { path: 'evaluator/waves/:wave/weighting', get: evaluators() },
  { path: 'evaluator/waves/:wave/small-areas', get: evaluators() },
  { path: 'evaluator/waves/:wave/themes', get: evaluators(), post: evaluators(400) },
  { path: 'evaluator/waves/:wave/tables', get: evaluators() },
  { path: 'evaluator/waves/:wave/tables/:file', get: evaluators(), with: { file: 'table.csv' } },
  { path: 'evaluator/waves/:wave/methods', get: evaluators(), post: evaluators(303) },
  { path: 'evaluator/waves/:wave/methods/:file', get: evaluators(404), with: { file: 'none.csv' } },
  { path: 'evaluator/waves/:wave/studio', get: evaluators(), post: evaluators() },
  { path: 'evaluator/waves/:wave/studio/data', get: evaluators() },
  { path: 'evaluator/waves/:wave/robustness', get: evaluators(), post: evaluators(422) },
  { path: 'evaluator/waves/:wave/robustness/:file', get: evaluators(404), with: { file: 'none.csv' } },
  { path: 'evaluator/waves/:wave/trends', get: evaluators(), post: evaluators(400) },
  { path: 'evaluator/schemes', get: evaluators(), post: evaluators(400) },
  { path: 'evaluator/releases/:release', get: evaluators(), post: evaluators(200) },
  { path: 'evaluator/releases/:release/exports', get: evaluators(), post: evaluators(422) },
  { path: 'evaluator/releases/:release/exports/:job', get: evaluators(404), with: { job: 'none' } },
  { path: 'evaluator/releases/:release/codebook', get: evaluators() },
  { path: 'evaluator/releases/:release/studio', get: evaluators(), post: evaluators() },
  { path: 'evaluator/releases/:release/studio/data', get: evaluators() },
  { path: 'evaluator/releases/:release/cities/:cityCode', get: evaluators() },

  // questionnaires
  { path: 'evaluator/questionnaires', get: evaluators(), post: evaluators(422) },
  { path: 'evaluator/questionnaires/:code', get: evaluators(), post: evaluators(422) },
  {
    path: 'evaluator/questionnaires/:code/phone/:lang',
    get: evaluators(),
    post: evaluators(200),
    with: { lang: 'en' },
    query: '?city=330100',
  },
  {
    path: 'evaluator/questionnaires/:code/items/:item',
    get: evaluators(),
    post: evaluators(422),
    with: { item: 'smile_greet_day' },
  },
  { path: 'evaluator/questionnaires/:code/bank', get: evaluators(), post: evaluators(422) },
  { path: 'evaluator/questionnaires/:code/forms', get: evaluators(), post: evaluators(422) },
  { path: 'evaluator/questionnaires/:code/languages', get: evaluators(), post: evaluators(422) },
  { path: 'evaluator/questionnaires/:code/branching', get: evaluators(), post: evaluators(422) },
  { path: 'evaluator/questionnaires/:code/checks', get: evaluators(), post: evaluators(422) },
  { path: 'evaluator/questionnaires/:code/history', get: evaluators(), post: evaluators(400) },
  { path: 'evaluator/questionnaires/:code/preview', get: evaluators() },
  { path: 'evaluator/questionnaires/:code/save', get: everyone(400), post: evaluators(200) },
  { path: 'evaluator/questionnaires/:code/file', get: evaluators() },

  // system
  { path: '*', get: everyone(404), post: everyone(405), with: { '*': 'nowhere' } },

  // last, since it ends the sessions of those who are signed in
  { path: 'account/sign-out', get: everyone(302), post: everyone(302) },
]
