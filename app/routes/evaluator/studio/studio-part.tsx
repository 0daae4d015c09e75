import { useTranslation } from 'react-i18next'

import studioWorker from '#app/studio/studio-worker.ts?worker&url'
import studioScript from '#app/studio/studio.ts?worker&url'
import { EmptyState } from '#app/ui/layout/empty-state.tsx'
import { StudioPage } from '#app/ui/staff/studio/studio-page.tsx'
import type { StudioView } from '#app/ui/staff/studio/studio-view.ts'

/** The studio with its script and worker, or why it cannot be opened yet. */
export function StudioPart({ view, refused }: { view: StudioView | null; refused: string | null }) {
  const { t } = useTranslation('evaluator')
  return (
    <>
      <p className="lead">{t('studio.lead')}</p>
      {view ? (
        <StudioPage view={view} script={studioScript} worker={studioWorker} data={`${view.path}/data`} />
      ) : (
        <EmptyState title={t('studio.closed')}>
          <p>{refused}</p>
        </EmptyState>
      )}
    </>
  )
}
