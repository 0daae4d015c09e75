import { index, layout, prefix, route, type RouteConfig } from '@remix-run/route-config'

/** Every URL of the platform, on one page. The collection endpoint and health checks stand in `server.ts`. */
export default [
  // resident
  layout('routes/resident/layout.tsx', [
    index('routes/public/start.tsx'),
    route('s/:wave', 'routes/resident/choose-city.tsx'),
    route('s/:wave/:city', 'routes/resident/answer.tsx'),
    route('s/:wave/:city/done', 'routes/resident/done.tsx'),
    route('s/:wave/:city/assisted/:mode', 'routes/resident/assisted-answer.tsx'),
    route('assisted', 'routes/resident/assisted.tsx'),
    route('assisted/key', 'routes/resident/assisted-key.ts'),
    route('withdraw', 'routes/resident/withdraw.tsx'),
    route('i/:code?', 'routes/resident/invitation.tsx'),
    route('accessibility', 'routes/resident/accessibility.tsx'),
    // evaluators see them before anybody is asked
    route('evaluator/questionnaires/:code/phone/:lang', 'routes/evaluator/questionnaires/preview/phone.tsx'),
  ]),

  // public
  route('ranking', 'routes/public/ranking.tsx'),
  route('ranking/my-weights', 'routes/public/own-weights.tsx'),
  route('data', 'routes/public/data.tsx'),
  route('compare', 'routes/public/compare.tsx'),
  route('cities/:cityCode', 'routes/public/city.tsx'),
  route('method', 'routes/public/method.tsx'),
  route('method/handbook', 'routes/public/method-handbook.tsx'),

  // account
  route('account', 'routes/account/account.tsx'),
  route('account/sign-in', 'routes/account/sign-in.tsx'),
  route('account/sign-out', 'routes/account/sign-out.ts'),
  route('account/tokens', 'routes/account/tokens/tokens.tsx'),
  route('account/password', 'routes/account/password.tsx'),
  route('account/reset/:token', 'routes/account/reset.tsx'),

  // operator
  route('operator', 'routes/operator/accounts.tsx'),
  route('operator/accounts/:name', 'routes/operator/account.tsx'),
  route('operator/audit', 'routes/operator/audit.tsx'),

  // api
  route('api', 'routes/api/guide.tsx'),
  route('api/v1/openapi.json', 'routes/api/openapi.ts'),
  route('api/v1/releases', 'routes/api/releases.ts'),
  route('api/v1/releases/:release/microdata', 'routes/api/releases-microdata.ts'),
  route('api/v1/releases/:release/public-file', 'routes/api/releases-public-file.ts'),
  route('api/v1/releases/:release/:table', 'routes/api/releases-table.ts'),
  route('api/v1/waves', 'routes/api/waves.ts'),
  route('api/v1/waves/:wave/questionnaire', 'routes/api/waves-questionnaire.ts'),
  route('api/v1/waves/:wave/tickets', 'routes/api/waves-tickets.ts'),

  // official
  route('official', 'routes/official/home.tsx'),
  route('official/:cityCode', 'routes/official/city.tsx'),
  route('official/:cityCode/brief', 'routes/official/brief.tsx'),
  route('official/:cityCode/press', 'routes/official/press.tsx'),

  // evaluator
  route('evaluator', 'routes/evaluator/home.tsx'),
  route('evaluator/check/:check?', 'routes/evaluator/check/check.tsx'),
  route('evaluator/check/:check/:file', 'routes/evaluator/check/check-file.ts'),
  route('evaluator/waves/new', 'routes/evaluator/wave/new-wave.tsx'),
  route('evaluator/waves/:wave', 'routes/evaluator/wave/wave.tsx'),
  route('evaluator/waves/:wave/edit', 'routes/evaluator/field/edit-wave.tsx'),
  route('evaluator/waves/:wave/copy', 'routes/evaluator/field/copy-wave.tsx'),
  route('evaluator/waves/:wave/field', 'routes/evaluator/field/field.tsx'),
  route('evaluator/waves/:wave/field/:file', 'routes/evaluator/field/field-file.ts'),
  route('evaluator/waves/:wave/channels', 'routes/evaluator/field/channels.tsx'),
  route('evaluator/waves/:wave/quotas', 'routes/evaluator/field/quotas.tsx'),
  route('evaluator/waves/:wave/assisted', 'routes/evaluator/assisted/assisted.tsx'),
  route('evaluator/waves/:wave/paper', 'routes/evaluator/paper/paper.tsx'),
  route('evaluator/waves/:wave/paper/sheet', 'routes/evaluator/paper/paper-sheet.tsx'),
  route('evaluator/waves/:wave/paper/enter', 'routes/evaluator/paper/paper-enter.tsx'),
  route('evaluator/waves/:wave/quality', 'routes/evaluator/estimates/quality.tsx'),
  route('evaluator/waves/:wave/sample', 'routes/evaluator/sample/sample.tsx'),
  route('evaluator/waves/:wave/sample/letters', 'routes/evaluator/sample/letters.tsx'),
  route('evaluator/waves/:wave/sample/files/:file', 'routes/evaluator/sample/sample-file.ts'),
  route('evaluator/waves/:wave/weighting', 'routes/evaluator/estimates/weighting.tsx'),
  route('evaluator/waves/:wave/tables', 'routes/evaluator/tables/tables.tsx'),
  route('evaluator/waves/:wave/tables/:file', 'routes/evaluator/tables/table-file.ts'),
  route('evaluator/waves/:wave/methods', 'routes/evaluator/tables/methods.tsx'),
  route('evaluator/waves/:wave/methods/:file', 'routes/evaluator/tables/methods-file.ts'),
  route('evaluator/waves/:wave/themes', 'routes/evaluator/estimates/themes.tsx'),
  route('evaluator/waves/:wave/small-areas', 'routes/evaluator/estimates/small-areas.tsx'),
  route('evaluator/waves/:wave/studio', 'routes/evaluator/studio/studio.tsx'),
  route('evaluator/waves/:wave/studio/data', 'routes/evaluator/studio/studio-data.ts'),
  route('evaluator/waves/:wave/robustness', 'routes/evaluator/robustness/robustness.tsx'),
  route('evaluator/waves/:wave/robustness/:file', 'routes/evaluator/robustness/robustness-file.ts'),
  route('evaluator/waves/:wave/trends', 'routes/evaluator/trends/trends.tsx'),
  route('evaluator/questionnaires', 'routes/evaluator/questionnaires/questionnaires.tsx'),
  ...prefix('evaluator/questionnaires/:code', [
    index('routes/evaluator/questionnaires/outline.tsx'),
    route('items/:item', 'routes/evaluator/questionnaires/item.tsx'),
    route('bank', 'routes/evaluator/questionnaires/bank.tsx'),
    route('forms', 'routes/evaluator/questionnaires/forms.tsx'),
    route('languages', 'routes/evaluator/questionnaires/languages.tsx'),
    route('branching', 'routes/evaluator/questionnaires/branching.tsx'),
    route('checks', 'routes/evaluator/questionnaires/checks.tsx'),
    route('history', 'routes/evaluator/questionnaires/history.tsx'),
    route('preview', 'routes/evaluator/questionnaires/preview/preview.tsx'),
    route('save', 'routes/evaluator/questionnaires/editing/save.ts'),
    route('file', 'routes/evaluator/questionnaires/file.ts'),
  ]),
  route('evaluator/schemes', 'routes/evaluator/studio/schemes.tsx'),
  route('evaluator/releases/:release', 'routes/evaluator/releases/release.tsx'),
  route('evaluator/releases/:release/exports', 'routes/evaluator/releases/exports.tsx'),
  route('evaluator/releases/:release/exports/:job', 'routes/evaluator/releases/export-file.ts'),
  route('evaluator/releases/:release/codebook', 'routes/evaluator/releases/codebook.tsx'),
  route('evaluator/releases/:release/studio', 'routes/evaluator/studio/release-studio.tsx'),
  route('evaluator/releases/:release/studio/data', 'routes/evaluator/studio/release-studio-data.ts'),
  route('evaluator/releases/:release/cities/:cityCode', 'routes/evaluator/releases/release-city.tsx'),

  // system
  route('*', 'routes/system/not-found.ts'),
] satisfies RouteConfig
