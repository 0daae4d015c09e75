import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { readDistrictNames } from '#app/services/reporting/read-district-names.server.ts'
import { readCityReport, readRelease } from '#app/services/reporting/read-releases.server.ts'
import { CityPage } from '#app/ui/results/city/city-page.tsx'
import { CityDomains } from '#app/ui/results/domains/city-domains.tsx'
import { SitePage } from '#app/ui/layout/site-page.tsx'
import { useReleaseWords } from '#app/ui/results/release/use-release-words.ts'
import { CityWeighting } from '#app/ui/staff/wave/weighting/city-weighting.tsx'

import { forPage } from '#app/routes/for-page.ts'
import { requireRole } from '#app/routes/guard.server.ts'
import { pageMeta } from '#app/routes/page-meta.ts'

export { noStore as headers } from '#app/routes/no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data)

/** One city of a release as evaluators may read it, with its weighting. @throws Response 404 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['evaluator'])
  const { database, language } = context
  const release = await readRelease(database, params['release'] ?? 'none')
  const report =
    release && (await readCityReport(database, release.id, params['cityCode'] ?? '', 'evaluator'))
  if (!report) throw new Response(null, { status: 404 })
  const name = report.city.name[language]
  const { id: wave, closesOn } = release.summary.wave
  const { pathname, search } = new URL(request.url)
  return {
    title: translator(language).t('evaluator:releasePage.cityTitle', { id: release.id, name }),
    city: forPage({
      release,
      report,
      path: pathname + search,
      districts: await readDistrictNames(database, wave, report.city.code, closesOn),
    }),
  }
}

export default function ReleaseCity() {
  const { t } = useTranslation('evaluator')
  const { release, report, path, districts } = useLoaderData<typeof loader>().city.value
  const words = useReleaseWords(release)
  const { weighting } = report
  const own = `/evaluator/releases/${release.id}`
  return (
    <SitePage
      crumbs={[
        { label: t('home.title'), to: '/evaluator' },
        { label: release.id, to: own },
      ]}
    >
      <CityPage release={release} report={report} latest audience="evaluator" withItems />
      <CityDomains view={{ release, report, audience: 'evaluator' }} path={path} />
      <section aria-labelledby="weighting">
        <h2 id="weighting">{t('weighting.title')}</h2>
        {weighting ? (
          <CityWeighting
            weighed={{ city: report.city, design: report.design, n: report.n ?? 0, weighting }}
            districts={districts}
            about={words.about}
            source={words.source}
          />
        ) : (
          <p>{t('weighting.noneReleased')}</p>
        )}
      </section>
    </SitePage>
  )
}
