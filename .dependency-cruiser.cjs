/**
 * The arrows of the house: who may import whom. `npm run check` reads them.
 * A folder of `app` is listed with the folders it may use; everything else in `app` is refused.
 */
const arrows = {
  // phone, studio: a route names the address of their bundles, it never calls them
  routes: ['services', 'ui', 'survey', 'platform', 'phone', 'studio'],
  ui: ['survey'],
  services: ['data', 'survey', 'statistics', 'formats', 'platform'],
  phone: ['survey'],
  studio: ['statistics', 'survey', 'ui'],
  data: ['survey', 'platform'],
  survey: [],
  formats: ['survey'],
  statistics: [],
  platform: [],
  commands: ['services', 'platform'],
}

const layerRules = Object.entries(arrows).map(([folder, allowed]) => ({
  name: `arrow-${folder}`,
  comment: `app/${folder} may import ${allowed.length ? allowed.join(', ') : 'nothing else of app'}`,
  severity: 'error',
  from: { path: `^app/${folder}/` },
  to: { path: '^app/', pathNot: `^app/(${[folder, ...allowed].join('|')})/` },
}))

module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    ...layerRules,
    {
      name: 'stages-meet-in-data',
      comment: 'two stages of services meet in data, never by importing each other',
      severity: 'error',
      from: { path: '^app/services/([^/]+)/' },
      to: { path: '^app/services/([^/]+)/', pathNot: '^app/services/$1/' },
    },
    {
      name: 'phone-takes-the-interpreter-only',
      comment: 'the phone carries the rule interpreter of survey, and no package',
      severity: 'error',
      from: { path: '^app/phone/(?!tickets/)' },
      to: { pathNot: '^app/(phone/|survey/(rules/|item\\.ts$))' },
    },
    {
      name: 'tickets-are-fetched-for-the-invited-only',
      comment:
        'blind signatures come in a worker of their own, which the answer page knows by its address and by types',
      severity: 'error',
      from: { path: '^app/phone/(?!tickets/)' },
      to: { path: '^app/phone/tickets/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'studio-takes-formats-only',
      comment: 'of ui the studio takes how numbers are written; of survey nothing that brings Zod along',
      severity: 'error',
      from: { path: '^app/studio/' },
      to: {
        path: '^app/(ui|survey)/|node_modules/',
        pathNot:
          '^app/(ui/format/format\\.ts$|survey/own-weights/|survey/scheme/(scheme-fields|scheme-tree|studio-sentences)\\.ts$)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'statistics-stand-alone',
      comment: 'numbers in, numbers out: @stdlib, ml-matrix and highs are the only packages',
      severity: 'error',
      from: { path: '^app/statistics/' },
      to: { pathNot: '^app/statistics/|node_modules/(@stdlib|ml-matrix|highs)/' },
    },
    {
      name: 'client-is-database-only',
      comment: 'the generated client is used by platform and data',
      severity: 'error',
      from: { pathNot: '^app/(platform|data)/|^prisma/' },
      to: { path: '^app/platform/prisma-client/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^app/platform/prisma-client/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
