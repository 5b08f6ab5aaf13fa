// What stands in the place of an answer: loading, refused, unreachable, nothing.
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { trouble, Unreachable } from '../api/problem'
import { Button } from './Button'
import { Notice, Skeleton } from './Notice'

export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation()
  const found = trouble(error)
  const again = retry && <Button onClick={retry}>{t('common.retry')}</Button>
  if (error instanceof Unreachable) {
    return (
      <Notice tone="warning" live title={t('error.unreachable')} action={again}>
        <p>{t('error.unreachableWhy')}</p>
      </Notice>
    )
  }
  if (!found) return <Notice tone="bad" live title={t('error.unexpected')} action={again} />
  const right = found.status === 403
  return (
    <Notice
      tone={right ? 'warning' : 'bad'}
      live
      title={found.problem.title || t('error.unexpected')}
      action={right ? undefined : again}
    >
      {right && <p>{found.code === 'purpose' ? t('error.purpose') : t('error.noRight')}</p>}
      {found.problem.detail && found.problem.detail !== found.problem.title && <p>{found.problem.detail}</p>}
      {found.errors.length > 0 && (
        <ul>
          {found.errors.map((e) => (
            <li key={`${e.pointer}${e.message}`}>{e.message}</li>
          ))}
        </ul>
      )}
      <p className="small">
        {t('error.code')} <code>{found.code}</code>
        {found.problem.traceId && (
          <>
            {' · '}
            {t('error.trace')} <code>{found.problem.traceId}</code>
          </>
        )}
      </p>
    </Notice>
  )
}

/** Shows an answer, or what stands in its place. */
export function Answer<T>(p: { query: UseQueryResult<T>; lines?: number; children: (data: T) => ReactNode }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = p.query
  if (data !== undefined) {
    return (
      <>
        {error && (
          <Notice
            tone="warning"
            live
            title={t('error.stale')}
            action={<Button onClick={() => void refetch()}>{t('common.retry')}</Button>}
          />
        )}
        {p.children(data)}
      </>
    )
  }
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  return isPending ? <Skeleton label={t('common.loading')} lines={p.lines} /> : null
}
